#include "text/time_calendar.hpp"
#include "text/time_reader.hpp"

namespace mapwire {

// summer of 2016; last winter; winter 2015-16; "2015 baharında"; "spring" alone is too often no season
TimeReader::Read TimeReader::season(std::size_t i) const {
    // The year first: Turkish.
    if (const auto told = year_number(i)) {
        auto at = step_over(i + 1, TimeKind::suffix);
        if (const auto unit = match(at, TimeKind::unit); unit && unit->word.value == 365.0) {
            at = step_over(unit->end, TimeKind::suffix);
        }
        const auto name = match(at, TimeKind::season);
        if (!name || pieces_.language() != "tr") { return std::nullopt; }
        return Reading{name->end, calendar::season(*told, static_cast<int>(name->word.value))};
    }
    const auto before = step_before(i);
    const auto name = match(before ? before->end : i, TimeKind::season);
    if (!name) { return std::nullopt; }
    const int number = static_cast<int>(name->word.value);
    const auto year_at = year_number(name->end) ? name->end : step_over_articles(name->end);
    if (const auto told = year_number(year_at)) {
        auto end = year_at + 1;
        if (const auto unit = match(end, TimeKind::unit); unit && unit->word.value == 365.0) { end = unit->end; }
        // "2015-16", "2015/2016"
        if (pieces_.is_dash(end) || pieces_.is(end, "/")) {
            const auto next = pieces_.digits(end + 1);
            if (next && (*next == *told + 1 || *next == (*told + 1) % 100)) { end += 2; }
        }
        return Reading{end, calendar::season(*told, number)};
    }
    if (const auto whole = named_unit(year_at); whole && whole->range.precision == DatePrecision::year && !before) {
        return Reading{whole->end, calendar::season(calendar::year_of(*whole->range.first), number)};
    }
    const auto after = before ? std::nullopt : step_after(name->end);
    if (!anchor_ || (!before && !after)) { return std::nullopt; }
    const auto step = before ? before->step : after->step;
    int year = calendar::year_of(*anchor_);
    if (step == Step::last && *calendar::season(year, number).last >= *anchor_) { --year; }
    if (step == Step::next && *calendar::season(year, number).first <= *anchor_) { ++year; }
    return Reading{after ? after->end : name->end, calendar::season(year, number)};
}

// in 2016; 2016 году; the 2015 earthquake. A bare number is a year only beside a word that asks for one.
TimeReader::Read TimeReader::year(std::size_t i, bool without_cue) const {
    auto at = i;
    bool cue = without_cue;
    bool weak = false;
    bool noun_follows = false;
    if (const auto in = match(i, TimeKind::year_cue)) {
        at = in->end;
        cue = true;
    } else if (const auto of = match(i, TimeKind::weak_year_cue); of && !without_cue) {
        at = of->end;
        weak = true;
        noun_follows = of->word.value != 0.0;
    } else if (i > 0 && pieces_.is(i - 1, "(") && !without_cue) {
        weak = true;
    }
    if (at > i || without_cue) { at = step_over_articles(at); }
    const auto value = year_number(at);
    if (!value) { return std::nullopt; }
    auto end = at + 1;
    auto last = *value;
    if (pieces_.is_dash(end) || pieces_.is(end, "/")) {
        const auto next = pieces_.digits(end + 1);
        if (next && *next > *value && year_number(end + 1)) {
            last = *next;
            end += 2;
        } else if (next && *next > *value % 100 && *next < 100 && pieces_.number_text(end + 1).size() == 2) {
            last = *value / 100 * 100 + *next;
            end += 2;
        }
    }
    const auto after = step_over(end, TimeKind::suffix);
    if (const auto unit = match(after, TimeKind::unit); unit && unit->word.value == 365.0) {
        return Reading{unit->end, calendar::years(*value, last)};
    }
    if (after > end) { return Reading{after, calendar::years(*value, last)}; }
    if (weak) {
        // "the 2015 earthquake", "the war of 2006." but not "the 2000 men", "an army of 2000 men".
        if (*value < 1900 || (anchor_ && *value > calendar::year_of(*anchor_) + 15)) { return std::nullopt; }
        if (at == i && !pieces_.is(end, ")") && last == *value) { return std::nullopt; }
        const auto next = pieces_.word(end);
        const bool plural = pieces_.is_word(end) && next.ends_with("s") && !next.ends_with("ss");
        const bool counted = noun_follows ? !pieces_.is_word(end) || (*value % 100 == 0 && plural)
                                          : pieces_.is_word(end) && !match(end, TimeKind::article);
        if (counted) { return std::nullopt; }
        return Reading{end, calendar::years(*value, last)};
    }
    if (!cue && last == *value) { return std::nullopt; }
    if (!cue && (pieces_.number_text(end - 1).size() != 4 || last > *value + 60)) { return std::nullopt; }
    return Reading{end, calendar::years(*value, last)};
}

// the 1990s; the early 1990s comes from part_of; "les années 90"; "1990-х годах"; the nineties
TimeReader::Read TimeReader::decade(std::size_t i) const {
    const auto at = step_over(i, TimeKind::article);
    if (const auto name = match(at, TimeKind::decade_word)) {
        const int first = static_cast<int>(name->word.value);
        return Reading{name->end, calendar::years(first, first + 9)};
    }
    const auto cue = match(at, TimeKind::decade_cue);
    const auto number_at = cue ? cue->end : at;
    auto value = pieces_.digits(number_at);
    if (!value) { return std::nullopt; }
    const auto suffix = match(number_at + 1, TimeKind::decade_suffix);
    if (!cue && !(suffix && (pieces_.touches_next(number_at) || pieces_.is_dash(number_at + 1)))) {
        return std::nullopt;
    }
    if (*value >= 20 && *value <= 90) { *value += 1900; }
    if (*value % 10 != 0 || *value < 1800 || *value > 2100) { return std::nullopt; }
    auto end = suffix ? suffix->end : number_at + 1;
    if (const auto unit = match(end, TimeKind::many_units); unit && unit->word.value == 365.0) { end = unit->end; }
    return Reading{end, calendar::years(*value, *value + (*value % 100 == 0 && *value < 2000 ? 99 : 9))};
}

// the 19th century; "XIX век" is left alone
TimeReader::Read TimeReader::century(std::size_t i) const {
    const auto at = step_over(i, TimeKind::article);
    const auto number = day_number(at);
    if (!number) { return std::nullopt; }
    const auto unit = match(pieces_.is(number->end, "-") ? number->end + 1 : number->end, TimeKind::unit);
    if (!unit || unit->word.value < 36500.0) { return std::nullopt; }
    const int last = static_cast<int>(number->word.value) * 100;
    if (last < 1000 || last > 2100) { return std::nullopt; }
    return Reading{unit->end, calendar::years(last - 99, last)};
}

}  // namespace mapwire
