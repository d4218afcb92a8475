#include "text/time_reader.hpp"

#include <algorithm>

namespace mapwire {

std::size_t TimeReader::step_over_articles(std::size_t i) const {
    for (int words = 0; words < 3; ++words) {
        const auto next = step_over(i, TimeKind::article);
        if (next == i) { break; }
        i = next;
    }
    return i;
}

std::optional<int> TimeReader::year_number(std::size_t i) const {
    const auto value = pieces_.digits(i);
    return value && *value >= 1800 && *value <= 2199 ? value : std::nullopt;
}

// 8; 8th; eighth; "الثامن"; "1er"
std::optional<TimeReader::Match> TimeReader::day_number(std::size_t i) const {
    if (const auto value = pieces_.digits(i)) {
        if (*value < 1 || *value > 31) { return std::nullopt; }
        auto end = i + 1;
        if (pieces_.touches_next(i) || match(end, TimeKind::ordinal)) { end = step_over(end, TimeKind::ordinal); }
        return Match{{TimeKind::number, 0, static_cast<double>(*value), static_cast<double>(*value)}, end};
    }
    const auto word = match(i, TimeKind::ordinal_number);
    return word && word->word.value >= 1.0 && word->word.value <= 31.0 ? word : std::nullopt;
}

// Digits or words: 24; two; twenty-five; "a few"
std::optional<TimeReader::Match> TimeReader::number(std::size_t i) const {
    if (const auto value = pieces_.digits(i)) {
        const double number = *value;
        auto end = i + 1;
        if (const auto half = match(end, TimeKind::and_half)) {
            return Match{{TimeKind::number, 0, number + 0.5, number + 0.5}, half->end};
        }
        return Match{{TimeKind::number, 0, number, number}, end};
    }
    auto word = match(i, TimeKind::number);
    if (!word) { return word; }
    if (word->word.value >= 20.0 && word->word.value < 100.0) {
        const auto at = pieces_.is(word->end, "-") ? word->end + 1 : word->end;
        const auto ones = match(at, TimeKind::number);
        if (ones && ones->word.value >= 1.0 && ones->word.value < 10.0 && ones->word.value == ones->word.value_to) {
            word->word.value += ones->word.value;
            word->word.value_to = word->word.value;
            word->end = ones->end;
        }
    }
    if (const auto half = match(word->end, TimeKind::and_half)) {
        word->word.value += 0.5;
        word->word.value_to += 0.5;
        word->end = half->end;
    }
    return word;
}

std::optional<TimeReader::Match> TimeReader::any_unit(std::size_t i) const {
    const auto one = match(i, TimeKind::unit);
    const auto many = match(i, TimeKind::many_units);
    if (one && many) { return one->end >= many->end ? one : many; }
    return one ? one : many;
}

std::optional<TimeReader::StepWord> TimeReader::step_before(std::size_t i) const {
    if (const auto found = match(i, TimeKind::last)) { return StepWord{Step::last, found->end}; }
    if (const auto found = match(i, TimeKind::next)) { return StepWord{Step::next, found->end}; }
    if (const auto found = match(i, TimeKind::that_one)) { return StepWord{Step::that, found->end}; }
    if (const auto found = match(i, TimeKind::this_one)) { return StepWord{Step::now, found->end}; }
    return std::nullopt;
}

std::optional<TimeReader::StepWord> TimeReader::step_after(std::size_t i) const {
    if (const auto found = match(i, TimeKind::last_after)) { return StepWord{Step::last, found->end}; }
    if (const auto found = match(i, TimeKind::next_after)) { return StepWord{Step::next, found->end}; }
    if (const auto found = match(i, TimeKind::this_after)) { return StepWord{Step::now, found->end}; }
    return std::nullopt;
}

// A word such as "will" stands before, and no verb of saying between: "will meet, officials said Thursday". In
// languages whose verb closes the clause it stands behind.
bool TimeReader::looks_ahead(std::size_t i) const {
    constexpr std::size_t reach = 10;
    bool told = false;
    for (std::size_t back = 1; back <= std::min(reach, i) && !told; ++back) {
        const auto at = i - back;
        if (match(at, TimeKind::told) || pieces_.is(at, ";") || pieces_.is(at, ":")) { told = true; }
        if (!told && match(at, TimeKind::ahead)) { return true; }
    }
    for (std::size_t at = i + 1; at < std::min(i + 1 + reach, pieces_.size()); ++at) {
        if (match(at, TimeKind::ahead_after)) { return true; }
    }
    return false;
}

// "the following Monday" counts from the time told before, when one was told and the clause does not look ahead.
bool TimeReader::counts_on(std::size_t i) const {
    const auto next = match(i, TimeKind::next);
    return next && next->word.value != 0.0 && previous_ && previous_->last && !looks_ahead(i);
}

std::size_t TimeReader::skip(std::size_t i) const {
    if (const auto words = match(i, TimeKind::not_time)) { return words->end; }
    if (const auto every = match(i, TimeKind::recurring)) {
        for (const auto kind : {TimeKind::weekday, TimeKind::unit, TimeKind::month, TimeKind::season, TimeKind::weekend,
                                TimeKind::part_of_day}) {
            if (const auto unit = match(step_over_articles(every->end), kind)) { return unit->end; }
        }
    }
    // "road 23 February" of languages that name the kind first
    if (const auto kind = match(i, TimeKind::named_after); kind && kind->word.value != 0.0) {
        if (const auto name = day_month(kind->end)) { return name->end; }
    }
    return i;
}

TimeReader::Read TimeReader::absolute(std::size_t i) const {
    Read best;
    for (const auto& reading : {part_of(i), week_of_month(i), halved(i), season(i), month_after_year(i), month(i),
                                decade(i), century(i), year(i, false)}) {
        if (reading && (!best || reading->end > best->end)) { best = reading; }
    }
    return best;
}

TimeReader::Read TimeReader::simple(std::size_t i) const {
    Read best;
    for (const auto& reading : {day_with_parts(i), weekend(i), absolute(i), named_unit(i), clipped_unit(i),
                                week_around(i), ago(i), later(i), span_to_anchor(i)}) {
        if (reading && (!best || reading->end > best->end)) { best = reading; }
    }
    return best;
}

TimeReader::Read TimeReader::read(std::size_t i, const std::optional<DateRange>& previous) {
    if (!pieces_.has_entry(i) && pieces_.number_text(i).empty()) { return std::nullopt; }
    previous_ = previous;
    Read best = open(i);
    for (const auto& reading : {joined(i), night(i), simple(i)}) {
        if (reading && (!best || reading->end > best->end)) { best = reading; }
    }
    if (best) {
        const auto open = open_after(*best);
        return open ? open : best;
    }
    // "from June 9 onward", "2018'e kadar": what stands behind tells that a bare year is one.
    const auto from = match(i, TimeKind::from);
    const auto bare = from ? period(step_over_articles(from->end)) : year(i, true);
    return bare ? open_after(*bare) : bare;
}

}  // namespace mapwire
