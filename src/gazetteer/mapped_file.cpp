#include "gazetteer/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "mapwire/model/error.hpp"

namespace mapwire {

MappedFile MappedFile::open(const std::filesystem::path& file) {
    const auto refused = [&](const char* what) {
        return InputError(
            {file.string(), std::string(what) + " (" + std::strerror(errno) + ")", "Check the name and the rights"});
    };
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) { throw refused("the file cannot be opened"); }
    struct stat facts {};
    if (::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) {
        errno = errno == 0 ? EINVAL : errno;
        ::close(descriptor);
        throw refused("this is no file that can be read");
    }
    const auto size = static_cast<std::size_t>(facts.st_size);
    if (size == 0) {
        ::close(descriptor);
        return MappedFile{{}};
    }
    void* address = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
    ::close(descriptor);
    if (address == MAP_FAILED) { throw refused("the file cannot be mapped into memory"); }
    return MappedFile{{static_cast<const std::byte*>(address), size}};
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
}

MappedFile::~MappedFile() {
    if (!bytes_.empty()) { ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size()); }
}

}  // namespace mapwire
