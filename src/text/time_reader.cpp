#include "text/time_reader.hpp"

#include <algorithm>
#include <array>

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
        return Match{{static_cast<double>(*value), static_cast<double>(*value), TimeKind::number}, end};
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
            return Match{{number + 0.5, number + 0.5, TimeKind::number}, half->end};
        }
        return Match{{number, number, TimeKind::number}, end};
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

namespace {

constexpr TimeKinds step_kinds = {TimeKind::last, TimeKind::next, TimeKind::this_one, TimeKind::that_one};
constexpr TimeKinds day_kinds = {TimeKind::month,          TimeKind::weekday,
                                 TimeKind::last,           TimeKind::next,
                                 TimeKind::this_one,       TimeKind::that_one,
                                 TimeKind::day_offset,     TimeKind::day_cue,
                                 TimeKind::fixed_feast,    TimeKind::previous_offset,
                                 TimeKind::easter_feast,   TimeKind::hijri_feast,
                                 TimeKind::ordinal_number, TimeKind::part,
                                 TimeKind::part_of_day,    TimeKind::earlier_in,
                                 TimeKind::later_in,       TimeKind::before_then,
                                 TimeKind::after_then,     TimeKind::clock_cue,
                                 TimeKind::about};
constexpr TimeKinds unit_kinds = {TimeKind::unit, TimeKind::many_units, TimeKind::dual_unit};
constexpr TimeKinds count_kinds = {TimeKind::number, TimeKind::about,       TimeKind::unit,     TimeKind::many_units,
                                   TimeKind::ago,    TimeKind::before_that, TimeKind::dual_unit};
constexpr TimeKinds year_kinds = {TimeKind::year_cue, TimeKind::weak_year_cue};

}  // namespace

// The longest of what may begin here. A reader is asked only where a word of its kinds begins and the sentence has a
// word it cannot do without.
TimeReader::Read TimeReader::simple(std::size_t i) const {
    if (i >= pieces_.size()) { return std::nullopt; }
    if (simple_read_.size() < pieces_.size()) { simple_read_.resize(pieces_.size()); }
    if (simple_read_[i]) { return *simple_read_[i]; }
    struct Reader {
        Read (TimeReader::*read)(std::size_t) const;
        TimeKinds begins;
        TimeKinds needs;  // one of these in the sentence; empty: nothing
        bool with_number = false;
    };
    using K = TimeKind;
    static constexpr std::array<Reader, 17> readers = {{
        {&TimeReader::day_with_parts, day_kinds, {}, true},
        {&TimeReader::weekend, {K::weekend, K::article, K::past_span, K::last, K::next, K::this_one}, {K::weekend}},
        {&TimeReader::part_of, {K::part}, {}},
        {&TimeReader::part_behind,
         {K::month, K::unit, K::last, K::next, K::this_one, K::month_cue, K::season},
         {K::part_after},
         true},
        {&TimeReader::week_of_month, {K::ordinal_number, K::last, K::recent, K::article, K::unit}, {K::month}},
        {&TimeReader::halved, {K::half, K::quarter}, {}},
        {&TimeReader::season, {K::season, K::last, K::next, K::this_one, K::that_one}, {K::season}, true},
        {&TimeReader::month_after_year, {K::unit, K::last, K::next, K::this_one, K::that_one}, {K::month}, true},
        {&TimeReader::month, {K::month, K::month_cue, K::last, K::next, K::this_one, K::that_one}, {K::month}},
        {&TimeReader::decade,
         {K::decade_word, K::decade_cue, K::article},
         {K::decade_word, K::decade_cue, K::decade_suffix},
         true},
        {&TimeReader::century, {K::article, K::ordinal_number}, {K::unit}, true},
        {&TimeReader::cued_year, year_kinds, {}, true},
        {&TimeReader::named_unit, {K::unit, K::last, K::next, K::this_one, K::that_one}, {K::unit}},
        {&TimeReader::clipped_unit, {K::earlier_in, K::later_in}, {K::unit}},
        {&TimeReader::week_around, {K::week_of}, {}},
        {&TimeReader::ago, count_kinds, {K::ago, K::before_that}, true},
        {&TimeReader::later,
         {K::number, K::about, K::unit, K::many_units, K::in_future, K::after_that, K::dual_unit},
         {K::in_future, K::after_that},
         true},
    }};
    Read best;
    const auto& here = pieces_.kinds(i);
    const bool is_number = pieces_.is_number(i);
    const auto take = [&](const Read& reading) {
        if (reading && (!best || reading->end > best->end)) { best = reading; }
    };
    for (const auto& reader : readers) {
        if (!here.meets(reader.begins) && !(is_number && reader.with_number)) { continue; }
        if (!reader.needs.empty() && !pieces_.all_kinds().meets(reader.needs)) { continue; }
        take((this->*reader.read)(i));
    }
    // "the past two weeks" and its like begin with any of their words.
    constexpr TimeKinds span_words = {K::past_span, K::recent,     K::coming,    K::last,
                                      K::next,      K::last_after, K::next_after};
    if (pieces_.all_kinds().meets(span_words) && pieces_.all_kinds().meets(unit_kinds) &&
        (here.meets(span_words) || here.meets(unit_kinds) || here.has(K::number) || is_number)) {
        take(span_to_anchor(i));
    }
    simple_read_[i] = best;
    return best;
}

TimeReader::Read TimeReader::read(std::size_t i, const std::optional<DateRange>& previous) {
    if (!pieces_.before_time(i)) { return std::nullopt; }
    const auto& here = pieces_.kinds(i);
    const bool is_bracket = pieces_.is(i, "(");
    if (here.empty() && !pieces_.is_number(i) && !is_bracket) { return std::nullopt; }
    if (previous_ != previous) { simple_read_.clear(); }
    previous_ = previous;
    using K = TimeKind;
    constexpr TimeKinds open_words = {K::since, K::starting, K::until, K::before_then, K::after_then};
    Read best;
    if (here.meets(open_words)) { best = open(i); }
    const auto take = [&](const Read& reading) {
        if (reading && (!best || reading->end > best->end)) { best = reading; }
    };
    if (!is_bracket) {
        take(joined(i));
        take(night(i));
    }
    take(simple(i));
    if (best) {
        const auto open = open_after(*best, false);
        return open ? open : best;
    }
    constexpr TimeKinds behind = {K::since_after, K::until_after};
    if (!pieces_.all_kinds().meets(behind)) { return std::nullopt; }
    // "from June 9 onward", "2018'e kadar": what stands behind tells that a bare year is one.
    const auto from = match(i, TimeKind::from);
    const auto bare = from ? period(step_over_articles(from->end)) : year(i, true);
    return bare ? open_after(*bare, from.has_value()) : bare;
}

}  // namespace mapwire
