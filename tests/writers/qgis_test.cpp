#include "mapwire/writers/qgis.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "mapwire/layers/build_layers.hpp"
#include "mapwire/model/error.hpp"
#include "support/sample_reading.hpp"

using namespace mapwire;
using Catch::Matchers::Contains;

namespace {

const QgisStyles& styles() {
    static const auto loaded = QgisStyles::load(geodata_files());
    return loaded;
}

std::vector<Layer> sample_layers() {
    const auto sample = sample::two_reports();
    return build_layers(sample.readings, sample.places, {});
}

std::map<std::string, std::string> sources_of(const std::vector<Layer>& layers) {
    std::map<std::string, std::string> sources;
    for (const auto& layer : layers) { sources[layer.name] = "./" + layer.name + ".geojson"; }
    return sources;
}

std::size_t count(std::string_view text, std::string_view words) {
    std::size_t found = 0;
    for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) { ++found; }
    return found;
}

}  // namespace

TEST_CASE(
    "a project has a sheet to print, with title, legend, scale bar, north arrow and sources, and works nothing out of "
    "its words") {
    const auto layers = sample_layers();
    const ProjectNotes notes{"Guns & [% 1 + 1 %]", {"mapwire 1", "Invented <places>"}};
    const auto project = styles().project(layers, notes, sources_of(layers));
    CHECK_THAT(project, Contains("<Layout name=\"mapwire A4\"") && Contains("unitType=\"km\"") &&
                            Contains("map_uuid=") && Contains("id=\"north arrow\""));
    CHECK_THAT(project, Contains("labelText=\"Guns &amp; [ % 1 + 1 %]\""));
    CHECK_THAT(project, Contains("Places: Invented &lt;places&gt;."));
    // Mentions lie below the places: the printed legend leaves them out.
    const auto legend = project.substr(project.find("id=\"legend\""), 3000);
    CHECK_THAT(legend.substr(0, legend.find("</LayoutItem>")),
               Contains("mapwire_layer_zones") && !Contains("mapwire_layer_mentions"));
}

TEST_CASE("a legend too long for one column gets two of smaller print; the outlines below come from QGIS itself") {
    auto layers = sample_layers();
    const auto project_of = [&] { return styles().project(layers, {"Kinds", {"mapwire 1", ""}}, sources_of(layers)); };
    CHECK_THAT(project_of(), Contains("columnCount=\"1\"") && Contains("size=\"205.00,166,mm\"") &&
                                 Contains("Sans Serif,8.00,") && Contains("inbuilt:/data/world_map.gpkg"));
    for (auto& layer : layers) {
        if (layer.name != "zones") { continue; }
        const auto field = [&](std::string_view name) {
            const auto found =
                std::find_if(layer.fields.begin(), layer.fields.end(), [&](const auto& f) { return f.name == name; });
            return static_cast<std::size_t>(found - layer.fields.begin());
        };
        for (const char* kind : {"exclusion_zone", "deconfliction_zone", "de_escalation_zone", "demilitarised_zone",
                                 "safe_zone", "no_fly_zone", "buffer", "other"}) {
            for (const char* status : {"proposed", "announced", "in_force", "lapsed"}) {
                auto feature = layer.features.front();
                feature.values.at(field("kind")) = std::string(kind);
                feature.values.at(field("status")) = std::string(status);
                layer.features.push_back(std::move(feature));
            }
        }
    }
    const auto project = project_of();
    CHECK_THAT(project, Contains("columnCount=\"2\"") && Contains("size=\"181.00,166,mm\"") &&
                            !Contains("Sans Serif,8.00,") && !Contains("{{"));
}

TEST_CASE("a sheet of half the world has no scale bar, since none would be true") {
    const auto scale_shown = [](const std::vector<Layer>& layers) {
        const auto project = styles().project(layers, {"World", {"mapwire 1", ""}}, sources_of(layers));
        const auto end = project.find("id=\"scale bar\"");
        const auto at = project.rfind("visibility=\"", end) + 12;
        return project.substr(at, 1) == "1";
    };
    auto layers = sample_layers();
    CHECK(scale_shown(layers));
    for (auto& layer : layers) {
        if (layer.name != "zones") { continue; }
        for (const double longitude : {-70.0, 120.0}) {
            auto feature = layer.features.front();
            feature.geometry = Coordinate::from_degrees({longitude, 10.0});
            layer.features.push_back(std::move(feature));
        }
    }
    CHECK_FALSE(scale_shown(layers));
}

TEST_CASE("every layer has a style, with a symbol for values that nobody foresaw") {
    for (const auto& layer : layer_definitions()) {
        const auto qml = styles().qml(layer);
        CHECK_THAT(qml, Contains("<qgis version=\"3.22.0\""));
        CHECK(qml.find("{{") == std::string::npos);
        CHECK(qml.find("fontFamily") == std::string::npos);
        CHECK_THAT(qml, Contains("<mapTip>"));
        if (layer.name != "regions") { CHECK(count(qml, "value=\"\" label=\"Other") == 1); }
        CHECK(count(qml, "<category ") + (layer.name == "regions" ? 1 : 0) == count(qml, "<symbol "));
    }
}

TEST_CASE("the legend of zones lists the kinds and statuses that occur, proposed ones dashed") {
    const auto layers = sample_layers();
    const auto qml = styles().qml(layers.at(2));
    CHECK(count(qml, "<category ") == 4);
    CHECK_THAT(qml, Contains("value=\"exclusion_zone in_force\" label=\"Exclusion zone, in force\""));
    CHECK_THAT(qml, Contains("value=\"safe_zone proposed\" label=\"Safe zone, proposed\""));
    CHECK_THAT(qml, Contains("name=\"outline_style\" value=\"dash\""));
    CHECK(qml.find("No-fly") == std::string::npos);
}

TEST_CASE("a legend is not made of facts that tell no kinds") {
    const auto layer = sample_layers().at(2);
    CHECK_THROWS_AS(styles().qml(layer, feature_facts(layer)), std::logic_error);
    CHECK_THROWS_AS(styles().qml(layer, feature_facts(layer, "status")), std::logic_error);
    CHECK_NOTHROW(styles().qml(layer, styles().facts(layer)));
}

TEST_CASE("fields with dates are shown day by day, open ends for ever") {
    const auto qml = styles().qml(sample_layers().at(2));
    CHECK_THAT(qml, Contains("mode=\"4\" limitMode=\"1\""));
    CHECK_THAT(qml, Contains("coalesce(to_datetime(&quot;end_date&quot;)"));
    CHECK_THAT(qml, Contains("make_datetime(9999,12,31,0,0,0)"));
}

TEST_CASE("article text reaches a map tip escaped") {
    CHECK_THAT(styles().qml(layer_definitions().at(0)),
               Contains("[% replace(replace(coalesce(\"sentence\", ''), '&', '&amp;'), '<', '&lt;') %]"));
}

TEST_CASE("a project shows points above lines above areas and leaves empty layers out") {
    auto layers = sample_layers();
    layers.at(3).features.clear();
    const auto project = styles().project(layers, {"A <title>", {"", "Credit & more"}}, sources_of(layers));
    CHECK_THAT(project, Contains("<title>A &lt;title&gt;</title>"));
    CHECK_THAT(project, Contains("Credit &amp; more"));
    CHECK(project.find("regions") == std::string::npos);
    const auto tree = project.substr(0, project.find("<mapcanvas"));
    CHECK(tree.find("_places") < tree.find("_mentions"));
    CHECK(tree.find("_mentions") < tree.find("_lines"));
    CHECK(tree.find("_lines") < tree.find("_zones"));
    CHECK(count(tree, "Qt::Unchecked") == 1);
    CHECK_THAT(project, Contains("<datasource>./zones.geojson</datasource>"));
    CHECK_THAT(project, Contains("<start>2017-06-09T00:00:00Z</start><end>2017-07-02T23:59:59Z</end>"));
    CHECK_THAT(project, Contains("<xmin>34.170000</xmin><ymin>31.670000</ymin>"));  // zones and line, not "Gamma"
}

TEST_CASE("a project without any feature shows the world") {
    const auto layers = layer_definitions();
    CHECK_THAT(styles().project(layers, {}, sources_of(layers)), Contains("<xmin>-180.000000</xmin>"));
}

TEST_CASE("a project file is a zip archive with the same bytes each time") {
    const auto qgz = to_qgz("<qgis/>", "mapwire.qgs");
    CHECK(qgz == to_qgz("<qgis/>", "mapwire.qgs"));
    // Bytes 10 to 13: clock and day as MS-DOS packs them.
    using namespace std::string_literals;
    const auto dated = [](const char* time) { return to_qgz("<qgis/>", "mapwire.qgs", time).substr(10, 4); };
    CHECK(qgz.substr(10, 4) == "\0\0\x21\0"s);
    CHECK(dated("2017-07-14T02:40:06Z") == "\x03\x15\xEE\x4A"s);
    for (const auto* const time :
         {"", "1979-12-31T23:59:59Z", "2108-01-01T00:00:00Z", "2017-02-31T00:00:00Z", "soon"}) {
        CHECK(dated(time) == "\0\0\x21\0"s);
    }
    CHECK(qgz.substr(0, 4) == std::string("PK\x03\x04", 4));
    CHECK(qgz.substr(14, 4) == std::string("\x27\x2e\x27\xda", 4));  // CRC-32 of <qgis/>, low byte first
    CHECK(qgz.substr(30, 18) == "mapwire.qgs<qgis/>");
    CHECK(qgz.size() == 30 + 11 + 7 + 46 + 11 + 22);
}

TEST_CASE("a broken colour is named with its line") {
    const std::string text =
        "layer\tvalue\tlabel\tshape\tcolour\tfill_percent\toutline\toutline_style\toutline_mm\tsize_mm\tsize_"
        "expression\t"
        "fill_expression\nplaces\t\tOther\tcircle\tred\t100\t#ffffff\tsolid\t0.3\t2\t\t\n";
    const GeodataFile file{"geodata/styles/symbols.tsv", text};
    CHECK_THROWS_WITH(QgisStyles::load({&file, 1}),
                      "geodata/styles/symbols.tsv:2: colour is \"red\", not a colour. Write for example #c1121f.");
}
