#include "mapwire/gazetteer/outlines.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <charconv>
#include <cmath>
#include <limits>
#include <numbers>
#include <set>
#include <string>

#include "gazetteer/outline_table.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/nearest.hpp"
#include "mapwire/geometry/overlay.hpp"
#include "mapwire/geometry/validity.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/tables/geodata.hpp"

using namespace mapwire;

namespace {

constexpr std::string_view daraa = "gn:170903";
constexpr std::string_view quneitra = "gn:173336";
constexpr std::string_view suwayda = "gn:172410";
constexpr std::string_view syria = "gn:163843";

const Outlines& shipped() {
    static const Outlines outlines = Outlines::load(geodata_files());
    return outlines;
}

Coordinate at(double longitude, double latitude) {
    return Coordinate::from_degrees({.longitude = longitude, .latitude = latitude});
}

/// The lines of a compressed GeoJSON file; empty when it is not there.
std::vector<std::vector<Coordinate>> reference_lines(const std::string& name) {
    std::string text;
    const std::string path = std::string(MAPWIRE_SHARED_DIR) + "/data/boundaries/" + name;
    gzFile file = gzopen(path.c_str(), "rb");
    if (file == nullptr) { return {}; }
    std::array<char, 65536> block{};
    for (int got = 0; (got = gzread(file, block.data(), block.size())) > 0;) {
        text.append(block.data(), static_cast<std::size_t>(got));
    }
    gzclose(file);
    std::vector<std::vector<Coordinate>> lines;
    std::erase(text, ' ');
    bool fresh = true;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        if (text[i] == ']' && text[i + 1] == ']') { fresh = true; }
        if (text[i] != '[' || !(text[i + 1] == '-' || (text[i + 1] >= '0' && text[i + 1] <= '9'))) { continue; }
        double longitude = 0.0;
        double latitude = 0.0;
        const char* const end = text.data() + text.size();
        const auto first = std::from_chars(text.data() + i + 1, end, longitude);
        std::from_chars(first.ptr + 1, end, latitude);
        if (fresh) { lines.emplace_back(); }
        fresh = false;
        lines.back().push_back(at(longitude, latitude));
    }
    return lines;
}

/// Metres from a point to the nearest of the lines: the nearest point is found on a plane touching the Earth there,
/// its distance on the ellipsoid.
double metres_to(Coordinate point, const std::vector<std::vector<Coordinate>>& lines) {
    const double scale = std::cos(point.latitude() * std::numbers::pi / 180.0);
    double best = std::numeric_limits<double>::infinity();
    Coordinate nearest = point;
    for (const auto& line : lines) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            const double x = (line[i - 1].longitude() - point.longitude()) * scale;
            const double y = line[i - 1].latitude() - point.latitude();
            const double dx = (line[i].longitude() - line[i - 1].longitude()) * scale;
            const double dy = line[i].latitude() - line[i - 1].latitude();
            const double length = dx * dx + dy * dy;
            const double t = length == 0.0 ? 0.0 : std::clamp(-(x * dx + y * dy) / length, 0.0, 1.0);
            const double away = std::hypot(x + t * dx, y + t * dy);
            if (away < best) {
                best = away;
                nearest = at(point.longitude() + (x + t * dx) / scale, point.latitude() + y + t * dy);
            }
        }
    }
    return best > 1.0 ? std::numeric_limits<double>::infinity() : distance_between(point, nearest).value();
}

std::string message_of(std::string_view arcs, std::string_view areas) {
    const std::string arc_table = "arc\tturning_points_deg\tsource\n" + std::string(arcs);
    const std::string area_table =
        "place\tname\tkind\tcountry_code\tadministered_by\tarcs\tsource\tnote\n" + std::string(areas);
    const std::array files{GeodataFile{"geodata/outlines/arcs.tsv", arc_table},
                           GeodataFile{"geodata/outlines/areas.tsv", area_table}};
    try {
        Outlines::load(files).check();
    } catch (const InputError& error) { return error.what(); }
    return "no error";
}

}  // namespace

TEST_CASE("every outline is a valid area and no outline is empty") {
    REQUIRE(shipped().all().size() >= 16);
    CHECK_NOTHROW(shipped().check());
    for (const auto& facts : shipped().all()) {
        CAPTURE(facts.name);
        const auto area = shipped().outline(facts.place);
        REQUIRE(area.has_value());
        CHECK(invalidity(*area).value_or("valid") == "valid");
        CHECK(area_km2(*area) > 0.0);
        CHECK_FALSE(facts.source.empty());
    }
}

TEST_CASE("the governorates of the southwest have the area that they should have") {
    const auto area = [](std::string_view place) { return *shipped().outline(place); };
    const std::vector memorandum{area(daraa), area(quneitra)};
    const std::vector southwest{area(daraa), area(quneitra), area(suwayda)};
    CHECK(area_km2(union_of(memorandum)) == Approx(4462).epsilon(0.03));
    CHECK(area_km2(union_of(southwest)) == Approx(10845).epsilon(0.03));
}

TEST_CASE("neighbours joined have no slivers, and Syria is the union of its governorates") {
    std::vector<MultiPolygon> governorates;
    double sum = 0.0;
    for (const auto& facts : shipped().all()) {
        if (facts.kind == "division" && facts.country_code == "SY") {
            governorates.push_back(*shipped().outline(facts.place));
            sum += area_km2(governorates.back());
        }
    }
    REQUIRE(governorates.size() == 14);
    const auto whole = union_of(governorates);
    REQUIRE(whole.polygons.size() == 1);
    CHECK(whole.polygons.front().holes.empty());
    CHECK(area_km2(whole) == Approx(sum).epsilon(1e-12));
    const auto outline = *shipped().outline(syria);
    CHECK(area_km2(difference_of(whole, outline)) < 1e-6);
    CHECK(area_km2(difference_of(outline, whole)) < 1e-6);
    CHECK(area_km2(*shipped().land_of("SY")) == area_km2(outline));
}

TEST_CASE("no two places of one kind overlap") {
    const auto all = shipped().all();
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            if (all[i].kind != all[j].kind || all[i].kind == "area") { continue; }
            if (shipped().shared_border(all[i].place, all[j].place).lines.empty()) { continue; }
            CAPTURE(all[i].name, all[j].name);
            const auto common = intersection_of(*shipped().outline(all[i].place), *shipped().outline(all[j].place));
            CHECK(area_km2(common) < 1e-6);
        }
    }
}

TEST_CASE("neighbours share their border position by position") {
    const auto border = shipped().shared_border(daraa, suwayda);
    REQUIRE(border.lines.size() == 1);
    std::set<std::pair<double, double>> of_daraa;
    const auto outline = *shipped().outline(daraa);
    for (const auto& position : outline.polygons.front().exterior.positions) {
        of_daraa.insert({position.longitude(), position.latitude()});
    }
    for (const auto& position : border.lines.front().positions) {
        CHECK(of_daraa.contains({position.longitude(), position.latitude()}));
    }
    CHECK(shipped().shared_border(suwayda, daraa) == border);
    CHECK(shipped().shared_border(quneitra, suwayda).lines.empty());
    CHECK(shipped().shared_border(daraa, daraa).lines.empty());
    CHECK(shipped().shared_border(daraa, "gn:0").lines.empty());
}

TEST_CASE("Quneitra ends at the western line of 1974 and keeps the strip of UNDOF") {
    const auto outline = *shipped().outline(quneitra);
    CHECK(contains(outline, at(35.8246, 33.1260)));  // Quneitra town, inside the strip
    CHECK(contains(outline, at(35.880, 33.050)));
    CHECK_FALSE(contains(outline, at(35.7722, 33.1186)));  // Merom Golan, west of it
    CHECK(contains(*shipped().outline("mw:golan-heights"), at(35.7722, 33.1186)));
    CHECK_FALSE(contains(*shipped().outline(syria), at(35.7722, 33.1186)));
}

TEST_CASE("a place is in the governorate where it is") {
    CHECK(contains(*shipped().outline(daraa), at(36.1021, 32.6189)));
    CHECK(contains(*shipped().outline(suwayda), at(36.5695, 32.7090)));
    CHECK(contains(*shipped().outline("gn:167541"), at(36.2913, 33.5102)));
    CHECK_FALSE(
        contains(*shipped().outline("gn:170652"), at(36.2913, 33.5102)));    // the city is a hole in its countryside
    CHECK(contains(*shipped().outline("gn:170652"), at(38.6570, 33.4883)));  // OCHA puts Al Tanf there
    CHECK_FALSE(shipped().outline("gn:0").has_value());
    CHECK_FALSE(shipped().land_of("XX").has_value());
}

TEST_CASE("Syria meets its neighbours in the very lines that it is drawn with") {
    struct Case {
        const char* neighbour;
        double kilometres;
    };
    for (const auto& [neighbour, kilometres] :
         {Case{"gn:99237", 600}, Case{"gn:248816", 375}, Case{"gn:272103", 375}, Case{"gn:298795", 900}}) {
        CAPTURE(neighbour);
        const auto border = shipped().shared_border(syria, neighbour);
        REQUIRE(border.lines.size() == 1);
        CHECK(length_of(border.lines.front()).value() / 1000.0 == Approx(kilometres).epsilon(0.15));
    }
    // Israel's outline ends west of the Golan, which it administers: its border with Syria is the Alpha line.
    const auto alpha = shipped().shared_border(syria, "gn:294640");
    REQUIRE(alpha.lines.size() == 1);
    CHECK(nearest_on(alpha, at(35.8246, 33.1260))->distance.value() < 2'500.0);
    CHECK(shipped().shared_border("mw:golan-heights", "gn:294640").lines.size() == 1);
    CHECK(shipped().shared_border(syria, "gn:3017382").lines.empty());
}

TEST_CASE("a place is in the country where it is, all over the world") {
    struct Case {
        const char* country;
        double longitude;
        double latitude;
    };
    for (const auto& [country, longitude, latitude] :
         {Case{"IQ", 44.366, 33.315}, Case{"IQ", 38.935, 33.4315}, Case{"JO", 35.945, 31.955},
          Case{"JO", 38.703, 33.314}, Case{"LB", 35.86, 33.84},    Case{"TR", 32.85, 39.92},
          Case{"IL", 34.85, 31.9},    Case{"PS", 35.2, 31.95},     Case{"PS", 34.40, 31.42},
          Case{"RU", 37.62, 55.75},   Case{"RU", 179.0, 67.5},     Case{"RU", -175.0, 66.5},
          Case{"US", -77.03, 38.9},   Case{"US", -149.9, 61.2},    Case{"FR", 2.35, 48.86},
          Case{"UA", 30.52, 50.45},   Case{"KZ", 71.43, 51.13},    Case{"ZA", 28.19, -25.74},
          Case{"LS", 27.9, -29.5},    Case{"FJ", 178.0, -17.8},    Case{"NZ", 175.6, -39.0},
          Case{"AQ", 0.0, -85.0},     Case{"SM", 12.45, 43.94},    Case{"CD", 23.0, -2.0},
          Case{"NP", 85.3, 27.7},     Case{"SO", 44.06, 9.56},     Case{"XK", 21.0, 42.6},
          Case{"TW", 121.0, 24.0}}) {
        CAPTURE(country, longitude, latitude);
        const auto land = shipped().land_of(country);
        REQUIRE(land.has_value());
        CHECK(contains(*land, at(longitude, latitude)));
        // … and in no other country.
        for (const auto& facts : shipped().all()) {
            if (facts.kind != "country" || facts.country_code == country) { continue; }
            CAPTURE(facts.name);
            CHECK_FALSE(contains(*shipped().outline(facts.place), at(longitude, latitude)));
        }
    }
    CHECK_FALSE(contains(*shipped().land_of("ZA"), at(27.9, -29.5)));
}

TEST_CASE("countries have about the area that is known of them") {
    struct Case {
        const char* country;
        double area;
    };
    for (const auto& [country, area] :
         {Case{"IQ", 437e3}, Case{"JO", 89.3e3}, Case{"LB", 10.3e3}, Case{"TR", 780e3}, Case{"FR", 640e3},
          Case{"RU", 16.9e6}, Case{"US", 9.46e6}, Case{"UA", 577e3}, Case{"DE", 357e3}, Case{"AU", 7.69e6}}) {
        CAPTURE(country);
        CHECK(area_km2(*shipped().land_of(country)) == Approx(area).epsilon(0.04));
    }
}

TEST_CASE("turning points in Syria lie within 500 m of the reference") {
    auto lines = reference_lines("ocha_syr_admin1.geojson.gz");
    const auto disputed = reference_lines("ne_10m_admin_0_disputed_areas.geojson.gz");
    if (lines.empty() || disputed.empty()) {
        WARN("the reference boundaries are not there: not checked");
        return;
    }
    REQUIRE(lines.size() >= 14);
    const auto table = read_outline_table(geodata_files());
    std::size_t checked = 0;
    for (const auto& arc : table.arcs) {
        const bool ocha = arc.source.find("OCHA") != std::string_view::npos;
        if (!ocha && arc.source.find("disputed") == std::string_view::npos) { continue; }
        CAPTURE(arc.id);
        for (const auto position : arc.positions()) {
            CHECK(metres_to(position, ocha ? lines : disputed) <= 500.0);
            ++checked;
        }
    }
    CHECK(checked > 1000);
}

TEST_CASE("a faulty outline is refused with line, finding and remedy") {
    const std::string arcs = "a\t0,0 1,0 1,1\ts\nb\t1,1 0,1 0,0\ts\nc\t1,1 2,1\ts\n";
    CHECK(message_of(arcs, "p\tP\tarea\t\t\ta b\ts\t\n") == "no error");
    CHECK(
        message_of(arcs, "p\tP\tarea\t\t\ta -b\ts\t\n") ==
        "geodata/outlines/areas.tsv:2: the arc \"a\" does not end where \"b\" begins. List the arcs in order round the "
        "ring, with a minus before those walked backwards.");
    CHECK(message_of(arcs, "p\tP\tarea\t\t\ta d\ts\t\n") ==
          "geodata/outlines/areas.tsv:2: there is no arc \"d\". Draw it in an arcs table.");
    CHECK(message_of(arcs, "p\tP\tarea\t\t\tc -c\ts\t\n") ==
          "geodata/outlines/areas.tsv:2: a ring has fewer than four positions. A ring encloses an area.");
    CHECK(message_of(arcs, "p\tP\tarea\t\t\ta b ;\ts\t\n") ==
          "geodata/outlines/areas.tsv:2: a ring has no arcs. List arc ids between the signs / and ;.");
    CHECK(message_of(arcs, "p\tP\tarea\t\t\ta b\ts\t\np\tP\tarea\t\t\ta b\ts\t\n") ==
          "geodata/outlines/areas.tsv:3: the place \"p\" has two outlines. Keep one.");
    CHECK(message_of("a\t0,0 181,0\ts\n", "") ==
          "geodata/outlines/arcs.tsv:2: \"181,0\" is not a turning point. Write longitude,latitude in degrees, for "
          "example 36.102,32.619.");
    const std::vector<GeodataFile> broken{
        {"geodata/outlines/arcs.tsv", "arc\tturning_points_deg\tsource\na\t0,0  x 1,1\ts\n"}};
    const auto lazy = Outlines::load(broken);  // no error until somebody asks for the line
    CHECK_THROWS_WITH(lazy.arc("a"), Catch::Contains("arcs.tsv:2: \"x\" is not a turning point"));
    CHECK(message_of("a\t0,0\ts\n", "") ==
          "geodata/outlines/arcs.tsv:2: the arc has fewer than two turning points. Write two or more.");
    CHECK(message_of("a\t0,0 1,1\ts\na\t0,0 1,1\ts\n", "") ==
          "geodata/outlines/arcs.tsv:3: the arc \"a\" is there twice. Give each arc its own id.");
}

TEST_CASE("Crimea is drawn as Ukraine's, and the outlines concerned say on whose word") {
    const auto simferopol = at(34.11, 44.957);
    CHECK(contains(*shipped().outline("gn:690791"), simferopol));
    CHECK_FALSE(contains(*shipped().outline("gn:2017370"), simferopol));
    CHECK(contains(*shipped().land_of("UA"), simferopol));
    CHECK_FALSE(contains(*shipped().land_of("RU"), simferopol));
    for (const auto* crimea : {"mw:crimea", "gn:703883"}) {
        CHECK(contains(*shipped().outline(crimea), simferopol));
        CHECK_FALSE(contains(*shipped().outline(crimea), at(34.3, 46.4)));
    }
    for (const auto* place : {"gn:690791", "gn:2017370", "mw:crimea", "gn:703883"}) {
        CHECK(shipped().facts(place)->note.find("General Assembly resolution 68/262") != std::string_view::npos);
    }
    // The line across the isthmus is no border of the two countries.
    const auto nearest = nearest_on(shipped().shared_border("gn:690791", "gn:2017370"), at(34.22, 46.1));
    REQUIRE(nearest);
    CHECK(nearest->distance > Metres{100'000.0});
}
