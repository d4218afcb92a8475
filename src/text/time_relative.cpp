#include <algorithm>
#include <cmath>

#include "text/time_reader.hpp"

namespace mapwire {
namespace {

constexpr double week = 7.0;
constexpr double month_days = 30.0;
constexpr double quarter = 91.0;
constexpr double year_days = 365.0;
constexpr double decade = 3650.0;

Date months_later(Date date, int months) {
    const auto ymd = date.ymd();
    const auto moved = ymd.year() / ymd.month() + std::chrono::months{months};
    const auto last = static_cast<unsigned>((moved / std::chrono::last).day());
    const auto day = std::min(static_cast<unsigned>(ymd.day()), last);
    return Date::from_days(std::chrono::sys_days{moved / std::chrono::day{day}});
}

DateRange whole_month_of(Date date) {
    const auto ymd = date.ymd();
    return month_range(static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()));
}

DateRange one_day(Date date) { return {date, date, DatePrecision::day}; }

}  // namespace

std::optional<TimeReader::Reading> TimeReader::relative(std::size_t i, const std::optional<DateRange>& previous) const {
    if (!anchor_) { return std::nullopt; }
    std::optional<Reading> best;
    for (const auto& reading :
         {weekday(i), day_word(i), ago(i, previous), ago_before_number(i), named_unit(i), past_span(i)}) {
        if (reading && (!best || reading->end > best->end)) { best = reading; }
    }
    return best;
}

// Thursday; last Friday; on Monday ahead; Thursday, June 8
std::optional<TimeReader::Reading> TimeReader::weekday(std::size_t i) const {
    const auto last = match(i, TimeKind::last);
    const auto next = match(i, TimeKind::next);
    const auto now = match(i, TimeKind::this_one);
    const auto at = last ? last->end : next ? next->end : now ? now->end : i;
    const auto name = match(at, TimeKind::weekday);
    if (!name) { return std::nullopt; }
    const auto comma = is_punctuation(name->end, ",") ? name->end + 1 : name->end;
    for (const auto& fixed : {month_day(comma), day_month(comma)}) {
        if (fixed) { return fixed; }
    }
    const int wanted = static_cast<int>(name->word.value);
    const int today = static_cast<int>(std::chrono::weekday{anchor_->days()}.iso_encoding());
    int back = (today - wanted + 7) % 7;
    // The postposed "last" and "next" of other languages: "الخميس الماضي", "jeudi prochain".
    const auto after_last = match(name->end, TimeKind::last);
    const auto after_next = match(name->end, TimeKind::next);
    if ((last || after_last) && back == 0) { back = 7; }
    auto end = after_last ? after_last->end : after_next ? after_next->end : name->end;
    if (next || after_next || (!last && !after_last && looks_ahead(i))) {
        back = back == 0 && !next && !after_next ? 0 : back - 7;
    }
    end = step_over(end, TimeKind::part_of_day);
    return Reading{end, one_day(anchor_->plus_days(-back))};
}

std::optional<TimeReader::Reading> TimeReader::day_word(std::size_t i) const {
    if (const auto found = match(i, TimeKind::day_offset)) {
        const auto end = step_over(found->end, TimeKind::part_of_day);
        return Reading{end, one_day(anchor_->plus_days(static_cast<int>(found->word.value)))};
    }
    if (const auto found = match(i, TimeKind::overnight)) {
        return Reading{found->end, {anchor_->plus_days(-1), anchor_, DatePrecision::day}};
    }
    return std::nullopt;
}

// A count of units before or after a day. The precision follows from the unit; "about" and vague counts widen it.
std::optional<TimeReader::Reading> TimeReader::counted_back(double value, double value_to, double unit_days, bool about,
                                                            int sign, Date from, std::size_t end) const {
    const auto days = [&](double count) { return static_cast<int>(std::lround(count * unit_days)); };
    if (value_to * unit_days > 1.0e6) { return std::nullopt; }
    if (about || value_to > value) {
        const int margin = value_to > value ? 0 : std::max(1, static_cast<int>(std::floor(0.3 * value * unit_days)));
        const auto a = from.plus_days(sign * days(value) - margin);
        const auto b = from.plus_days(sign * days(value_to) + margin);
        return Reading{end, {std::min(a, b), std::max(a, b), DatePrecision::approx}};
    }
    if (unit_days <= 1.0) { return Reading{end, one_day(from.plus_days(sign * days(value)))}; }
    if (unit_days < month_days) { return Reading{end, iso_week(from.plus_days(sign * days(value)))}; }
    if (unit_days < year_days) {
        const int months = static_cast<int>(std::lround(value * (unit_days > month_days ? 3.0 : 1.0)));
        return Reading{end, whole_month_of(months_later(from, sign * months))};
    }
    const int years = static_cast<int>(std::lround(value * unit_days / year_days));
    const int target = static_cast<int>(from.ymd().year()) + sign * years;
    if (target < 1 || target > 9990) { return std::nullopt; }
    if (unit_days >= decade) {
        return Reading{
            end,
            {year_range(target - 2, target + 2).first, year_range(target - 2, target + 2).last, DatePrecision::approx}};
    }
    return Reading{end, year_range(target, target)};
}

// [about] two weeks ago; a day earlier; three days later
std::optional<TimeReader::Reading> TimeReader::ago(std::size_t i, const std::optional<DateRange>& previous) const {
    const auto about = match(i, TimeKind::about);
    const auto number = count(about ? about->end : i);
    if (!number) { return std::nullopt; }
    const auto unit = match(number->end, TimeKind::unit);
    if (!unit) { return std::nullopt; }
    const bool vague = about.has_value();
    const auto reading = [&](int sign, Date from, std::size_t end) {
        return counted_back(number->word.value, number->word.value_to, unit->word.value, vague, sign, from, end);
    };
    if (const auto back = match(unit->end, TimeKind::ago)) { return reading(-1, *anchor_, back->end); }
    const auto from = previous && previous->first ? *previous->first : *anchor_;
    if (const auto back = match(unit->end, TimeKind::before_that)) { return reading(-1, from, back->end); }
    if (const auto on = match(unit->end, TimeKind::after_that); on && previous) { return reading(1, from, on->end); }
    return std::nullopt;
}

// "il y a deux semaines", "قبل أسبوعين": the word for "ago" stands first.
std::optional<TimeReader::Reading> TimeReader::ago_before_number(std::size_t i) const {
    const auto before = match(i, TimeKind::ago);
    if (!before) { return std::nullopt; }
    const auto about = match(before->end, TimeKind::about);
    const auto number = count(about ? about->end : before->end);
    if (!number) { return std::nullopt; }
    const auto unit = match(number->end, TimeKind::unit);
    if (!unit) { return std::nullopt; }
    return counted_back(number->word.value, number->word.value_to, unit->word.value, about.has_value(), -1, *anchor_,
                        unit->end);
}

std::optional<TimeReader::Reading> TimeReader::around_unit(double unit_days, int step, std::size_t end) const {
    if (unit_days < 0.5) { return std::nullopt; }
    if (unit_days <= 1.0) { return Reading{end, one_day(anchor_->plus_days(step))}; }
    if (unit_days == week) { return Reading{end, iso_week(anchor_->plus_days(7 * step))}; }
    if (unit_days == month_days) { return Reading{end, whole_month_of(months_later(*anchor_, step))}; }
    const auto ymd = anchor_->ymd();
    const int year = static_cast<int>(ymd.year());
    if (unit_days == quarter) {
        const unsigned first = (static_cast<unsigned>(ymd.month()) - 1) / 3 * 3 + 1;
        const auto begin = months_later(*Date::from_ymd(year, first, 1), 3 * step);
        return Reading{end, {begin, months_later(begin, 3).plus_days(-1), DatePrecision::approx}};
    }
    if (unit_days == year_days) { return Reading{end, year_range(year + step, year + step)}; }
    if (unit_days == decade) {
        const int first = year / 10 * 10 + 10 * step;
        return Reading{end, year_range(first, first + 9)};
    }
    return std::nullopt;
}

// last week, this month, next year, this weekend; "la semaine dernière", "الأسبوع الماضي"
std::optional<TimeReader::Reading> TimeReader::named_unit(std::size_t i) const {
    if (!anchor_) { return std::nullopt; }
    const auto step_at = [&](std::size_t at) -> std::optional<std::pair<int, std::size_t>> {
        if (const auto found = match(at, TimeKind::last)) { return std::pair{-1, found->end}; }
        if (const auto found = match(at, TimeKind::next)) { return std::pair{1, found->end}; }
        if (const auto found = match(at, TimeKind::this_one)) { return std::pair{0, found->end}; }
        return std::nullopt;
    };
    const auto weekend = [&](int step, std::size_t end) {
        const auto saturday = iso_week(anchor_->plus_days(7 * step)).first->plus_days(5);
        return Reading{end, {saturday, saturday.plus_days(1), DatePrecision::day}};
    };
    if (const auto before = step_at(i)) {
        if (const auto found = match(before->second, TimeKind::weekend)) { return weekend(before->first, found->end); }
        if (const auto unit = match(before->second, TimeKind::unit)) {
            return around_unit(unit->word.value, before->first, unit->end);
        }
    }
    const auto at = step_over(i, TimeKind::article);
    if (const auto found = match(at, TimeKind::weekend)) {
        if (const auto after = step_at(found->end)) { return weekend(after->first, after->second); }
        // "the weekend" alone is the one that ended last, or the one ahead.
        const bool at_weekend = std::chrono::weekday{anchor_->days()}.iso_encoding() >= 6;
        if (at > i) { return weekend(looks_ahead(i) || at_weekend ? 0 : -1, found->end); }
    }
    if (const auto unit = match(at, TimeKind::unit)) {
        if (const auto after = step_at(unit->end)) {
            return around_unit(unit->word.value, after->first, after->second);
        }
    }
    return std::nullopt;
}

// the past two weeks; the last three days; recent months
std::optional<TimeReader::Reading> TimeReader::past_span(std::size_t i) const {
    if (const auto recent = match(i, TimeKind::recent)) {
        const auto unit = match(recent->end, TimeKind::unit);
        if (!unit || unit->word.value < 0.5) { return std::nullopt; }
        const int days = static_cast<int>(std::lround(5 * unit->word.value));
        return Reading{unit->end, {anchor_->plus_days(-std::min(days, 3650)), anchor_, DatePrecision::approx}};
    }
    const auto past = match(i, TimeKind::past_span);
    if (!past) { return std::nullopt; }
    const auto number = count(past->end);
    const auto unit = match(number ? number->end : past->end, TimeKind::unit);
    if (!unit || (!number && past->word.value == 0.0 && word(i) != "past" && word(i + 1) != "past")) {
        return std::nullopt;
    }
    const double units = number ? number->word.value_to : 1.0;
    if (units * unit->word.value > 1.0e6) { return std::nullopt; }
    const int days = static_cast<int>(std::ceil(units * unit->word.value));
    return Reading{unit->end, {anchor_->plus_days(-days), anchor_, DatePrecision::approx}};
}

}  // namespace mapwire
