#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "mapwire/model/date.hpp"
#include "mapwire/model/document.hpp"
#include "mapwire/model/text_span.hpp"
#include "mapwire/tables/geodata.hpp"

namespace mapwire {

/// Words of a text that tell time, as days: "Thursday", "about two weeks ago", "late May", "July 9–12".
struct TimeExpression {
    TextSpan span;
    DateRange range;  ///< first and last day; one of them is empty when the words leave it open ("since May")
};

/// Words of time: geodata/languages/*/{months,time_words,numbers}.tsv. Read once per run, shared by threads.
class TimeWords {
public:
    /// Throws InputError (file, line) for a row that cannot be understood.
    [[nodiscard]] static TimeWords load(std::span<const GeodataFile> files);

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
///              Monday"), the first after it.
/// No year      a day and month, or a month alone, lie in the year that brings them nearest to the anchor, the anchor's
///              past preferred: not more than 92 days ahead (31 in a clause that does not look ahead).
/// Weeks        ISO weeks, Monday to Sunday.
/// Thirds       "early", "mid" and "late" are days 1–10, 11–20 and 21–end of a month, and months 1–4, 5–8, 9–12 of a
/// year. Ago          "ten days ago" is a day, "two weeks ago" the week, "three months ago" the month, "two years ago"
/// the year;
///              with "about", "some", "nearly" or a vague number the precision is approx, 30 % of the time to both
///              sides.
[[nodiscard]] std::vector<TimeExpression> find_times(std::string_view text, std::span<const Token> tokens,
                                                     std::optional<Date> anchor, const TimeWords& words);

}  // namespace mapwire
