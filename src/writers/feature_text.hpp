#pragma once

#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "mapwire/model/layer.hpp"
#include "writers/geojson_buffer.hpp"
#include "writers/positions.hpp"

namespace mapwire {

/// Writes features; what does not change from one to the next is made ready once.
class FeatureText {
public:
    FeatureText(const Layer& layer, GeoJsonBuffer& out) : layer_(layer), out_(out) {
        for (const auto& field : layer.fields) {
            GeoJsonBuffer key;
            if (!keys_.empty()) { key.raw(','); }
            key.string(field.name);
            key.raw(':');
            keys_.push_back(key.take());
        }
    }

    /// From "id" to the closing brace; what comes before is the caller's.
    void write(const Feature& feature, std::int64_t id) {
        out_.raw("\"id\":");
        out_.integer(id);
        write_after_id(feature);
    }

    void write_after_id(const Feature& feature) {
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
    GeoJsonBuffer& out_;
    std::vector<std::string> keys_;
    std::vector<FilePosition> rounded_;
};

}  // namespace mapwire
