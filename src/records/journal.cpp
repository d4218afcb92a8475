#include "mapwire/records/journal.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "mapwire/model/error.hpp"

namespace mapwire {
namespace {

constexpr std::string_view signature = "mapwire records 1\n";
constexpr std::size_t frame_head = 9;
constexpr char notes_kind = 'n';
constexpr char record_kind = 'r';
constexpr char end_kind = 'e';

constexpr std::array<std::array<std::uint32_t, 256>, 8> crc_tables() {
    std::array<std::array<std::uint32_t, 256>, 8> tables{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t crc = i;
        for (int bit = 0; bit < 8; ++bit) { crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0x82F63B78U : 0U); }
        tables[0][i] = crc;
    }
    for (std::size_t k = 1; k < 8; ++k) {
        for (std::size_t i = 0; i < 256; ++i) {
            tables[k][i] = (tables[k - 1][i] >> 8U) ^ tables[0][tables[k - 1][i] & 0xFFU];
        }
    }
    return tables;
}

constexpr auto crc_table = crc_tables();

/// Eight bytes at a step: a journal is as long as the layers, and each byte of it is summed twice.
std::uint32_t checksum(char kind, std::string_view bytes) {
    std::uint32_t crc = ~0U;
    const auto step = [&](char c) { crc = (crc >> 8U) ^ crc_table[0][(crc ^ static_cast<unsigned char>(c)) & 0xFFU]; };
    step(kind);
    while (bytes.size() >= 8) {
        std::array<std::uint32_t, 8> b{};
        for (std::size_t i = 0; i < 8; ++i) { b[i] = static_cast<unsigned char>(bytes[i]); }
        crc ^= b[0] | b[1] << 8U | b[2] << 16U | b[3] << 24U;
        crc = crc_table[7][crc & 0xFFU] ^ crc_table[6][(crc >> 8U) & 0xFFU] ^ crc_table[5][(crc >> 16U) & 0xFFU] ^
              crc_table[4][crc >> 24U] ^ crc_table[3][b[4]] ^ crc_table[2][b[5]] ^ crc_table[1][b[6]] ^
              crc_table[0][b[7]];
        bytes.remove_prefix(8);
    }
    for (const char c : bytes) { step(c); }
    return ~crc;
}

void append_number(std::string& bytes, std::uint32_t number) {
    for (int i = 0; i < 4; ++i, number >>= 8U) { bytes.push_back(static_cast<char>(number & 0xFFU)); }
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 4; i-- > 0;) { number = number << 8U | static_cast<unsigned char>(bytes[at + i]); }
    return number;
}

std::string reason(int error) { return std::generic_category().message(error); }

}  // namespace

JournalWriter::JournalWriter(std::filesystem::path file, std::string_view notes) : file_(std::move(file)) {
    descriptor_ = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor_ < 0) {
        throw RunError({file_.string(), "cannot be written (" + reason(errno) + ")", "Choose another place with -o"});
    }
    std::string_view rest = signature;
    while (!rest.empty()) {
        const auto written = ::write(descriptor_, rest.data(), rest.size());
        if (written < 0 && errno == EINTR) { continue; }
        if (written <= 0) {
            const int error = errno;
            ::close(std::exchange(descriptor_, -1));
            throw RunError(
                {file_.string(), "writing failed (" + reason(error) + ")", "Free some space, then run again"});
        }
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    end_ = signature.size();
    write(notes_kind, notes);
}

JournalWriter::JournalWriter(std::filesystem::path file, std::uint64_t from_byte)
    : file_(std::move(file)), end_(from_byte) {
    descriptor_ = ::open(file_.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0 || ::ftruncate(descriptor_, static_cast<off_t>(end_)) != 0) {
        const int error = errno;
        if (descriptor_ >= 0) { ::close(descriptor_); }
        throw RunError(
            {file_.string(), "cannot be taken up again (" + reason(error) + ")", "Run without --resume to begin anew"});
    }
}

JournalWriter::~JournalWriter() {
    if (descriptor_ >= 0) { ::close(descriptor_); }
}

std::uint64_t JournalWriter::write(char kind, std::string_view content) {
    std::string bytes;
    bytes.reserve(frame_head + content.size());
    append_number(bytes, static_cast<std::uint32_t>(content.size()));
    bytes.push_back(kind);
    append_number(bytes, checksum(kind, content));
    bytes.append(content);
    const auto place = end_;
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const auto written = ::pwrite(descriptor_, rest.data(), rest.size(), static_cast<off_t>(end_));
        if (written < 0 && errno == EINTR) { continue; }
        if (written <= 0) {
            throw RunError({file_.string(), "writing failed (" + reason(written < 0 ? errno : ENOSPC) + ")",
                            "Free some space, then run the same command with --resume: nothing is lost"});
        }
        rest.remove_prefix(static_cast<std::size_t>(written));
        end_ += static_cast<std::uint64_t>(written);
    }
    return place;
}

std::uint64_t JournalWriter::add(std::string_view record) { return write(record_kind, record); }

void JournalWriter::finish() {
    write(end_kind, {});
    ::fsync(descriptor_);
}

JournalReader::JournalReader(std::filesystem::path file) : file_(std::move(file)) {
    descriptor_ = ::open(file_.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor_ < 0) { refuse("cannot be read (" + reason(errno) + ")"); }
    std::string head(signature.size(), '\0');
    const auto got = ::pread(descriptor_, head.data(), head.size(), 0);
    at_ = signature.size();
    auto first = got == static_cast<ssize_t>(head.size()) && head == signature ? frame(at_) : std::nullopt;
    if (!first || first->kind != notes_kind) {
        ::close(std::exchange(descriptor_, -1));
        refuse("is no file of records of this version of mapwire");
    }
    notes_ = std::move(first->content);
    at_ = first->end;
}

JournalReader::~JournalReader() {
    if (descriptor_ >= 0) { ::close(descriptor_); }
}

JournalReader::JournalReader(JournalReader&& other) noexcept
    : file_(std::move(other.file_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      at_(other.at_),
      notes_(std::move(other.notes_)),
      complete_(other.complete_) {}

void JournalReader::refuse(std::string what) const {
    throw InputError({file_.string(), std::move(what), "Map the articles again"});
}

std::optional<JournalReader::Frame> JournalReader::frame(std::uint64_t at) const {
    const auto read = [&](std::string& bytes, std::uint64_t from) {
        for (std::size_t done = 0; done < bytes.size();) {
            const auto got =
                ::pread(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(from + done));
            if (got < 0 && errno == EINTR) { continue; }
            if (got <= 0) { return false; }
            done += static_cast<std::size_t>(got);
        }
        return true;
    };
    std::string head(frame_head, '\0');
    if (!read(head, at)) { return std::nullopt; }
    const std::uint64_t size = number_at(head, 0);
    struct stat status {};
    // What a torn head claims must not make us ask for gigabytes.
    if (::fstat(descriptor_, &status) != 0 || at + frame_head + size > static_cast<std::uint64_t>(status.st_size)) {
        return std::nullopt;
    }
    Frame made{head[4], std::string(size, '\0'), at + frame_head + size};
    if (!read(made.content, at + frame_head) || checksum(made.kind, made.content) != number_at(head, 5)) {
        return std::nullopt;
    }
    return made;
}

std::optional<JournalReader::Record> JournalReader::next() {
    auto found = frame(at_);
    if (!found) { return std::nullopt; }
    if (found->kind == end_kind) {
        complete_ = true;  // at_ stays before it: who takes the run up again writes it anew
        return std::nullopt;
    }
    Record record{at_, std::move(found->content)};
    at_ = found->end;
    return record;
}

std::string JournalReader::at(std::uint64_t place) const {
    auto found = frame(place);
    if (!found || found->kind != record_kind) { refuse("is damaged at byte " + std::to_string(place)); }
    return std::move(found->content);
}

}  // namespace mapwire
