#include "articles/byte_stream.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace mapwire {
namespace {

constexpr std::size_t read_size = std::size_t{256} << 10U;

class FileStream final : public ByteStream {
public:
    FileStream(std::string path, int descriptor, std::uint64_t* count)
        : path_(std::move(path)), descriptor_(descriptor), count_(count) {}
    ~FileStream() override {
        if (descriptor_ != STDIN_FILENO) { ::close(descriptor_); }
    }
    FileStream(const FileStream&) = delete;
    FileStream& operator=(const FileStream&) = delete;

    std::size_t read(char* into, std::size_t size) override {
        while (true) {
            const auto got = ::read(descriptor_, into, size);
            if (got >= 0) {
                if (count_ != nullptr) { *count_ += static_cast<std::uint64_t>(got); }
                return static_cast<std::size_t>(got);
            }
            if (errno == EINTR) { continue; }
            throw StreamFault({path_, std::string("the file cannot be read to its end (") + std::strerror(errno) + ")",
                               "Check the disk"});
        }
    }

private:
    std::string path_;
    int descriptor_;
    std::uint64_t* count_;
};

}  // namespace

std::unique_ptr<ByteStream> open_file(const std::string& path, std::uint64_t* count) {
    if (path == "-") { return std::make_unique<FileStream>("standard input", STDIN_FILENO, count); }
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        if (errno == ENOENT) { throw StreamFault({path, "there is no such file", "Check the name"}); }
        if (errno == ELOOP) {
            throw StreamFault({path, "the symbolic link leads back to itself", "Mend or remove the link"});
        }
        throw StreamFault(
            {path, std::string("the file cannot be read (") + std::strerror(errno) + ")", "Check its permissions"});
    }
    struct stat status {};
    if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
        ::close(descriptor);
        throw StreamFault({path, "this is a directory, not an article", "Name the files in it"});
    }
    ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
    return std::make_unique<FileStream>(path, descriptor, count);
}

bool InputBuffer::fill() {
    if (begin_ > 0) {
        std::memmove(bytes_.get(), bytes_.get() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    if (room_ < end_ + read_size / 2) {
        const auto wanted = room_ == 0 ? read_size : room_ * 2;
        auto larger = std::make_unique_for_overwrite<char[]>(wanted);
        if (end_ > 0) { std::memcpy(larger.get(), bytes_.get(), end_); }
        bytes_ = std::move(larger);
        room_ = wanted;
    }
    const auto got = stream_->read(bytes_.get() + end_, room_ - end_);
    end_ += got;
    return got > 0;
}

bool InputBuffer::fill_to(std::size_t size) {
    while (end_ - begin_ < size) {
        if (!fill()) { return false; }
    }
    return true;
}

}  // namespace mapwire
