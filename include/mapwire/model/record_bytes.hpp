#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mapwire/model/date.hpp"
#include "mapwire/model/layer.hpp"

/// Values as bytes, for what is kept on disk between the steps of a run. Whole numbers are LEB128 (signed ones
/// zigzag), real numbers eight bytes little-endian, texts their length and bytes. A text that came before in the same
/// record is written as its number: the sentence and title of an article stand once, however many features quote them.
namespace mapwire {

/// Bytes that are no record: cut short, or a number that means nothing.
class DamagedRecord : public std::runtime_error {
public:
    DamagedRecord() : std::runtime_error("the record is damaged") {}
};

class RecordWriter {
public:
    RecordWriter& whole(std::uint64_t value);
    RecordWriter& number(std::int64_t value);
    RecordWriter& real(double value);
    RecordWriter& flag(bool value) { return whole(value ? 1 : 0); }
    RecordWriter& text(std::string_view value);
    RecordWriter& date(std::optional<Date> value);
    RecordWriter& geometry(const Geometry& value);
    RecordWriter& feature(const Feature& value);

    [[nodiscard]] const std::string& bytes() const noexcept { return bytes_; }
    [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
    RecordWriter& positions(const std::vector<Coordinate>& list);
    std::string bytes_;
    std::unordered_map<std::string, std::uint64_t> texts_;  // number of each text written so far
};

/// Reads what a RecordWriter wrote, call by call in the same order; the bytes must outlive it. Throws DamagedRecord.
class RecordReader {
public:
    explicit RecordReader(std::string_view bytes) : bytes_(bytes) {}
    [[nodiscard]] std::uint64_t whole();
    [[nodiscard]] std::int64_t number();
    [[nodiscard]] double real();
    [[nodiscard]] bool flag() { return whole() != 0; }
    [[nodiscard]] std::string text() { return std::string(view()); }
    [[nodiscard]] std::string_view view();
    [[nodiscard]] std::optional<Date> date();
    [[nodiscard]] Geometry geometry();
    [[nodiscard]] Feature feature();
    /// A count of things of which each takes a byte at least.
    [[nodiscard]] std::size_t count();
    [[nodiscard]] bool at_end() const noexcept { return at_ == bytes_.size(); }

private:
    [[nodiscard]] std::vector<Coordinate> positions();
    [[nodiscard]] std::string_view raw(std::size_t size);
    std::string_view bytes_;
    std::size_t at_ = 0;
    std::vector<std::string_view> texts_;
};

}  // namespace mapwire
