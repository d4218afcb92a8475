#include <charconv>
#include <utility>

#include "expressions/phrase_reader.hpp"

namespace mapwire::expressions {
namespace {

// Digits of any script as ASCII: "٣٠" is 30.
std::string ascii_digits(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        if (lead == 0xD9 && next >= 0xA0 && next <= 0xA9) {
            result += static_cast<char>('0' + (next - 0xA0));
            ++i;
        } else if (lead == 0xDB && next >= 0xB0 && next <= 0xB9) {
            result += static_cast<char>('0' + (next - 0xB0));
            ++i;
        } else if (lead == 0xD9 && next == 0xAB) {
            result += '.';
            ++i;
        } else {
            result += text[i];
        }
    }
    return result;
}

// A number as written. A comma before exactly three digits groups thousands, except where the language writes it before
// decimals and the number would begin with 0; a single point in such a language groups when three digits follow.
std::optional<double> value_of(std::string_view written, std::string_view language) {
    const auto text = ascii_digits(written);
    const bool decimal_comma = language == "fr" || language == "ru" || language == "tr";
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c >= '0' && c <= '9') {
            plain += c;
            continue;
        }
        if (c != ',' && c != '.') { return std::nullopt; }
        const auto rest = text.substr(i + 1);
        const auto digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
        const bool groups = digits == 3 && plain != "0" && (c == ',' ? true : decimal_comma);
        if (!groups) {
            if (plain.find('.') != std::string::npos) { return std::nullopt; }
            plain += '.';
        }
    }
    double value = 0.0;
    const auto result = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (result.ec != std::errc{} || result.ptr != plain.data() + plain.size()) { return std::nullopt; }
    return value;
}

}  // namespace

std::pair<Hedge, int> PhraseReader::hedge(int at) const {
    Hedge found = Hedge::none;
    while (const auto* tag = words_.longest(at, WordClass::approximator)) {
        const auto here = words_.language().hedges[tag->sense.row];
        if (found == Hedge::none || here != Hedge::about) { found = here; }
        at = tag->end;
    }
    return {found, at};
}

std::optional<PhraseReader::Number> PhraseReader::number_in_words(int at) const {
    const auto& numbers = words_.language().numbers;
    double total = 0.0;
    double current = 0.0;
    std::optional<double> vague_to;
    bool any = false;
    bool article = false;
    int end = at;
    while (const auto* tag = words_.longest(end, WordClass::number)) {
        const auto& row = numbers[tag->sense.row];
        if (row.kind == NumberKind::article) {
            if (any) { break; }
            article = true;
            current = 1.0;
        } else if (row.kind == NumberKind::multiplier) {
            current = (any ? current : 1.0) * row.value;
            if (vague_to) { *vague_to *= row.value; }
            if (row.value >= 1000.0) {
                total += current;
                current = 0.0;
            }
            article = false;
        } else if (row.kind == NumberKind::vague) {
            if (any && !article) { break; }
            current = row.value;
            vague_to = row.value_to;
            article = false;
        } else {
            if (row.kind == NumberKind::added && !any) { return std::nullopt; }
            if (any && !article && row.kind == NumberKind::cardinal && row.value >= 1.0 && current > 0.0 &&
                current < 20.0 && total == 0.0) {
                break;  // "two three": two numbers
            }
            current = article ? row.value : current + row.value;
            article = false;
        }
        any = true;
        end = tag->end;
        const auto* hyphened = words_.is_mark(end, Mark::dash) ? words_.longest(end + 1, WordClass::number) : nullptr;
        if (hyphened != nullptr && numbers[hyphened->sense.row].kind == NumberKind::added) {
            ++end;  // "seven-and-a-half"
            continue;
        }
        if (words_.is_mark(end, Mark::dash) && words_.longest(end + 1, WordClass::number) != nullptr &&
            numbers[words_.longest(end + 1, WordClass::number)->sense.row].kind != NumberKind::article) {
            // "twenty-five", but not "five-ten"
            if (current < 20.0 || static_cast<int>(current) % 10 != 0) { break; }
            ++end;
        }
        // "خمسة وعشرين": ones before tens
        if (const auto* joint = words_.cue(end, Cue::and_);
            joint != nullptr && words_.language().code == "ar" && current < 10.0) {
            const auto* next = words_.longest(joint->end, WordClass::number);
            if (next != nullptr && numbers[next->sense.row].kind == NumberKind::tens) {
                current += numbers[next->sense.row].value;
                end = next->end;
            }
        }
        // "one hundred and fifty"
        if (const auto* joint = words_.cue(end, Cue::and_); joint != nullptr && current >= 100.0) {
            const auto* next = words_.longest(joint->end, WordClass::number);
            if (next != nullptr && numbers[next->sense.row].kind != NumberKind::article) { end = joint->end; }
        }
    }
    if (!any) { return std::nullopt; }
    return Number{total + current, vague_to, end, false, article};
}

std::optional<PhraseReader::Number> PhraseReader::number(int at) const {
    if (!words_.has(at)) { return std::nullopt; }
    if (!words_[at].number) { return number_in_words(at); }
    auto value = value_of(words_.text(at, at + 1), words_.language().code);
    if (!value) { return std::nullopt; }
    int end = at + 1;
    // "4 300" in French and Russian
    while (words_.has(end) && words_[end].number && words_[end].key_size == 3 && !words_[end].glued && *value >= 1.0 &&
           *value < 1000.0 && words_.language().code != "en") {
        const auto next = value_of(words_.text(end, end + 1), "en");
        if (!next) { break; }
        *value = *value * 1000.0 + *next;
        ++end;
    }
    if (const auto* tag = words_.longest(end, WordClass::number)) {
        const auto& row = words_.language().numbers[tag->sense.row];
        if (row.kind == NumberKind::multiplier || row.kind == NumberKind::added) {
            *value = row.kind == NumberKind::multiplier ? *value * row.value : *value + row.value;
            end = tag->end;
        }
    }
    return Number{*value, std::nullopt, end, true, false};
}

// The unit after a number, with or without a hyphen: "33-mile", "30km", "20 square kilometres".
bool PhraseReader::read_unit(int at, QuantityPhrase& phrase) const {
    bool hyphen = false;
    if (words_.is_mark(at, Mark::dash) && words_[at].glued) {
        hyphen = true;
        ++at;
    }
    const auto* measure = words_.longest(at, WordClass::measure);
    const auto* unit = words_.longest(at, WordClass::unit);
    if (measure != nullptr && (unit == nullptr || measure->end > unit->end)) {
        phrase.measure = &words_.language().measures[measure->sense.row];
        phrase.words.end = measure->end;
    } else if (unit != nullptr) {
        phrase.unit = &words_.language().units[unit->sense.row];
        phrase.words.end = unit->end;
    } else {
        return false;
    }
    // "60 km per hour" and "60 km/h" are speeds.
    if (words_.cue(phrase.words.end, Cue::rate) != nullptr || words_.is_mark(phrase.words.end, Mark::slash)) {
        return false;
    }
    phrase.adjective = hyphen;
    phrase.end = phrase.words.end;
    return true;
}

// "15 to 20 km", "15-20 km", "between 20 and 30 km", "15 km to 20 km".
bool PhraseReader::read_range_end(int at, QuantityPhrase& phrase) const {
    int next = at;
    if (words_.is_mark(at, Mark::dash)) {
        next = at + 1;
    } else if (const auto* to = words_.cue(at, Cue::to)) {
        next = to->end;
    } else if (const auto* joint = words_.cue(at, Cue::and_)) {
        const int before = phrase.words.begin;
        const auto* between = words_.cue_before(before, Cue::between);
        if (between == nullptr) { return false; }
        next = joint->end;
    } else if (const auto* either = words_.cue(at, Cue::or_)) {
        next = either->end;
    } else {
        return false;
    }
    const auto upper = number(next);
    if (!upper || upper->article || upper->value <= phrase.value) { return false; }
    QuantityPhrase second;
    if (!read_unit(upper->end, second)) { return false; }
    phrase.value_to = upper->value;
    phrase.unit = second.unit;
    phrase.measure = second.measure;
    phrase.words.end = second.words.end;
    phrase.end = second.end;
    phrase.adjective = second.adjective;
    return true;
}

std::optional<QuantityPhrase> PhraseReader::quantity(int at) const {
    QuantityPhrase phrase;
    phrase.words = {at, at};
    // A unit that holds its number: the Arabic dual.
    if (const auto* unit = words_.longest(at, WordClass::unit)) {
        const auto& row = words_.language().units[unit->sense.row];
        if (row.count <= 0.0) { return std::nullopt; }
        phrase.value = row.count;
        phrase.unit = &row;
        phrase.words.end = phrase.end = unit->end;
        return phrase;
    }
    const auto lower = number(at);
    if (!lower) { return std::nullopt; }
    phrase.value = lower->value;
    phrase.value_to = lower->value_to;
    phrase.digits = lower->digits;
    phrase.vague = lower->value_to.has_value();
    if (read_range_end(lower->end, phrase)) { return phrase; }
    if (!read_unit(lower->end, phrase)) { return std::nullopt; }
    if (phrase.adjective && lower->article) { return std::nullopt; }
    const QuantityPhrase alone = phrase;
    QuantityPhrase range = phrase;
    if (read_range_end(phrase.words.end, range) && range.value_to && range.unit == alone.unit) { return range; }
    return alone;
}

std::optional<Quantities> PhraseReader::quantities(int at) const {
    Quantities result;
    result.begin = at;
    auto [hedge_before, next] = hedge(at);
    if (const auto* between = words_.cue(next, Cue::between)) { next = between->end; }
    auto first = quantity(next);
    // "a 12 mile radius", "a 15-20 km strip": the article belongs to the noun.
    if (!first ||
        (!first->digits && words_.longest(next, WordClass::number) != nullptr &&
         words_.language().numbers[words_.longest(next, WordClass::number)->sense.row].kind == NumberKind::article)) {
        const auto* article = words_.cue(next, Cue::indefinite);
        const auto [inner_hedge, inner] = article != nullptr ? hedge(article->end) : hedge(next);
        if (inner > next) {
            if (auto later = quantity(inner); later && later->words.begin == inner) {
                first = later;
                result.begin = article != nullptr ? article->end : result.begin;
                if (inner_hedge != Hedge::none) { hedge_before = inner_hedge; }
            }
        }
    }
    if (!first) { return std::nullopt; }
    first->hedge = hedge_before;
    result.end = first->end;
    if (const auto [after, end] = hedge(result.end); after != Hedge::none &&
                                                     words_.cue(result.end, Cue::around) == nullptr &&
                                                     first->hedge == Hedge::none && !quantity(end)) {
        first->hedge = after;
        result.end = end;
    }
    result.list.push_back(*first);
    // "15-20 kilometers (9-12 miles)"
    if (words_.is_mark(result.end, Mark::open)) {
        const auto [inner_hedge, inside] = hedge(result.end + 1);
        if (auto second = quantity(inside); second && words_.is_mark(second->end, Mark::close)) {
            second->hedge = inner_hedge;
            result.end = second->end + 1;
            result.list.push_back(*second);
        }
    }
    return result;
}

}  // namespace mapwire::expressions
