#include "mapwire/text/dates.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace mapwire;

namespace {
std::string date_in(std::string_view text) {
    static const auto months = MonthNames::load(geodata_files());
    const auto found = find_full_date(text, months);
    return found ? found->date.iso() : "none";
}
}  // namespace

TEST_CASE("complete dates are read in the languages of the tables") {
    CHECK(date_in("June 9, 2017. Some Name") == "2017-06-09");
    CHECK(date_in("Published: Fri 9th of June 2017 at 14:03") == "2017-06-09");
    CHECK(date_in("Updated Sept. 3, 2016") == "2016-09-03");
    CHECK(date_in("le 1er août 2018") == "2018-08-01");
    CHECK(date_in("МОСКВА, 9 июня 2017 г.") == "2017-06-09");
    CHECK(date_in("9 Haziran 2017 Cuma") == "2017-06-09");
    CHECK(date_in("الجمعة 9 يونيو 2017") == "2017-06-09");
    CHECK(date_in("2017-06-09T10:00") == "2017-06-09");
    CHECK(date_in("09.06.2017") == "2017-06-09");
}

TEST_CASE("what is no complete or no certain date is left alone") {
    CHECK(date_in("5/6/2017") == "none");
    CHECK(date_in("25/6/2017") == "2017-06-25");
    CHECK(date_in("6/25/2017") == "2017-06-25");
    CHECK(date_in("31.02.2017") == "none");
    CHECK(date_in("June 2017") == "none");
    CHECK(date_in("May 40, 2017") == "none");
    CHECK(date_in("he may 9 times") == "none");
}
