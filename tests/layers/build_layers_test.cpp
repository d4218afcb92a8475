#include "mapwire/layers/build_layers.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <set>

#include "support/sample_reading.hpp"

using namespace mapwire;

namespace {

const Layer& layer_named(const std::vector<Layer>& layers, std::string_view name) {
    const auto found =
        std::find_if(layers.begin(), layers.end(), [&](const Layer& layer) { return layer.name == name; });
    REQUIRE(found != layers.end());
    return *found;
}

FieldValue value(const Layer& layer, std::size_t feature, std::string_view field) {
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
        if (layer.fields[i].name == field) { return layer.features.at(feature).values.at(i); }
    }
    FAIL("no field " << field);
    return {};
}

std::string text(const Layer& layer, std::size_t feature, std::string_view field) {
    const auto found = value(layer, feature, field);
    const auto* words = std::get_if<std::string>(&found);
    return words == nullptr ? "(null)" : *words;
}

std::size_t feature_with(const Layer& layer, std::string_view field, std::string_view words) {
    for (std::size_t i = 0; i < layer.features.size(); ++i) {
        if (text(layer, i, field) == words) { return i; }
    }
    FAIL("no feature with " << field << " " << words);
    return 0;
}

std::vector<Layer> sample_layers(const LayerOptions& options = {}) {
    const auto sample = sample::two_reports();
    return build_layers(sample.readings, sample.places, options);
}

}  // namespace

TEST_CASE("every layer begins with the fields that all layers share") {
    const std::vector<std::string> shared{"name",          "article",       "article_title", "published",
                                          "source_url",    "sentence",      "rule",          "confidence",
                                          "uncertainty_m", "geo_precision", "gazetteer",     "licence"};
    const std::vector<std::string> ids{"place_id", "mention_id", "zone_id",      "region_id",
                                       "line_id",  "event_id",   "event_area_id"};
    const auto layers = layer_definitions();
    REQUIRE(layers.size() == ids.size());
    for (std::size_t i = 0; i < layers.size(); ++i) {
        CHECK(layers[i].fields.front().name == ids[i]);
        for (std::size_t k = 0; k < shared.size(); ++k) { CHECK(layers[i].fields.at(k + 1).name == shared[k]); }
        std::set<std::string> names;
        for (const auto& field : layers[i].fields) {
            CHECK(names.insert(field.name).second);
            CHECK(field.name != "id");
            CHECK(field.name != "fid");
            CHECK_FALSE(field.meaning.empty());
            CHECK_FALSE(field.example.empty());
        }
    }
}

TEST_CASE("features are numbered from 1, have a value for each field and never an empty text") {
    for (const auto& layer : sample_layers()) {
        REQUIRE_FALSE(layer.features.empty());
        std::set<std::string> ids;
        for (std::size_t i = 0; i < layer.features.size(); ++i) {
            CHECK(layer.features[i].id == static_cast<std::int64_t>(i) + 1);
            CHECK(layer.features[i].values.size() == layer.fields.size());
            for (const auto& field : layer.fields) { CHECK_FALSE(text(layer, i, field.name).empty()); }
            CHECK(ids.insert(text(layer, i, layer.fields.front().name)).second);
        }
    }
}

TEST_CASE("a place is one point over all articles, counted and with the spellings met") {
    const auto layers = sample_layers();
    const auto& places = layer_named(layers, "places");
    REQUIRE(places.features.size() == 3);
    const auto harbour = feature_with(places, "place_id", "gn:100");
    CHECK(text(places, harbour, "names_used") == "PORT ALPHA; Port Alpha");
    CHECK(value(places, harbour, "mention_count") == FieldValue{std::int64_t{2}});
    CHECK(value(places, harbour, "article_count") == FieldValue{std::int64_t{2}});
    CHECK(text(places, harbour, "first_seen") == "2017-06-09T00:00:00Z");
    CHECK(text(places, harbour, "last_seen") == "2017-07-02T00:00:00Z");
    CHECK(text(places, harbour, "article") == "june-report");
    CHECK(text(places, harbour, "notes") == "two sources, two divisions");
    CHECK(value(places, harbour, "confidence") == FieldValue{0.99});
    CHECK(value(places, harbour, "geo_precision") == FieldValue{std::int64_t{1}});
    CHECK(places.features[harbour].geometry == Geometry{Coordinate::from_degrees({35.0, 32.9})});
}

TEST_CASE("a country's point says that it is a region and how far it may be off") {
    const auto layers = sample_layers();
    const auto& places = layer_named(layers, "places");
    const auto country = feature_with(places, "name", "Beta");
    CHECK(value(places, country, "geo_precision") == FieldValue{std::int64_t{3}});
    CHECK(value(places, country, "uncertainty_m") == FieldValue{120000.0});
}

TEST_CASE("only the roles asked for become places") {
    LayerOptions options;
    options.place_roles = {Role::demonym};
    const auto layers = sample_layers(options);
    const auto& places = layer_named(layers, "places");
    REQUIRE(places.features.size() == 1);
    CHECK(text(places, 0, "name") == "Gamma");
}

TEST_CASE("mentions are all there in text order, offsets in bytes and code points") {
    const auto layers = sample_layers();
    const auto& mentions = layer_named(layers, "mentions");
    REQUIRE(mentions.features.size() == 9);
    const auto village = feature_with(mentions, "text", "Élan village");
    CHECK(text(mentions, village, "status") == "unresolved");
    CHECK(text(mentions, village, "reason") == "unknown name");
    CHECK(text(mentions, village, "name") == "Élan village");
    CHECK_FALSE(mentions.features[village].geometry);
    const auto sample = sample::two_reports();
    const auto& body = sample.readings[1].article.text;
    const auto byte = body.find("Élan");
    CHECK(value(mentions, village, "byte_start") == FieldValue{static_cast<std::int64_t>(byte)});
    CHECK(value(mentions, village, "byte_end") == FieldValue{static_cast<std::int64_t>(byte + 13)});
    CHECK(value(mentions, village, "char_start") == FieldValue{static_cast<std::int64_t>(byte - 2)});  // "—" before it
    CHECK(value(mentions, village, "char_end") == FieldValue{static_cast<std::int64_t>(byte - 2 + 12)});
    CHECK(text(mentions, village, "sentence") == "and calls northern Beta quiet; Élan village lies west.");

    const auto dateline = feature_with(mentions, "role", "dateline");
    CHECK(text(mentions, dateline, "alternatives") == "Port Alpha, Coast, US: 0.31");
    CHECK(text(mentions, dateline, "event_date") == "2017-06-09T00:00:00Z");
    const auto metonymic = feature_with(mentions, "role", "metonymic");
    CHECK(text(mentions, metonymic, "stands_for") == "gn:200");
    CHECK(text(mentions, metonymic, "place_id") == "gn:200");
    CHECK(feature_with(mentions, "role", "boilerplate") == 6);
}

TEST_CASE("a mention below the minimum confidence is listed without a place") {
    LayerOptions options;
    options.min_confidence = 0.5;
    const auto layers = sample_layers(options);
    const auto& mentions = layer_named(layers, "mentions");
    const auto weak = feature_with(mentions, "text", "Northern Beta");
    CHECK(text(mentions, weak, "status") == "unresolved");
    CHECK(text(mentions, weak, "reason") == "confidence below the minimum asked for");
    CHECK_FALSE(mentions.features[weak].geometry);
    const auto& places = layer_named(layers, "places");
    CHECK(value(places, feature_with(places, "name", "Beta"), "mention_count") == FieldValue{std::int64_t{1}});
}

TEST_CASE("a zone of the catalogue is drawn once for each status it is told in") {
    const auto layers = sample_layers();
    const auto& zones = layer_named(layers, "zones");
    REQUIRE(zones.features.size() == 3);
    CHECK(text(zones, 0, "origin") == "text");
    CHECK(text(zones, 0, "phrase") == "a 20-km zone around the airfield");
    CHECK(value(zones, 0, "radius_m") == FieldValue{20000.0});
    CHECK(text(zones, 0, "gazetteer") == "sample 2026-11");
    CHECK(text(zones, 1, "zone_id") == "coast-zone");
    CHECK(text(zones, 1, "status") == "proposed");
    CHECK(text(zones, 1, "end_date") == "(null)");
    CHECK(text(zones, 1, "date_precision") == "open_end");
    CHECK(text(zones, 2, "status") == "in_force");
}

TEST_CASE("zones that no article tells make a layer of their own") {
    const auto sample = sample::two_reports();
    const auto layer = build_zones_layer(std::span(&sample.readings[0].zones.front(), 1));
    REQUIRE(layer.features.size() == 1);
    CHECK(layer.features.front().id == 1);
    CHECK(text(layer, 0, "zone_id") == "coast-zone");
    CHECK(text(layer, 0, "article") == "(null)");
    CHECK(text(layer, 0, "published") == "(null)");
    CHECK(text(layer, 0, "gazetteer") == "mapwire geodata");
}

TEST_CASE("areas told in words become regions unless they are zones, lines become lines") {
    const auto layers = sample_layers();
    const auto& regions = layer_named(layers, "regions");
    REQUIRE(regions.features.size() == 1);
    CHECK(text(regions, 0, "phrase") == "northern Beta");
    CHECK(text(regions, 0, "container") == "Beta");
    CHECK(text(regions, 0, "licence") == "CC0-1.0");
    CHECK(value(regions, 0, "azimuth_deg") == FieldValue{0.0});
    const auto& lines = layer_named(layers, "lines");
    REQUIRE(lines.features.size() == 1);
    CHECK(text(lines, 0, "kind") == "border");
}

TEST_CASE("an area told twice in the same words is one feature") {
    auto sample = sample::two_reports();
    auto& first = sample.readings[1];
    first.expressions.push_back(first.expressions.front());
    const auto layers = build_layers(sample.readings, sample.places, {});
    const auto& regions = layer_named(layers, "regions");
    REQUIRE(regions.features.size() == 1);
    CHECK(value(regions, 0, "mention_count") == FieldValue{std::int64_t{2}});
    CHECK(value(regions, 0, "article_count") == FieldValue{std::int64_t{1}});
}

TEST_CASE("words that mean an area again draw nothing new") {
    auto sample = sample::two_reports();
    auto& first = sample.readings[1];
    auto again = first.expressions.front();
    again.expression.phrase = "this area";
    again.expression.same_as = first.expressions.front().expression.span;
    first.expressions.push_back(again);
    auto inside = first.expressions.front();
    inside.expression.phrase = "inside the zone";
    inside.expression.relation = "inside_zone";
    inside.footprint->geometry = first.zones.front().geometry;
    first.expressions.push_back(inside);
    const auto layers = build_layers(sample.readings, sample.places, {});
    CHECK(layer_named(layers, "regions").features.size() == 1);

    first.expressions.back().expression.relation = "part_of_area";  // a region of its own that a zone covers
    CHECK(layer_named(build_layers(sample.readings, sample.places, {}), "regions").features.size() == 2);
}

TEST_CASE("the order of the articles changes nothing") {
    auto sample = sample::two_reports();
    const auto one = build_layers(sample.readings, sample.places, {});
    std::swap(sample.readings[0], sample.readings[1]);
    const auto other = build_layers(sample.readings, sample.places, {});
    REQUIRE(one.size() == other.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        REQUIRE(one[i].features.size() == other[i].features.size());
        for (std::size_t k = 0; k < one[i].features.size(); ++k) {
            CHECK(one[i].features[k].values == other[i].features[k].values);
            CHECK(one[i].features[k].geometry == other[i].features[k].geometry);
        }
    }
}

TEST_CASE("two articles of the same name keep their mentions apart") {
    auto sample = sample::two_reports();
    sample.readings.push_back(sample.readings[0]);
    sample.readings.back().article.text += " ";
    const auto layers = build_layers(sample.readings, sample.places, {});
    const auto& mentions = layer_named(layers, "mentions");
    std::set<std::string> ids;
    for (std::size_t i = 0; i < mentions.features.size(); ++i) { ids.insert(text(mentions, i, "mention_id")); }
    CHECK(ids.size() == mentions.features.size());
}

TEST_CASE("without articles the main layers are there and empty") {
    const auto layers = build_layers({}, {}, {});
    std::vector<std::string> names;
    for (const auto& layer : layers) {
        CHECK(layer.features.empty());
        names.push_back(layer.name);
    }
    CHECK(names == std::vector<std::string>{"places", "mentions", "zones", "regions", "lines"});
    LayerOptions all;
    all.only_with_features.clear();
    CHECK(build_layers({}, {}, all).size() == 7);
}

TEST_CASE("the field table has a line for each field") {
    const auto table = field_table_markdown();
    for (const auto& layer : layer_definitions()) {
        for (std::size_t i = 1; i < layer.fields.size(); ++i) {
            CHECK(table.find("| `" + layer.fields[i].name + "` |") != std::string::npos);
        }
    }
}

TEST_CASE("a band along a border is a region, the border itself a line, and both say how they came about") {
    ArticleReading reading;
    reading.article.id = {"a"};
    LocatedExpression band;
    band.expression.relation = "border_band";
    band.expression.rule = "R8";
    band.expression.phrase = "near the border";
    band.expression.references.emplace_back();
    band.expression.references.back().kind = "border";
    band.footprint = Footprint{sample::box_area(36, 33, 37, 34), Metres{15'000.0}, 3, "a line of the outlines"};
    band.line = MultiLineString{
        {LineString{{sample::box(36, 33, 37, 34).positions[0], sample::box(36, 33, 37, 34).positions[1]}}}};
    LocatedExpression arrow;
    arrow.expression.relation = "movement";
    arrow.expression.phrase = "towards the town";
    arrow.footprint = Footprint{band.line.lines.front(), Metres{10'000.0}, 3, "an arrow"};
    reading.expressions = {band, arrow};
    const std::array readings{reading};
    const auto layers = build_layers(readings, {}, {});
    const auto& regions = layer_named(layers, "regions");
    REQUIRE(regions.features.size() == 1);
    CHECK(text(regions, 0, "derivation") == "a line of the outlines");
    const auto& lines = layer_named(layers, "lines");
    REQUIRE(lines.features.size() == 2);
    CHECK(text(lines, 0, "kind") == "border");
    CHECK(*lines.features[0].geometry == Geometry{band.line});
    CHECK(text(lines, 1, "kind") == "movement");
    CHECK(text(lines, 1, "derivation") == "an arrow");
}

TEST_CASE("the layer of lines is there without any line") {
    const auto layers = build_layers({}, {}, {});
    CHECK(layer_named(layers, "lines").features.empty());
}

TEST_CASE("a place says which zones hold it, inside in one article being inside") {
    auto sample = sample::two_reports();
    REQUIRE(sample.readings.size() == 2);
    std::optional<PlaceId> twice;
    for (const auto& resolution : sample.readings[0].toponyms.resolutions) {
        if (const auto* resolved = std::get_if<ResolvedPlace>(&resolution)) { twice = twice ? twice : resolved->place; }
    }
    REQUIRE(twice);
    sample.readings[0].places_in_zones = {{*twice, {{ZoneId{"north"}, Containment::cannot_tell}}}};
    const auto layers = build_layers(sample.readings, sample.places, {});
    const auto& places = layer_named(layers, "places");
    int told = 0;
    for (std::size_t i = 0; i < places.features.size(); ++i) {
        const auto zones = text(places, i, "in_zones");
        if (zones == "(null)") { continue; }
        CHECK(zones == "north (cannot tell)");
        ++told;
    }
    CHECK(told == 1);
}
