#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "mapwire/model/error.hpp"

namespace mapwire {

/// A stream broke: caught in ArticleSource, which yields the issue and goes on with the next file.
class StreamFault : public std::runtime_error {
public:
    explicit StreamFault(Issue issue) : std::runtime_error(to_message(issue)), issue_(std::move(issue)) {}
    [[nodiscard]] const Issue& issue() const noexcept { return issue_; }

private:
    Issue issue_;
};

/// Bytes one after the other: a file, a pipe, a member of an archive.
class ByteStream {
public:
    ByteStream() = default;
    virtual ~ByteStream() = default;
    ByteStream(const ByteStream&) = delete;
    ByteStream& operator=(const ByteStream&) = delete;
    /// Up to `size` bytes, fewer when no more have arrived yet; 0 only at the end. Throws StreamFault.
    virtual std::size_t read(char* into, std::size_t size) = 0;
};

/// A file, or standard input for "-". `count` (when given) grows with every byte read. Throws StreamFault for what is
/// missing, a directory, or closed to us.
[[nodiscard]] std::unique_ptr<ByteStream> open_file(const std::string& path, std::uint64_t* count = nullptr);

/// A window on a stream: bytes are looked at before they are taken.
class InputBuffer {
public:
    explicit InputBuffer(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

    /// What has been read and not yet taken.
    [[nodiscard]] std::string_view view() const noexcept { return {bytes_.get() + begin_, end_ - begin_}; }
    /// Reads on; views from before are void. False at the end of the stream.
    bool fill();
    /// Reads on until `size` bytes are there or the stream ends; true when they are.
    bool fill_to(std::size_t size);
    void take(std::size_t size) noexcept {
        begin_ += size;
        offset_ += size;
    }
    /// Bytes taken so far.
    [[nodiscard]] std::uint64_t offset() const noexcept { return offset_; }

private:
    std::unique_ptr<ByteStream> stream_;
    std::unique_ptr<char[]> bytes_;  // unwritten room is not touched: most files are small
    std::size_t room_ = 0;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::uint64_t offset_ = 0;
};

}  // namespace mapwire
