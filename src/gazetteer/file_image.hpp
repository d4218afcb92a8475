#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

#include "gazetteer/chunked_vector.hpp"
#include "gazetteer/file_format.hpp"

namespace mapwire {

/// Sections in memory that somebody else keeps, and the file they make together.
class FileImage {
public:
    template <class T>
    void add(mwg::SectionId id, std::span<const T> records) {
        add_part(id, sizeof(T), records.size(), std::as_bytes(records), true);
    }
    template <class T, std::size_t Bits>
    void add(mwg::SectionId id, const ChunkedVector<T, Bits>& records) {
        bool first = true;
        if (records.size() == 0) { add(id, std::span<const T>{}); }
        records.for_each_part([&](std::span<const T> part) {
            add_part(id, sizeof(T), part.size(), std::as_bytes(part), first);
            first = false;
        });
    }
    [[nodiscard]] std::vector<std::byte> bytes() const;
    /// The file appears whole or not at all. Throws RunError.
    void write(const std::filesystem::path& file) const;

private:
    struct Entry {
        mwg::Section section;
        std::vector<std::span<const std::byte>> parts;
    };
    void add_part(mwg::SectionId id, std::size_t record_size, std::size_t count, std::span<const std::byte> bytes,
                  bool first);
    template <class Sink>
    void write_to(Sink sink) const;
    std::vector<Entry> entries_;
};

}  // namespace mapwire
