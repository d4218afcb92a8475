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

/// Rows by GeoNames id. Empty when the reference data is absent.
std::unordered_map<std::string, ReferenceRow> read_reference() {
    std::unordered_map<std::string, ReferenceRow> places;
    gzFile file = gzopen(MAPWIRE_SHARED_DIR "/data/gazetteer/world_core.tsv.gz", "rb");
    if (file == nullptr) { return places; }
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
    return places;
}

const std::unordered_map<std::string, ReferenceRow>& reference() {
    static const auto all = read_reference();
    return all;
}

}  // namespace

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
