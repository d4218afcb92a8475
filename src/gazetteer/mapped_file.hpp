#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace mapwire {

/// A file's bytes in memory, read when they are touched and shared by all processes that have it open.
class MappedFile {
public:
    /// Throws InputError when the file cannot be read. An empty file has no bytes.
    [[nodiscard]] static MappedFile open(const std::filesystem::path& file);
    [[nodiscard]] std::span<const std::byte> bytes() const noexcept { return bytes_; }

    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

private:
    explicit MappedFile(std::span<const std::byte> bytes) noexcept : bytes_(bytes) {}
    std::span<const std::byte> bytes_;
};

}  // namespace mapwire
