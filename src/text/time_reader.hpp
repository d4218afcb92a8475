#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "text/time_pieces.hpp"

namespace mapwire {

/// Reads time expressions at single positions of a sentence. Positions count pieces; every function returns the end of
/// what it read (one past the last piece) with the days, or nothing.
class TimeReader {
public:
    struct Reading {
        std::size_t end;
        DateRange range;
        /// Told by its place in the calendar without a year: the year is the likeliest one, and another end of a range
        /// may tell it better.
        bool year_guessed = false;
        std::optional<ClockTime> clock{};
        bool clock_alone = false;  ///< the day is not told
    };
    using Read = std::optional<Reading>;

    TimeReader(const TimePieces& pieces, std::optional<Date> anchor) : pieces_(pieces), anchor_(anchor) {}

    /// The longest expression that begins at `i`. `previous` is the time told before, from which "a day later" counts.
    [[nodiscard]] Read read(std::size_t i, const std::optional<DateRange>& previous);
    /// End of words that look like a time and are none ("Black Friday", "every Monday"); `i` when there are none.
    [[nodiscard]] std::size_t skip(std::size_t i) const;

private:
    using Match = TimePieces::Match;
    enum class Step { last, next, now, that };
    struct StepWord {
        Step step;
        std::size_t end;
    };
    struct YearTail {
        int year;
        std::size_t end;
        bool guessed;
    };

    // words
    [[nodiscard]] std::optional<Match> match(std::size_t i, TimeKind kind) const { return pieces_.match(i, kind); }
    [[nodiscard]] std::size_t step_over(std::size_t i, TimeKind kind) const { return pieces_.step_over(i, kind); }
    [[nodiscard]] std::size_t step_over_articles(std::size_t i) const;
    [[nodiscard]] std::optional<int> year_number(std::size_t i) const;
    [[nodiscard]] std::optional<Match> day_number(std::size_t i) const;
    [[nodiscard]] std::optional<Match> number(std::size_t i) const;
    [[nodiscard]] std::optional<Match> any_unit(std::size_t i) const;
    [[nodiscard]] std::optional<StepWord> step_before(std::size_t i) const;
    [[nodiscard]] std::optional<StepWord> step_after(std::size_t i) const;
    [[nodiscard]] bool looks_ahead(std::size_t i) const;
    [[nodiscard]] bool counts_on(std::size_t i) const;

    // days: time_days.cpp, time_numerals.cpp, time_weekdays.cpp
    [[nodiscard]] Read date(std::size_t i) const;
    [[nodiscard]] Read numerals(std::size_t i) const;
    [[nodiscard]] Read iso_day(std::size_t i) const;
    [[nodiscard]] Read month_day(std::size_t i) const;
    [[nodiscard]] Read day_month(std::size_t i) const;
    [[nodiscard]] Read day_of_month(std::size_t i) const;
    [[nodiscard]] Read feast(std::size_t i) const;
    [[nodiscard]] Read weekday(std::size_t i) const;
    [[nodiscard]] Read day_word(std::size_t i) const;
    [[nodiscard]] Read day(std::size_t i) const;
    [[nodiscard]] Read day_with_parts(std::size_t i) const;
    [[nodiscard]] Read from_parts(int day, int month, int year, std::size_t end) const;
    [[nodiscard]] std::size_t with_weekday(std::size_t end, Date date) const;
    [[nodiscard]] int likely_year(std::size_t i, unsigned month, unsigned day) const;
    [[nodiscard]] std::optional<YearTail> year_tail(std::size_t at, std::size_t i, unsigned month, unsigned day) const;

    // months, seasons, years: time_months.cpp, time_years.cpp
    [[nodiscard]] Read month(std::size_t i) const;
    [[nodiscard]] Read month_after_year(std::size_t i) const;
    [[nodiscard]] bool month_has_cue(std::size_t i) const;
    [[nodiscard]] Read week_of_month(std::size_t i) const;
    [[nodiscard]] Read part_of(std::size_t i) const;
    [[nodiscard]] Read part_behind(std::size_t i) const;
    [[nodiscard]] Read whole_of_part(std::size_t i) const;
    [[nodiscard]] Read thirded(const Reading& whole, int third, std::size_t end) const;
    [[nodiscard]] Read halved(std::size_t i) const;
    [[nodiscard]] Read season(std::size_t i) const;
    [[nodiscard]] Read year(std::size_t i, bool without_cue) const;
    [[nodiscard]] Read cued_year(std::size_t i) const { return year(i, false); }
    [[nodiscard]] Read decade(std::size_t i) const;
    [[nodiscard]] Read century(std::size_t i) const;

    // counted from a day: time_relative.cpp, time_counted.cpp
    [[nodiscard]] Read named_unit(std::size_t i) const;
    [[nodiscard]] Read weekend(std::size_t i) const;
    [[nodiscard]] Read clipped_unit(std::size_t i) const;
    [[nodiscard]] Read week_around(std::size_t i) const;
    [[nodiscard]] Read around_unit(double unit_days, int step, Date from, std::size_t end) const;
    struct Count {
        double value, value_to, unit_days;
        bool about, whole_units_told;
        std::size_t end;
    };
    [[nodiscard]] std::optional<Count> counted(std::size_t i) const;
    [[nodiscard]] bool is_adverb(const Match& word) const;
    [[nodiscard]] Read ago(std::size_t i) const;
    [[nodiscard]] Read later(std::size_t i) const;
    [[nodiscard]] Read span_to_anchor(std::size_t i) const;
    [[nodiscard]] Read shifted(const Count& count, int sign, Date from, std::size_t end) const;

    // open, joined, nights, clocks: time_ranges.cpp, time_clock.cpp
    [[nodiscard]] Read simple(std::size_t i) const;
    [[nodiscard]] Read period(std::size_t i) const;
    [[nodiscard]] Read open(std::size_t i) const;
    [[nodiscard]] Read open_after(const Reading& reading, bool after_from) const;
    [[nodiscard]] Read joined(std::size_t i) const;
    [[nodiscard]] Read day_span(std::size_t i) const;
    [[nodiscard]] Read night(std::size_t i) const;
    struct Clock {
        ClockTime time;
        std::size_t end;
        bool certain;  // has a zone, a.m. or p.m., or "at" before it
    };
    [[nodiscard]] std::optional<Clock> clock(std::size_t i) const;

    const TimePieces& pieces_;
    std::optional<Date> anchor_;
    std::optional<DateRange> previous_;
    mutable std::vector<std::optional<Read>> simple_read_;  // by position, for the same previous_
};

}  // namespace mapwire
