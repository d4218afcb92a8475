#include "mapwire/writers/validate.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <random>

#include "mapwire/layers/build_layers.hpp"
#include "mapwire/writers/geojson.hpp"
#include "support/sample_reading.hpp"

using namespace mapwire;

namespace {

std::string collection(const std::string& features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[\n" + features + "\n]}";
}

/// The abbreviations of tests/tables/validate.cases written out.
std::string written_out(const std::string& text) {
    if (text.starts_with("F(")) { return collection(text.substr(2, text.size() - 3)); }
    if (!text.starts_with("I(")) { return text; }
    std::string features;
    for (std::size_t begin = 1; begin < text.size();) {
        const auto end = text.find("})", begin) + 2;
        const auto semicolon = text.find(';', begin);
        const auto id = text.substr(begin + 1, semicolon - begin - 1);
        features += std::string(features.empty() ? "" : ",\n") + "{\"type\":\"Feature\"," +
                    (id.empty() ? "" : "\"id\":" + id + ",") +
                    "\"properties\":" + text.substr(semicolon + 1, end - semicolon - 2) + ",\"geometry\":null}";
        begin = end;
    }
    return collection(features);
}

std::string messages(const Validation& validation) {
    std::string all;
    for (const auto& finding : validation.findings) { all += (all.empty() ? "" : " / ") + to_message(finding); }
    return all;
}

}  // namespace

TEST_CASE("each planted fault is found and named, and nothing else") {
    std::ifstream cases(MAPWIRE_SOURCE_DIR "/tests/tables/validate.cases");
    std::size_t read = 0;
    for (std::string line; std::getline(cases, line);) {
        if (line.empty() || line.front() == '#') { continue; }
        ++read;
        const auto bar = line.rfind(" | ");
        REQUIRE(bar != std::string::npos);
        INFO(line);
        auto expected = line.substr(bar + 3);
        if (expected == "\"\"") { expected.clear(); }
        auto found = messages(validate_geojson("f", written_out(line.substr(0, bar))));
        if (expected.ends_with(" / …")) {
            expected.resize(expected.size() - std::string(" / …").size());
            found.resize(std::min(found.size(), expected.size()));
        }
        CHECK(found == expected);
    }
    CHECK(read > 60);
}

TEST_CASE("bytes that no table can hold are found too") {
    CHECK(messages(validate_geojson("f", "\xEF\xBB\xBF{\"type\":\"FeatureCollection\",\"features\":[]}")) ==
          "f:1: the text begins with a byte order mark. Remove it (RFC 8259, 8.1).");
    CHECK(messages(validate_geojson("f", "{\"type\":\"FeatureCollection\",\n\"name\":\"\xE9\",\"features\":[]}")) ==
          "f:2: byte 37 is not UTF-8. Convert the file.");
    CHECK(messages(validate_geojson("f", "{\"type\":\"FeatureCollection\",\"name\":\"a\nb\",\"features\":[]}")) ==
          "f:1: not JSON: a control character in a string. Mend the file.");
    CHECK(messages(validate_geojson("f", "")) == "f:1: not JSON: a value is missing. Mend the file.");
    CHECK(messages(validate_geojson("f", std::string(100000, '['))) ==
          "f:1: not JSON: nested deeper than 200 levels. Mend the file.");
}

TEST_CASE("a sequence is checked line by line") {
    const std::string good = "{\"type\":\"Feature\",\"id\":1,\"properties\":{\"a\":1},\"geometry\":null}\n";
    const std::string bad = "{\"type\":\"Feature\",\"id\":2,\"properties\":{\"a\":\"\"},\"geometry\":null}\n";
    const auto plain = validate_geojson("f", good + bad);
    CHECK(plain.features == 2);
    CHECK(messages(plain) ==
          "f:2: feature 2: a is a text here and a number before. Keep one type: OGR drops the values "
          "of the other. / f:2: feature 2: a is \"\". Write null for what is unknown.");
    CHECK(messages(validate_geojson("f", "\x1E" + good + "\x1E" + bad)) == messages(plain));
}

TEST_CASE("many findings are counted, not listed") {
    std::string features;
    for (int i = 0; i < 30; ++i) {
        features += std::string(i == 0 ? "" : ",\n") + "{\"type\":\"Feature\",\"properties\":null}";
    }
    const auto validation = validate_geojson("f", collection(features), 10);
    CHECK(validation.findings.size() == 10);
    CHECK(validation.left_out == 20);
}

TEST_CASE("no damage to a file upsets the check") {
    const auto sample = sample::two_reports();
    const auto layers = build_layers(sample.readings, sample.places, {});
    const auto good = to_geojson(layers.at(2));
    std::mt19937 random(20170609);  // fixed, so that a failure can be repeated
    for (int round = 0; round < 2000; ++round) {
        auto text = good;
        for (int damage = 0; damage < 1 + round % 4; ++damage) {
            const auto at = random() % text.size();
            switch (random() % 4) {
                case 0: text[at] = static_cast<char>(random()); break;
                case 1: text.erase(at, 1 + random() % 40); break;
                case 2: text.insert(at, 1, "{}[],:\"0-.eE\\\n"[random() % 14]); break;
                default: text.insert(at, text.substr(random() % text.size(), random() % 60));
            }
        }
        const auto validation = validate_geojson("f", text);
        for (const auto& finding : validation.findings) { REQUIRE(finding.where.starts_with("f:")); }
    }
}

TEST_CASE("what the program writes has no fault") {
    const auto sample = sample::two_reports();
    for (const auto& layer : build_layers(sample.readings, sample.places, {})) {
        const auto validation = validate_geojson(layer.name, to_geojson(layer, {"mapwire", "somebody"}));
        CHECK(messages(validation).empty());
        CHECK(validation.features == layer.features.size());
    }
}
