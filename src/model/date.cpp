#include "mapwire/model/date.hpp"

#include <array>
#include <cstdio>

namespace mapwire {

std::optional<Date> Date::from_ymd(int year, unsigned month, unsigned day) noexcept {
    const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (year < 1 || year > 9999 || !ymd.ok()) { return std::nullopt; }
    return Date{std::chrono::sys_days{ymd}};
}

std::optional<Date> Date::parse_iso(std::string_view text) noexcept {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') { return std::nullopt; }
    std::array<int, 3> numbers{};
    std::size_t part = 0;
    for (const char c : text) {
        if (c == '-') {
            ++part;
            if (part > 2) { return std::nullopt; }
            continue;
        }
        if (c < '0' || c > '9') { return std::nullopt; }
        numbers.at(part) = numbers.at(part) * 10 + (c - '0');
    }
    return from_ymd(numbers[0], static_cast<unsigned>(numbers[1]), static_cast<unsigned>(numbers[2]));
}

std::string Date::iso() const {
    const auto day = ymd();
    std::array<char, 32> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return {buffer.data(), static_cast<std::size_t>(length)};
}

std::string Date::iso_start_utc() const { return iso() + "T00:00:00Z"; }

std::string_view to_text(DatePrecision precision) noexcept {
    switch (precision) {
        case DatePrecision::day: return "day";
        case DatePrecision::week: return "week";
        case DatePrecision::part_of_month: return "part_of_month";
        case DatePrecision::month: return "month";
        case DatePrecision::year: return "year";
        case DatePrecision::approx: return "approx";
        case DatePrecision::open_start: return "open_start";
        case DatePrecision::open_end: return "open_end";
        case DatePrecision::publication: return "publication";
        case DatePrecision::unknown: return "unknown";
    }
    return "unknown";
}

}  // namespace mapwire
