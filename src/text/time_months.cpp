#include <array>

#include "text/time_calendar.hpp"
#include "text/time_reader.hpp"

namespace mapwire {

// "May", "March" and the like are names and verbs too: in languages that write months with a capital, a month alone
// needs a word before it that can stand before a time.
bool TimeReader::month_has_cue(std::size_t i) const {
    if (i == 0) { return true; }
    for (std::size_t back = 1; back <= 3 && back <= i; ++back) {
        for (const auto kind :
             {TimeKind::year_cue, TimeKind::since, TimeKind::until,     TimeKind::from,        TimeKind::between,
              TimeKind::and_to,   TimeKind::last,  TimeKind::next,      TimeKind::this_one,    TimeKind::that_one,
              TimeKind::part,     TimeKind::half,  TimeKind::article,   TimeKind::before_then, TimeKind::after_then,
              TimeKind::starting, TimeKind::about, TimeKind::month_cue, TimeKind::earlier_in,  TimeKind::later_in}) {
            const auto found = match(i - back, kind);
            if (found && found->end == i) { return true; }
        }
    }
    return false;
}

// May 2017; May; last May; May last year; "Mayıs ayında"; "مايو/أيار الماضي"
TimeReader::Read TimeReader::month(std::size_t i) const {
    const auto before = step_before(i);
    auto at = before ? before->end : i;
    at = step_over(at, TimeKind::month_cue);
    const auto name = match(at, TimeKind::month);
    if (!name) { return std::nullopt; }
    const auto number = static_cast<unsigned>(name->word.value);
    auto end = name->end;
    if (pieces_.is(end, "/") || pieces_.is(end, "(")) {
        const auto other = match(end + 1, TimeKind::month);
        if (other && other->word.value == name->word.value) {
            end = pieces_.is(other->end, ")") ? other->end + 1 : other->end;
        }
    }
    end = step_over(end, TimeKind::suffix);
    if (const auto unit = match(end, TimeKind::unit); unit && unit->word.value == 30.0) { end = unit->end; }
    const auto tail = year_tail(end, i, number, 1);
    if (tail && !tail->guessed && !before) { return Reading{tail->end, calendar::month(tail->year, number)}; }
    if (!anchor_ || !tail) { return std::nullopt; }
    if (name->word.needs_capital && name->end == at + 1 && !before && !month_has_cue(i)) { return std::nullopt; }
    const auto anchor_month = calendar::month_of(*anchor_);
    const int anchor_year = calendar::year_of(*anchor_);
    int year = tail->year;
    if (before && before->step == Step::next && counts_on(i)) {
        const auto from = *previous_->last;
        const int from_year = calendar::year_of(from);
        return Reading{end, calendar::month(number > calendar::month_of(from) ? from_year : from_year + 1, number)};
    }
    if (before && before->step == Step::last) { year = number < anchor_month ? anchor_year : anchor_year - 1; }
    if (before && before->step == Step::next) { year = number > anchor_month ? anchor_year : anchor_year + 1; }
    return Reading{end, calendar::month(year, number), !before};
}

// "2016 yılının Mayıs ayında", "geçen yıl Mayıs ayında"
TimeReader::Read TimeReader::month_after_year(std::size_t i) const {
    auto whole = named_unit(i);
    if (!whole) {
        if (const auto told = year_number(i)) {
            const auto unit = match(step_over(i + 1, TimeKind::suffix), TimeKind::unit);
            if (unit && unit->word.value == 365.0) { whole = Reading{unit->end, calendar::years(*told, *told)}; }
        }
    }
    if (!whole || whole->range.precision != DatePrecision::year) { return std::nullopt; }
    const auto name = match(step_over(whole->end, TimeKind::suffix), TimeKind::month);
    if (!name) { return std::nullopt; }
    auto end = step_over(name->end, TimeKind::suffix);
    if (const auto unit = match(end, TimeKind::unit); unit && unit->word.value == 30.0) { end = unit->end; }
    return Reading{end,
                   calendar::month(calendar::year_of(*whole->range.first), static_cast<unsigned>(name->word.value))};
}

// the first week of June; the last week of May; "الأسبوع الأول من يونيو"
TimeReader::Read TimeReader::week_of_month(std::size_t i) const {
    auto at = step_over(i, TimeKind::article);
    const auto is_week = [&](const std::optional<Match>& unit) { return unit && unit->word.value == 7.0; };
    std::optional<int> number;
    const auto ordinal_at = [&](std::size_t position) -> std::optional<std::pair<int, std::size_t>> {
        if (const auto found = match(position, TimeKind::ordinal_number)) {
            return std::pair{static_cast<int>(found->word.value), found->end};
        }
        if (const auto found = match(position, TimeKind::last)) { return std::pair{-1, found->end}; }
        if (const auto found = match(position, TimeKind::recent)) { return std::pair{-1, found->end}; }
        return std::nullopt;
    };
    if (const auto first = ordinal_at(at)) {
        const auto unit = match(first->second, TimeKind::unit);
        if (!is_week(unit)) { return std::nullopt; }
        number = first->first;
        at = unit->end;
    } else if (const auto unit = match(at, TimeKind::unit); is_week(unit)) {
        const auto after = ordinal_at(unit->end);
        if (!after) { return std::nullopt; }
        number = after->first;
        at = after->second;
    } else {
        return std::nullopt;
    }
    const auto whole = month(step_over_articles(at));
    if (!whole || *number > 5) { return std::nullopt; }
    return Reading{whole->end, calendar::week_of_month(calendar::year_of(*whole->range.first),
                                                       calendar::month_of(*whole->range.first), *number)};
}

// A third of what was read: a month, a year, a decade; anything else stays whole.
TimeReader::Read TimeReader::thirded(const Reading& whole, int third, std::size_t end) const {
    const int year = calendar::year_of(*whole.range.first);
    if (whole.range.precision == DatePrecision::month) {
        return Reading{end, calendar::third_of_month(year, calendar::month_of(*whole.range.first), third),
                       whole.year_guessed};
    }
    if (whole.range.precision == DatePrecision::year) {
        const int last = calendar::year_of(*whole.range.last);
        if (last == year) { return Reading{end, calendar::third_of_year(year, third)}; }
        if (last == year + 9) { return Reading{end, calendar::third_of_decade(year, third)}; }
    }
    return Reading{end, whole.range, whole.year_guessed};
}

// What a part may be of: a month, decade, season, year, named unit, or the unit at hand ("the end of the year").
TimeReader::Read TimeReader::whole_of_part(std::size_t i) const {
    if (auto found = month(i)) { return found; }
    if (auto found = decade(i)) { return found; }
    if (auto found = season(i)) { return found; }
    if (auto found = year(i, true)) { return found; }
    if (auto found = named_unit(i); found && found->range.first && found->range.last) { return found; }
    if (const auto unit = match(i, TimeKind::unit); unit && anchor_ && unit->word.value >= 7.0) {
        return around_unit(unit->word.value, 0, *anchor_, unit->end);
    }
    return std::nullopt;
}

// late May, mid-2016, the end of June, early last month, mid to late May
TimeReader::Read TimeReader::part_of(std::size_t i) const {
    const auto part = match(i, TimeKind::part);
    if (!part) { return std::nullopt; }
    auto at = pieces_.is(part->end, "-") ? part->end + 1 : part->end;
    at = step_over(step_over_articles(at), TimeKind::month_cue);
    const auto to = pieces_.is_dash(at) ? at + 1 : step_over(at, TimeKind::and_to);
    const auto second = to > at ? match(to, TimeKind::part) : std::nullopt;
    if (second) { at = pieces_.is(second->end, "-") ? second->end + 1 : second->end; }
    const auto whole = whole_of_part(step_over_articles(at));
    if (!whole) { return std::nullopt; }
    auto begin = thirded(*whole, static_cast<int>(part->word.value), whole->end);
    if (second) {
        const auto end = thirded(*whole, static_cast<int>(second->word.value), whole->end);
        if (begin->range.precision != end->range.precision) { return std::nullopt; }
        begin->range.last = end->range.last;
    }
    return begin;
}

// "mayıs sonunda", "year-end": the part stands behind.
TimeReader::Read TimeReader::part_behind(std::size_t i) const {
    const auto whole = whole_of_part(i);
    if (!whole) { return std::nullopt; }
    const auto dash = pieces_.is(whole->end, "-") ? whole->end + 1 : whole->end;
    const auto part = match(step_over(dash, TimeKind::suffix), TimeKind::part_after);
    if (!part) { return std::nullopt; }
    return thirded(*whole, static_cast<int>(part->word.value), part->end);
}

// the first half of June, the second half of 2016, the third quarter of last year
TimeReader::Read TimeReader::halved(std::size_t i) const {
    const auto half = match(i, TimeKind::half);
    const auto quarter = half ? std::nullopt : match(i, TimeKind::quarter);
    if (!half && !quarter) { return std::nullopt; }
    const int number = static_cast<int>((half ? half : quarter)->word.value);
    const auto at = step_over_articles((half ? half : quarter)->end);
    if (const auto whole = month(at); whole && half) {
        return Reading{whole->end,
                       calendar::half_of_month(calendar::year_of(*whole->range.first),
                                               calendar::month_of(*whole->range.first), number),
                       whole->year_guessed};
    }
    auto whole = year(at, true);
    if (!whole) { whole = named_unit(at); }
    if (!whole) {
        if (const auto unit = match(at, TimeKind::unit); unit && anchor_ && unit->word.value >= 30.0) {
            whole = around_unit(unit->word.value, 0, *anchor_, unit->end);
        }
    }
    if (!whole || !whole->range.first) { return std::nullopt; }
    const int year = calendar::year_of(*whole->range.first);
    if (whole->range.precision == DatePrecision::month && half) {
        return Reading{whole->end, calendar::half_of_month(year, calendar::month_of(*whole->range.first), number)};
    }
    if (whole->range.precision != DatePrecision::year) { return std::nullopt; }
    return Reading{whole->end, half ? calendar::half_of_year(year, number) : calendar::quarter_of_year(year, number)};
}

}  // namespace mapwire
