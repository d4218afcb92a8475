#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>

#include "gazetteer/line_reader.hpp"
#include "gazetteer/zip_archive.hpp"
#include "mapwire/model/error.hpp"

namespace mapwire {
namespace {

constexpr std::uint64_t most_ratio = 100;
constexpr std::uint64_t harmless_size = std::uint64_t{64} << 20U;

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

File open_file(const std::filesystem::path& path) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) {
        throw InputError({path.string(), "this is a folder", "Name the files in it"});
    }
    File file(std::fopen(path.c_str(), "rb"), &std::fclose);
    if (!file) {
        throw InputError({path.string(), std::string("the file cannot be opened (") + std::strerror(errno) + ")",
                          "Check the name and the rights"});
    }
    return file;
}

class PlainBytes final : public ByteSource {
public:
    PlainBytes(File file, std::string name) : file_(std::move(file)), name_(std::move(name)) {}
    std::size_t read(char* buffer, std::size_t size) override {
        const auto count = std::fread(buffer, 1, size, file_.get());
        if (count == 0 && std::ferror(file_.get()) != 0) {
            throw InputError({name_, "reading failed midway", "Check the disk or the network folder"});
        }
        return count;
    }

private:
    File file_;
    std::string name_;
};

class TextBytes final : public ByteSource {
public:
    explicit TextBytes(std::string_view text) : text_(text) {}
    std::size_t read(char* buffer, std::size_t size) override {
        const auto count = std::min(size, text_.size());
        if (count > 0) { std::memcpy(buffer, text_.data(), count); }
        text_.remove_prefix(count);
        return count;
    }

private:
    std::string_view text_;
};

// Inflates gzip members one after another, or one raw deflate stream of known packed size (a zip member).
class InflatedBytes final : public ByteSource {
public:
    InflatedBytes(File file, std::string name, bool raw, std::uint64_t packed_size)
        : file_(std::move(file)), name_(std::move(name)), raw_(raw), left_(packed_size) {
        constexpr int gzip_window = 15 + 16;
        if (inflateInit2(&stream_, raw ? -15 : gzip_window) != Z_OK) {
            throw InputError({name_, "unpacking cannot begin", "Free some memory"});
        }
    }
    InflatedBytes(const InflatedBytes&) = delete;
    InflatedBytes& operator=(const InflatedBytes&) = delete;
    ~InflatedBytes() override { inflateEnd(&stream_); }

    std::size_t read(char* buffer, std::size_t size) override {
        if (ended_) { return 0; }
        stream_.next_out = reinterpret_cast<Bytef*>(buffer);
        stream_.avail_out = static_cast<uInt>(size);
        while (stream_.avail_out == static_cast<uInt>(size)) {
            if (stream_.avail_in == 0 && !refill()) {
                if (!between_members_) { throw InputError({name_, "the packed file is cut short", "Fetch it again"}); }
                ended_ = true;
                return 0;
            }
            between_members_ = false;
            const auto result = inflate(&stream_, Z_NO_FLUSH);
            if (result == Z_STREAM_END) {
                if (raw_) {
                    ended_ = true;
                    break;
                }
                between_members_ = true;
                inflateReset(&stream_);
            } else if (result != Z_OK && result != Z_BUF_ERROR) {
                throw InputError({name_, "the packed file is damaged", "Fetch it again"});
            }
        }
        const auto count = size - stream_.avail_out;
        unpacked_ += count;
        if (unpacked_ > harmless_size && unpacked_ / most_ratio > packed_) {
            throw InputError({name_, "the packed file unpacks to more than a hundred times its size",
                              "It looks like a zip bomb; unpack it yourself when you trust it"});
        }
        return count;
    }

private:
    bool refill() {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(sizeof input_, left_));
        const auto count = std::fread(input_, 1, wanted, file_.get());
        left_ -= count;
        packed_ += count;
        stream_.next_in = reinterpret_cast<Bytef*>(input_);
        stream_.avail_in = static_cast<uInt>(count);
        return count > 0;
    }
    File file_;
    std::string name_;
    bool raw_;
    std::uint64_t left_;
    std::uint64_t packed_ = 0;
    std::uint64_t unpacked_ = 0;
    bool ended_ = false;
    bool between_members_ = false;
    z_stream stream_{};
    char input_[1U << 16U];
};

// The largest table of a zip archive.
std::unique_ptr<ByteSource> open_zip_member(File file, const std::string& name) {
    const auto damaged = [&] {
        return InputError({name, "the zip archive is damaged or cut short", "Fetch it again"});
    };
    const auto members = zip_members(file.get());
    if (!members) { throw damaged(); }
    const ZipEntry* best = nullptr;
    for (const auto& member : *members) {
        const auto& own = member.name;
        const bool table = own.ends_with(".txt") || own.ends_with(".tsv") || own.ends_with(".csv");
        if (table && !own.ends_with("readme.txt") && (best == nullptr || member.size >= best->size)) { best = &member; }
    }
    if (best == nullptr) {
        throw InputError({name, "the zip archive has no .txt, .tsv or .csv file", "Choose another archive"});
    }
    const auto data = begin_of_data(file.get(), *best);
    if (!data) { throw damaged(); }
    constexpr std::uint32_t deflated = 8;
    if (best->method != deflated) {
        throw InputError({name, "the zip archive is packed in an unusual way", "Unpack it first"});
    }
    std::fseek(file.get(), *data, SEEK_SET);
    return std::make_unique<InflatedBytes>(std::move(file), name, true, best->packed_size);
}

std::unique_ptr<ByteSource> open_by_first_bytes(File file, const std::string& name) {
    char first[4] = {};
    const auto count = std::fread(first, 1, sizeof first, file.get());
    std::rewind(file.get());
    if (count >= 2 && std::memcmp(first, "\x1F\x8B", 2) == 0) {
        return std::make_unique<InflatedBytes>(std::move(file), name, false, UINT64_MAX);
    }
    if (count == 4 && std::memcmp(first, "PK\x03\x04", 4) == 0) { return open_zip_member(std::move(file), name); }
    return std::make_unique<PlainBytes>(std::move(file), name);
}

// A file in memory that stays as long as what reads it.
class KeptBytes final : public ByteSource {
public:
    KeptBytes(std::string file, const std::string& name) : kept_(std::move(file)) {
        if (kept_.empty()) { throw InputError({name, "nothing came", "Try again later"}); }
        File stream(fmemopen(kept_.data(), kept_.size(), "rb"), &std::fclose);
        if (!stream) { throw InputError({name, "cannot be held in memory", "Free some memory"}); }
        source_ = open_by_first_bytes(std::move(stream), name);
    }
    std::size_t read(char* buffer, std::size_t size) override { return source_->read(buffer, size); }

private:
    std::string kept_;
    std::unique_ptr<ByteSource> source_;
};

}  // namespace

std::unique_ptr<ByteSource> open_bytes(const std::filesystem::path& path) {
    return open_by_first_bytes(open_file(path), path.string());
}

std::unique_ptr<ByteSource> open_bytes(std::string file, const std::string& name) {
    return std::make_unique<KeptBytes>(std::move(file), name);
}

std::unique_ptr<ByteSource> bytes_of_text(std::string_view text) { return std::make_unique<TextBytes>(text); }

}  // namespace mapwire
