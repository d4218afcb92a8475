#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace mapwire {

/// Flushes many files to the disk at once: asked one by one, a file system commits its journal for each.
class DiskFlusher {
public:
    DiskFlusher() = default;
    /// Gives up what is not flushed yet.
    ~DiskFlusher();
    DiskFlusher(const DiskFlusher&) = delete;
    DiskFlusher& operator=(const DiskFlusher&) = delete;

    /// Takes over a file that is written to its end; `shown` is what messages call it.
    void take(int descriptor, std::filesystem::path shown);
    /// The same for a folder's list of names; that it cannot be flushed is no failure.
    void take_folder(const std::filesystem::path& folder);
    /// Returns when all are with the disk. Throws RunError for the first that is not.
    void flush();

private:
    struct File {
        int descriptor;
        bool folder;
        std::filesystem::path shown;
        int error = 0;
    };
    void work() noexcept;

    std::vector<File> files_;
    std::atomic<std::size_t> next_{0};  // that nobody works on yet
};

}  // namespace mapwire
