#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/model/date.hpp"
#include "mapwire/model/document.hpp"
#include "mapwire/model/text_span.hpp"
#include "mapwire/tables/geodata.hpp"

namespace mapwire {

/// A time of day as told: "at 0230 GMT". The zone is not applied to the day; it is the words, in lower case.
struct ClockTime {
    int minute_of_day = 0;  ///< 0 to 1440
    std::string zone{};     ///< "gmt", "local time"; "" when none was told
};

/// Words of a text that tell time, as days: "Thursday", "about two weeks ago", "late May", "July 9–12".
struct TimeExpression {
    TextSpan span;
    DateRange range;  ///< first and last day; one of them is empty when the words leave it open ("since May")
    std::optional<ClockTime> clock{};  ///< time of day told with the day
};

/// What else decides how words of time are read.
struct TimeContext {
    std::string_view language{};          ///< of the article, ISO 639-1; "" when unknown
    std::optional<DateRange> previous{};  ///< the time told before these tokens, from which "the next day" counts
};

/// Words of time: geodata/languages/*/{months,time_words,numbers}.tsv. Read once per run, shared by threads.
class TimeWords {
public:
    /// `compiled` is what compile made of the same tables, which then are not read; it must outlive the words. Empty to
    /// read the tables. Throws InputError (file, line) for a row that cannot be understood.
    [[nodiscard]] static TimeWords load(std::span<const GeodataFile> files,
                                        std::span<const std::uint64_t> compiled = {});
    [[nodiscard]] static std::vector<std::uint64_t> compile(std::span<const GeodataFile> files);
    /// Whether a table is one of those that are read.
    [[nodiscard]] static bool reads(const GeodataFile& file) noexcept;

    struct Lexicon;
    [[nodiscard]] const Lexicon& lexicon() const noexcept { return *lexicon_; }

    explicit TimeWords(std::unique_ptr<const Lexicon> lexicon) noexcept;
    TimeWords(TimeWords&&) noexcept;
    TimeWords& operator=(TimeWords&&) noexcept;
    ~TimeWords();

private:
    std::unique_ptr<const Lexicon> lexicon_;
};

/// The time expressions among some tokens of a text (a sentence, say), in text order, without overlap.
///
/// `anchor` is the day from which relative words count: the day of publication. Without it only absolute expressions
/// are read.
///
/// Weekdays     the last such day on or before the anchor; after "next", or in a clause that looks ahead ("will meet on
///              Monday"), the first after it; "this Monday" and "Monday last week" lie in their ISO week.
/// No year      a day and month, or a month alone, lie in the year that brings them nearest to the anchor, the anchor's
///              past preferred: not more than 31 days ahead (300 in a clause that looks ahead).
/// Weeks        ISO weeks, Monday to Sunday; "the first week of June" is its days 1 to 7.
/// Parts        "early", "mid" and "late" are days 1–10, 11–20 and 21–end of a month, months 1–4, 5–8, 9–12 of a year,
///              years 0–3, 4–6, 7–9 of a decade.
/// Ago          "ten days ago" is a day, "two weeks ago" the week, "three months ago" the month, "two years ago" the
///              year; with "about", "some", "nearly" or a vague number the precision is approx, 30 % of the time to
///              both sides.
/// Told before  "the next day", "a week later", "that year" count from the time told before; without one they are none.
/// Nights       "overnight" is the night that ended on the anchor, both its days.
/// Open         "since March" begins with the month's first day, "until June" ends with its last, "before June" ends
/// with
///              the day before its first, "after June" begins with the day after its last.
/// Numerals     08.06.2017 is day first; 06/08/2017 is month first in English, day first in other languages, unless
/// only
///              the other order exists.
[[nodiscard]] std::vector<TimeExpression> find_times(std::string_view text, std::span<const Token> tokens,
                                                     std::optional<Date> anchor, const TimeWords& words,
                                                     const TimeContext& context = {});

}  // namespace mapwire
