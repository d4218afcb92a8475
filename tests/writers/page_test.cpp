#include "mapwire/writers/page.hpp"

#include <catch2/catch.hpp>

#include "mapwire/layers/build_layers.hpp"
#include "support/sample_reading.hpp"
#include "writers/page/page_json.hpp"

using namespace mapwire;
using Catch::Matchers::Contains;

namespace {

std::string page_of(const sample::Sample& sample, std::span<const Correction> corrections = {}) {
    const auto layers = build_layers(sample.readings, sample.places, {});
    const BaseMap base{{{"Beta", "country", "BT", sample::box_area(33.0, 31.0, 38.0, 36.0)}}, {}, ""};
    const auto symbols = SymbolTable::load(geodata_files());
    std::string page;
    write_page({layers, sample.readings, sample.places, base, symbols, corrections},
               {"Two <reports>", {"mapwire", "Invented"}, ""}, geodata_files(),
               [&](std::string_view bytes) { page += bytes; });
    return page;
}

std::string data_in(const std::string& page) {
    const std::string mark = "id=\"data\">";
    const auto begin = page.find(mark) + mark.size();
    return page.substr(begin, page.find("</script>", begin) - begin);
}

}  // namespace

TEST_CASE("a page is one file that names no other") {
    const auto page = page_of(sample::two_reports());
    CHECK_THAT(page, Contains("<!DOCTYPE html>") && Contains("Content-Security-Policy") && Contains("Leaflet"));
    CHECK(page.find("{{") == std::string::npos);
    CHECK(page.find(" src=\"") == std::string::npos);
    CHECK(page.find("<link") == std::string::npos);
    CHECK_THAT(page, Contains("<title>Two &lt;reports&gt;</title>"));
    CHECK(page == page_of(sample::two_reports()));
}

TEST_CASE("what articles say cannot leave the data of the page") {
    auto sample = sample::two_reports();
    sample.readings.front().article.title = "</script><script>alert(1)</script> & \xE2\x80\xA8 <!--";
    const auto data = data_in(page_of(sample));
    CHECK(data.find('<') == std::string::npos);
    CHECK(data.find('>') == std::string::npos);
    CHECK(data.find('&') == std::string::npos);
    CHECK(data.find("\xE2\x80\xA8") == std::string::npos);
    CHECK_THAT(data, Contains("\\u003c/script\\u003e\\u003cscript\\u003ealert(1)") && Contains("\\u2028"));
}

TEST_CASE("offsets are counted as scripts count them") {
    const std::string text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z";  // a é € and a face outside the basic plane
    const Utf16Offsets offsets(text);
    CHECK(offsets.at(0) == 0);
    CHECK(offsets.at(1) == 1);
    CHECK(offsets.at(3) == 2);
    CHECK(offsets.at(6) == 3);
    CHECK(offsets.at(10) == 5);
    CHECK(offsets.at(11) == 6);
    std::string longer;
    for (int i = 0; i < 300; ++i) { longer += text; }
    const Utf16Offsets many(longer);
    CHECK(many.at(11 * 299) == 6 * 299);
    CHECK(many.at(longer.size()) == 6 * 300);
}

TEST_CASE("geometries are packed as whole steps") {
    CHECK(packed(Coordinate::from_degrees({35.123456, -1.5}), 1e5) == "{\"p\":[35.12346,-1.5]}");
    CHECK(packed(sample::box_area(1.0, 2.0, 3.0, 4.0), 10.0) == "{\"a\":[[[10,20,20,0,0,20,-20,0,0,-20]]]}");
}

TEST_CASE("a feature leads to its article and sentence, and earlier decisions are kept") {
    const Correction earlier{.action = CorrectionAction::choose,
                             .article = {"june-report"},
                             .span = {0, 10},
                             .text = "PORT ALPHA",
                             .place_id = "gn:100"};
    const auto data = data_in(page_of(sample::two_reports(), std::span(&earlier, 1)));
    CHECK_THAT(data, Contains("\"corrections\":[{\"action\":\"choose\",\"article\":\"june-report\",\"byte_start\":0,"
                              "\"byte_end\":10,\"text\":\"PORT ALPHA\",\"place_id\":\"gn:100\"}]"));
    // The zone round the airfield: first article, second sentence; its quotation is not repeated.
    CHECK_THAT(data, Contains("]]]},0,1,"));
}
