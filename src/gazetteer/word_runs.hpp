#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace mapwire {

/// Which bytes lie in lines without any ASCII capital; asked for one block after the other. Blocks may be left out when
/// of the lines in them a capital is known.
class LinesWithoutCapitals {
public:
    explicit LinesWithoutCapitals(std::string_view text) : text_(text) {}
    /// Bit i: the byte at position + i does.
    [[nodiscard]] std::uint64_t bits(std::size_t position);

private:
    std::string_view text_;
    std::size_t line_end_ = 0;  ///< of the line that is known
    bool line_known_ = false;
    bool line_has_capitals_ = true;
};

/// What the search for runs carries from one block of bytes to the next.
struct RunSearch {
    static constexpr std::size_t at_once = 4096;
    static constexpr std::size_t block = 64;

    const char* text;
    std::size_t size;
    LinesWithoutCapitals* lines;  ///< null: every run may begin a match
    std::size_t position = 0;     ///< of the block that comes next
    std::size_t base = 0;         ///< begins and ends count from here
    std::size_t begun = 0;
    std::size_t ended = 0;
    std::size_t special_count = 0;
    std::size_t start_count = 0;
    std::uint32_t* begins = nullptr;  ///< each has room for at_once + block, or all of a short text
    std::uint32_t* ends = nullptr;
    std::uint32_t* specials = nullptr;  ///< numbers of the runs that are
    std::uint32_t* starts = nullptr;    ///< numbers of the runs that may begin a match; only with `lines`
    std::uint64_t inside = 0;           ///< 1: a run goes on into the next block
    std::uint64_t special_inside = 0;
    std::uint64_t word_before = 0;
    std::uint64_t tag_before = 0;
    bool line_has_capitals = false;  ///< of the line that goes on into the next block: one has been seen
};

/// Takes blocks until some thousand runs have begun or the text ends. One for each kind of processor.
using FindRuns = void (*)(RunSearch&);
void find_runs_plain(RunSearch& search);
void find_runs_avx2(RunSearch& search);
void find_runs_avx512(RunSearch& search);
/// The best that this processor can.
[[nodiscard]] FindRuns find_runs_here();

/// Memory for the runs of one text after the other.
struct RunRoom {
    std::unique_ptr<std::uint32_t[]> places;
    std::size_t size = 0;
};

/// Cuts a text into runs of word characters, sixty-four bytes at once and without a branch for each: letters, digits
/// and all bytes beyond ASCII, with apostrophes between letters and dots behind single letters.
class WordRuns {
public:
    /// With `capitals`, starts() tells at which runs MatchStarts::capitals may begin a match.
    WordRuns(std::string_view text, bool capitals, RunRoom& room, FindRuns find = find_runs_here());
    WordRuns(const WordRuns&) = delete;
    WordRuns& operator=(const WordRuns&) = delete;

    /// Finds the runs of the next piece of the text: some thousand. False at the end of the text.
    bool next();
    [[nodiscard]] bool at_end() const noexcept { return search_.position >= search_.size && search_.inside == 0; }

    [[nodiscard]] std::size_t size() const noexcept { return search_.ended; }
    [[nodiscard]] std::size_t begin(std::size_t i) const noexcept { return search_.base + search_.begins[i]; }
    [[nodiscard]] std::size_t end(std::size_t i) const noexcept { return search_.base + search_.ends[i]; }
    [[nodiscard]] std::uint32_t length(std::size_t i) const noexcept { return search_.ends[i] - search_.begins[i]; }
    /// Numbers of the runs that hold other bytes than ASCII letters and digits, or behind a # or @.
    [[nodiscard]] std::span<const std::uint32_t> specials() const noexcept {
        return {search_.specials, search_.special_count};
    }
    /// With `capitals`: numbers of the runs that may begin a match; all others certainly begin none. Else empty.
    [[nodiscard]] std::span<const std::uint32_t> starts() const noexcept {
        return {search_.starts, search_.start_count};
    }

private:
    FindRuns find_;
    LinesWithoutCapitals lines_;
    RunSearch search_;
};

}  // namespace mapwire
