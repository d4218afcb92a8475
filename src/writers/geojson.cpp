#include "mapwire/writers/geojson.hpp"

#include <cmath>

#include "writers/feature_text.hpp"
#include "writers/geojson_buffer.hpp"
#include "writers/provenance_notes.hpp"

namespace mapwire {
namespace {

struct CollectionMembers {
    std::string_view name;
    std::string_view title;
    std::string_view description;
    std::string_view generator;
    std::string_view attribution;
    std::string licence;
    std::optional<BoundingBox> box;
};

void write_members(const CollectionMembers& members, GeoJsonBuffer& out) {
    out.raw("{\n\"type\":\"FeatureCollection\"");
    const auto member = [&](std::string_view name, std::string_view text) {
        if (text.empty()) { return; }
        out.raw(",\n");
        out.string(name);
        out.raw(':');
        out.string(text);
    };
    member("name", members.name);
    member("title", members.title);
    member("description", members.description);
    member("generator", members.generator);
    member("attribution", members.attribution);
    member("licence", members.licence);
    if (members.box) {
        out.raw(",\n\"bbox\":");
        char before = '[';
        for (const double edge : {members.box->west, members.box->south, members.box->east, members.box->north}) {
            out.raw(before);
            out.degrees(std::llround(edge * 1e7));
            before = ',';
        }
        out.raw(']');
    }
    out.raw(",\n\"features\":[");
}

void write(const Layer& layer, const FeatureFacts& facts, const FileNotes& notes, GeoJsonBuffer& out) {
    write_members(
        {layer.name, layer.title, layer.description, notes.generator, notes.attribution, facts.licences, facts.box},
        out);
    FeatureText features(layer, out);
    bool first = true;
    for (const auto& feature : layer.features) {
        out.raw(first ? "\n" : ",\n");
        first = false;
        out.raw("{\"type\":\"Feature\",");
        features.write(feature, feature.id);
    }
    out.raw("\n]}\n");
}

}  // namespace

void write_geojson(const Layer& layer, const FileNotes& notes, const ByteSink& sink) {
    write_geojson(layer, feature_facts(layer), notes, sink);
}

void write_geojson(const Layer& layer, const FeatureFacts& facts, const FileNotes& notes, const ByteSink& sink) {
    GeoJsonBuffer out(sink);
    write(layer, facts, notes, out);
    out.flush();
}

std::string to_geojson(const Layer& layer, const FileNotes& notes) {
    GeoJsonBuffer out;
    write(layer, feature_facts(layer), notes, out);
    return out.take();
}

namespace {

void write_tagged(const Layer& layer, FeatureText& text, const Feature& feature, std::int64_t id, GeoJsonBuffer& out) {
    out.raw("{\"type\":\"Feature\",\"layer\":");
    out.string(layer.name);
    out.raw(',');
    text.write(feature, id);
}

}  // namespace

std::string to_geojson_feature(const Layer& layer, const Feature& feature) {
    GeoJsonBuffer out;
    FeatureText text(layer, out);
    write_tagged(layer, text, feature, feature.id, out);
    return out.take();
}

std::string to_geojson_feature(const Layer& layer, const Feature& feature, std::string_view article_id,
                               std::string_view number) {
    GeoJsonBuffer out;
    FeatureText text(layer, out);
    out.raw("{\"type\":\"Feature\",\"layer\":");
    out.string(layer.name);
    out.raw(",\"article_id\":");
    out.string(article_id);
    out.raw(",\"id\":");
    out.raw(number);
    text.write_after_id(feature);
    return out.take();
}

void write_geojson_sequence(std::span<const Layer> layers, const ByteSink& sink) {
    GeoJsonBuffer out(sink);
    for (const auto& layer : layers) {
        FeatureText text(layer, out);
        for (const auto& feature : layer.features) {
            write_tagged(layer, text, feature, feature.id, out);
            out.raw('\n');
        }
    }
    out.flush();
}

void write_one_geojson(std::span<const Layer> layers, const std::string& name, const FileNotes& notes,
                       const ByteSink& sink) {
    GeoJsonBuffer out(sink);
    std::string licence;
    for (const auto& layer : layers) { licence = distinct_values(layer, "licence", licence); }
    write_members({name, "", "", notes.generator, notes.attribution, licence, bounds(layers)}, out);
    std::int64_t id = 0;
    for (const auto& layer : layers) {
        FeatureText text(layer, out);
        for (const auto& feature : layer.features) {
            out.raw(id == 0 ? "\n" : ",\n");
            write_tagged(layer, text, feature, ++id, out);
        }
    }
    out.raw("\n]}\n");
    out.flush();
}

}  // namespace mapwire
