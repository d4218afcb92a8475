#include <algorithm>

#include "text/time_calendar.hpp"
#include "text/time_reader.hpp"

namespace mapwire {
namespace {

// Moves both ends to another year; the last of February stays the last.
DateRange moved_years(const DateRange& range, int years) {
    return {calendar::months_later(*range.first, 12 * years), calendar::months_later(*range.last, 12 * years),
            range.precision};
}

bool is_closed(const DateRange& range) { return range.first && range.last; }

}  // namespace

// July 9–12[, 2017]; 9–12 July [2017]; between 3 and 7 June; June 9 and 10; from the 3rd to the 7th of June
TimeReader::Read TimeReader::day_span(std::size_t i) const {
    const auto from = match(i, TimeKind::from);
    const auto between = match(i, TimeKind::between);
    const bool opened = from || between;
    // "from the 3rd": the words that open a range and those inside it
    auto at = opened ? step_over_articles((from && (!between || from->end > between->end) ? from : between)->end) : i;
    const auto joint = [&](std::size_t position) -> std::optional<std::pair<std::size_t, bool>> {
        if (pieces_.is_dash(position)) { return std::pair{position + 1, false}; }
        const auto to = match(position, TimeKind::and_to);
        if (!to) { return std::nullopt; }
        return std::pair{step_over_articles(to->end), to->word.value != 0.0};
    };
    const auto fits = [&](int first, int last, bool is_and) {
        return last > first && (!is_and || between || last == first + 1);
    };
    if (const auto name = match(at, TimeKind::month)) {
        const auto day_at = pieces_.is(name->end, ".") ? name->end + 1 : name->end;
        const auto first = day_number(step_over(day_at, TimeKind::article));
        const auto to = first ? joint(first->end) : std::nullopt;
        const auto last = to ? day_number(to->first) : std::nullopt;
        if (!last || match(last->end, TimeKind::month)) { return std::nullopt; }
        const int begin = static_cast<int>(first->word.value);
        const int end = static_cast<int>(last->word.value);
        if (!fits(begin, end, to->second)) { return std::nullopt; }
        if (to->second && pieces_.is_word(last->end) && !match(last->end, TimeKind::article)) { return std::nullopt; }
        const auto month = static_cast<unsigned>(name->word.value);
        const auto year = year_tail(last->end, i, month, static_cast<unsigned>(end));
        if (!year) { return std::nullopt; }
        const auto day_a = Date::from_ymd(year->year, month, static_cast<unsigned>(begin));
        const auto day_b = Date::from_ymd(year->year, month, static_cast<unsigned>(end));
        if (!day_a || !day_b) { return std::nullopt; }
        return Reading{year->guessed ? last->end : year->end, {day_a, day_b, DatePrecision::day}, year->guessed};
    }
    const auto first = day_number(at);
    const auto to = first ? joint(first->end) : std::nullopt;
    if (!to) { return std::nullopt; }
    const auto rest = day_month(to->first);
    if (!rest) { return std::nullopt; }
    const auto last = *rest->range.first;
    const auto ymd = last.ymd();
    const auto begin =
        Date::from_ymd(calendar::year_of(last), calendar::month_of(last), static_cast<unsigned>(first->word.value));
    const int last_day = static_cast<int>(static_cast<unsigned>(ymd.day()));
    if (!begin || !fits(static_cast<int>(first->word.value), last_day, to->second)) { return std::nullopt; }
    return Reading{rest->end, {begin, last, DatePrecision::day}, rest->year_guessed};
}

// from May to July 2017; between Monday and Wednesday; May–June; Monday and Tuesday (neighbours only)
TimeReader::Read TimeReader::joined(std::size_t i) const {
    if (auto days = day_span(i)) { return days; }
    // Only what stands alone or behind an opening word can be joined; most words are neither.
    constexpr TimeKinds openers = {TimeKind::from, TimeKind::between};
    if (!pieces_.kinds(i).meets(openers) && !simple(i) && !pieces_.all_kinds().has(TimeKind::between_after)) {
        return std::nullopt;
    }
    const auto from = match(i, TimeKind::from);
    const auto between = match(i, TimeKind::between);
    const bool opened = from || between;
    const auto at = opened ? step_over_articles((between ? between : from)->end) : i;
    const auto end_at = [&](std::size_t position) {
        auto read = simple(position);
        if (!read && (opened || position > i)) { read = year(position, true); }
        return read;
    };
    auto first = end_at(at);
    const bool bare_year = !first;  // "2011 ile 2016 arasında"
    if (bare_year) { first = year(at, true); }
    if (!first || !is_closed(first->range)) { return std::nullopt; }
    const auto joint_at = pieces_.is_dash(first->end) ? first->end : step_over(first->end, TimeKind::suffix);
    const auto to = match(joint_at, TimeKind::and_to);
    if (!to && !pieces_.is_dash(joint_at)) { return std::nullopt; }
    const bool is_and = to && to->word.value != 0.0;
    auto next = step_over_articles(to ? to->end : joint_at + 1);
    if (opened && match(next, TimeKind::now)) {
        return Reading{match(next, TimeKind::now)->end, {first->range.first, std::nullopt, DatePrecision::open_end}};
    }
    auto last = end_at(next);
    if (!last || !is_closed(last->range)) { return std::nullopt; }
    auto begin = first->range;
    auto end = last->range;
    // "between 6:50 and 7:30 a.m. on Wednesday" lies on that day.
    if (first->clock_alone && end.first == end.last) { return Reading{last->end, end, false, first->clock}; }
    if (first->year_guessed && !last->year_guessed) {
        begin = moved_years(begin, calendar::year_of(*end.first) - calendar::year_of(*begin.first));
        if (*begin.first > *end.last) { begin = moved_years(begin, -1); }
    } else if (last->year_guessed) {
        if (!first->year_guessed) {
            end = moved_years(end, calendar::year_of(*begin.first) - calendar::year_of(*end.first));
        }
        if (*end.last < *begin.first) { end = moved_years(end, 1); }
    }
    if (is_and && !between && *end.first != begin.last->plus_days(1)) { return std::nullopt; }
    if (*end.last < *begin.first) { return std::nullopt; }
    const auto closing = match(step_over(last->end, TimeKind::suffix), TimeKind::between_after);
    if (bare_year && !closing) { return std::nullopt; }
    return Reading{closing ? closing->end : last->end,
                   {begin.first, end.last, std::max(begin.precision, end.precision)},
                   first->year_guessed && last->year_guessed};
}

// the night of 8 June; overnight into Friday; Wednesday night into Thursday; "в ночь на пятницу"; "ليل الخميس الجمعة"
TimeReader::Read TimeReader::night(std::size_t i) const {
    const auto two_days = [](Date first, std::size_t end) {
        return Reading{end, {first, first.plus_days(1), DatePrecision::day}};
    };
    if (const auto cue = match(i, TimeKind::night_of)) {
        auto at = step_over_articles(cue->end);
        if (auto days = day_span(at)) { return days; }
        const auto from = match(at, TimeKind::from);
        const auto between = match(at, TimeKind::between);
        at = step_over_articles(from ? from->end : between ? between->end : at);
        const auto first = day(at);
        if (!first || !first->range.first) { return std::nullopt; }
        auto next = pieces_.is_dash(first->end) ? first->end + 1 : step_over(first->end, TimeKind::and_to);
        next = step_over(next, TimeKind::into);
        const auto second = day(step_over_articles(next));
        if (second && second->range.first == first->range.first->plus_days(1)) {
            return two_days(*first->range.first, second->end);
        }
        if (cue->word.value < 0.0) { return two_days(first->range.first->plus_days(-1), first->end); }
        if (cue->word.value > 0.0) { return two_days(*first->range.first, first->end); }
        return first;
    }
    if (const auto cue = match(i, TimeKind::overnight)) {
        if (!anchor_) { return std::nullopt; }
        if (const auto into = match(cue->end, TimeKind::into)) {
            if (const auto found = day(step_over_articles(into->end))) {
                return two_days(found->range.first->plus_days(-1), found->end);
            }
        }
        auto at = step_over_articles(cue->end);
        if (auto span = joined(at); span && is_closed(span->range)) { return span; }
        if (match(at, TimeKind::from)) { at = step_over_articles(match(at, TimeKind::from)->end); }
        if (const auto found = day(at); found && found->range.first == found->range.last) {
            return two_days(*found->range.first, found->end);
        }
        return Reading{cue->end, {anchor_->plus_days(-1), anchor_, DatePrecision::day}};
    }
    const auto first = day(i);
    if (!first || first->range.first != first->range.last || !first->range.first) { return std::nullopt; }
    const auto after = step_over(first->end, TimeKind::part_of_day);
    const auto into = match(after, TimeKind::into);
    if (!into) {
        // "perşembeyi cumaya bağlayan gece"
        const auto second = day(after);
        const auto closing = second ? match(second->end, TimeKind::night_after) : std::nullopt;
        if (!closing || second->range.first != first->range.first->plus_days(1)) { return std::nullopt; }
        return two_days(*first->range.first, closing->end);
    }
    const auto second = day(step_over_articles(into->end));
    if (!second || second->range.first != first->range.first->plus_days(1)) { return std::nullopt; }
    return two_days(*first->range.first, step_over(second->end, TimeKind::part_of_day));
}

TimeReader::Read TimeReader::period(std::size_t i) const {
    if (auto read = simple(i)) { return read; }
    auto read = year(i, true);
    // "since the beginning of the year" is a part of a unit and is read above; "since 1 000 men" is none.
    return read;
}

// since March; until 2018; before June 8; starting on 9 July; after 2011
TimeReader::Read TimeReader::open(std::size_t i) const {
    const auto opened_by = [&](TimeKind kind) -> Read {
        const auto cue = match(i, kind);
        if (!cue) { return std::nullopt; }
        const auto begin = kind == TimeKind::since ? step_over(cue->end, TimeKind::about) : cue->end;
        auto at = step_over_articles(begin);
        // "before dawn on Friday" tells a part of the day.
        const bool bound = kind == TimeKind::before_then || kind == TimeKind::after_then;
        if (bound && (match(at, TimeKind::part_of_day) || clock(at))) { return std::nullopt; }
        auto read = night(at);
        if (!read) { read = period(at); }
        if (!read && at > cue->end) { read = period(cue->end); }
        if (!read && anchor_ && kind == TimeKind::since) {
            // "depuis deux semaines", "منذ أسبوعين"
            if (const auto count = counted(at)) { read = shifted(*count, -1, *anchor_, count->end); }
        }
        return read && is_closed(read->range) ? read : std::nullopt;
    };
    for (const auto kind : {TimeKind::since, TimeKind::starting}) {
        if (const auto found = opened_by(kind)) {
            return Reading{found->end, {found->range.first, std::nullopt, DatePrecision::open_end}};
        }
    }
    if (const auto found = opened_by(TimeKind::until)) {
        return Reading{found->end, {std::nullopt, found->range.last, DatePrecision::open_start}};
    }
    // "after Friday prayers" and "before Monday’s vote" tell the day itself.
    const auto is_bound = [&](const Read& found) {
        return found && !pieces_.has_possessive(found->end - 1) &&
               (!pieces_.is_word(found->end) || match(found->end, TimeKind::article));
    };
    if (const auto found = opened_by(TimeKind::before_then); is_bound(found)) {
        // "before the end of 2024" goes on to that end.
        const auto part = match(step_over_articles(match(i, TimeKind::before_then)->end), TimeKind::part);
        const auto with_the = match(match(i, TimeKind::before_then)->end, TimeKind::part);
        if ((part && part->word.value == 2.0) || (with_the && with_the->word.value == 2.0)) {
            return Reading{found->end, {std::nullopt, found->range.last, DatePrecision::open_start}};
        }
        return Reading{found->end, {std::nullopt, found->range.first->plus_days(-1), DatePrecision::open_start}};
    }
    if (const auto found = opened_by(TimeKind::after_then); is_bound(found)) {
        return Reading{found->end, {found->range.last->plus_days(1), std::nullopt, DatePrecision::open_end}};
    }
    return std::nullopt;
}

// "from June 9 onward", "2011'den beri", "2018'e kadar": the word that opens the range stands behind.
TimeReader::Read TimeReader::open_after(const Reading& reading, bool after_from) const {
    for (const auto at : {reading.end, step_over(reading.end, TimeKind::suffix)}) {
        if (const auto since = match(at, TimeKind::since_after);
            since && reading.range.first && (after_from || since->word.value == 0.0)) {
            return Reading{since->end, {reading.range.first, std::nullopt, DatePrecision::open_end}};
        }
        if (const auto until = match(at, TimeKind::until_after); until && reading.range.last) {
            return Reading{until->end, {std::nullopt, reading.range.last, DatePrecision::open_start}};
        }
    }
    return std::nullopt;
}

}  // namespace mapwire
