#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mapwire {

/// A file's bytes from the beginning, unpacked on the way.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// Up to `size` bytes; 0 at the end. Throws InputError when the file cannot be read or unpacked further.
    virtual std::size_t read(char* buffer, std::size_t size) = 0;
};

/// By the first bytes of the file: gzip, zip (its largest .txt, .tsv or .csv member), or plain. Refuses packed files
/// that unpack to more than a hundred times and 64 MB, as only a zip bomb does.
[[nodiscard]] std::unique_ptr<ByteSource> open_bytes(const std::filesystem::path& file);
/// The same for a file in memory, which the source keeps.
[[nodiscard]] std::unique_ptr<ByteSource> open_bytes(std::string file, const std::string& name);
[[nodiscard]] std::unique_ptr<ByteSource> bytes_of_text(std::string_view text);

/// The lines of a source, without line ends and byte order mark.
class LineReader {
public:
    static constexpr std::size_t longest_line = std::size_t{4} << 20U;
    explicit LineReader(std::unique_ptr<ByteSource> source) : source_(std::move(source)), buffer_(1U << 18U) {}
    /// False at the end. The line is valid until the next call. A longer line than longest_line comes cut, with
    /// too_long().
    bool next(std::string_view& line);
    [[nodiscard]] std::size_t number() const noexcept { return number_; }
    [[nodiscard]] bool too_long() const noexcept { return too_long_; }

private:
    bool fill();
    std::unique_ptr<ByteSource> source_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::size_t number_ = 0;
    bool at_end_ = false;
    bool too_long_ = false;
};

}  // namespace mapwire
