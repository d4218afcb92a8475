#include <array>

#include "text/characters.hpp"
#include "text/time_calendar.hpp"
#include "text/time_reader.hpp"

namespace mapwire {
namespace {

struct Parts {
    std::array<int, 3> value{};
    std::array<std::size_t, 3> length{};
};

// "08.06.2017" in one token: three groups of digits with the same mark between them.
std::optional<Parts> dotted(std::string_view text) {
    Parts parts;
    std::size_t group = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto here = characters::at(text, at);
        at += here.size;
        if (characters::is_digit(here.value)) {
            parts.value[group] = parts.value[group] * 10 + u_charDigitValue(static_cast<UChar32>(here.value));
            if (++parts.length[group] > 4) { return std::nullopt; }
        } else if (here.value != U'.' || ++group > 2) {
            return std::nullopt;
        }
    }
    return group == 2 && parts.length[2] > 0 ? std::optional(parts) : std::nullopt;
}

}  // namespace

TimeReader::Read TimeReader::from_parts(int day, int month, int year, std::size_t end) const {
    if (day < 1 || month < 1) { return std::nullopt; }
    const auto date = Date::from_ymd(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    return date ? Read(Reading{end, calendar::one_day(*date)}) : std::nullopt;
}

// 2017-06-08, 2017/06/08, 2017-06-08T02:30:00Z
TimeReader::Read TimeReader::iso_day(std::size_t i) const {
    const auto year = year_number(i);
    if (!year || !(pieces_.is(i + 1, "-") || pieces_.is(i + 1, "/")) || pieces_.word(i + 1) != pieces_.word(i + 3)) {
        return std::nullopt;
    }
    const auto month = pieces_.digits(i + 2);
    const auto day = pieces_.digits(i + 4);
    if (!month || !day) { return std::nullopt; }
    auto read = from_parts(*day, *month, *year, i + 5);
    // The time of the same instant: T02:30:00Z, in pieces "t02", ":", "30", ":", "00", "z".
    const auto hour = pieces_.word(i + 5);
    if (read && pieces_.touches_next(i + 4) && hour.size() >= 2 && hour[0] == 't' && hour[1] >= '0' && hour[1] <= '2') {
        ++read->end;
        while (pieces_.touches_next(read->end - 1) &&
               (pieces_.is(read->end, ":") || !pieces_.number_text(read->end).empty() || pieces_.is(read->end, "z"))) {
            ++read->end;
        }
    }
    return read;
}

// 08.06.2017 is always day first. 06/08/2017: the order that exists; in English, where both do, month first unless that
// day lies ahead of the anchor and the other does not; in other languages day first.
TimeReader::Read TimeReader::numerals(std::size_t i) const {
    const auto full_year = [](int year, std::size_t length) {
        return length == 4 ? year : length == 2 ? (year >= 70 ? 1900 + year : 2000 + year) : 0;
    };
    if (const auto parts = dotted(pieces_.number_text(i))) {
        if (parts->length[0] == 4) { return from_parts(parts->value[2], parts->value[1], parts->value[0], i + 1); }
        if (parts->length[0] > 2 || parts->length[1] > 2) { return std::nullopt; }
        // "2.06.17" may be a version number: two digits each are asked where the year is short.
        if (parts->length[2] == 2 && (parts->length[0] != 2 || parts->length[1] != 2)) { return std::nullopt; }
        return from_parts(parts->value[0], parts->value[1], full_year(parts->value[2], parts->length[2]), i + 1);
    }
    const auto first = pieces_.digits(i);
    const bool slash = pieces_.is(i + 1, "/");
    if (!first || !(slash || pieces_.is(i + 1, "-")) || pieces_.word(i + 1) != pieces_.word(i + 3)) {
        return std::nullopt;
    }
    const auto second = pieces_.digits(i + 2);
    const auto third = pieces_.digits(i + 4);
    const auto length = pieces_.number_text(i + 4);
    if (!second || !third) { return std::nullopt; }
    std::size_t digits = 0;
    for (std::size_t at = 0; at < length.size(); at += characters::at(length, at).size) { ++digits; }
    if (digits != 4 && !(digits == 2 && slash)) { return std::nullopt; }
    const int year = full_year(*third, digits);
    const auto day_first = from_parts(*first, *second, year, i + 5);
    const auto month_first = from_parts(*second, *first, year, i + 5);
    if (!day_first || !month_first) { return day_first ? day_first : month_first; }
    if (pieces_.language() != "en" || !slash) { return day_first; }
    const bool ahead = anchor_ && *month_first->range.first > *anchor_ && *day_first->range.first <= *anchor_;
    return ahead ? day_first : month_first;
}

}  // namespace mapwire
