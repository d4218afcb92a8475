#include "text/time_calendar.hpp"

#include <algorithm>

namespace mapwire::calendar {
namespace {

Date day_of(int year, unsigned month, unsigned day) {
    // The callers give days that exist.
    return Date::from_days(
        std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}});
}

Date last_day(int year, unsigned month) {
    return Date::from_days(
        std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::last});
}

}  // namespace

int year_of(Date date) { return static_cast<int>(date.ymd().year()); }
unsigned month_of(Date date) { return static_cast<unsigned>(date.ymd().month()); }
int weekday_of(Date date) { return static_cast<int>(std::chrono::weekday{date.days()}.iso_encoding()); }

DateRange one_day(Date date) { return {date, date, DatePrecision::day}; }

DateRange month(int year, unsigned month) {
    return {day_of(year, month, 1), last_day(year, month), DatePrecision::month};
}

DateRange years(int first_year, int last_year) {
    return {day_of(first_year, 1, 1), day_of(last_year, 12, 31), DatePrecision::year};
}

DateRange iso_week(Date day) {
    const auto monday = day.plus_days(1 - weekday_of(day));
    return {monday, monday.plus_days(6), DatePrecision::week};
}

DateRange third_of_month(int year, unsigned month, int third) {
    const auto first = day_of(year, month, static_cast<unsigned>(third) * 10 + 1);
    return {first, third == 2 ? last_day(year, month) : first.plus_days(9), DatePrecision::part_of_month};
}

DateRange third_of_year(int year, int third) {
    const auto first = static_cast<unsigned>(third * 4 + 1);
    return {day_of(year, first, 1), last_day(year, first + 3), DatePrecision::approx};
}

DateRange third_of_decade(int first_year, int third) {
    const int begin = first_year + (third == 0 ? 0 : third == 1 ? 4 : 7);
    const int end = first_year + (third == 0 ? 3 : third == 1 ? 6 : 9);
    return {day_of(begin, 1, 1), day_of(end, 12, 31), DatePrecision::approx};
}

DateRange half_of_month(int year, unsigned month, int half) {
    const auto first = day_of(year, month, half == 1 ? 1 : 16);
    return {first, half == 1 ? first.plus_days(14) : last_day(year, month), DatePrecision::part_of_month};
}

DateRange half_of_year(int year, int half) {
    const unsigned first = half == 1 ? 1 : 7;
    return {day_of(year, first, 1), last_day(year, first + 5), DatePrecision::approx};
}

DateRange quarter_of_year(int year, int quarter) {
    const auto first = static_cast<unsigned>(quarter * 3 - 2);
    return {day_of(year, first, 1), last_day(year, first + 2), DatePrecision::approx};
}

DateRange week_of_month(int year, unsigned month, int number) {
    const auto end = last_day(year, month);
    if (number < 0) { return {end.plus_days(-6), end, DatePrecision::week}; }
    const auto first = day_of(year, month, 1).plus_days(7 * (number - 1));
    return {std::min(first, end), std::min(first.plus_days(6), end), DatePrecision::week};
}

DateRange season(int year, int season) {
    if (season == 4) { return {day_of(year, 12, 1), last_day(year + 1, 2), DatePrecision::approx}; }
    const auto first = static_cast<unsigned>(season * 3);
    return {day_of(year, first, 1), last_day(year, first + 2), DatePrecision::approx};
}

Date months_later(Date date, int months) {
    const auto ymd = date.ymd();
    const auto moved = ymd.year() / ymd.month() + std::chrono::months{months};
    const auto last = static_cast<unsigned>((moved / std::chrono::last).day());
    const auto day = std::min(static_cast<unsigned>(ymd.day()), last);
    return Date::from_days(std::chrono::sys_days{moved / std::chrono::day{day}});
}

Date easter(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return day_of(year, static_cast<unsigned>(f / 31), static_cast<unsigned>(f % 31 + 1));
}

std::optional<Date> islamic_day(int year, unsigned islamic_month, unsigned day) {
    const auto epoch = day_of(622, 7, 19);  // 1 Muharram 1 of the civil reckoning, proleptic Gregorian
    const int guess = (year - 622) * 33 / 32;
    for (int islamic_year = std::max(1, guess - 1); islamic_year <= guess + 2; ++islamic_year) {
        const int months = static_cast<int>(islamic_month) - 1;
        const int days = 354 * (islamic_year - 1) + (3 + 11 * islamic_year) / 30 + 29 * months + (months + 1) / 2 +
                         static_cast<int>(day) - 1;
        const auto date = epoch.plus_days(days);
        if (year_of(date) == year) { return date; }
    }
    return std::nullopt;
}

}  // namespace mapwire::calendar
