#include "gazetteer/file_image.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>

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

namespace {

/// A file that has no name until it is whole: a process that is killed while it writes leaves nothing. Where the file
/// system has no nameless files, it is FILE.part meanwhile.
class WholeFile {
public:
    explicit WholeFile(const std::filesystem::path& file) : beside_(file) {
        beside_ += ".part";
        const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
        constexpr mode_t rights = 0666;
        if (::access("/proc/self/fd", X_OK) == 0) {
            descriptor_ = ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, rights);
        }
        named_ = descriptor_ < 0;
        if (named_) { descriptor_ = ::open(beside_.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, rights); }
    }
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;
    ~WholeFile() {
        if (descriptor_ >= 0) { ::close(descriptor_); }
        if (named_ && !done_) { ::unlink(beside_.c_str()); }
    }

    [[nodiscard]] bool is_open() const noexcept { return descriptor_ >= 0; }

    /// False with errno when not all could be written.
    [[nodiscard]] bool write(std::span<const std::byte> bytes) noexcept {
        while (!bytes.empty()) {
            const auto written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) { continue; }
            if (written <= 0) { return false; }
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        }
        return true;
    }

    /// Gives the file its name, in place of one that has it. False with errno when that is not possible.
    [[nodiscard]] bool take_name(const std::filesystem::path& file) noexcept {
        if (!named_) {
            const auto self = "/proc/self/fd/" + std::to_string(descriptor_);
            ::unlink(beside_.c_str());
            if (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, beside_.c_str(), AT_SYMLINK_FOLLOW) != 0) { return false; }
            named_ = true;
        }
        done_ = ::rename(beside_.c_str(), file.c_str()) == 0;
        return done_;
    }

private:
    std::filesystem::path beside_;
    int descriptor_ = -1;
    bool named_ = true;
    bool done_ = false;
};

}  // namespace

void FileImage::write(const std::filesystem::path& file) const {
    const auto failed = [&](const std::string& what) {
        return RunError({file.string(), what + " (" + std::strerror(errno) + ")",
                         "Choose a folder with room that you may write to"});
    };
    WholeFile whole(file);
    if (!whole.is_open()) { throw failed("the gazetteer cannot be written"); }
    // In blocks that begin where large pages do, so that the system can keep the file in such: a look-up in a gazetteer
    // of the world waits for the tables of small pages longer than for its bytes.
    constexpr std::size_t block = std::size_t{2} << 20U;
    std::vector<std::byte> waiting;
    waiting.reserve(block);
    bool good = true;
    write_to([&](std::span<const std::byte> part) {
        while (!part.empty() && good) {
            if (waiting.empty() && part.size() >= block) {
                const auto whole_blocks = part.size() / block * block;
                good = whole.write(part.first(whole_blocks));
                part = part.subspan(whole_blocks);
                continue;
            }
            const auto fits = std::min(part.size(), block - waiting.size());
            waiting.insert(waiting.end(), part.begin(), part.begin() + static_cast<std::ptrdiff_t>(fits));
            part = part.subspan(fits);
            if (waiting.size() == block) {
                good = whole.write(waiting);
                waiting.clear();
            }
        }
    });
    good = good && whole.write(waiting);
    if (!good) { throw failed("writing the gazetteer failed"); }
    if (!whole.take_name(file)) { throw failed("the finished gazetteer cannot take its name"); }
}

}  // namespace mapwire
