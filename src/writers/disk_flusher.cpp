#include "writers/disk_flusher.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <thread>
#include <utility>

#include "writers/write_failure.hpp"

namespace mapwire {

DiskFlusher::~DiskFlusher() {
    for (std::size_t i = next_; i < files_.size(); ++i) { ::close(files_[i].descriptor); }
}

void DiskFlusher::take(int descriptor, std::filesystem::path shown) {
    // The disk begins. Where that cannot be, flush() waits longer.
    ::sync_file_range(descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);
    files_.push_back({descriptor, false, std::move(shown)});
}

void DiskFlusher::take_folder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) { files_.push_back({descriptor, true, folder}); }
}

void DiskFlusher::work() noexcept {
    for (auto i = next_++; i < files_.size(); i = next_++) {
        auto& file = files_[i];
        // Some file systems cannot flush; that is no failure.
        if (::fsync(file.descriptor) != 0 && errno != EINVAL) { file.error = errno; }
        if (::close(file.descriptor) != 0 && file.error == 0) { file.error = errno; }
    }
}

void DiskFlusher::flush() {
    // They wait for the disk, not for a processor.
    constexpr std::size_t most_helpers = 3;
    constexpr std::size_t worth_a_helper = 4;
    std::vector<std::jthread> helpers;
    try {
        for (auto left = std::min(most_helpers, files_.size() / worth_a_helper); left > 0; --left) {
            helpers.emplace_back([this] { work(); });
        }
    } catch (const std::system_error&) {
        // Without helpers it takes longer.
    }
    work();
    helpers.clear();  // waits for all
    const auto files = std::exchange(files_, {});
    next_ = 0;
    for (const auto& file : files) {
        if (file.error != 0 && !file.folder) { fail_midway(file.shown, file.error); }
    }
}

}  // namespace mapwire
