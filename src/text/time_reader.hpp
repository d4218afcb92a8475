#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/time_lexicon.hpp"

namespace mapwire {

/// Reads time expressions at single positions of a token list. Positions count tokens; every function returns the end
/// of what it read (one past the last token) with the days, or nothing.
class TimeReader {
public:
    struct Reading {
        std::size_t end;
        DateRange range;
    };

    TimeReader(std::string_view text, std::span<const Token> tokens, std::optional<Date> anchor,
               const TimeWords::Lexicon& lexicon);

    /// The longest expression that begins at `i`. `previous` is the range read before, from which "a day later" counts.
    [[nodiscard]] std::optional<Reading> read(std::size_t i, const std::optional<DateRange>& previous) const;
    [[nodiscard]] std::size_t size() const noexcept { return tokens_.size(); }

private:
    struct Match {
        TimeWord word;
        std::size_t end;
    };
    struct Month {
        int year;
        unsigned month;
        std::size_t end;
        bool year_told;
    };

    // words
    [[nodiscard]] std::optional<Match> match(std::size_t i, TimeKind kind) const;
    [[nodiscard]] std::size_t step_over(std::size_t i, TimeKind kind) const;
    [[nodiscard]] std::string_view word(std::size_t i) const;
    [[nodiscard]] std::optional<int> digits(std::size_t i) const;
    [[nodiscard]] std::optional<int> year_number(std::size_t i) const;
    [[nodiscard]] std::optional<int> day_number(std::size_t i) const;
    [[nodiscard]] std::optional<Match> count(std::size_t i) const;
    [[nodiscard]] bool looks_ahead(std::size_t i) const;
    [[nodiscard]] bool is_punctuation(std::size_t i, std::string_view mark) const;

    // absolute
    [[nodiscard]] std::optional<Reading> absolute(std::size_t i) const;
    [[nodiscard]] std::optional<Reading> iso_day(std::size_t i) const;
    [[nodiscard]] std::optional<Reading> month_day(std::size_t i) const;
    [[nodiscard]] std::optional<Reading> day_month(std::size_t i) const;
    [[nodiscard]] std::optional<Month> month(std::size_t i) const;
    [[nodiscard]] std::optional<Reading> whole_month(std::size_t i) const;
    [[nodiscard]] std::optional<Reading> part_of(std::size_t i) const;
    [[nodiscard]] std::optional<Reading> season(std::size_t i) const;
    [[nodiscard]] std::optional<Reading> year(std::size_t i, bool without_cue) const;
    [[nodiscard]] int likely_year(std::size_t i, unsigned month, unsigned day) const;

    // relative
    [[nodiscard]] std::optional<Reading> relative(std::size_t i, const std::optional<DateRange>& previous) const;
    [[nodiscard]] std::optional<Reading> weekday(std::size_t i) const;
    [[nodiscard]] std::optional<Reading> day_word(std::size_t i) const;
    [[nodiscard]] std::optional<Reading> ago(std::size_t i, const std::optional<DateRange>& previous) const;
    [[nodiscard]] std::optional<Reading> ago_before_number(std::size_t i) const;
    [[nodiscard]] std::optional<Reading> named_unit(std::size_t i) const;
    [[nodiscard]] std::optional<Reading> past_span(std::size_t i) const;
    [[nodiscard]] std::optional<Reading> around_unit(double unit_days, int step, std::size_t end) const;
    [[nodiscard]] std::optional<Reading> counted_back(double value, double value_to, double unit_days, bool about,
                                                      int sign, Date from, std::size_t end) const;

    // open and joined
    [[nodiscard]] std::optional<Reading> simple(std::size_t i, const std::optional<DateRange>& previous) const;
    [[nodiscard]] std::optional<Reading> joined(std::size_t i, const std::optional<DateRange>& previous) const;
    [[nodiscard]] std::optional<Reading> day_span(std::size_t i) const;

    std::string_view text_;
    std::span<const Token> tokens_;
    std::optional<Date> anchor_;
    const TimeWords::Lexicon& lexicon_;
    std::vector<std::string> lower_;  // lower case, possessive 's cut off
};

/// Days of parts of the calendar.
[[nodiscard]] DateRange month_range(int year, unsigned month);
[[nodiscard]] DateRange year_range(int first_year, int last_year);
[[nodiscard]] DateRange iso_week(Date day);

}  // namespace mapwire
