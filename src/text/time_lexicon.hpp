#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mapwire/text/time_expressions.hpp"

namespace mapwire {

/// What a word, or several words together, say about time; the column `kind` of time_words.tsv.
enum class TimeKind : std::uint8_t {
    month,        // value 1 to 12
    weekday,      // 1 (Monday) to 7
    season,       // 1 spring, 2 summer, 3 autumn, 4 winter
    unit,         // days: 1 day, 7 week, 14 fortnight, 30 month, 91 quarter, 365 year, 3650 decade
    day_offset,   // from the anchor: yesterday -1
    overnight,    // the night that ended on the anchor
    part_of_day,  // morning, evening, night
    weekend,
    number,  // value, value_to
    last,
    next,
    this_one,
    early,
    mid,
    late,
    start_of,
    end_of,
    ago,
    before_that,  // "earlier", "before"
    after_that,   // "later"
    about,
    since,
    until,
    from,
    between,
    and_to,  // joins the ends of a range
    recent,
    past_span,  // "the past" two weeks
    article,    // the, of, in: words to step over
    year_cue,   // in, during: the number after it is a year
    ordinal,    // st, nd, rd, th
    ahead       // will, plans to: the clause looks ahead
};

struct TimeWord {
    TimeKind kind;
    double value = 0.0;
    double value_to = 0.0;  // equal to value unless the number is a range
    bool needs_capital = false;
};

struct TimeEntry {
    std::vector<std::string> rest;  // the words after the first
    TimeWord word;
};

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};

struct TimeWords::Lexicon {
    std::unordered_map<std::string, std::vector<TimeEntry>, TextHash, std::equal_to<>>
        entries;  // by first word, longest first
};

}  // namespace mapwire
