#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The file of a run's records, `mapwire.records`. It is appended to while the run goes and lies beside the layers
/// afterwards, so that a run can be taken up again and results can be merged.
///
///     "mapwire records 1\n"
///     frame: the run's notes
///     frames: one for each record, in the order of the input
///     frame of kind 'e', empty: the run has read all its inputs
///
///     frame = size of the content (4 bytes, little-endian), kind (1 byte), checksum of kind and content (4 bytes,
///             CRC-32C as in Castagnoli's polynomial), content
///
/// A run that is killed leaves a whole number of frames and perhaps a piece of one more, which is told by its checksum
/// and cut off when the run is taken up again.
namespace mapwire {

inline constexpr const char* journal_name = "mapwire.records";

/// Appends records. Each is with the system, and outlives the program, when `add` returns.
class JournalWriter {
public:
    /// Records that can be made anew need not outlive the program one by one: they go to the system in large pieces.
    enum class Pace : bool { record_by_record, in_pieces };
    /// Begins anew; `notes` say what run this is. Throws RunError, as all that follow, when the disk is full or fails.
    JournalWriter(std::filesystem::path file, std::string_view notes, Pace pace = Pace::record_by_record);
    /// Takes up a journal after its last whole frame, which ends at this byte.
    JournalWriter(std::filesystem::path file, std::uint64_t from_byte);
    ~JournalWriter();
    JournalWriter(const JournalWriter&) = delete;
    JournalWriter& operator=(const JournalWriter&) = delete;

    /// Where the record begins in the file.
    std::uint64_t add(std::string_view record);
    /// Says that all inputs were read. What a power failure tears off is read anew by `--resume`; who publishes the
    /// file flushes it.
    void finish();

private:
    std::uint64_t write(char kind, std::string_view content);
    void hand_over();
    std::filesystem::path file_;
    int descriptor_ = -1;
    Pace pace_ = Pace::record_by_record;
    std::string waiting_;    // not yet with the system
    std::uint64_t end_ = 0;  // of what is
};

/// Reads a journal, from the front or at a record's place.
class JournalReader {
public:
    /// Throws InputError when the file cannot be read or is no journal.
    explicit JournalReader(std::filesystem::path file);
    ~JournalReader();
    JournalReader(JournalReader&& other) noexcept;
    JournalReader& operator=(JournalReader&&) = delete;

    [[nodiscard]] const std::string& notes() const noexcept { return notes_; }
    /// The next record and where it begins; nothing at the end or before a piece of a frame.
    struct Record {
        std::uint64_t place;
        std::string bytes;
    };
    [[nodiscard]] std::optional<Record> next();
    /// After next() gave nothing: had the run read all its inputs?
    [[nodiscard]] bool complete() const noexcept { return complete_; }
    /// Where the last whole frame ends.
    [[nodiscard]] std::uint64_t end() const noexcept { return at_; }
    /// The record at a place, until the next is asked for. Throws InputError when there is none, or it is damaged.
    [[nodiscard]] std::string_view at(std::uint64_t place);
    [[nodiscard]] const std::filesystem::path& file() const noexcept { return file_; }

private:
    struct Frame {
        char kind;
        std::string_view content;  // within the window
        std::uint64_t end;
    };
    [[nodiscard]] std::optional<Frame> frame(std::uint64_t at, std::size_t ahead);
    [[nodiscard]] std::string_view bytes_at(std::uint64_t at, std::size_t size, std::size_t ahead);
    [[noreturn]] void refuse(std::string what) const;
    std::filesystem::path file_;
    int descriptor_ = -1;
    std::uint64_t at_ = 0;
    std::string notes_;
    bool complete_ = false;
    std::uint64_t size_ = 0;  // of the file
    std::string window_;      // a piece of the file
    std::uint64_t window_begin_ = 0;
    std::size_t window_size_ = 0;
};

}  // namespace mapwire
