#include "mapwire/model/spill_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>

#include "mapwire/model/error.hpp"

namespace mapwire {

SpillFile::SpillFile(std::filesystem::path folder) : folder_(std::move(folder)) {
    descriptor_ = ::open(folder_.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor_ >= 0) { return; }
    auto name = (folder_ / ".spill-XXXXXX").string();  // not every file system knows files without name
    descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor_ < 0) { fail(); }
    ::unlink(name.c_str());
}

SpillFile::~SpillFile() {
    if (descriptor_ >= 0) { ::close(descriptor_); }
}

void SpillFile::fail() const {
    throw RunError({folder_.string(), "writing aside failed (" + std::generic_category().message(errno) + ")",
                    "Free some space there, then run again"});
}

std::uint64_t SpillFile::append(std::string_view bytes) {
    const auto place = end_;
    while (!bytes.empty()) {
        const auto written = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(end_));
        if (written < 0 && errno == EINTR) { continue; }
        if (written <= 0) { fail(); }
        bytes.remove_prefix(static_cast<std::size_t>(written));
        end_ += static_cast<std::uint64_t>(written);
    }
    return place;
}

void SpillFile::read(std::uint64_t place, char* to, std::size_t size) const {
    for (std::size_t done = 0; done < size;) {
        const auto got = ::pread(descriptor_, to + done, size - done, static_cast<off_t>(place + done));
        if (got < 0 && errno == EINTR) { continue; }
        if (got <= 0) { fail(); }
        done += static_cast<std::size_t>(got);
    }
}

}  // namespace mapwire
