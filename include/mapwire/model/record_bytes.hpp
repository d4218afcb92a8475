#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
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
    enum class Texts : bool { numbered, in_full };  ///< in_full where few texts come twice: more bytes, sooner written
    explicit RecordWriter(Texts texts = Texts::numbered) : in_full_(texts == Texts::in_full) {}

    RecordWriter& whole(std::uint64_t value) {
        char* at = room(10);
        while (value >= 0x80U) {
            *at++ = static_cast<char>(value | 0x80U);
            value >>= 7U;
        }
        *at++ = static_cast<char>(value);
        return end_at(at);
    }
    RecordWriter& number(std::int64_t value) {
        const auto bits = static_cast<std::uint64_t>(value);
        return whole((bits << 1U) ^ (value < 0 ? ~std::uint64_t{0} : 0));
    }
    RecordWriter& real(double value) { return end_at(put_real(room(8), value)); }
    RecordWriter& flag(bool value) { return whole(value ? 1 : 0); }
    RecordWriter& text(std::string_view value);
    RecordWriter& date(std::optional<Date> value);
    RecordWriter& geometry(const Geometry& value);
    RecordWriter& feature(const Feature& value);

    [[nodiscard]] std::string_view bytes() const noexcept { return {bytes_.data(), size_}; }
    /// The bytes, for keeps; the next record begins anew.
    [[nodiscard]] std::string take() {
        bytes_.resize(size_);
        size_ = 0;
        texts_.clear();
        slots_.clear();
        return std::exchange(bytes_, {});
    }

private:
    /// A text that stands in the bytes, by the number of its writing.
    struct Text {
        std::uint64_t begin;
        std::uint32_t size;
        std::uint32_t hash;
    };
    /// Where at least so many bytes can be written.
    char* room(std::size_t bytes) {
        if (bytes_.size() - size_ < bytes) { grow(bytes); }
        return bytes_.data() + size_;
    }
    RecordWriter& end_at(const char* end) noexcept {
        size_ = static_cast<std::size_t>(end - bytes_.data());
        return *this;
    }
    static char* put_real(char* at, double value) noexcept {
        const auto bits = std::bit_cast<std::uint64_t>(value);
        for (unsigned i = 0; i < 8; ++i) { at[i] = static_cast<char>(bits >> (8U * i)); }
        return at + 8;
    }
    void grow(std::size_t bytes);
    void more_slots();
    RecordWriter& text_in_full(std::string_view value);
    RecordWriter& positions(const std::vector<Coordinate>& list);
    std::string bytes_;  // room for more at its end
    std::size_t size_ = 0;
    bool in_full_;
    std::vector<Text> texts_;
    std::vector<std::uint32_t> slots_;  // open addressing: the number of a text and one, 0 where none is
};

/// Reads what a RecordWriter wrote, call by call in the same order; the bytes must outlive it. Throws DamagedRecord.
class RecordReader {
public:
    explicit RecordReader(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}
    [[nodiscard]] std::uint64_t whole() {
        if (at_ != end_ && (static_cast<unsigned char>(*at_) & 0x80U) == 0) {
            return static_cast<unsigned char>(*at_++);
        }
        return long_whole();
    }
    [[nodiscard]] std::int64_t number() {
        const auto bits = whole();
        return static_cast<std::int64_t>((bits >> 1U) ^ ((bits & 1U) != 0 ? ~std::uint64_t{0} : 0));
    }
    [[nodiscard]] double real() {
        std::uint64_t bits = 0;
        const auto* bytes = raw(8).data();
        for (unsigned i = 0; i < 8; ++i) { bits |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8U * i); }
        return std::bit_cast<double>(bits);
    }
    [[nodiscard]] bool flag() { return whole() != 0; }
    [[nodiscard]] std::string text() { return std::string(view()); }
    [[nodiscard]] std::string_view view();
    [[nodiscard]] std::optional<Date> date();
    [[nodiscard]] Geometry geometry();
    [[nodiscard]] Feature feature();
    /// The same in the place of another one, whose memory is used again.
    void feature(Feature& made);
    /// A count of things of which each takes a byte at least.
    [[nodiscard]] std::size_t count() {
        const auto size = whole();
        if (size > left()) { throw DamagedRecord(); }
        return size;
    }
    [[nodiscard]] bool at_end() const noexcept { return at_ == end_; }

private:
    [[nodiscard]] std::size_t left() const noexcept { return static_cast<std::size_t>(end_ - at_); }
    [[nodiscard]] std::uint64_t long_whole();
    [[nodiscard]] std::vector<Coordinate> positions();
    [[nodiscard]] std::string_view raw(std::size_t size) {
        if (size > left()) { throw DamagedRecord(); }
        const std::string_view piece(at_, size);
        at_ += size;
        return piece;
    }
    const char* at_;
    const char* end_;
    std::vector<std::string_view> texts_;
};

}  // namespace mapwire
