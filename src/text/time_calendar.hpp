#pragma once

#include <optional>

#include "mapwire/model/date.hpp"

/// Days of parts of the calendar. Months are 1 to 12; the callers give years from 1 to 9990.
namespace mapwire::calendar {

[[nodiscard]] DateRange one_day(Date date);
[[nodiscard]] DateRange month(int year, unsigned month);
[[nodiscard]] DateRange years(int first_year, int last_year);
/// Monday to Sunday.
[[nodiscard]] DateRange iso_week(Date day);
/// `third` is 0 for days 1–10, 1 for 11–20, 2 for 21–end; of a year four months each; of a decade four, three, three
/// years.
[[nodiscard]] DateRange third_of_month(int year, unsigned month, int third);
[[nodiscard]] DateRange third_of_year(int year, int third);
[[nodiscard]] DateRange third_of_decade(int first_year, int third);
/// `half` is 1 or 2; the first half of a month is days 1–15.
[[nodiscard]] DateRange half_of_month(int year, unsigned month, int half);
[[nodiscard]] DateRange half_of_year(int year, int half);
/// `quarter` is 1 to 4.
[[nodiscard]] DateRange quarter_of_year(int year, int quarter);
/// `number` 1 to 5 counts seven days each from the first of the month; -1 is its last seven days.
[[nodiscard]] DateRange week_of_month(int year, unsigned month, int number);
/// Meteorological: 1 spring is March to May, 4 winter December of `year` to February.
[[nodiscard]] DateRange season(int year, int season);
/// The same day of another month, or that month's last day.
[[nodiscard]] Date months_later(Date date, int months);
[[nodiscard]] int year_of(Date date);
[[nodiscard]] unsigned month_of(Date date);
/// ISO: 1 Monday to 7 Sunday.
[[nodiscard]] int weekday_of(Date date);
/// Gregorian Easter Sunday. Method: Meeus, Astronomical Algorithms, chapter 8.
[[nodiscard]] Date easter(int year);
/// The first day in a Gregorian year of a day of the tabular Islamic calendar (civil epoch, leap years 2, 5, 7, 10, 13,
/// 16, 18, 21, 24, 26, 29 of 30), which is within two days of what is announced; nothing when the year has none.
[[nodiscard]] std::optional<Date> islamic_day(int year, unsigned islamic_month, unsigned day);

}  // namespace mapwire::calendar
