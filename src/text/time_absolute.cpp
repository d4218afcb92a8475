#include <algorithm>
#include <array>

#include "text/time_reader.hpp"

namespace mapwire {
namespace {

Date day_of(int year, unsigned month, unsigned day) {
    // The callers give days that exist.
    return Date::from_days(
        std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}});
}

Date last_day(int year, unsigned month) {
    return Date::from_days(
        std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::last});
}

// 0 for the first third, 1 for the middle, 2 for the last.
DateRange third_of_month(int year, unsigned month, int third) {
    const std::array<unsigned, 3> begins = {1, 11, 21};
    const auto last =
        third == 2 ? last_day(year, month) : day_of(year, month, begins[static_cast<std::size_t>(third) + 1] - 1);
    return {day_of(year, month, begins[static_cast<std::size_t>(third)]), last, DatePrecision::part_of_month};
}

DateRange third_of_year(int year, int third) {
    const auto first = static_cast<unsigned>(third * 4 + 1);
    return {day_of(year, first, 1), last_day(year, first + 3), DatePrecision::approx};
}

DateRange season_of(int year, int season) {
    if (season == 4) { return {day_of(year, 12, 1), last_day(year + 1, 2), DatePrecision::approx}; }
    const auto first = static_cast<unsigned>(season * 3);
    return {day_of(year, first, 1), last_day(year, first + 2), DatePrecision::approx};
}

int year_of(Date date) { return static_cast<int>(date.ymd().year()); }

}  // namespace

DateRange month_range(int year, unsigned month) {
    return {day_of(year, month, 1), last_day(year, month), DatePrecision::month};
}

DateRange year_range(int first_year, int last_year) {
    return {day_of(first_year, 1, 1), day_of(last_year, 12, 31), DatePrecision::year};
}

DateRange iso_week(Date day) {
    const auto weekday = std::chrono::weekday{day.days()}.iso_encoding();
    const auto monday = day.plus_days(1 - static_cast<int>(weekday));
    return {monday, monday.plus_days(6), DatePrecision::week};
}

// The year that brings a day nearest to the anchor, its past preferred.
int TimeReader::likely_year(std::size_t i, unsigned month, unsigned day) const {
    const int anchor_year = anchor_ ? year_of(*anchor_) : 1970;
    if (!anchor_) { return anchor_year; }
    const int days_ahead = looks_ahead(i) ? 300 : 31;
    for (int year = anchor_year + 1; year > anchor_year - 1; --year) {
        const auto date = Date::from_ymd(year, month, std::min(day, 28U));
        if (date && *date <= anchor_->plus_days(days_ahead)) { return year; }
    }
    return anchor_year - 1;
}

std::optional<TimeReader::Reading> TimeReader::absolute(std::size_t i) const {
    std::optional<Reading> best;
    for (const auto& reading :
         {iso_day(i), month_day(i), day_month(i), part_of(i), season(i), whole_month(i), year(i, false)}) {
        if (reading && (!best || reading->end > best->end)) { best = reading; }
    }
    return best;
}

std::optional<TimeReader::Reading> TimeReader::iso_day(std::size_t i) const {
    const auto year = year_number(i);
    if (!year || word(i + 1) != "-" || word(i + 3) != "-") { return std::nullopt; }
    const auto month = digits(i + 2);
    const auto day = digits(i + 4);
    if (!month || !day) { return std::nullopt; }
    const auto date = Date::from_ymd(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
    if (!date) { return std::nullopt; }
    return Reading{i + 5, {date, date, DatePrecision::day}};
}

// June 9; June 9, 2017; Jun. 9th 2017
std::optional<TimeReader::Reading> TimeReader::month_day(std::size_t i) const {
    const auto name = match(i, TimeKind::month);
    if (!name) { return std::nullopt; }
    const auto at = is_punctuation(name->end, ".") ? name->end + 1 : name->end;
    const auto day = day_number(at);
    if (!day) { return std::nullopt; }
    const auto after = step_over(at + 1, TimeKind::ordinal);
    const auto comma = is_punctuation(after, ",") ? after + 1 : after;
    const auto told = year_number(comma);
    if (!told && !anchor_) { return std::nullopt; }
    const auto month = static_cast<unsigned>(name->word.value);
    const int year = told ? *told : likely_year(i, month, static_cast<unsigned>(*day));
    const auto date = Date::from_ymd(year, month, static_cast<unsigned>(*day));
    if (!date) { return std::nullopt; }
    return Reading{told ? comma + 1 : after, {date, date, DatePrecision::day}};
}

// 9 June; 9th of June, 2017; 1er août
std::optional<TimeReader::Reading> TimeReader::day_month(std::size_t i) const {
    const auto day = day_number(i);
    if (!day) { return std::nullopt; }
    auto at = step_over(i + 1, TimeKind::ordinal);
    if (is_punctuation(at, ".")) { ++at; }
    const auto name = match(step_over(at, TimeKind::article), TimeKind::month);
    if (!name) { return std::nullopt; }
    const auto month = static_cast<unsigned>(name->word.value);
    const auto comma = is_punctuation(name->end, ",") ? name->end + 1 : name->end;
    const auto told = year_number(comma);
    if (!told && !anchor_) { return std::nullopt; }
    const int year = told ? *told : likely_year(i, month, static_cast<unsigned>(*day));
    const auto date = Date::from_ymd(year, month, static_cast<unsigned>(*day));
    if (!date) { return std::nullopt; }
    return Reading{told ? comma + 1 : name->end, {date, date, DatePrecision::day}};
}

// May 2017; May; "last May", "next May"
std::optional<TimeReader::Month> TimeReader::month(std::size_t i) const {
    const auto last = match(i, TimeKind::last);
    const auto next = match(i, TimeKind::next);
    const auto at = last ? last->end : next ? next->end : step_over(i, TimeKind::this_one);
    const auto name = match(at, TimeKind::month);
    if (!name) { return std::nullopt; }
    const auto number = static_cast<unsigned>(name->word.value);
    auto after = is_punctuation(name->end, ".") && year_number(name->end + 1) ? name->end + 1 : name->end;
    after = is_punctuation(after, ",") && year_number(after + 1) ? after + 1 : after;
    const auto year_at = year_number(after) ? after : step_over(after, TimeKind::article);
    if (const auto told = year_number(year_at)) { return Month{*told, number, year_at + 1, true}; }
    if (!anchor_) { return std::nullopt; }
    const auto anchor_month = static_cast<unsigned>(anchor_->ymd().month());
    const int anchor_year = year_of(*anchor_);
    int year = likely_year(i, number, 1);
    if (last) { year = number < anchor_month ? anchor_year : anchor_year - 1; }
    if (next) { year = number > anchor_month ? anchor_year : anchor_year + 1; }
    return Month{year, number, name->end, false};
}

std::optional<TimeReader::Reading> TimeReader::whole_month(std::size_t i) const {
    const auto found = month(i);
    if (!found) { return std::nullopt; }
    return Reading{found->end, month_range(found->year, found->month)};
}

// late May, mid-2016, the end of June, early last month, the beginning of the year 2016
std::optional<TimeReader::Reading> TimeReader::part_of(std::size_t i) const {
    int third = -1;
    std::size_t at = i;
    constexpr std::array<std::pair<TimeKind, int>, 5> parts = {{{TimeKind::early, 0},
                                                                {TimeKind::start_of, 0},
                                                                {TimeKind::mid, 1},
                                                                {TimeKind::late, 2},
                                                                {TimeKind::end_of, 2}}};
    for (const auto& [kind, number] : parts) {
        if (const auto found = match(i, kind); found && found->end > at) {
            third = number;
            at = found->end;
        }
    }
    if (third < 0) { return std::nullopt; }
    if (is_punctuation(at, "-")) { ++at; }
    at = step_over(at, TimeKind::article);
    if (const auto found = month(at)) { return Reading{found->end, third_of_month(found->year, found->month, third)}; }
    if (const auto found = season(at)) { return found; }
    if (const auto told = year(at, true)) {
        const int first = year_of(*told->range.first);
        if (first == year_of(*told->range.last)) { return Reading{told->end, third_of_year(first, third)}; }
    }
    const auto unit = named_unit(at);
    if (!unit || !unit->range.first) { return std::nullopt; }
    const auto ymd = unit->range.first->ymd();
    if (unit->range.precision == DatePrecision::month) {
        return Reading{unit->end,
                       third_of_month(static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), third)};
    }
    if (unit->range.precision == DatePrecision::year) {
        return Reading{unit->end, third_of_year(static_cast<int>(ymd.year()), third)};
    }
    return unit;
}

// summer of 2016; last winter; "spring" alone is too often no season
std::optional<TimeReader::Reading> TimeReader::season(std::size_t i) const {
    const auto last = match(i, TimeKind::last);
    const auto next = match(i, TimeKind::next);
    const auto now = match(i, TimeKind::this_one);
    const auto at = last ? last->end : next ? next->end : now ? now->end : i;
    const auto name = match(at, TimeKind::season);
    if (!name) { return std::nullopt; }
    const int number = static_cast<int>(name->word.value);
    const auto year_at = year_number(name->end) ? name->end : step_over(name->end, TimeKind::article);
    if (const auto told = year_number(year_at)) { return Reading{year_at + 1, season_of(*told, number)}; }
    if (!anchor_ || (!last && !next && !now)) { return std::nullopt; }
    int year = year_of(*anchor_);
    if (last && *season_of(year, number).last >= *anchor_) { --year; }
    if (next && *season_of(year, number).first <= *anchor_) { ++year; }
    return Reading{name->end, season_of(year, number)};
}

// in 2016; the 1990s. A bare number is a year only after a word that asks for one.
std::optional<TimeReader::Reading> TimeReader::year(std::size_t i, bool without_cue) const {
    auto at = i;
    bool cue = without_cue;
    if (const auto in = match(i, TimeKind::year_cue)) {
        at = in->end;
        cue = true;
    }
    at = step_over(at, TimeKind::article);  // "in the 1990s"
    const auto value = year_number(at);
    if (!value) { return std::nullopt; }
    // "2016 году", "2016 yılında"
    if (const auto unit = match(at + 1, TimeKind::unit); unit && unit->word.value == 365.0 && !without_cue) {
        return Reading{unit->end, year_range(*value, *value)};
    }
    if (word(at + 1) == "s" && *value % 10 == 0 && tokens_[at].span.end == tokens_[at + 1].span.begin) {
        return Reading{at + 2, year_range(*value, *value + (*value % 100 == 0 ? 99 : 9))};
    }
    if (!cue) { return std::nullopt; }
    const bool range = (word(at + 1) == "-" || word(at + 1) == "–") && year_number(at + 2);
    if (range && *year_number(at + 2) > *value) { return Reading{at + 3, year_range(*value, *year_number(at + 2))}; }
    return Reading{at + 1, year_range(*value, *value)};
}

}  // namespace mapwire
