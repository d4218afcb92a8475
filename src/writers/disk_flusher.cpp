#include "writers/disk_flusher.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "writers/write_failure.hpp"

namespace mapwire {

DiskFlusher::~DiskFlusher() {
    {
        const std::scoped_lock lock(mutex_);
        ended_ = true;
        for (; next_ < files_.size(); ++next_) { ::close(files_[next_].descriptor); }
    }
    changed_.notify_all();
    if (thread_.joinable()) { thread_.join(); }
}

void DiskFlusher::take(int descriptor, std::filesystem::path shown) {
    {
        const std::scoped_lock lock(mutex_);
        files_.push_back({descriptor, std::move(shown)});
        // A single file is not worth a thread.
        if (files_.size() == 1) { return; }
    }
    if (thread_.joinable()) { return changed_.notify_one(); }
    thread_ = std::thread([this] {
        std::unique_lock lock(mutex_);
        while (!ended_) {
            work(lock);
            changed_.wait(lock, [this] { return ended_ || next_ < files_.size(); });
        }
    });
}

/// Flushes one file after the other as long as some wait.
void DiskFlusher::work(std::unique_lock<std::mutex>& lock) {
    while (next_ < files_.size()) {
        const auto number = next_++;
        const int descriptor = files_[number].descriptor;
        lock.unlock();
        // Some file systems cannot flush; that is no failure.
        int error = ::fsync(descriptor) != 0 && errno != EINVAL ? errno : 0;
        if (::close(descriptor) != 0 && error == 0) { error = errno; }
        lock.lock();
        if (error != 0) { failures_.push_back({number, error}); }
        ++done_;
        changed_.notify_all();
    }
}

void DiskFlusher::wait() {
    std::unique_lock lock(mutex_);
    work(lock);
    changed_.wait(lock, [this] { return done_ == files_.size(); });
    if (failures_.empty()) { return; }
    const auto first = *std::min_element(failures_.begin(), failures_.end(),
                                         [](const Failure& a, const Failure& b) { return a.file < b.file; });
    fail_midway(files_[first.file].shown, first.error);
}

}  // namespace mapwire
