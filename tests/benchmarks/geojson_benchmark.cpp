// How fast layers become GeoJSON text: points with attributes, and areas with many vertices. Each text is first
// compared with that of a naive writer.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <sstream>

#include "mapwire/layers/build_layers.hpp"
#include "mapwire/writers/geojson.hpp"
#include "support/sample_reading.hpp"

using namespace mapwire;

namespace {

Layer many_mentions(std::size_t count) {
    const auto sample = sample::two_reports();
    Layer layer = build_layers(sample.readings, sample.places, {}).at(1);
    const auto some = layer.features;
    layer.features.clear();
    for (std::size_t i = 0; i < count; ++i) {
        Feature feature = some[i % 6];
        feature.id = static_cast<std::int64_t>(i) + 1;
        const double turn = static_cast<double>(i) * 0.6180339887;
        feature.geometry.emplace(
            Coordinate::from_degrees({360.0 * (turn - std::floor(turn)) - 180.0, 60.0 * std::sin(turn)}));
        layer.features.push_back(std::move(feature));
    }
    return layer;
}

Layer many_circles(std::size_t count, int vertices) {
    Layer layer{"circles", "Circles", "", GeometryKind::multi_polygon, {{"name", FieldType::text, ""}}, {}};
    for (std::size_t i = 0; i < count; ++i) {
        Ring ring;
        for (int k = 0; k <= vertices; ++k) {
            const double angle = 6.283185307179586 * (k % vertices) / vertices;
            ring.positions.push_back(
                Coordinate::from_degrees({38.6 + 0.5 * std::cos(angle), 33.5 + 0.4 * std::sin(angle)}));
        }
        layer.features.push_back(
            {static_cast<std::int64_t>(i) + 1, MultiPolygon{{Polygon{ring, {}}}}, {std::string("x")}});
    }
    return layer;
}

std::string naive_degrees(double degrees) {
    char text[32];
    std::snprintf(text, sizeof text, "%.7f", degrees);
    std::string out(text);
    while (out.back() == '0') { out.pop_back(); }
    if (out.back() == '.') { out.pop_back(); }
    return out == "-0" ? "0" : out;
}

std::string naive_string(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') { out += '\\'; }
        out += c;
    }
    return out + "\"";
}

/// The lines of the features as anybody would write them.
std::string naive_features(const Layer& layer) {
    std::ostringstream out;
    for (const auto& feature : layer.features) {
        out << (feature.id == 1 ? "\n" : ",\n") << "{\"type\":\"Feature\",\"id\":" << feature.id << ",\"properties\":{";
        for (std::size_t i = 0; i < layer.fields.size(); ++i) {
            out << (i == 0 ? "" : ",") << '"' << layer.fields[i].name << "\":";
            const auto& value = feature.values[i];
            if (const auto* text = std::get_if<std::string>(&value)) {
                out << naive_string(*text);
            } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
                out << *whole;
            } else if (const auto* real = std::get_if<double>(&value)) {
                std::ostringstream number;
                number << *real;
                out << number.str() << (number.str().find('.') == std::string::npos ? ".0" : "");
            } else {
                out << "null";
            }
        }
        out << "},\"geometry\":";
        if (const auto* point = std::get_if<Coordinate>(&*feature.geometry)) {
            out << "{\"type\":\"Point\",\"coordinates\":[" << naive_degrees(point->longitude()) << ','
                << naive_degrees(point->latitude()) << "]}}";
        } else {
            out << "{\"type\":\"MultiPolygon\",\"coordinates\":[[[";
            bool first = true;
            for (const auto& position : std::get<MultiPolygon>(*feature.geometry).polygons[0].exterior.positions) {
                out << (first ? "[" : ",[") << naive_degrees(position.longitude()) << ','
                    << naive_degrees(position.latitude()) << ']';
                first = false;
            }
            out << "]]]}}";
        }
    }
    return out.str() + "\n]}\n";
}

template <class Work>
double seconds_of(Work work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

bool measure(const char* name, const Layer& layer) {
    std::string fast;
    std::string naive;
    const double naive_s = seconds_of([&] { naive = naive_features(layer); });
    fast = to_geojson(layer);
    if (!fast.ends_with("\"features\":[" + naive)) {
        std::printf("%-10s differs from the naive writer's text\n", name);
        return false;
    }
    double best = 1e9;
    for (int round = 0; round < 5; ++round) {
        std::size_t bytes = 0;
        best = std::min(best, seconds_of([&] {
                            write_geojson(layer, {}, [&](std::string_view piece) { bytes += piece.size(); });
                        }));
    }
    std::printf("%-10s %8zu features %7.1f MB %9.0f features/s %7.0f MB/s, %.0f times the naive writer\n", name,
                layer.features.size(), static_cast<double>(fast.size()) / 1e6,
                static_cast<double>(layer.features.size()) / best, static_cast<double>(fast.size()) / 1e6 / best,
                naive_s / best);
    return true;
}

}  // namespace

int main() {
    const bool good = measure("mentions", many_mentions(100000)) & measure("circles", many_circles(2000, 1000));
    return good ? 0 : 1;
}
