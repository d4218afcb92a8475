#include "mapwire/writers/geojson.hpp"

#include <cmath>
#include <set>
#include <span>

#include "writers/json_text.hpp"
#include "writers/positions.hpp"

namespace mapwire {
namespace {

/// Writes features; what does not change from one to the next is made ready once.
class FeatureText {
public:
    FeatureText(const Layer& layer, JsonText& out) : layer_(layer), out_(out) {
        for (const auto& field : layer.fields) {
            JsonText key;
            if (!keys_.empty()) { key.raw(','); }
            key.string(field.name);
            key.raw(':');
            keys_.push_back(key.take());
        }
    }

    /// From "id" to the closing brace.
    void write(const Feature& feature) {
        out_.raw("\"id\":");
        out_.integer(feature.id);
        out_.raw(",\"properties\":{");
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            out_.raw(keys_[i]);
            value(feature.values.at(i));
        }
        out_.raw("},\"geometry\":");
        if (!feature.geometry || !std::visit([&](const auto& shape) { return geometry(shape); }, *feature.geometry)) {
            out_.raw("null");
        }
        out_.raw('}');
    }

private:
    void value(const FieldValue& value) {
        if (const auto* text = std::get_if<std::string>(&value); text != nullptr && !text->empty()) {
            out_.string(*text);
        } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
            out_.integer(*whole);
        } else if (const auto* real = std::get_if<double>(&value); real != nullptr && std::isfinite(*real)) {
            out_.real(*real);
        } else {
            out_.raw("null");
        }
    }

    void position(const FilePosition& position) { out_.position(position.longitude, position.latitude); }
    void positions() {
        char before = '[';
        for (const auto& next : rounded_) {
            out_.raw(before);
            position(next);
            before = ',';
        }
        out_.raw(']');
    }

    bool geometry(const Coordinate& point) {
        out_.raw("{\"type\":\"Point\",\"coordinates\":");
        position(file_position(point));
        out_.raw('}');
        return true;
    }
    bool geometry(const LineString& line) { return lines({&line, 1}); }
    bool geometry(const MultiLineString& many) { return lines(many.lines); }
    bool lines(std::span<const LineString> lines) {
        bool any = false;
        for (const auto& line : lines) {
            round_positions(line.positions, rounded_);
            if (rounded_.size() < 2) { continue; }
            out_.raw(any ? "," : "{\"type\":\"MultiLineString\",\"coordinates\":[");
            positions();
            any = true;
        }
        if (any) { out_.raw("]}"); }
        return any;
    }
    bool geometry(const MultiPolygon& area) {
        bool any = false;
        for (const auto& polygon : area.polygons) {
            round_ring(polygon.exterior, true, rounded_);
            if (rounded_.empty()) { continue; }
            out_.raw(any ? ",[" : "{\"type\":\"MultiPolygon\",\"coordinates\":[[");
            any = true;
            positions();
            for (const auto& hole : polygon.holes) {
                round_ring(hole, false, rounded_);
                if (rounded_.empty()) { continue; }
                out_.raw(',');
                positions();
            }
            out_.raw(']');
        }
        if (any) { out_.raw("]}"); }
        return any;
    }

    const Layer& layer_;
    JsonText& out_;
    std::vector<std::string> keys_;
    std::vector<FilePosition> rounded_;
};

/// All parts of the "a; b" lists in the field `licence`, each once, sorted.
std::string licences(const Layer& layer) {
    std::size_t column = 0;
    while (column < layer.fields.size() && layer.fields[column].name != "licence") { ++column; }
    if (column == layer.fields.size()) { return {}; }
    std::set<std::string, std::less<>> known;
    std::string last;
    for (const auto& feature : layer.features) {
        const auto* list = std::get_if<std::string>(&feature.values[column]);
        if (list == nullptr || *list == last) { continue; }
        last = *list;
        for (std::size_t begin = 0; begin < list->size();) {
            const auto end = std::min(list->find("; ", begin), list->size());
            known.insert(list->substr(begin, end - begin));
            begin = end + 2;
        }
    }
    std::string joined;
    for (const auto& licence : known) { joined += (joined.empty() ? "" : "; ") + licence; }
    return joined;
}

void write(const Layer& layer, const FileNotes& notes, JsonText& out) {
    out.raw("{\n\"type\":\"FeatureCollection\"");
    const auto member = [&](std::string_view name, std::string_view text) {
        if (text.empty()) { return; }
        out.raw(",\n");
        out.string(name);
        out.raw(':');
        out.string(text);
    };
    member("name", layer.name);
    member("title", layer.title);
    member("description", layer.description);
    member("generator", notes.generator);
    member("attribution", notes.attribution);
    member("licence", licences(layer));
    if (const auto box = bounds(layer)) {
        out.raw(",\n\"bbox\":");
        char before = '[';
        for (const double edge : {box->west, box->south, box->east, box->north}) {
            out.raw(before);
            out.degrees(std::llround(edge * 1e7));
            before = ',';
        }
        out.raw(']');
    }
    out.raw(",\n\"features\":[");
    FeatureText features(layer, out);
    for (const auto& feature : layer.features) {
        out.raw(&feature == &layer.features.front() ? "\n" : ",\n");
        out.raw("{\"type\":\"Feature\",");
        features.write(feature);
    }
    out.raw("\n]}\n");
}

}  // namespace

void write_geojson(const Layer& layer, const FileNotes& notes, const ByteSink& sink) {
    JsonText out(sink);
    write(layer, notes, out);
    out.flush();
}

std::string to_geojson(const Layer& layer, const FileNotes& notes) {
    JsonText out;
    write(layer, notes, out);
    return out.take();
}

std::string to_geojson_feature(const Layer& layer, const Feature& feature) {
    JsonText out;
    out.raw("{\"type\":\"Feature\",\"layer\":");
    out.string(layer.name);
    out.raw(',');
    FeatureText(layer, out).write(feature);
    return out.take();
}

}  // namespace mapwire
