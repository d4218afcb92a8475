#include "events/figures.hpp"

#include <algorithm>
#include <cmath>

#include "events/noun_phrases.hpp"

namespace mapwire::events {
namespace {

constexpr int widest = 9;  // words between a number and what it counts

struct Number {
    int begin = 0;
    int end = 0;
    double value = 0.0;
    std::optional<double> value_to;
};

// "12", "1,200"; a decimal ("6.1", "6,1") is no count unless millions or the like follow.
std::optional<double> digits(std::string_view text, bool multiplied) {
    double value = 0.0;
    int seen = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c >= '0' && c <= '9') {
            value = value * 10.0 + (c - '0');
            ++seen;
            continue;
        }
        const auto next = std::min(text.find_first_not_of("0123456789", i + 1), text.size());
        const auto group = next - i - 1;
        if (c == ',' && group == 3) { continue; }
        if ((c != ',' && c != '.') || !multiplied || group == 0 || group > 2 || next != text.size()) {
            return std::nullopt;
        }
        for (std::size_t j = i + 1; j < next; ++j) { value = value * 10.0 + (text[j] - '0'); }
        value /= group == 1 ? 10.0 : 100.0;
        break;
    }
    if (seen == 0 || seen > 9) { return std::nullopt; }
    return value;
}

// The number phrase that begins at a word: "12", "three dozen", "10 to 15".
std::optional<Number> number_at(const Sentence& sentence, int at) {
    if (!sentence.has(at) || sentence[at].time >= 0) { return std::nullopt; }
    Number number{at, at, 0.0, std::nullopt};
    bool any = false;
    while (sentence.has(number.end)) {
        const int here = number.end;
        if (sentence[here].number && !any) {
            const bool multiplied = std::any_of(sentence.tags().begin(), sentence.tags().end(), [&](const Tag& next) {
                return next.begin == here + 1 && next.meaning == Meaning::number &&
                       sentence.language().numbers[next.row].kind == "multiplier";
            });
            const auto value = digits(sentence.text(here, here + 1), multiplied);
            if (!value) { return std::nullopt; }
            number.value = *value;
            number.end = here + 1;
            any = true;
            continue;
        }
        const Tag* tag = nullptr;
        for (const auto& candidate : sentence.tags()) {
            if (candidate.begin == here && candidate.meaning == Meaning::number) { tag = &candidate; }
        }
        if (tag == nullptr) {
            const bool hyphen = any && sentence.is_mark(here, Mark::hyphen);
            if (!hyphen) { break; }
            bool more = false;
            for (const auto& next : sentence.tags()) {
                more = more || (next.begin == here + 1 && next.meaning == Meaning::number);
            }
            if (!more) { break; }
            ++number.end;
            continue;
        }
        const auto& row = sentence.language().numbers[tag->row];
        if (row.kind == "article") {
            if (any) { break; }
            // "a" counts only before what multiplies: "a dozen", "a hundred".
            number.value = 1.0;
            number.end = tag->end;
            bool multiplied = false;
            for (const auto& next : sentence.tags()) {
                multiplied = multiplied || (next.begin == tag->end && next.meaning == Meaning::number &&
                                            sentence.language().numbers[next.row].kind == "multiplier");
            }
            if (!multiplied) { return std::nullopt; }
        } else if (row.kind == "multiplier") {
            number.value = (any ? number.value : 1.0) * row.value;
            if (number.value_to) { *number.value_to *= row.value; }
        } else if (row.kind == "vague") {
            number.value = row.value;
            number.value_to = row.value_to;
        } else {
            number.value += row.value;
        }
        any = true;
        number.end = tag->end;
    }
    if (!any || number.value < 1.0) { return std::nullopt; }  // "half": of how many nobody says
    return number;
}

// An age, a share, an ordinal, a year: no count.
bool counts_something(const Sentence& sentence, const Number& number) {
    if (sentence.is_mark(number.end, Mark::hyphen)) { return false; }
    if (!sentence.has(number.end)) { return true; }
    const auto next = sentence.text(number.end, number.end + 1);
    return next != "%" && next != "percent" && next != "per" && next != "st" && next != "nd" && next != "rd" &&
           next != "th";
}

EventFigure figure_from(const Sentence& sentence, const Number& number) {
    const auto whole = [](double value) { return static_cast<std::int64_t>(std::llround(value)); };
    EventFigure figure;
    int begin = number.begin;
    const auto* hedge = sentence.cue_before(begin, CueKind::hedge);
    const std::string how = hedge != nullptr ? sentence.value(*hedge) : "";
    if (hedge != nullptr) { begin = hedge->begin; }
    int end = number.end;
    if (number.value_to) {
        figure.low = whole(number.value);
        figure.high = whole(*number.value_to);
    } else if (const auto second = number_at(sentence, number.end + 1);
               second && second->value > number.value &&
               (sentence.is_mark(number.end, Mark::dash) || sentence.is_mark(number.end, Mark::hyphen) ||
                sentence.cue_at(number.end, CueKind::range) != nullptr)) {
        figure.low = whole(number.value);
        figure.high = whole(second->value);
        end = second->end;
    } else {
        figure.best = whole(number.value);
        if (how == "at_least" || how == "more_than") { figure.low = figure.best; }
        if (how == "up_to" || how == "less_than") { figure.high = figure.best; }
        if (how.empty() || how == "exactly") {
            figure.low = figure.best;
            figure.high = figure.best;
        }
    }
    figure.span = sentence.span(begin, end);
    figure.text = std::string(sentence.text(begin, end));
    return figure;
}

}  // namespace

EventFigure& figure_of(EventFigures& figures, FigureKind kind) {
    switch (kind) {
        case FigureKind::killed: return figures.killed;
        case FigureKind::injured: return figures.injured;
        case FigureKind::displaced: return figures.displaced;
        case FigureKind::captured: return figures.captured;
        case FigureKind::vehicles: return figures.vehicles;
        default: return figures.strikes;
    }
}

std::vector<ToldFigure> read_figures(const Sentence& sentence) {
    std::vector<ToldFigure> told;
    std::vector<int> used;  // words of numbers that already count something
    for (const auto& tag : sentence.tags()) {
        if (tag.meaning != Meaning::figure) { continue; }
        const auto& row = sentence.language().figures[tag.row];
        std::optional<Number> found;
        if (row.number_after) {
            for (int at = tag.end; at < tag.end + 5 && sentence.has(at) && !found; ++at) {
                if (sentence[at].mark != Mark::none && !sentence.is_mark(at, Mark::quote)) { break; }
                found = number_at(sentence, at);
                if (found && !counts_something(sentence, *found)) { found.reset(); }
                if (sentence.is(at, WordClass::relative) || sentence.is(at, WordClass::conjunction)) { break; }
                if (!found && sentence.is(at, WordClass::preposition) &&
                    sentence.cue_at(at, CueKind::hedge) == nullptr &&
                    sentence.cue_at(at, CueKind::between) == nullptr) {
                    break;
                }
            }
        }
        if (!found && row.number_before) {
            for (int at = tag.begin - 1; at >= std::max(0, tag.begin - widest); --at) {
                if (sentence.is_mark(at, Mark::semicolon) || sentence.is_mark(at, Mark::comma)) { break; }
                const bool other = std::any_of(sentence.tags().begin(), sentence.tags().end(), [&](const Tag& t) {
                    return t.meaning == Meaning::figure && t.begin == at && at != tag.begin &&
                           sentence.language().figures[t.row].kind != row.kind;
                });
                if (other) { break; }
                int first = at;
                while (first > 0 && at - first < 3 && number_at(sentence, first - 1) &&
                       number_at(sentence, first - 1)->end > at) {
                    --first;
                }
                if (const auto number = number_at(sentence, first); number && number->end > at) {
                    if (counts_something(sentence, *number)) { found = number; }
                    break;
                }
                if (sentence.cue_before(at + 1, CueKind::negation) != nullptr) {
                    EventFigure none{0, 0, 0, std::string(sentence.text(at, tag.end)), sentence.span(at, tag.end)};
                    told.push_back({row.kind, none, tag.begin});
                    break;
                }
            }
        }
        if (!found || std::find(used.begin(), used.end(), found->begin) != used.end()) { continue; }
        const bool again = std::any_of(told.begin(), told.end(), [&](const auto& t) { return t.kind == row.kind; });
        if (again) { continue; }
        used.push_back(found->begin);
        told.push_back({row.kind, figure_from(sentence, *found), tag.begin});
    }
    return told;
}

}  // namespace mapwire::events
