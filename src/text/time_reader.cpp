#include "text/time_reader.hpp"

#include <algorithm>

#include "mapwire/text/letter_case.hpp"
#include "text/characters.hpp"

namespace mapwire {
namespace {

// "Thursday’s", "last year's".
std::string without_possessive(std::string word) {
    for (const std::string_view ending : {"'s", "’s"}) {
        if (word.size() > ending.size() && word.ends_with(ending)) { word.resize(word.size() - ending.size()); }
    }
    return word;
}

}  // namespace

TimeReader::TimeReader(std::string_view text, std::span<const Token> tokens, std::optional<Date> anchor,
                       const TimeWords::Lexicon& lexicon)
    : text_(text), tokens_(tokens), anchor_(anchor), lexicon_(lexicon) {
    lower_.reserve(tokens.size());
    for (const auto& token : tokens) { lower_.push_back(without_possessive(lower_case(token.span.of(text)))); }
}

std::string_view TimeReader::word(std::size_t i) const { return i < lower_.size() ? std::string_view(lower_[i]) : ""; }

std::optional<TimeReader::Match> TimeReader::match(std::size_t i, TimeKind kind) const {
    if (i >= lower_.size()) { return std::nullopt; }
    const auto found = lexicon_.entries.find(std::string_view(lower_[i]));
    if (found == lexicon_.entries.end()) { return std::nullopt; }
    for (const auto& entry : found->second) {
        if (entry.word.kind != kind || i + entry.rest.size() >= lower_.size()) { continue; }
        if (entry.word.needs_capital && !begins_like_a_name(tokens_[i].span.of(text_))) { continue; }
        if (std::equal(entry.rest.begin(), entry.rest.end(), lower_.begin() + static_cast<std::ptrdiff_t>(i) + 1)) {
            return Match{entry.word, i + 1 + entry.rest.size()};
        }
    }
    return std::nullopt;
}

std::size_t TimeReader::step_over(std::size_t i, TimeKind kind) const {
    const auto found = match(i, kind);
    return found ? found->end : i;
}

bool TimeReader::is_punctuation(std::size_t i, std::string_view mark) const { return word(i) == mark; }

std::optional<int> TimeReader::digits(std::size_t i) const {
    if (i >= tokens_.size() || tokens_[i].kind != TokenKind::number) { return std::nullopt; }
    const auto text = tokens_[i].span.of(text_);
    int value = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto here = characters::at(text, at);
        if (!characters::is_digit(here.value) || value > 100'000) { return std::nullopt; }
        value = value * 10 + u_charDigitValue(static_cast<UChar32>(here.value));
        at += here.size;
    }
    return value;
}

std::optional<int> TimeReader::year_number(std::size_t i) const {
    const auto value = digits(i);
    return value && *value >= 1800 && *value <= 2199 ? value : std::nullopt;
}

std::optional<int> TimeReader::day_number(std::size_t i) const {
    const auto value = digits(i);
    return value && *value >= 1 && *value <= 31 ? value : std::nullopt;
}

std::optional<TimeReader::Match> TimeReader::count(std::size_t i) const {
    if (const auto value = digits(i)) {
        const double number = *value;
        return Match{{TimeKind::number, number, number}, i + 1};
    }
    return match(i, TimeKind::number);
}

bool TimeReader::looks_ahead(std::size_t i) const {
    constexpr std::size_t reach = 10;
    for (std::size_t back = 1; back <= std::min(reach, i); ++back) {
        if (match(i - back, TimeKind::ahead)) { return true; }
    }
    return false;
}

// "June 8" alone, "from June 8 to June 10", "since June 8", "by June 8".
std::optional<TimeReader::Reading> TimeReader::read(std::size_t i, const std::optional<DateRange>& previous) const {
    if (const auto since = match(i, TimeKind::since)) {
        const auto at = step_over(since->end, TimeKind::article);
        auto start = simple(at, previous);
        if (!start) { start = year(at, true); }
        if (start && start->range.first) {
            return Reading{start->end, {start->range.first, std::nullopt, DatePrecision::open_end}};
        }
    }
    if (const auto joint = joined(i, previous)) { return joint; }
    if (const auto until = match(i, TimeKind::until)) {
        const auto at = step_over(until->end, TimeKind::article);
        auto end = simple(at, previous);
        if (!end) { end = year(at, true); }
        if (end && end->range.last) {
            return Reading{end->end, {std::nullopt, end->range.last, DatePrecision::open_start}};
        }
    }
    return simple(i, previous);
}

std::optional<TimeReader::Reading> TimeReader::simple(std::size_t i, const std::optional<DateRange>& previous) const {
    const auto fixed = absolute(i);
    const auto told = relative(i, previous);
    if (fixed && told) { return fixed->end >= told->end ? fixed : told; }
    return fixed ? fixed : told;
}

std::optional<TimeReader::Reading> TimeReader::joined(std::size_t i, const std::optional<DateRange>& previous) const {
    if (const auto days = day_span(i)) { return days; }
    const auto from = match(i, TimeKind::from);
    const auto between = match(i, TimeKind::between);
    const bool opened = from || between;
    std::size_t at = i;
    if (opened) { at = step_over(from ? from->end : between->end, TimeKind::article); }
    auto first = opened ? simple(at, previous) : absolute(at);
    if (!first && opened) { first = year(at, true); }
    if (!first || !first->range.first) { return std::nullopt; }
    const auto to = match(first->end, TimeKind::and_to);
    if (!to || (word(first->end) == "and" && !between)) { return std::nullopt; }
    const auto next = step_over(to->end, TimeKind::article);
    auto last = simple(next, first->range);
    if (!last) { last = year(next, true); }
    if (!last || !last->range.last || *last->range.last < *first->range.first) { return std::nullopt; }
    auto precision = std::max(first->range.precision, last->range.precision);
    return Reading{last->end, {first->range.first, last->range.last, precision}};
}

// July 9–12[, 2017]; 9–12 July [2017]; 9 and 12 July stay apart.
std::optional<TimeReader::Reading> TimeReader::day_span(std::size_t i) const {
    const auto dash = [&](std::size_t at) {
        return word(at) == "-" || word(at) == "–" || word(at) == "—" || word(at) == "to";
    };
    if (const auto name = match(i, TimeKind::month)) {
        const auto first = day_number(name->end);
        const auto last = day_number(name->end + 2);
        if (!first || !last || !dash(name->end + 1) || *last < *first) { return std::nullopt; }
        const auto after = name->end + 3;
        const auto comma = is_punctuation(after, ",") ? after + 1 : after;
        const auto month = static_cast<unsigned>(name->word.value);
        const auto told = year_number(comma);
        const int year = told ? *told : likely_year(i, month, static_cast<unsigned>(*last));
        const auto begin = Date::from_ymd(year, month, static_cast<unsigned>(*first));
        const auto end = Date::from_ymd(year, month, static_cast<unsigned>(*last));
        if (!begin || !end) { return std::nullopt; }
        return Reading{told ? comma + 1 : after, {begin, end, DatePrecision::day}};
    }
    const auto first = day_number(i);
    if (!first || !dash(i + 1)) { return std::nullopt; }
    const auto rest = day_month(i + 2);
    if (!rest || !rest->range.first) { return std::nullopt; }
    const auto ymd = rest->range.first->ymd();
    const auto begin =
        Date::from_ymd(static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), static_cast<unsigned>(*first));
    if (!begin || *begin > *rest->range.first) { return std::nullopt; }
    return Reading{rest->end, {begin, rest->range.last, DatePrecision::day}};
}

}  // namespace mapwire
