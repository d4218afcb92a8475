#pragma once

#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

namespace mapwire {

/// Flushes files to the disk while others are still being written: the disk is waited for once, not file after file.
class DiskFlusher {
public:
    DiskFlusher() = default;
    /// Gives up what is not flushed yet.
    ~DiskFlusher();
    DiskFlusher(const DiskFlusher&) = delete;
    DiskFlusher& operator=(const DiskFlusher&) = delete;

    /// Takes over a file that is written to its end; `shown` is what messages call it.
    void take(int descriptor, std::filesystem::path shown);
    /// Returns when all are with the disk. Throws RunError for one that is not.
    void wait();

private:
    struct File {
        int descriptor;
        std::filesystem::path shown;
    };
    struct Failure {
        std::size_t file;
        int error;
    };
    void work(std::unique_lock<std::mutex>& lock);

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<File> files_;
    std::size_t next_ = 0;  // that nobody works on yet
    std::size_t done_ = 0;
    std::vector<Failure> failures_;
    bool ended_ = false;
    std::thread thread_;
};

}  // namespace mapwire
