#include "mapwire/model/date.hpp"

#include <catch2/catch.hpp>

using mapwire::Date;
using mapwire::DateRange;

TEST_CASE("only days that exist are dates") {
    CHECK(Date::from_ymd(2016, 2, 29));
    CHECK_FALSE(Date::from_ymd(2017, 2, 29));
    CHECK_FALSE(Date::from_ymd(2017, 2, 31));
    CHECK_FALSE(Date::from_ymd(0, 1, 1));
    CHECK_FALSE(Date::from_ymd(10000, 1, 1));
}

TEST_CASE("an ISO date is read exactly and written back") {
    CHECK(Date::parse_iso("2017-06-09")->iso() == "2017-06-09");
    CHECK(Date::parse_iso("0001-01-01")->iso_start_utc() == "0001-01-01T00:00:00Z");
    for (const auto* text :
         {"", "2017-6-9", "2017-06-09 ", "2017/06/09", "20170609", "2017-06-3x", "2017-13-01", "-017-06-09"}) {
        CAPTURE(text);
        CHECK_FALSE(Date::parse_iso(text));
    }
}

TEST_CASE("days are counted through the calendar") {
    CHECK(Date::from_ymd(2017, 2, 28)->plus_days(1) == *Date::from_ymd(2017, 3, 1));
    CHECK(*Date::from_ymd(2017, 1, 1) > *Date::from_ymd(2016, 12, 31));
}

TEST_CASE("an open range holds all days on its open side") {
    const DateRange from_july{Date::from_ymd(2017, 7, 9), std::nullopt, mapwire::DatePrecision::day};
    CHECK(from_july.contains(*Date::from_ymd(2017, 7, 9)));
    CHECK(from_july.contains(*Date::from_ymd(9999, 1, 1)));
    CHECK_FALSE(from_july.contains(*Date::from_ymd(2017, 7, 8)));
}
