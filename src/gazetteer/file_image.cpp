#include "gazetteer/file_image.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "gazetteer/hashing.hpp"
#include "mapwire/model/error.hpp"

namespace mapwire {
namespace {

constexpr std::uint64_t alignment = 64;

std::uint64_t aligned(std::uint64_t offset) { return (offset + alignment - 1) / alignment * alignment; }

}  // namespace

void FileImage::add_part(mwg::SectionId id, std::size_t record_size, std::size_t count,
                         std::span<const std::byte> bytes, bool first) {
    if (first) {
        entries_.push_back({{static_cast<std::uint32_t>(id), static_cast<std::uint32_t>(record_size), 0, 0, 0}, {}});
    }
    entries_.back().section.count += count;
    entries_.back().parts.push_back(bytes);
}

template <class Sink>
void FileImage::write_to(Sink sink) const {
    std::vector<mwg::Section> table;
    std::uint64_t offset = sizeof(mwg::Header) + entries_.size() * sizeof(mwg::Section);
    for (const auto& entry : entries_) {
        hashing::Checksum checksum;
        for (const auto part : entry.parts) { checksum.add(part.data(), part.size()); }
        auto section = entry.section;
        section.offset = aligned(offset);
        section.checksum = checksum.value();
        offset = section.offset + section.count * section.record_size;
        table.push_back(section);
    }
    mwg::Header header{mwg::magic, mwg::version, static_cast<std::uint32_t>(table.size()), offset, 0, {}};
    const auto table_bytes = std::as_bytes(std::span(table));
    hashing::Checksum checksum;
    checksum.add(&header, sizeof header);
    checksum.add(table_bytes.data(), table_bytes.size());
    header.checksum = checksum.value();
    sink(std::as_bytes(std::span(&header, 1)));
    sink(table_bytes);
    std::uint64_t written = sizeof header + table_bytes.size();
    constexpr std::byte zeros[alignment] = {};
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        sink(std::span(zeros).first(table[i].offset - written));
        for (const auto part : entries_[i].parts) { sink(part); }
        written = table[i].offset + table[i].count * table[i].record_size;
    }
}

std::vector<std::byte> FileImage::bytes() const {
    std::vector<std::byte> result;
    write_to([&](std::span<const std::byte> part) { result.insert(result.end(), part.begin(), part.end()); });
    return result;
}

void FileImage::write(const std::filesystem::path& file) const {
    auto beside = file;
    beside += ".part";
    const auto failed = [&](const std::string& what) {
        const std::string reason = std::strerror(errno);
        std::error_code ignored;
        std::filesystem::remove(beside, ignored);
        return RunError({file.string(), what + " (" + reason + ")", "Choose a folder with room that you may write to"});
    };
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::fopen(beside.c_str(), "wb"), &std::fclose);
    if (!stream) { throw failed("the gazetteer cannot be written"); }
    bool good = true;
    write_to([&](std::span<const std::byte> part) {
        if (part.empty()) { return; }
        good = good && std::fwrite(part.data(), 1, part.size(), stream.get()) == part.size();
    });
    if (!good || std::fflush(stream.get()) != 0) { throw failed("writing the gazetteer failed"); }
    std::error_code error;
    std::filesystem::rename(beside, file, error);
    if (error) {
        errno = error.value();
        throw failed("the finished gazetteer cannot take its name");
    }
}

}  // namespace mapwire
