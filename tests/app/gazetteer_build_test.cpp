#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "app/commands.hpp"
#include "mapwire/gazetteer/gazetteer.hpp"
#include "support/scratch_folder.hpp"
#include "support/small_server.hpp"

using namespace mapwire;

namespace {

int build(std::vector<std::string> arguments) {
    std::vector<std::string> all{"gazetteer", "build", "--quiet"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return run_gazetteer_build(parse_command_line(all), Console(parse_command_line(all)));
}

const std::string square =
    R"("geometry":{"type":"Polygon","coordinates":[[[38,35],[39,35],[39,36],[38,36],[38,35]]]}})";

}  // namespace

TEST_CASE("--geonames fetches dumps, names, codes and hierarchy of the countries from a server") {
    const SmallServer server(
        {{"/SY.zip",
          answer("10\tAlpha\tAlpha\t\t35.5\t38.5\tP\tPPL\tSY\t\t08\t\t\t\t1200\t\t\t\t2020-01-01\n"
                 "20\tOmega Governorate\tOmega\t\t35.4\t38.4\tA\tADM1\tSY\t\t08\t\t\t\t0\t\t\t\t2021-05-06\n")},
         {"/alternatenames/SY.zip", answer("1\t10\tru\tАльфа\t1\t\t\t\n")},
         {"/admin1CodesASCII.txt", answer("SY.08\tOmega\tOmega\t20\n")},
         {"/admin2Codes.txt", answer("SY.08.1\tOmega-Centre\tOmega-Centre\t21\n")},
         {"/hierarchy.zip", answer("20\t10\tADM\n")}});
    REQUIRE(server.ready());
    const ScratchFolder folder;
    const auto file = (folder.path() / "sy.mwg").string();
    CHECK(build({"--geonames", "SY", "--geonames-server", server.address(), "-o", file}) == 0);
    const auto gazetteer = Gazetteer::open(file);
    const auto found = gazetteer.find_by_name("Альфа");
    REQUIRE(found.size() == 1);
    CHECK(gazetteer.place(found[0].place).admin1 == "Omega Governorate");
    CHECK(gazetteer.info().at(0).date == "2021-05-06");
}

TEST_CASE("a server that stops half-way, or has no such country, leaves no file") {
    const SmallServer server({{"/admin1CodesASCII.txt", answer("SY.08\tOmega\tOmega\t20\n", 5000)}});
    REQUIRE(server.ready());
    const ScratchFolder folder;
    const auto file = folder.path() / "sy.mwg";
    CHECK_THROWS_AS(build({"--geonames", "SY", "--geonames-server", server.address(), "-o", file.string()}),
                    InputError);
    CHECK_THROWS_AS(build({"--geonames", "Syria", "-o", file.string()}), InputError);
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("filters and mapped fields of the command reach the build") {
    const ScratchFolder folder;
    const auto areas = (folder.path() / "areas.geojson").string();
    put_file(areas, R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{)"
                    R"("TITLE":"Gamma","CODE":"G1","LAND":"SY"},)" +
                        square + "]}");
    const auto table = (folder.path() / "own.csv").string();
    put_file(table,
             "name,lat,lon,country,population,feature_class\nBig,35,38,SY,9000,P\nSmall,35.1,38.1,SY,10,P\n"
             "Foreign,33,44,IQ,9000,P\nHill,35.2,38.2,SY,0,T\nFar,36.9,41.9,SY,9000,P\n");
    const auto file = (folder.path() / "own.mwg").string();
    CHECK(build({table, areas, "--fields", "areas.geojson:name=TITLE,id=CODE,country=LAND", "--countries", "SY",
                 "--feature-classes", "AP", "--min-population", "100", "--bbox", "37,34,40,36", "-o", file}) == 0);
    const auto gazetteer = Gazetteer::open(file);
    CHECK(gazetteer.info().at(0).places == 2);
    CHECK(gazetteer.find_by_name("Big").size() == 1);
    const auto gamma = gazetteer.find_by_id("G1");
    REQUIRE(gamma);
    CHECK(gazetteer.outline(*gamma));
    CHECK_THROWS_AS(build({table, "--overwrite", "-o", file, "--feature-classes", "XY"}), InputError);
    CHECK_THROWS_AS(build({table, "--overwrite", "-o", file, "--countries", "Syria"}), InputError);
    CHECK_THROWS_AS(build({"--overwrite", "-o", file}), InputError);
    CHECK(build({table, "--overwrite", "-o", file}) == 0);
}
