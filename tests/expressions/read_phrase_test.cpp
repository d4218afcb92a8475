#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "expressions/plain_toponyms.hpp"
#include "mapwire/expressions/expression_json.hpp"
#include "mapwire/expressions/read_expressions.hpp"

using namespace mapwire;
using mapwire::testing::world;

namespace {

std::string number(double value) {
    std::ostringstream out;
    out.precision(12);
    out << value;
    return out.str();
}

// relation | metres | azimuths | reference objects, as the reference file and our own tables write them
struct Reading {
    std::string relation;
    std::string metres;
    std::string azimuths;
    std::string references;
};

Reading reading_of(std::string_view phrase) {
    const auto expression = read_phrase(phrase, world().gazetteer, world().tables).expression;
    Reading result{expression.relation, "", "", ""};
    const auto join = [](std::string& to, const std::string& part) { to += (to.empty() ? "" : ";") + part; };
    for (const auto& q : expression.numbers) {
        if (!q.metres) { continue; }
        join(result.metres, number(q.metres->value()) + (q.metres_to ? "-" + number(q.metres_to->value()) : ""));
    }
    for (const auto azimuth : expression.azimuths) { join(result.azimuths, number(azimuth.degrees())); }
    for (const auto& reference : expression.references) { join(result.references, reference.text); }
    return result;
}

std::vector<std::vector<std::string>> rows_of(const std::string& path) {
    std::vector<std::vector<std::string>> rows;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') { continue; }
        std::vector<std::string> cells;
        std::istringstream parts(line);
        for (std::string cell; std::getline(parts, cell, '\t');) { cells.push_back(cell); }
        rows.push_back(std::move(cells));
    }
    return rows;
}

}  // namespace

TEST_CASE("phrases of our own are read as their table says") {
    for (const std::string language : {"en", "news", "ar", "ru", "fr", "tr"}) {
        const auto rows = rows_of(MAPWIRE_SOURCE_DIR "/tests/tables/expressions_" + language + ".cases");
        REQUIRE_FALSE(rows.empty());
        for (auto row : rows) {
            row.resize(5);
            const auto got = reading_of(row[0]);
            INFO(row[0]);
            CHECK(got.relation == row[1]);
            CHECK(got.metres == row[2]);
            CHECK(got.azimuths == row[3]);
            CHECK(got.references == row[4]);
        }
    }
}

TEST_CASE("the phrases of the reference are read as the expert reads them") {
    auto rows = rows_of(MAPWIRE_SHARED_DIR "/reference/spatial-phrases.dev.tsv");
    if (rows.empty()) {
        WARN("skipped: no reference phrases beside the project");
        return;
    }
    int counted = 0;
    int readings = 0;
    int references = 0;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        auto& row = rows[i];
        row.resize(15);
        const bool first_rules = std::stoi(row[6].substr(1)) <= 10;
        if (row[8].find("[ambiguous]") != std::string::npos || (row[2] != "en" && !first_rules)) { continue; }
        const auto got = reading_of(row[1]);
        ++counted;
        readings += got.relation == row[10] && got.metres == row[12] && got.azimuths == row[13] ? 1 : 0;
        references += got.references == row[14] ? 1 : 0;
    }
    std::printf("reference phrases: %d, relation and numbers %.1f %%, reference objects %.1f %%\n", counted,
                100.0 * readings / counted, 100.0 * references / counted);
    CHECK(100 * readings >= 92 * counted);
    CHECK(100 * references >= 88 * counted);
}

TEST_CASE("a reading is JSON in the promised shape") {
    const auto reading = read_phrase("some 30 km south-east of Raqqa", world().gazetteer, world().tables);
    const auto json = expression_json("some 30 km south-east of Raqqa", locate(reading.expression, world().ground()),
                                      world().gazetteer);
    CHECK(json.starts_with(
        R"({"phrase":"some 30 km south-east of Raqqa","relation":"distance_direction","numbers":[{"text":"30 km","value":30,"value_to":null,"unit":"km","metres":30000,"metres_to":null,"approximate":true)"));
    CHECK(json.find(R"("azimuth_deg":135,)") != std::string::npos);
    CHECK(json.find(R"("reference_objects":[{"text":"Raqqa","place_id":")") != std::string::npos);
    CHECK(json.find(R"("container":null,"uncertainty_m":)") != std::string::npos);
    CHECK(json.find(R"("rule":"R4","geometry":{"type":"MultiPolygon","coordinates":[[[[)") != std::string::npos);
    const auto nothing = read_phrase("", world().gazetteer, world().tables);
    CHECK(expression_json("", locate(nothing.expression, world().ground()), world().gazetteer)
              .starts_with(R"({"phrase":"","relation":"none","numbers":[],"azimuth_deg":null,)"));
}
