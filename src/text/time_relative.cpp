#include "text/time_calendar.hpp"
#include "text/time_reader.hpp"

namespace mapwire {
namespace {

constexpr double week = 7.0;
constexpr double month_days = 30.0;
constexpr double quarter = 91.0;
constexpr double year_days = 365.0;
constexpr double decade_days = 3650.0;

}  // namespace

// The day, week, month, year … `step` units from the one that holds `from`.
TimeReader::Read TimeReader::around_unit(double unit_days, int step, Date from, std::size_t end) const {
    if (unit_days < 0.5) { return std::nullopt; }
    if (unit_days <= 1.0) { return Reading{end, calendar::one_day(from.plus_days(step))}; }
    if (unit_days == week) { return Reading{end, calendar::iso_week(from.plus_days(7 * step))}; }
    if (unit_days == month_days) {
        const auto month =
            calendar::months_later(*Date::from_ymd(calendar::year_of(from), calendar::month_of(from), 1), step);
        return Reading{end, calendar::month(calendar::year_of(month), calendar::month_of(month))};
    }
    const int year = calendar::year_of(from);
    if (unit_days == quarter) {
        const int number = (static_cast<int>(calendar::month_of(from)) - 1) / 3 + step;
        const int years = number >= 0 ? number / 4 : (number - 3) / 4;
        return Reading{end, calendar::quarter_of_year(year + years, number - 4 * years + 1)};
    }
    if (unit_days == year_days) { return Reading{end, calendar::years(year + step, year + step)}; }
    if (unit_days == decade_days) {
        const int first = year / 10 * 10 + 10 * step;
        return Reading{end, calendar::years(first, first + 9)};
    }
    return std::nullopt;
}

// last week, this month, next year; "la semaine dernière", "الأسبوع الماضي"; "that year" of the time told before
TimeReader::Read TimeReader::named_unit(std::size_t i) const {
    if (!anchor_) { return std::nullopt; }
    const auto before = step_before(i);
    const auto unit = match(before ? before->end : i, TimeKind::unit);
    if (!unit) { return std::nullopt; }
    const auto after = before ? std::nullopt : step_after(unit->end);
    if (!before && !after) { return std::nullopt; }
    const auto step = before ? before->step : after->step;
    const auto end = after ? after->end : unit->end;
    // "the previous year", "the following week" count from the time told before, when one was told.
    const auto cue = before ? match(i, step == Step::last ? TimeKind::last : TimeKind::next) : std::nullopt;
    const bool from_previous = step == Step::that || (cue && cue->word.value != 0.0 && !looks_ahead(i));
    if (step == Step::that && !(previous_ && previous_->first)) { return std::nullopt; }
    const auto from = from_previous && previous_ && previous_->first ? *previous_->first : *anchor_;
    const int count = step == Step::last ? -1 : step == Step::next ? 1 : 0;
    if (unit->word.value <= 1.0 && from_previous && previous_ && previous_->last && previous_->first &&
        *previous_->last > previous_->first->plus_days(7)) {
        return std::nullopt;
    }
    if (unit->word.value <= 1.0 && count != 0 && !(from_previous && previous_)) { return std::nullopt; }
    // "the coming days", "الأيام الأخيرة" are spans.
    const auto many = match(before ? before->end : i, TimeKind::many_units);
    if (many && many->end == unit->end && count != 0) { return std::nullopt; }
    return around_unit(unit->word.value, count, from, end);
}

// last weekend, this weekend; "the weekend" alone is the one that ended last, or the one ahead
TimeReader::Read TimeReader::weekend(std::size_t i) const {
    if (!anchor_) { return std::nullopt; }
    const auto reading = [&](int step, std::size_t end) {
        const auto saturday = calendar::iso_week(anchor_->plus_days(7 * step)).first->plus_days(5);
        return Reading{end, {saturday, saturday.plus_days(1), DatePrecision::day}};
    };
    const auto count = [](Step step) { return step == Step::last ? -1 : step == Step::next ? 1 : 0; };
    if (const auto before = step_before(i)) {
        if (const auto found = match(before->end, TimeKind::weekend)) {
            return reading(count(before->step), found->end);
        }
        return std::nullopt;
    }
    if (const auto past = match(i, TimeKind::past_span)) {
        if (const auto found = match(past->end, TimeKind::weekend)) { return reading(-1, found->end); }
    }
    const auto at = step_over(i, TimeKind::article);
    const auto found = match(at, TimeKind::weekend);
    if (!found) { return std::nullopt; }
    if (const auto after = step_after(found->end)) { return reading(count(after->step), after->end); }
    const bool at_weekend = calendar::weekday_of(*anchor_) >= 6;
    // Without an article it is a noun like any other, unless the language has none.
    if (at == i && found->word.value == 0.0) { return std::nullopt; }
    return reading(looks_ahead(i) || at_weekend ? 0 : -1, found->end);
}

// earlier this week: up to the anchor; later this month: from the anchor on; "later that year" from the time told
// before
TimeReader::Read TimeReader::clipped_unit(std::size_t i) const {
    const auto earlier = match(i, TimeKind::earlier_in);
    const auto later = earlier ? std::nullopt : match(i, TimeKind::later_in);
    if (!anchor_ || (!earlier && !later)) { return std::nullopt; }
    auto whole = named_unit(step_over_articles((earlier ? earlier : later)->end));
    if (!whole || !whole->range.first || !whole->range.last) { return std::nullopt; }
    auto now = *anchor_;
    if (!whole->range.contains(now) || whole->range.precision == DatePrecision::day) {
        if (!previous_ || !previous_->first || !whole->range.contains(*previous_->first)) { return whole; }
        now = *previous_->first;
    }
    if (earlier) { whole->range.last = now; }
    if (later) { whole->range.first = now; }
    return whole;
}

// the week of June 5, the week ending 11 June
TimeReader::Read TimeReader::week_around(std::size_t i) const {
    const auto cue = match(i, TimeKind::week_of);
    if (!cue) { return std::nullopt; }
    if (cue->word.value > 0.0) { return joined(step_over_articles(cue->end)); }  // "the weekend of 9–10 December"
    const auto found = day(step_over_articles(cue->end));
    if (!found || !found->range.first) { return std::nullopt; }
    const auto end = *found->range.first;
    if (cue->word.value < 0.0) { return Reading{found->end, {end.plus_days(-6), end, DatePrecision::week}}; }
    return Reading{found->end, calendar::iso_week(end)};
}

}  // namespace mapwire
