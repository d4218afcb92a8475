#include "mapwire/model/date.hpp"

#include <array>

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

namespace {

/// "2017-06-09" and what follows it.
std::string iso_and(const std::chrono::year_month_day& day, std::string_view rest) {
    std::string text(10 + rest.size(), '-');
    const auto put = [&](std::size_t at, std::size_t digits, unsigned number) {
        for (; digits-- > 0; number /= 10) { text[at + digits] = static_cast<char>('0' + number % 10); }
    };
    put(0, 4, static_cast<unsigned>(static_cast<int>(day.year())));
    put(5, 2, static_cast<unsigned>(day.month()));
    put(8, 2, static_cast<unsigned>(day.day()));
    rest.copy(text.data() + 10, rest.size());
    return text;
}

}  // namespace

std::string Date::iso() const { return iso_and(ymd(), {}); }

std::string Date::iso_start_utc() const { return iso_and(ymd(), "T00:00:00Z"); }

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
