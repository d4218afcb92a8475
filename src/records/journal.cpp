#include "mapwire/records/journal.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "mapwire/model/error.hpp"

namespace mapwire {
namespace {

constexpr std::string_view signature = "mapwire records 1\n";
constexpr std::size_t frame_head = 9;
constexpr std::size_t piece = 128U << 10U;  // of a file, read or written at once
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

/// Without the first and last inversion. Eight bytes at a step: a journal is as long as the layers, and each byte of it
/// is summed twice.
std::uint32_t sum_by_table(std::uint32_t crc, std::string_view bytes) {
    const auto step = [&](char c) { crc = (crc >> 8U) ^ crc_table[0][(crc ^ static_cast<unsigned char>(c)) & 0xFFU]; };
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
    return crc;
}

#if defined(__x86_64__)
/// The processor's own instruction for this very polynomial.
__attribute__((target("sse4.2"))) std::uint32_t sum_by_processor(std::uint32_t crc, std::string_view bytes) {
    std::uint64_t wide = crc;
    for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), 8);
        wide = __builtin_ia32_crc32di(wide, word);
    }
    crc = static_cast<std::uint32_t>(wide);
    for (const char c : bytes) { crc = __builtin_ia32_crc32qi(crc, static_cast<unsigned char>(c)); }
    return crc;
}
#endif

std::uint32_t checksum(char kind, std::string_view bytes) {
#if defined(__x86_64__)
    static const bool able = __builtin_cpu_supports("sse4.2");
    const auto sum = able ? sum_by_processor : sum_by_table;
#else
    const auto sum = sum_by_table;
#endif
    return ~sum(sum(~0U, {&kind, 1}), bytes);
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

JournalWriter::JournalWriter(std::filesystem::path file, std::string_view notes, Pace pace)
    : file_(std::move(file)), pace_(pace), waiting_(signature) {
    descriptor_ = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor_ < 0) {
        throw RunError({file_.string(), "cannot be written (" + reason(errno) + ")", "Choose another place with -o"});
    }
    try {
        write(notes_kind, notes);
    } catch (...) {
        ::close(descriptor_);
        throw;
    }
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
    const auto place = end_ + waiting_.size();
    append_number(waiting_, static_cast<std::uint32_t>(content.size()));
    waiting_.push_back(kind);
    append_number(waiting_, checksum(kind, content));
    waiting_.append(content);
    if (pace_ == Pace::record_by_record || waiting_.size() >= piece) { hand_over(); }
    return place;
}

void JournalWriter::hand_over() {
    std::string_view rest = waiting_;
    while (!rest.empty()) {
        const auto written = ::pwrite(descriptor_, rest.data(), rest.size(), static_cast<off_t>(end_));
        if (written < 0 && errno == EINTR) { continue; }
        if (written <= 0) {
            const int error = written < 0 ? errno : ENOSPC;
            waiting_.erase(0, waiting_.size() - rest.size());
            throw RunError({file_.string(), "writing failed (" + reason(error) + ")",
                            "Free some space, then run the same command with --resume: nothing is lost"});
        }
        rest.remove_prefix(static_cast<std::size_t>(written));
        end_ += static_cast<std::uint64_t>(written);
    }
    waiting_.clear();
}

std::uint64_t JournalWriter::add(std::string_view record) { return write(record_kind, record); }

void JournalWriter::finish() {
    write(end_kind, {});
    hand_over();
}

JournalReader::JournalReader(std::filesystem::path file) : file_(std::move(file)) {
    descriptor_ = ::open(file_.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor_ < 0) { refuse("cannot be read (" + reason(errno) + ")"); }
    struct stat status {};
    if (::fstat(descriptor_, &status) == 0) { size_ = static_cast<std::uint64_t>(status.st_size); }
    at_ = signature.size();
    const bool ours = bytes_at(0, signature.size(), piece) == signature;
    const auto first = ours ? frame(at_, piece) : std::nullopt;
    if (!first || first->kind != notes_kind) {
        ::close(std::exchange(descriptor_, -1));
        refuse("is no file of records of this version of mapwire");
    }
    notes_ = first->content;
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
      complete_(other.complete_),
      size_(other.size_),
      window_(std::move(other.window_)),
      window_begin_(other.window_begin_),
      window_size_(std::exchange(other.window_size_, 0)) {}

void JournalReader::refuse(std::string what) const {
    throw InputError({file_.string(), std::move(what), "Map the articles again"});
}

/// So many bytes, or what the file has of them; reads `ahead` bytes when it reads.
std::string_view JournalReader::bytes_at(std::uint64_t at, std::size_t size, std::size_t ahead) {
    if (at < window_begin_ || at + size > window_begin_ + window_size_) {
        const auto rest = size_ > at ? size_ - at : 0;
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(std::max(size, ahead), rest));
        if (window_.size() < wanted) { window_.resize(wanted); }
        window_begin_ = at;
        window_size_ = 0;
        while (window_size_ < wanted) {
            const auto got = ::pread(descriptor_, window_.data() + window_size_, wanted - window_size_,
                                     static_cast<off_t>(at + window_size_));
            if (got < 0 && errno == EINTR) { continue; }
            if (got <= 0) { break; }
            window_size_ += static_cast<std::size_t>(got);
        }
    }
    const auto from = static_cast<std::size_t>(at - window_begin_);
    return std::string_view(window_.data(), window_size_).substr(from, size);
}

std::optional<JournalReader::Frame> JournalReader::frame(std::uint64_t at, std::size_t ahead) {
    const auto head = bytes_at(at, frame_head, ahead);
    if (head.size() < frame_head) { return std::nullopt; }
    const std::size_t size = number_at(head, 0);
    // What a torn head claims must not make us ask for gigabytes.
    if (at + frame_head + size > size_) { return std::nullopt; }
    const auto whole = bytes_at(at, frame_head + size, ahead);
    if (whole.size() < frame_head + size) { return std::nullopt; }
    const Frame made{whole[4], whole.substr(frame_head), at + frame_head + size};
    if (checksum(made.kind, made.content) != number_at(whole, 5)) { return std::nullopt; }
    return made;
}

std::optional<JournalReader::Record> JournalReader::next() {
    const auto found = frame(at_, piece);
    if (!found) { return std::nullopt; }
    if (found->kind == end_kind) {
        complete_ = true;  // at_ stays before it: who takes the run up again writes it anew
        return std::nullopt;
    }
    Record record{at_, std::string(found->content)};
    at_ = found->end;
    return record;
}

std::string_view JournalReader::at(std::uint64_t place) {
    constexpr std::size_t most_records = 8U << 10U;  // asked for in any order: to read further ahead is in vain
    const auto found = frame(place, most_records);
    if (!found || found->kind != record_kind) { refuse("is damaged at byte " + std::to_string(place)); }
    return found->content;
}

}  // namespace mapwire
