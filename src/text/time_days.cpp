#include <algorithm>

#include "text/time_calendar.hpp"
#include "text/time_reader.hpp"

namespace mapwire {

// The year that brings a day nearest to the anchor, its past preferred.
int TimeReader::likely_year(std::size_t i, unsigned month, unsigned day) const {
    if (!anchor_) { return 1970; }
    const int anchor_year = calendar::year_of(*anchor_);
    const int days_ahead = looks_ahead(i) ? 300 : 31;
    for (int year = anchor_year + 1; year > anchor_year - 1; --year) {
        const auto date = Date::from_ymd(year, month, std::min(day, 28U));
        if (date && *date <= anchor_->plus_days(days_ahead)) { return year; }
    }
    return anchor_year - 1;
}

// What tells the year of a day or month that ends at `at`: ", 2017"; "of 2015"; "last year"; "Jun. 2017"; "الماضي".
std::optional<TimeReader::YearTail> TimeReader::year_tail(std::size_t at, std::size_t i, unsigned month,
                                                          unsigned day) const {
    const auto told = [&](std::size_t position) -> std::optional<YearTail> {
        const auto year = year_number(position);
        if (!year) { return std::nullopt; }
        auto end = position + 1;
        if (const auto unit = match(step_over(end, TimeKind::suffix), TimeKind::unit);
            unit && unit->word.value == 365.0) {
            end = unit->end;
        }
        return YearTail{*year, end, false};
    };
    const auto mark = pieces_.is(at, ".") || pieces_.is(at, ",") ? at + 1 : at;
    if (const auto year = told(mark)) { return year; }
    if (pieces_.is(at, ".") && pieces_.is(at + 1, ",")) {
        if (const auto year = told(at + 2)) { return year; }
    }
    const auto after_article = step_over_articles(at);
    if (after_article > at) {
        if (const auto year = told(after_article)) { return year; }
    }
    if (const auto unit = named_unit(after_article); unit && unit->range.precision == DatePrecision::year) {
        const int year = calendar::year_of(*unit->range.first);
        if (year == calendar::year_of(*unit->range.last)) { return YearTail{year, unit->end, false}; }
    }
    if (!anchor_) { return std::nullopt; }
    const int year = calendar::year_of(*anchor_);
    if (const auto step = step_after(at)) {
        const auto date = Date::from_ymd(year, month, std::min(day, 28U));
        if (step->step == Step::last) { return YearTail{*date < *anchor_ ? year : year - 1, step->end, false}; }
        if (step->step == Step::next) { return YearTail{*date > *anchor_ ? year : year + 1, step->end, false}; }
        if (step->step == Step::now) { return YearTail{year, step->end, false}; }
    }
    return YearTail{likely_year(i, month, day), at, true};
}

// A date may be followed by its weekday: "8 Haziran 2017 Perşembe", "June 8 (Thursday)".
std::size_t TimeReader::with_weekday(std::size_t end, Date date) const {
    const auto at = pieces_.is(end, ",") || pieces_.is(end, "(") ? end + 1 : end;
    const auto name = match(at, TimeKind::weekday);
    if (!name || static_cast<int>(name->word.value) != calendar::weekday_of(date)) { return end; }
    return pieces_.is(end, "(") && pieces_.is(name->end, ")") ? name->end + 1 : name->end;
}

TimeReader::Read TimeReader::date(std::size_t i) const {
    Read best;
    for (const auto& reading : {iso_day(i), numerals(i), month_day(i), day_month(i), day_of_month(i), feast(i)}) {
        if (reading && (!best || reading->end > best->end)) { best = reading; }
    }
    if (!best) { return best; }
    // "23 February road" is no date.
    if (match(best->end, TimeKind::named_after)) { return std::nullopt; }
    if (best->range.first == best->range.last) { best->end = with_weekday(best->end, *best->range.first); }
    return best;
}

// June 9; June the 9th; June 9, 2017; Jun. 9th 2017
TimeReader::Read TimeReader::month_day(std::size_t i) const {
    const auto name = match(i, TimeKind::month);
    if (!name) { return std::nullopt; }
    const auto at = pieces_.is(name->end, ".") || pieces_.is(name->end, "-") ? name->end + 1 : name->end;
    const auto day = day_number(step_over(at, TimeKind::article));
    if (!day) { return std::nullopt; }
    // "May 20 people": a number that counts what follows is no day; but "June 8 strikes" is read as a day.
    const auto month = static_cast<unsigned>(name->word.value);
    const auto number = static_cast<unsigned>(day->word.value);
    const auto dash = pieces_.is(day->end, "-") && year_number(day->end + 1) ? day->end + 1 : day->end;
    const auto year = year_tail(dash, i, month, number);
    if (!year) { return std::nullopt; }
    const auto date = Date::from_ymd(year->year, month, number);
    if (!date) { return std::nullopt; }
    return Reading{year->guessed ? day->end : year->end, calendar::one_day(*date), year->guessed};
}

// 9 June; 9th of June, 2017; 1er août; 9-Jun-2017; 9 يونيو/حزيران 2017; الثامن من يونيو
TimeReader::Read TimeReader::day_month(std::size_t i) const {
    const auto day = day_number(i);
    if (!day) { return std::nullopt; }
    auto at = day->end;
    if (pieces_.is(at, ".") || pieces_.is(at, "-")) { ++at; }
    const auto name = match(step_over_articles(at), TimeKind::month);
    if (!name) { return std::nullopt; }
    const auto month = static_cast<unsigned>(name->word.value);
    const auto number = static_cast<unsigned>(day->word.value);
    auto end = name->end;
    if (pieces_.is(end, "/") || pieces_.is(end, "(")) {
        // The same month by its other name.
        const auto other = match(end + 1, TimeKind::month);
        if (other && other->word.value == name->word.value) {
            end = pieces_.is(other->end, ")") ? other->end + 1 : other->end;
        }
    }
    const auto dash = pieces_.is(end, "-") && year_number(end + 1) ? end + 1 : end;
    const auto year = year_tail(dash, i, month, number);
    if (!year) { return std::nullopt; }
    const auto date = Date::from_ymd(year->year, month, number);
    if (!date) { return std::nullopt; }
    return Reading{year->guessed ? end : year->end, calendar::one_day(*date), year->guessed};
}

// "on the 5th": the last such day. Before a noun it counts something else ("the 5th division").
TimeReader::Read TimeReader::day_of_month(std::size_t i) const {
    const auto cue = match(i, TimeKind::day_cue);
    if (!cue || !anchor_) { return std::nullopt; }
    const auto day = pieces_.digits(cue->end);
    const auto suffix = match(cue->end + 1, TimeKind::ordinal);
    if (!day || *day < 1 || *day > 31 || !suffix) { return std::nullopt; }
    if (pieces_.is_word(suffix->end) || pieces_.is_dash(suffix->end)) { return std::nullopt; }
    for (int back = 0; back <= 3; ++back) {
        const auto month = calendar::months_later(*anchor_, -back);
        const auto date =
            Date::from_ymd(calendar::year_of(month), calendar::month_of(month), static_cast<unsigned>(*day));
        if (date && *date <= *anchor_) { return Reading{suffix->end, calendar::one_day(*date)}; }
    }
    return std::nullopt;
}

TimeReader::Read TimeReader::feast(std::size_t i) const {
    for (const auto kind : {TimeKind::fixed_feast, TimeKind::easter_feast, TimeKind::hijri_feast}) {
        const auto name = match(i, kind);
        if (!name) { continue; }
        const int code = static_cast<int>(name->word.value);
        const auto at = [&](int year) -> std::optional<Date> {
            if (kind == TimeKind::easter_feast) { return calendar::easter(year).plus_days(code); }
            const auto month = static_cast<unsigned>(code / 100);
            const auto day = static_cast<unsigned>(code % 100);
            return kind == TimeKind::hijri_feast ? calendar::islamic_day(year, month, day)
                                                 : Date::from_ymd(year, month, day);
        };
        auto end = name->end;
        std::optional<Date> date;
        const auto year_at = step_over_articles(pieces_.is(end, ",") ? end + 1 : end);
        if (const auto year = year_number(year_at)) {
            date = at(*year);
            end = year_at + 1;
        } else if (anchor_) {
            const int this_year = calendar::year_of(*anchor_);
            for (int candidate = this_year + 1; candidate >= this_year - 1 && !date; --candidate) {
                const auto day = at(candidate);
                if (day && *day <= anchor_->plus_days(looks_ahead(i) ? 300 : 31)) { date = day; }
            }
        }
        if (!date) { continue; }
        const int length = std::max(1, kind == TimeKind::easter_feast ? 1 : static_cast<int>(name->word.value_to));
        const bool long_feast = name->word.value_to != name->word.value && length > 1;
        const auto last = long_feast ? date->plus_days(length - 1) : *date;
        const auto precision = kind == TimeKind::hijri_feast ? DatePrecision::approx : DatePrecision::day;
        return Reading{end, {date, last, precision}};
    }
    return std::nullopt;
}

}  // namespace mapwire
