#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace mapwire {

/// A file without name for what does not fit into memory: it vanishes with the program, however that ends. Reading is
/// safe from several threads while nobody appends.
class SpillFile {
public:
    /// In this folder. Throws RunError when no file can be made there.
    explicit SpillFile(std::filesystem::path folder);
    ~SpillFile();
    SpillFile(const SpillFile&) = delete;
    SpillFile& operator=(const SpillFile&) = delete;

    /// Where the bytes begin. Throws RunError when the disk is full or fails.
    std::uint64_t append(std::string_view bytes);
    /// Fills `to` with what was appended from `place` on. Throws RunError when the disk fails.
    void read(std::uint64_t place, char* to, std::size_t size) const;
    [[nodiscard]] std::uint64_t size() const noexcept { return end_; }

private:
    [[noreturn]] void fail() const;
    std::filesystem::path folder_;
    int descriptor_ = -1;
    std::uint64_t end_ = 0;
};

}  // namespace mapwire
