#include "articles/dateline.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace mapwire;

namespace {
std::string dateline_of(std::string_view paragraph) {
    static const auto tables = PageTables::load(geodata_files());
    return std::string(paragraph.substr(0, dateline_length(paragraph, tables)));
}
}  // namespace

TEST_CASE("a dateline stands before the first dash of a paragraph") {
    CHECK(dateline_of("WASHINGTON—The convoy turned back.") == "WASHINGTON—");
    CHECK(dateline_of("AMMAN, June 9 (Reuters) - Two men crossed.") == "AMMAN, June 9 (Reuters) - ");
    CHECK(dateline_of("Beirut – Shelling went on.") == "Beirut – ");
    CHECK(dateline_of("NEW YORK (AP) -- Rain fell.") == "NEW YORK (AP) -- ");
    CHECK(dateline_of("МОСКВА, 9 июн — РИА Новости. Колонна прошла.") == "МОСКВА, 9 июн — ");
    CHECK(dateline_of("Deir al-Zour, Syria — “We saw it,” he said.") == "Deir al-Zour, Syria — ");
    CHECK(dateline_of("دمشق - سانا عبرت القافلة الحدود") == "دمشق - ");
}

TEST_CASE("a sentence with a dash has no dateline") {
    CHECK(dateline_of("Syria – a country at war – has no trains.").empty());
    CHECK(dateline_of("The town — Tabqa — was taken.").empty());
    CHECK(dateline_of("A US-backed force moved on.").empty());
    CHECK(dateline_of("He left.").empty());
    CHECK(dateline_of("—").empty());
}
