#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace mapwire {

/// A day of the proleptic Gregorian calendar, years 1 to 9999. Always a day that exists.
class Date {
public:
    /// Nothing when there is no such day (31 February) or the year is outside 1 to 9999.
    [[nodiscard]] static std::optional<Date> from_ymd(int year, unsigned month, unsigned day) noexcept;
    /// Exactly "YYYY-MM-DD"; nothing for anything else.
    [[nodiscard]] static std::optional<Date> parse_iso(std::string_view text) noexcept;
    [[nodiscard]] static Date from_days(std::chrono::sys_days days) noexcept { return Date{days}; }

    [[nodiscard]] std::chrono::sys_days days() const noexcept { return days_; }
    [[nodiscard]] std::chrono::year_month_day ymd() const noexcept { return std::chrono::year_month_day{days_}; }
    /// "2017-06-09".
    [[nodiscard]] std::string iso() const;
    /// The first second of the day in UTC, as output fields have it: "2017-06-09T00:00:00Z".
    [[nodiscard]] std::string iso_start_utc() const;

    [[nodiscard]] Date plus_days(int count) const noexcept { return Date{days_ + std::chrono::days{count}}; }

    friend auto operator<=>(const Date&, const Date&) noexcept = default;

private:
    explicit Date(std::chrono::sys_days days) noexcept : days_(days) {}
    std::chrono::sys_days days_;
};

/// How exactly a time is known; the words of the output field date_precision.
enum class DatePrecision { day, week, part_of_month, month, year, approx, open_start, open_end, publication, unknown };
[[nodiscard]] std::string_view to_text(DatePrecision precision) noexcept;

/// First and last day, both included; an end that is not known or open is empty.
struct DateRange {
    std::optional<Date> first;
    std::optional<Date> last;
    DatePrecision precision = DatePrecision::unknown;

    [[nodiscard]] bool contains(Date day) const noexcept {
        return (!first || *first <= day) && (!last || day <= *last);
    }
    friend bool operator==(const DateRange&, const DateRange&) = default;
};

}  // namespace mapwire
