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
    CHECK_THROWS_WITH(build_gazetteer({file}, bytes, options), Catch::Contains("has no field no_such"));
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
