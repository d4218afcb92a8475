#include <zlib.h>

#include <catch2/catch.hpp>
#include <charconv>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geodata/gazetteer_tables.hpp"
#include "mapwire/geometry/geodesic.hpp"

// The positions of geodata/gazetteer/ beside those of the reference, row by row.

using namespace mapwire;

namespace {

struct ReferenceRow {
    Coordinate position;
    char feature_class;
    std::string source;
};

using Reference = std::unordered_map<std::string, ReferenceRow>;

/// Adds the rows of a file of the reference that has GeoNames' columns, by GeoNames id; the first of an id counts.
void read_reference(const std::string& name, Reference& places) {
    gzFile file = gzopen((MAPWIRE_SHARED_DIR "/data/gazetteer/" + name).c_str(), "rb");
    if (file == nullptr) { return; }
    std::vector<char> line(1 << 20);
    while (gzgets(file, line.data(), static_cast<int>(line.size())) != nullptr) {
        std::vector<std::string_view> cells;
        std::string_view rest(line.data());
        rest = rest.substr(0, rest.find('\n'));
        for (std::size_t i = 0; i < 20; ++i) {
            const auto tab = rest.find('\t');
            cells.push_back(rest.substr(0, tab));
            rest = tab == std::string_view::npos ? std::string_view{} : rest.substr(tab + 1);
        }
        double latitude = 0;
        double longitude = 0;
        const auto read = [](std::string_view cell, double& value) {
            return std::from_chars(cell.data(), cell.data() + cell.size(), value).ec == std::errc{};
        };
        if (!read(cells[4], latitude) || !read(cells[5], longitude) || cells[0] == "0" || cells[6].empty()) {
            continue;
        }
        const auto coordinate = Coordinate::try_from_degrees({.longitude = longitude, .latitude = latitude});
        if (!coordinate) { continue; }
        places.try_emplace(std::string(cells[0]), ReferenceRow{*coordinate, cells[6].front(), std::string(cells[19])});
    }
    gzclose(file);
}

/// Empty when the reference data is absent.
const Reference& reference() {
    static const auto all = [] {
        Reference places;
        read_reference("world_core.tsv.gz", places);
        read_reference("cities15000.txt.gz", places);
        read_reference("NL.txt.gz", places);
        return places;
    }();
    return all;
}

/// Whose position a row has, as its source says: the words before "(position)", else the first ones.
std::string origin_of_position(std::string_view source) {
    const auto mark = source.find(" (position)");
    if (mark != std::string_view::npos) {
        const auto begin = source.rfind("; ", mark);
        return std::string(source.substr(begin == std::string_view::npos ? 0 : begin + 2, mark - begin - 2));
    }
    const auto words = source.substr(0, source.find_first_of("0123456789;"));
    return std::string(words.substr(0, words.find_last_not_of(' ') + 1));
}

/// The GeoNames id that a source names; empty for none.
std::string geonames_id(std::string_view source) {
    constexpr std::string_view name = "GeoNames ";
    const auto begin = source.find(name);
    if (begin == std::string_view::npos) { return {}; }
    source.remove_prefix(begin + name.size());
    return std::string(source.substr(0, source.find_first_not_of("0123456789")));
}

/// What is wrong with a row's saying where its position comes from; "" when the reference bears it out or is silent.
std::string fault_of_source(std::string_view source, Coordinate position) {
    constexpr double tolerance_m = 1000;
    const auto place = reference().find(geonames_id(source));
    if (place == reference().end()) { return {}; }
    const auto origin = origin_of_position(source);
    const auto& theirs = place->second.source;
    const bool compared = origin == "GeoNames" || (origin == "Who's On First" && theirs.starts_with("wof")) ||
                          (origin == "CIA World Factbook" && theirs == "country_reference_point");
    const auto distance_m = distance_between(position, place->second.position).value();
    if (compared && distance_m > tolerance_m) {
        return origin + " has it " + std::to_string(std::llround(distance_m)) + " m away";
    }
    // These points of the reference are not GeoNames' own, so a row that lies there cannot say so.
    for (const auto* other : {"country_reference_point", "state_reference_point", "largest_city", "ne_labelpoint"}) {
        if (origin == "GeoNames" && theirs.find(other) != std::string::npos) {
            return "the reference has another point than GeoNames': " + theirs;
        }
    }
    return {};
}

}  // namespace

TEST_CASE("a source says whose position a row has") {
    CHECK(origin_of_position("GeoNames 172344") == "GeoNames");
    CHECK(origin_of_position("GeoNames 172344 (town)") == "GeoNames");
    CHECK(origin_of_position("GeoNames 3665361 (id); mapwire contributors (position)") == "mapwire contributors");
    CHECK(origin_of_position("mapwire contributors; near GeoNames 169179 (town)") == "mapwire contributors");
    CHECK(geonames_id("mapwire contributors; near GeoNames 169179 (town)") == "169179");
    CHECK(geonames_id("Wikipedia").empty());
}

TEST_CASE("a row lies where its source has the place: what is estimated says so") {
    if (reference().empty()) {
        WARN("the reference gazetteer is not here: sources were not compared");
        return;
    }
    const auto at = [](double longitude, double latitude) {
        return Coordinate::from_degrees({.longitude = longitude, .latitude = latitude});
    };
    CHECK(fault_of_source("GeoNames 172344", at(38.65697, 33.48834)).empty());
    CHECK(fault_of_source("GeoNames 172344", at(38.67, 33.48834)) == "GeoNames has it 1211 m away");
    CHECK(fault_of_source("mapwire contributors; near GeoNames 172344", at(38.7, 33.48834)).empty());
    CHECK_FALSE(fault_of_source("GeoNames 2205218", at(175, -18)).empty());  // Fiji: not GeoNames' point
    std::size_t compared = 0;
    for_each_row([&](const TableRow& row) {
        INFO(row.where() << " " << row["name"] << ": " << row["source"]);
        CHECK(fault_of_source(row["source"], position(row)).empty());
        if (reference().contains(geonames_id(row["source"]))) { ++compared; }
        // An id is named for its position or as its id; a lasting id of GeoNames is the one that the source names.
        if (row["id"].starts_with("gn:") && !geonames_id(row["source"]).empty()) {
            CHECK(row["id"].substr(3) == geonames_id(row["source"]));
        }
    });
    CHECK(compared > 5000);
}

TEST_CASE("settlements lie within 5 km of where the reference has them; other rows are compared") {
    if (reference().empty()) {
        WARN("the reference gazetteer is not here: positions were not compared");
        return;
    }
    struct Distances {
        std::size_t compared = 0;
        double farthest_m = 0;
    };
    std::map<char, Distances> by_class;
    for_each_row([&](const TableRow& row) {
        if (!row["id"].starts_with("gn:")) { return; }
        const auto place = reference().find(std::string(row["id"].substr(3)));
        if (place == reference().end() || place->second.feature_class != row["feature_class"].front()) { return; }
        const double distance_m = distance_between(position(row), place->second.position).value();
        INFO(row.where() << " " << row["name"] << ": " << std::llround(distance_m) << " m");
        CHECK((row["feature_class"] != "P" || distance_m <= 5000));
        auto& of_class = by_class[row["feature_class"].front()];
        of_class.farthest_m = std::max(of_class.farthest_m, distance_m);
        ++of_class.compared;
    });
    for (const auto& [feature_class, distances] : by_class) {
        WARN("class " << feature_class << ": " << distances.compared << " rows compared, the farthest is off by "
                      << std::llround(distances.farthest_m) << " m");
    }
    CHECK(by_class['P'].compared > 2000);
}

// The reference has 963 divisions at the point of their largest city; a division lies there only when it is that city.
TEST_CASE("no division lies at the point of its largest city where the reference says that its own is another") {
    if (reference().empty()) {
        WARN("the reference gazetteer is not here: divisions were not compared");
        return;
    }
    std::size_t compared = 0;
    std::vector<std::string> at_the_city;
    for_each_row([&](const TableRow& row) {
        if (row["feature_code"] != "ADM1" || !row["id"].starts_with("gn:")) { return; }
        const auto place = reference().find(std::string(row["id"].substr(3)));
        if (place == reference().end() || place->second.source.find("largest_city") == std::string::npos) { return; }
        ++compared;
        if (distance_between(position(row), place->second.position).value() < 1000) {
            at_the_city.emplace_back(row["name"]);
        }
    });
    CAPTURE(at_the_city);
    CHECK(compared > 200);
    CHECK(at_the_city.size() <= 2);  // divisions that are one city
}

TEST_CASE("a country lies where the reference has GeoNames' own point of it") {
    std::size_t compared = 0;
    for_each_row([&](const TableRow& row) {
        const auto place = reference().find(std::string(row["id"].substr(row["id"].starts_with("gn:") ? 3 : 0)));
        if (place == reference().end() || place->second.source != "geonames_country_point") { return; }
        INFO(row.where() << " " << row["name"]);
        CHECK(distance_between(position(row), place->second.position).value() < 15'000);
        ++compared;
    });
    if (reference().empty()) {
        WARN("the reference gazetteer is not here: countries were not compared");
    } else {
        CHECK(compared > 150);
    }
}
