#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mapwire/text/fold_hash.hpp"
#include "mapwire/text/time_expressions.hpp"

namespace mapwire {

/// What a word, or several words together, say about time; the column `kind` of time_words.tsv, explained there.
enum class TimeKind : std::uint8_t {
    // words that alone may make a sentence worth reading
    month,            // value 1 to 12
    weekday,          // 1 (Monday) to 7
    season,           // 1 spring to 4 winter
    unit,             // days: 1 day, 7 week, 14 fortnight, 30 month, 91 quarter, 365 year, 3650 decade
    many_units,       // the same, several of them: "days", "weeks"
    dual_unit,        // the same, two of them
    day_offset,       // from the anchor: yesterday -1
    overnight,        // the night that ended on the anchor
    weekend,          //
    previous_offset,  // from the day told before: the next day 1
    decade_word,      // first year
    fixed_feast,      // month * 100 + day; value_to days long
    easter_feast,     // days after Easter Sunday
    hijri_feast,      // Islamic month * 100 + day; value_to days long
    zone,             // GMT
    // words that count beside these
    part_of_day,
    meridiem,  // a.m. 0, p.m. 12
    number,    // value, value_to
    ordinal_number,
    ordinal,   // st, nd, rd, th
    and_half,  // "and a half"
    last,
    next,
    this_one,
    last_after,  // the same, behind their noun
    next_after,
    this_after,
    that_one,  // the same, of the time told before
    part,      // early 0, mid 1, late 2
    part_after,
    half,     // 1, 2
    quarter,  // 1 to 4
    earlier_in,
    later_in,
    ago,
    before_that,
    after_that,
    in_future,
    time_after,  // "two weeks’ time"
    about,
    since,
    since_after,
    until,
    until_after,
    before_then,
    after_then,
    starting,
    now,
    from,
    between,
    between_after,
    and_to,  // value 1: "and", which joins neighbours only
    into,
    night_of,  // value 0: the night that begins on the day; -1: that leads up to it
    night_after,
    week_of,
    recent,
    past_span,
    coming,
    article,
    year_cue,
    weak_year_cue,
    day_cue,
    decade_cue,
    decade_suffix,
    month_cue,
    clock_cue,
    told,
    ahead,
    ahead_after,
    recurring,
    not_time,
    named_after,
    prefix,
    suffix
};
/// A word that can make a time of its own: without one of these, or a number, a sentence tells none.
[[nodiscard]] constexpr bool is_strong(TimeKind kind) noexcept { return kind <= TimeKind::zone; }
constexpr std::size_t time_kinds = static_cast<std::size_t>(TimeKind::suffix) + 1;

/// A set of kinds.
struct TimeKinds {
    std::array<std::uint64_t, 2> bits{};

    constexpr TimeKinds() noexcept = default;
    constexpr TimeKinds(std::initializer_list<TimeKind> kinds) noexcept {
        for (const auto kind : kinds) { add(kind); }
    }
    constexpr void add(TimeKind kind) noexcept {
        const auto number = static_cast<std::size_t>(kind);
        bits[number / 64] |= std::uint64_t{1} << number % 64;
    }
    constexpr void add(const TimeKinds& other) noexcept {
        bits[0] |= other.bits[0];
        bits[1] |= other.bits[1];
    }
    [[nodiscard]] constexpr bool has(TimeKind kind) const noexcept {
        const auto number = static_cast<std::size_t>(kind);
        return (bits[number / 64] >> number % 64 & 1U) != 0;
    }
    [[nodiscard]] constexpr bool meets(const TimeKinds& other) const noexcept {
        return ((bits[0] & other.bits[0]) | (bits[1] & other.bits[1])) != 0;
    }
    [[nodiscard]] constexpr bool empty() const noexcept { return (bits[0] | bits[1]) == 0; }
};
static_assert(time_kinds <= 128);

/// Without bytes between its fields, as TimeEntry, since they stand so in the image of a lexicon.
struct TimeWord {
    double value = 0.0;
    double value_to = 0.0;  // equal to value unless the number is a range
    TimeKind kind{};
    std::uint8_t language = 0;  // index into Lexicon::languages
    bool needs_capital = false;
    std::uint8_t unused[5]{};
};

struct TimeEntry {
    TimeWord word;
    std::uint32_t rest_begin = 0;  // the words after the first, by fold_hash, in Lexicon::rest_words
    std::uint32_t rest_size = 0;
};
static_assert(sizeof(TimeEntry) == 32);

/// Words of time of all languages: a view of an image of bytes, made from the tables when the program is built or when
/// they are read. Words stand in it by the fold_hash of what normalised_time_word makes of them; of a plain word that
/// is what every token carries.
struct TimeWords::Lexicon {
    static constexpr std::size_t most_languages = 64;
    /// Image: this version, how many slots, telling slots, entries, rest words and letters of text, then these.
    static constexpr std::uint64_t image_version = 1;
    static constexpr std::size_t image_header = 6;
    /// What load and compile make of the tables. Throws InputError (file, line) for a row that cannot be understood.
    [[nodiscard]] static std::vector<std::uint64_t> gather(std::span<const GeodataFile> files);
    /// Throws std::logic_error when the image is none of this version. It must outlive the lexicon.
    explicit Lexicon(std::span<const std::uint64_t> image);
    explicit Lexicon(std::vector<std::uint64_t> image) : Lexicon(std::span<const std::uint64_t>(image)) {
        own_image = std::move(image);
    }

    /// What a word, or words that begin with it, say: longest first; empty for a word that no table has.
    [[nodiscard]] std::span<const TimeEntry> find(std::uint64_t hash) const noexcept {
        const auto* range = look_up(first_words, hash);
        return range == nullptr ? std::span<const TimeEntry>{} : entries.subspan(*range >> 32U, *range & 0xFFFF'FFFFU);
    }
    /// A bit for each language in which every expression has one of such words: a sentence without any tells no time.
    [[nodiscard]] std::uint64_t telling(std::uint64_t hash) const noexcept {
        const auto* languages_of_word = look_up(telling_words, hash);
        return languages_of_word == nullptr ? 0 : *languages_of_word;
    }
    [[nodiscard]] std::span<const std::uint64_t> rest(const TimeEntry& entry) const noexcept {
        return rest_words.subspan(entry.rest_begin, entry.rest_size);
    }

    /// Of a hash table with open addressing, a power of two of them; empty where the hash is 0.
    struct Slot {
        std::uint64_t hash = 0;
        std::uint64_t value = 0;
    };
    [[nodiscard]] static const std::uint64_t* look_up(std::span<const Slot> slots, std::uint64_t hash) noexcept {
        if (slots.empty()) { return nullptr; }
        const auto bits = static_cast<unsigned>(std::countr_zero(slots.size()));
        for (auto at = fold_slot(hash, bits);; at = (at + 1) & (slots.size() - 1)) {
            if (slots[at].hash == 0) { return nullptr; }
            if (slots[at].hash == hash) { return &slots[at].value; }
        }
    }

    std::vector<std::string> languages;
    std::vector<std::vector<std::string>> prefixes;  // by language
    std::vector<std::vector<std::string>> suffixes;

    std::span<const Slot> first_words;    // value: first of its entries, and how many in the lower half
    std::span<const Slot> telling_words;  // value: bits of languages
    std::span<const TimeEntry> entries;
    std::span<const std::uint64_t> rest_words;
    std::vector<std::uint64_t> own_image;  // when nobody else keeps it
};

/// Lower case, one form for apostrophes, the Arabic alefs and ё, no vowel signs; what entries and texts are compared
/// in.
[[nodiscard]] std::string normalised_time_word(std::string_view word);

}  // namespace mapwire
