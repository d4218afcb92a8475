#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "mapwire/gazetteer/build.hpp"
#include "mapwire/ogr/ogr_module.hpp"
#include "support/small_server.hpp"

using namespace mapwire;

namespace {

std::filesystem::path written(const std::string& name, const std::string& text) {
    const auto folder = std::filesystem::temp_directory_path() / "mapwire_features_test";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / name, std::ios::binary) << text;
    return folder / name;
}

BuildOptions with_ogr(OgrModule& ogr) {
    BuildOptions options;
    options.read_features = [&ogr](const std::string& path, const auto& sink) { ogr.read({path, "", ""}, sink); };
    options.read_address = [&ogr](const std::string& address) { return ogr.fetch(address); };
    return options;
}

const std::string square =
    R"("geometry":{"type":"Polygon","coordinates":[[[38,35],[39,35],[39,36],[38,36],[38,35]]]}})";

// A shapefile of one area with a hole, in OCHA's fields: little-endian but for the lengths, which count words of two
// bytes; rings clockwise outside, counter-clockwise inside.
std::filesystem::path written_shapefile(const std::string& name) {
    const auto little = [](std::int32_t value) { return std::string(reinterpret_cast<const char*>(&value), 4); };
    const auto big = [&](std::int32_t value) {
        auto bytes = little(value);
        std::reverse(bytes.begin(), bytes.end());
        return bytes;
    };
    const auto real = [](double value) { return std::string(reinterpret_cast<const char*>(&value), 8); };
    const std::string box = real(38) + real(35) + real(39) + real(36);
    std::string shape = little(5) + box + little(2) + little(10) + little(0) + little(5);
    for (const auto& [x, y] : std::initializer_list<std::pair<double, double>>{{38, 35},
                                                                               {38, 36},
                                                                               {39, 36},
                                                                               {39, 35},
                                                                               {38, 35},
                                                                               {38.4, 35.4},
                                                                               {38.6, 35.4},
                                                                               {38.6, 35.6},
                                                                               {38.4, 35.6},
                                                                               {38.4, 35.4}}) {
        shape += real(x) + real(y);
    }
    const auto header = [&](std::size_t size) {
        return big(9994) + std::string(20, '\0') + big(static_cast<std::int32_t>(size / 2)) + little(1000) + little(5) +
               box + std::string(32, '\0');
    };
    const auto words = static_cast<std::int32_t>(shape.size() / 2);
    const auto field = [](std::string title, char size) {
        title.resize(11);
        return title + "C" + std::string(4, '\0') + size + std::string(15, '\0');
    };
    const auto padded = [](std::string text, std::size_t size) {
        text.resize(size, ' ');
        return text;
    };
    written(name + ".shx", header(108) + big(50) + big(words));
    written(name + ".dbf", std::string("\x03\x7E\x0B\x1C", 4) + little(1) + std::string("\x81\0\x21\0", 4) +
                               std::string(20, '\0') + field("ADM1_EN", 16) + field("ADM1_PCODE", 8) +
                               field("ADM0_PCODE", 8) + "\r " + padded("Alpha", 16) + padded("SY99", 8) +
                               padded("SY", 8) + "\x1A");
    written(name + ".prj",
            R"(GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],)"
            R"(UNIT["degree",0.0174532925199433]])");
    return written(name + ".shp", header(108 + shape.size()) + big(1) + big(words) + shape);
}

const std::string dump_row =
    "1\tAlpha\tAlpha\t\t35.5\t38\tP\tPPL\tSY\t\t08\t\t\t\t1200\t\t400\tAsia/Damascus\t2020-01-01\n";

}  // namespace

TEST_CASE("areas of OCHA and Natural Earth become divisions with their outlines") {
    OgrModule ogr;
    const auto ocha =
        written("ocha.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{)"
                                R"("NAME_EN":"Alpha","NAME_AR":"ألفا","PCODE":"SY99","ADM0_PCODE":"SY"},)" +
                                    square + "]}");
    const auto earth =
        written("earth.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{)"
                                 R"("featurecla":"Admin-1 states provinces","iso_3166_2":"SY-XX","iso_a2":"SY",)"
                                 R"("name":"Beta","name_ru":"Бета","ne_id":77,"gn_id":4711,"name_alt":null},)" +
                                     square + "]}");
    std::vector<std::byte> bytes;
    const auto report = build_gazetteer({ocha, earth}, bytes, with_ogr(ogr));
    CHECK(report.sources.at(0).format == "OCHA boundaries");
    CHECK(report.sources.at(1).format == "Natural Earth");
    const auto gazetteer = Gazetteer::from_bytes(bytes, "areas");
    const auto alpha = gazetteer.find_by_id("ocha:SY99");
    REQUIRE(alpha);
    CHECK(gazetteer.place(*alpha).feature_code == "ADM1");
    CHECK(gazetteer.place(*alpha).country_code == "SY");
    CHECK(gazetteer.find_by_name("ألفا").size() == 1);
    REQUIRE(gazetteer.outline(*alpha));
    CHECK(gazetteer.outline(*alpha)->polygons.at(0).exterior.positions.size() == 5);
    const auto beta = gazetteer.find_by_id("ne:77");
    REQUIRE(beta);
    CHECK(gazetteer.place(*beta).geonames_id == 4711);
    CHECK(gazetteer.find_by_name("Бета").size() == 1);
    CHECK(gazetteer.info().at(0).licence == "CC BY-IGO; public domain");
}

TEST_CASE("OCHA's layers of 2024 and those in other languages are known by their fields") {
    OgrModule ogr;
    const auto area = [&](const std::string& file, const std::string& fields) {
        return written(file, R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{)" + fields +
                                 "}," + square + "]}");
    };
    const auto recent = area("recent.geojson", R"("adm2_name":"Gamma","adm2_name1":"غاما","adm2_pcode":"SY9901",)"
                                               R"("adm1_name":"Alpha","adm1_pcode":"SY99","adm0_pcode":"SY")");
    const auto french = area("french.geojson", R"("ADM1_FR":"Delta","ADM1_PCODE":"ML99","ADM0_PCODE":"ML")");
    std::vector<std::byte> bytes;
    const auto report = build_gazetteer({recent, french}, bytes, with_ogr(ogr));
    CHECK_FALSE(report.has_faults());
    const auto gazetteer = Gazetteer::from_bytes(bytes, "areas");
    const auto gamma = gazetteer.find_by_id("ocha:SY9901");
    REQUIRE(gamma);
    CHECK(gazetteer.place(*gamma).feature_code == "ADM2");
    CHECK(gazetteer.place(*gamma).name == "Gamma");
    CHECK(gazetteer.find_by_name("غاما").size() == 1);
    CHECK(gazetteer.outline(*gamma));
    const auto delta = gazetteer.find_by_id("ocha:ML99");
    REQUIRE(delta);
    CHECK(gazetteer.place(*delta).name == "Delta");
}

TEST_CASE("areas of a shapefile keep their outline, holes and all") {
    OgrModule ogr;
    const auto file = written_shapefile("division");
    std::vector<std::byte> bytes;
    const auto report = build_gazetteer({file}, bytes, with_ogr(ogr));
    CHECK(report.sources.at(0).format == "OCHA boundaries");
    CHECK_FALSE(report.has_faults());
    const auto gazetteer = Gazetteer::from_bytes(bytes, "areas");
    const auto alpha = gazetteer.find_by_id("ocha:SY99");
    REQUIRE(alpha);
    CHECK(gazetteer.place(*alpha).name == "Alpha");
    const auto outline = gazetteer.outline(*alpha);
    REQUIRE(outline);
    REQUIRE(outline->polygons.size() == 1);
    CHECK(outline->polygons[0].exterior.positions.size() == 5);
    REQUIRE(outline->polygons[0].holes.size() == 1);
    CHECK(outline->polygons[0].holes[0].positions.size() == 5);
    // The point is in the area, not in its hole.
    const auto at = gazetteer.place(*alpha).position;
    CHECK_FALSE((at.longitude() > 38.4 && at.longitude() < 38.6 && at.latitude() > 35.4 && at.latitude() < 35.6));
}

TEST_CASE("places of an OpenStreetMap extract have its numbers, by layer, and the kind that it tells") {
    OgrModule ogr;
    const auto file = written(
        "extract.osm", R"(<?xml version="1.0"?><osm version="0.6"><node id="1" lat="35.1" lon="38.2" version="1">)"
                       R"(<tag k="name" v="Eta"/><tag k="place" v="village"/></node>)"
                       R"(<node id="2" lat="35.2" lon="38.2" version="1"><tag k="name" v="Theta"/>)"
                       R"(<tag k="place" v="suburb"/></node></osm>)");
    const auto mine = written("mine.csv", "id,name,lat,lon\n1,Iota,10,10\n");
    std::vector<std::byte> bytes;
    const auto report = build_gazetteer({file, mine}, bytes, with_ogr(ogr));
    CHECK(report.merged.empty());
    const auto gazetteer = Gazetteer::from_bytes(bytes, "extract");
    const auto eta = gazetteer.find_by_id("osm:points:1");
    REQUIRE(eta);
    CHECK(gazetteer.place(*eta).feature_code == "PPL");
    const auto theta = gazetteer.find_by_name("Theta");
    REQUIRE(theta.size() == 1);
    CHECK(gazetteer.place(theta[0].place).feature_code == "PPLX");
}

TEST_CASE("a place with an id of its own and one of GeoNames is the same in every layer") {
    OgrModule ogr;
    const auto earth =
        written("layer.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{)"
                                 R"("featurecla":"Admin-1 states provinces","iso_3166_2":"SY-XX","iso_a2":"SY",)"
                                 R"("name":"Zeta","ne_id":78,"gn_id":1},)" +
                                     square + "]}");
    const auto dump = written("layer.txt",
                              "1\tAlpha\tAlpha\t\t35.5\t38.5\tA\tADM1\tSY\t\t08\t\t\t\t1200\t\t400\tAsia/"
                              "Damascus\t2020-01-01\n");
    std::vector<std::byte> lower;
    std::vector<std::byte> upper;
    (void)build_gazetteer({dump}, lower, {});
    (void)build_gazetteer({earth}, upper, with_ogr(ogr));
    std::vector<Gazetteer> layers;
    layers.push_back(Gazetteer::from_bytes(lower, "lower"));
    layers.push_back(Gazetteer::from_bytes(upper, "upper"));
    const auto both = Gazetteer::lay_over(std::move(layers));
    const auto named = both.find_by_name("Alpha");
    REQUIRE(named.size() == 1);
    CHECK(both.place(named[0].place).id == "ne:78");
    CHECK(both.outline(named[0].place));
}

TEST_CASE("an outline goes to the division of the same name that another source has") {
    OgrModule ogr;
    const auto area =
        written("alpha.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{)"
                                 R"("NAME_EN":"Alpha","PCODE":"SY99","ADM0_PCODE":"SY"},)" +
                                     square + "]}");
    const auto table =
        written("alpha.csv", "id,names,name,lat,lon,feature_code,country\nmine:1,,Alpha,35.5,38.5,ADM1,SY\n");
    std::vector<std::byte> bytes;
    CHECK(build_gazetteer({area, table}, bytes, with_ogr(ogr)).merged.size() == 1);
    const auto gazetteer = Gazetteer::from_bytes(bytes, "areas");
    const auto alpha = gazetteer.find_by_id("mine:1");
    REQUIRE(alpha);
    CHECK(gazetteer.outline(*alpha));
}

TEST_CASE("fields of an OGR source are mapped as the user says") {
    OgrModule ogr;
    auto options = with_ogr(ogr);
    options.fields =
        parse_field_mapping("name=TITLE, name_ar=ARABIC, feature_code=SORT, population=HEADS, country=LAND");
    const auto file =
        written("mapped.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{)"
                                  R"("TITLE":"Gamma","ARABIC":"غاما","SORT":"PPLA","HEADS":321,"LAND":"SY"},)"
                                  R"("geometry":{"type":"Point","coordinates":[38.25,35.5]}},{"type":"Feature",)"
                                  R"("properties":{"TITLE":"Nowhere"},"geometry":null}]})");
    std::vector<std::byte> bytes;
    const auto report = build_gazetteer({file}, bytes, options);
    CHECK(report.sources.at(0).taken == 1);
    CHECK(report.sources.at(0).faulty == 1);
    const auto gazetteer = Gazetteer::from_bytes(bytes, "mapped");
    const auto found = gazetteer.find_by_name("غاما");
    REQUIRE(found.size() == 1);
    const auto place = gazetteer.place(found[0].place);
    CHECK(place.feature_code == "PPLA");
    CHECK(place.population == 321);
    CHECK(place.position == Coordinate::from_degrees({38.25, 35.5}));
    options.fields = parse_field_mapping("name=NO_SUCH");
    CHECK_THROWS_WITH(build_gazetteer({file}, bytes, options), Catch::Contains("has no field NO_SUCH"));
    CHECK_THROWS_AS(parse_field_mapping("name"), InputError);
    CHECK_THROWS_AS(parse_field_mapping("id=A"), InputError);
    CHECK_THROWS_AS(parse_field_mapping("name=A,colour=B"), InputError);
}

TEST_CASE("the short form of GeoNames knows its addresses") {
    const auto sources = geonames_sources("SY,IQ");
    REQUIRE(sources.size() == 7);
    CHECK(sources[3] == "https://download.geonames.org/export/dump/alternatenames/SY.zip");
    CHECK(sources[6] == "https://download.geonames.org/export/dump/IQ.zip");
    CHECK_THROWS_AS(geonames_sources("Syria"), InputError);
    CHECK_THROWS_AS(geonames_sources(""), InputError);
}

TEST_CASE("a dump is fetched from a server; half a file, a web page or no answer is an error and leaves no file") {
    OgrModule ogr;
    const SmallServer server({{"/SY.txt", answer(dump_row)},
                              {"/half.txt", answer(dump_row, dump_row.size() + 1000)},
                              {"/page.txt", answer("<!DOCTYPE html><html>busy</html>\n")},
                              {"/alternatenames/SY.txt", answer("9\t1\tru\tАльфа\t\t\t\t\n")}});
    REQUIRE(server.ready());
    const auto options = with_ogr(ogr);
    std::vector<std::byte> bytes;
    (void)build_gazetteer({server.address() + "/SY.txt", server.address() + "/alternatenames/SY.txt"}, bytes, options);
    CHECK(Gazetteer::from_bytes(bytes, "fetched").find_by_name("Альфа").size() == 1);
    const auto output = written("fetched.mwg", "");
    std::filesystem::remove(output);
    const auto refusal = [&](const std::string& file) -> std::string {
        try {
            (void)build_gazetteer({server.address() + file}, output, options);
        } catch (const InputError& error) { return error.what(); }
        return "no error";
    };
    CHECK_THAT(refusal("/half.txt"), Catch::Contains("cannot be fetched"));
    CHECK_THAT(refusal("/page.txt"), Catch::Contains("this is a web page"));
    CHECK_THAT(refusal("/none.txt"), Catch::Contains("404"));
    CHECK_FALSE(std::filesystem::exists(output));
    CHECK_FALSE(std::filesystem::exists(output.string() + ".part"));
}
