#include "text/time_calendar.hpp"
#include "text/time_reader.hpp"

namespace mapwire {

// Thursday; last Friday; on Monday ahead; Thursday, June 8; Thursday of last week
TimeReader::Read TimeReader::weekday(std::size_t i) const {
    const auto before = step_before(i);
    // "this past Thursday", "this coming Monday"
    auto second = before ? step_before(before->end) : std::nullopt;
    const auto at = second ? second->end : before ? before->end : i;
    const auto name = match(at, TimeKind::weekday);
    if (!name) { return std::nullopt; }
    if (!before) {
        const auto comma = pieces_.is(name->end, ",") || pieces_.is(name->end, "(") ? name->end + 1 : name->end;
        if (auto fixed = date(step_over_articles(comma))) {
            if (pieces_.is(comma - 1, "(") && pieces_.is(fixed->end, ")")) { ++fixed->end; }
            return fixed;
        }
    }
    if (!anchor_) { return std::nullopt; }
    const int wanted = static_cast<int>(name->word.value);
    const auto after = step_after(name->end);
    auto end = after ? after->end : name->end;
    const auto& deciding = second ? second : before ? before : after;
    const bool stepped = deciding.has_value();
    const auto step = stepped ? deciding->step : Step::that;
    // "Thursday last week", "on Tuesday of next week"
    if (!before) {
        if (const auto week = named_unit(step_over_articles(name->end));
            week && week->range.precision == DatePrecision::week) {
            return Reading{week->end, calendar::one_day(week->range.first->plus_days(wanted - 1))};
        }
    }
    const auto from = stepped && step == Step::next && counts_on(i) ? *previous_->last : *anchor_;
    int back = (calendar::weekday_of(from) - wanted + 7) % 7;
    if (stepped && step == Step::last && back == 0) { back = 7; }
    if (stepped && step == Step::next) {
        back -= 7;
    } else if (stepped && step == Step::now && !looks_ahead(i)) {
        back = calendar::weekday_of(from) - wanted;
    } else if (!stepped && looks_ahead(i)) {
        back = back == 0 ? 0 : back - 7;
    }
    return Reading{end, calendar::one_day(from.plus_days(-back))};
}

// yesterday; the next day; "أمس الخميس"; "اليوم الجمعة 9 يونيو"
TimeReader::Read TimeReader::day_word(std::size_t i) const {
    if (!anchor_) { return std::nullopt; }
    const auto found = match(i, TimeKind::previous_offset);
    if (const auto offset = match(i, TimeKind::day_offset); offset && !(found && found->end > offset->end)) {
        const auto date_told = anchor_->plus_days(static_cast<int>(offset->word.value));
        auto end = offset->end;
        const auto comma = pieces_.is(end, ",") ? end + 1 : end;
        if (const auto name = match(comma, TimeKind::weekday);
            name && static_cast<int>(name->word.value) == calendar::weekday_of(date_told)) {
            end = name->end;
        }
        if (const auto fixed = date(end); fixed && fixed->range.first == date_told) { end = fixed->end; }
        return Reading{end, calendar::one_day(date_told)};
    }
    if (!found || !previous_ || !previous_->first || !previous_->last) { return std::nullopt; }
    // The day after a month is not known.
    if (*previous_->last > previous_->first->plus_days(7)) { return std::nullopt; }
    const int offset = static_cast<int>(found->word.value);
    const auto from = offset < 0 ? *previous_->first : *previous_->last;
    if (offset == 0) { return Reading{found->end, *previous_}; }
    return Reading{found->end, calendar::one_day(from.plus_days(offset))};
}

TimeReader::Read TimeReader::day(std::size_t i) const {
    Read best;
    for (const auto& reading : {date(i), weekday(i), day_word(i)}) {
        if (reading && (!best || reading->end > best->end)) { best = reading; }
    }
    return best;
}

// A day with the part of it and the time of day, before or behind: "in the early hours of Friday", "Thursday night",
// "at 0230 GMT on 8 June", "8 June at 14:30". Times of day do not change the day.
TimeReader::Read TimeReader::day_with_parts(std::size_t i) const {
    auto at = i;
    std::optional<ClockTime> told;
    bool certain = false;
    for (int words = 0; words < 6; ++words) {
        const auto before = at;
        if (const auto time = clock(at)) {
            told = time->time;
            certain = certain || time->certain;
            at = time->end;
        } else {
            for (const auto kind : {TimeKind::part, TimeKind::part_of_day, TimeKind::earlier_in, TimeKind::later_in}) {
                at = at == before ? step_over(at, kind) : at;
            }
            // "before dawn on Friday", "after 1 a.m. on Friday"
            for (const auto kind : {TimeKind::before_then, TimeKind::after_then}) {
                const auto next = step_over(at, kind);
                if (at == before && next > at && (match(next, TimeKind::part_of_day) || clock(next))) { at = next; }
            }
            if (at == before && at > i) { at = pieces_.is(at, ",") ? at + 1 : step_over(at, TimeKind::article); }
        }
        if (at == before) { break; }
        if (day(at)) { break; }
    }
    auto read = day(at);
    if (!read && told && certain && anchor_) {
        const auto from =
            previous_ && previous_->first == previous_->last && previous_->first ? *previous_->first : *anchor_;
        return Reading{clock(i) ? clock(i)->end : at, calendar::one_day(from), false, told, true};
    }
    if (!read) { return std::nullopt; }
    read->clock = told;
    for (int words = 0; words < 4; ++words) {
        const auto before = read->end;
        read->end = step_over(read->end, TimeKind::part_of_day);
        const auto joint = pieces_.is(read->end, ",") ? read->end + 1 : read->end;
        if (const auto time = clock(step_over(joint, TimeKind::article))) {
            read->clock = time->time;
            read->end = time->end;
        }
        if (read->end == before) { break; }
    }
    return read;
}

}  // namespace mapwire
