#include <algorithm>
#include <cmath>

#include "text/time_calendar.hpp"
#include "text/time_reader.hpp"

namespace mapwire {
namespace {

constexpr double month_days = 30.0;
constexpr double year_days = 365.0;
constexpr double decade_days = 3650.0;

}  // namespace

// [about] two weeks; two and a half years; a year and a half; weeks; "أسبوعين"
std::optional<TimeReader::Count> TimeReader::counted(std::size_t i) const {
    const auto about = match(i, TimeKind::about);
    auto at = about ? about->end : i;
    if (const auto two = match(at, TimeKind::dual_unit)) {
        return Count{2.0, 2.0, two->word.value, about.has_value(), true, two->end};
    }
    const auto count = number(at);
    if (count) { at = count->end; }
    const auto several = match(at, TimeKind::many_units);
    const auto unit = several && !count ? several : any_unit(at);
    if (!unit) { return std::nullopt; }
    at = unit->end;
    double value = count ? count->word.value : several ? 2.0 : 1.0;
    double value_to = count ? count->word.value_to : several ? 7.0 : 1.0;
    if (const auto half = match(at, TimeKind::and_half)) {
        value += 0.5;
        value_to += 0.5;
        at = half->end;
    }
    return Count{value, value_to, unit->word.value, about.has_value(), count.has_value(), at};
}

// The count before or after a day. The precision follows from the unit; "about" and vague counts widen it.
TimeReader::Read TimeReader::shifted(const Count& count, int sign, Date from, std::size_t end) const {
    const double unit_days = count.unit_days;
    const auto days = [&](double units) { return static_cast<int>(std::lround(units * unit_days)); };
    if (count.value_to * unit_days > 3.0e5) { return std::nullopt; }
    if (count.about || count.value_to > count.value) {
        const int margin = count.value_to > count.value || unit_days < 1.0
                               ? 0
                               : std::max(1, static_cast<int>(std::floor(0.3 * count.value * unit_days + 1e-6)));
        const auto a = from.plus_days(sign * days(count.value) - margin);
        const auto b = from.plus_days(sign * days(count.value_to) + margin);
        return Reading{end, {std::min(a, b), std::max(a, b), DatePrecision::approx}};
    }
    if (unit_days <= 1.0) { return Reading{end, calendar::one_day(from.plus_days(sign * days(count.value)))}; }
    if (unit_days < month_days) { return Reading{end, calendar::iso_week(from.plus_days(sign * days(count.value)))}; }
    const bool whole = count.value == std::floor(count.value);
    if (unit_days < year_days || (!whole && unit_days == year_days)) {
        const double months = count.value * unit_days / (year_days / 12.0);
        const auto month = calendar::months_later(from, sign * static_cast<int>(std::lround(months)));
        return Reading{end, calendar::month(calendar::year_of(month), calendar::month_of(month))};
    }
    const int target = calendar::year_of(from) + sign * static_cast<int>(std::lround(days(count.value) / year_days));
    if (target < 10 || target > 9980) { return std::nullopt; }
    if (unit_days >= decade_days) {
        const auto around = calendar::years(target - 2, target + 2);
        return Reading{end, {around.first, around.last, DatePrecision::approx}};
    }
    return Reading{end, calendar::years(target, target)};
}

// "two days before" tells a distance; before a noun ("two days before the vote") it is one from that, whose day must be
// the one told before.
bool TimeReader::is_adverb(const Match& word) const {
    if (word.word.value != 1.0 || !pieces_.is_word(word.end)) { return true; }
    return previous_ && match(word.end, TimeKind::article);
}

// two weeks ago; "il y a deux semaines"; a day earlier, of the time told before
TimeReader::Read TimeReader::ago(std::size_t i) const {
    if (!anchor_) { return std::nullopt; }
    const auto before = previous_ && previous_->first ? *previous_->first : *anchor_;
    if (const auto first = match(i, TimeKind::ago)) {
        const auto count = counted(first->end);
        return count ? shifted(*count, -1, *anchor_, count->end) : std::nullopt;
    }
    if (const auto first = match(i, TimeKind::before_that)) {
        const auto count = counted(step_over(first->end, TimeKind::article));
        if (count && count->whole_units_told && first->word.value == 2.0) {
            return shifted(*count, -1, before, count->end);
        }
    }
    const auto count = counted(i);
    if (!count) { return std::nullopt; }
    if (const auto back = match(count->end, TimeKind::ago)) { return shifted(*count, -1, *anchor_, back->end); }
    if (const auto back = match(count->end, TimeKind::before_that); back && is_adverb(*back)) {
        if (count->unit_days < 1.0 && !previous_) { return std::nullopt; }
        return shifted(*count, -1, before, back->end);
    }
    return std::nullopt;
}

// three days later, after the time told before; in two weeks, when the clause looks ahead
TimeReader::Read TimeReader::later(std::size_t i) const {
    if (!anchor_) { return std::nullopt; }
    const bool known =
        previous_ && previous_->last && (!previous_->first || *previous_->last <= previous_->first->plus_days(366));
    if (const auto in = match(i, TimeKind::in_future)) {
        const auto count = counted(in->end);
        if (!count) { return std::nullopt; }
        // "in two weeks’ time"
        const auto mark = pieces_.is(count->end, "’") || pieces_.is(count->end, "'") ? count->end + 1 : count->end;
        const auto time = match(mark, TimeKind::time_after);
        // value 1: the word always looks ahead ("dans deux semaines"); else it may tell how long something took.
        if (!time && in->word.value == 0.0 && !looks_ahead(i)) { return std::nullopt; }
        const bool counts_on = in->word.value == 2.0 && known;
        return shifted(*count, 1, counts_on ? *previous_->last : *anchor_, time ? time->end : count->end);
    }
    if (const auto after = match(i, TimeKind::after_that)) {
        const auto count = counted(step_over(after->end, TimeKind::article));
        if (count && after->word.value == 2.0) {
            if (known) { return shifted(*count, 1, *previous_->last, count->end); }
            return looks_ahead(i) ? shifted(*count, 1, *anchor_, count->end) : std::nullopt;
        }
    }
    const auto count = counted(i);
    const auto after = count ? match(count->end, TimeKind::after_that) : std::nullopt;
    if (!after || !known || !is_adverb(*after)) { return std::nullopt; }
    if (count->unit_days < 1.0) {
        return Reading{after->end, {previous_->first, previous_->last, previous_->precision}};
    }
    return shifted(*count, 1, *previous_->last, after->end);
}

// the past two weeks; recent months; "les trois derniers jours"; "الأيام الثلاثة الماضية"; the coming days
TimeReader::Read TimeReader::span_to_anchor(std::size_t i) const {
    if (!anchor_) { return std::nullopt; }
    std::optional<Match> count;
    std::optional<Match> unit;
    bool dual = false;
    bool many = false;
    int direction = 0;
    bool strong = false;  // "the past", "recent": no count is needed
    auto at = i;
    for (int words = 0; words < 5; ++words) {
        const auto before = at;
        if (!unit) {
            if (auto found = match(at, TimeKind::dual_unit)) {
                unit = found;
                dual = true;
                at = found->end;
                continue;
            }
            // "last 24 hours" begins with a number only after another word of these.
            if (auto found = any_unit(at); found && (direction != 0 || count || words == 0)) {
                unit = found;
                many = match(at, TimeKind::many_units).has_value();
                at = found->end;
                continue;
            }
        }
        if (!count) {
            if (auto found = number(at)) {
                count = found;
                at = found->end;
                continue;
            }
        }
        if (direction == 0) {
            for (const auto& [kind, way, needs_no_count] :
                 {std::tuple{TimeKind::past_span, -1, true}, std::tuple{TimeKind::recent, -1, true},
                  std::tuple{TimeKind::coming, 1, true}, std::tuple{TimeKind::last, -1, false},
                  std::tuple{TimeKind::next, 1, false}, std::tuple{TimeKind::last_after, -1, false},
                  std::tuple{TimeKind::next_after, 1, false}}) {
                // "following five weeks of fighting" looks back.
                if (const auto found = match(at, kind);
                    found && !(kind == TimeKind::next && found->word.value != 0.0 && pieces_.language() == "en" &&
                               !pieces_.is(at, "the"))) {
                    direction = way;
                    strong = needs_no_count;
                    at = found->end;
                    break;
                }
            }
        }
        if (at == before && (unit || direction != 0)) {
            // "الساعات الـ24 الماضية"
            const auto next = step_over(at, TimeKind::article);
            if (next > at && number(next)) { at = next; }
        }
        if (at == before) { break; }
    }
    if (!unit || direction == 0) { return std::nullopt; }
    if (!count && !dual && !strong && !many) { return std::nullopt; }
    double units = dual ? 2.0 : count ? count->word.value_to : many ? 5.0 : 1.0;
    units *= unit->word.value;
    if (units > 3.0e5) { return std::nullopt; }
    if (unit->word.value >= month_days) {
        const int months = static_cast<int>(std::lround(units / (year_days / 12.0)));
        const auto other = calendar::months_later(*anchor_, direction * months);
        return Reading{at, {std::min(other, *anchor_), std::max(other, *anchor_), DatePrecision::approx}};
    }
    const int days = static_cast<int>(std::ceil(units - 0.01));
    const auto precision =
        unit->word.value < 1.0 || (units == 1.0 && !many) ? DatePrecision::day : DatePrecision::approx;
    if (direction < 0) { return Reading{at, {anchor_->plus_days(-std::max(days, 1)), anchor_, precision}}; }
    return Reading{at, {anchor_, anchor_->plus_days(std::max(days, 1)), precision}};
}

}  // namespace mapwire
