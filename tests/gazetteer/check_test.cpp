#include "mapwire/gazetteer/check.hpp"

#include <catch2/catch.hpp>
#include <cstring>
#include <fstream>
#include <set>

#include "mapwire/gazetteer/build.hpp"
#include "mapwire/gazetteer/embedded.hpp"

using namespace mapwire;

namespace {

std::vector<std::byte> small_gazetteer() {
    const auto folder = std::filesystem::temp_directory_path() / "mapwire_check_test";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "small.csv", std::ios::binary) << "name,lat,lon,country\nAlpha,35.5,38,SY\nBeta,36,38,SY\n";
    std::vector<std::byte> bytes;
    (void)build_gazetteer({folder / "small.csv"}, bytes, {});
    return bytes;
}

}  // namespace

TEST_CASE("a gazetteer as it was built has no findings") {
    const auto bytes = small_gazetteer();
    const auto report = check_gazetteer(bytes, "small.mwg");
    CHECK(check_text(report, "small.mwg").find("2 places") != std::string::npos);
    CHECK(report.findings.empty());
    CHECK(report.places == 2);
    CHECK(check_gazetteer(embedded_gazetteer_bytes(), "embedded").findings.empty());
}

TEST_CASE("every changed byte of a gazetteer is found, whichever it is") {
    const auto bytes = small_gazetteer();
    std::size_t found = 0;
    std::size_t changed = 0;
    for (std::size_t at = 0; at<bytes.size(); at += bytes.size()> 20'000 ? 37 : 1) {
        auto damaged = bytes;
        damaged[at] ^= std::byte{0x10};
        ++changed;
        if (!check_gazetteer(damaged, "small.mwg").findings.empty()) { ++found; }
    }
    CHECK(found == changed);
}

TEST_CASE("a file that is cut short or no gazetteer has that as its finding") {
    auto bytes = small_gazetteer();
    bytes.pop_back();
    const auto cut = check_gazetteer(bytes, "cut.mwg");
    REQUIRE(cut.findings.size() == 1);
    CHECK_THAT(cut.findings[0].what, Catch::Contains("should have"));
    const auto none = check_gazetteer(std::span(bytes).first(10), "none.mwg");
    REQUIRE(none.findings.size() == 1);
    CHECK_THAT(none.findings[0].what, Catch::Contains("no compiled gazetteer"));
    CHECK_THROWS_AS(check_gazetteer(std::filesystem::path("/nowhere/at/all.mwg")), InputError);
}
