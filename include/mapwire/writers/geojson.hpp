#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "mapwire/model/layer.hpp"
#include "mapwire/writers/feature_facts.hpp"

namespace mapwire {

/// Takes the bytes of a file piece by piece, in order.
using ByteSink = std::function<void(std::string_view)>;

/// What a file says about itself beside its features; "" is left out.
struct FileNotes {
    std::string generator;    ///< "mapwire 0.1.0"
    std::string attribution;  ///< who is to be credited for the data
};

/// Writes a layer as RFC 7946 text: one FeatureCollection, one feature a line, UTF-8 without byte order mark.
///
/// Members      type, name, title, description, generator, attribution, licence (all licences of the features), bbox,
///              features. No crs.
/// Positions    longitude first, at most 7 decimals (11 mm), no needless zeros. Positions that fall together are
/// written
///              once; a ring that has no area left is dropped, a geometry without any ring is null.
/// Rings        closed, exterior counter-clockwise, holes clockwise, whatever the layer has.
/// Geometry     always the layer's own type: areas are MultiPolygon, lines MultiLineString.
/// bbox         west, south, east, north of all features; west is greater than east when the features lie on both sides
///              of the 180th meridian (RFC 7946, 5.2). Left out when no feature has a geometry.
/// Properties   each field of the layer in its order; null when unknown, never "". A real number always has a decimal
///              point, so that a column's type does not change from run to run. Bytes that are not UTF-8 become U+FFFD.
void write_geojson(const Layer& layer, const FileNotes& notes, const ByteSink& sink);
/// The same where the layer's facts are known already.
void write_geojson(const Layer& layer, const FeatureFacts& facts, const FileNotes& notes, const ByteSink& sink);
[[nodiscard]] std::string to_geojson(const Layer& layer, const FileNotes& notes = {});

/// One feature alone as one line of JSON without line break, for GeoJSON text sequences (RFC 8142). The member `layer`
/// says which layer it belongs to.
[[nodiscard]] std::string to_geojson_feature(const Layer& layer, const Feature& feature);
/// The same with a member `article_id`, and with these characters in the place of the feature's number.
[[nodiscard]] std::string to_geojson_feature(const Layer& layer, const Feature& feature, std::string_view article_id,
                                             std::string_view number);

/// All features of all layers so, a line each.
void write_geojson_sequence(std::span<const Layer> layers, const ByteSink& sink);

/// All features of all layers in one FeatureCollection, numbered through, each with the member `layer`.
void write_one_geojson(std::span<const Layer> layers, const std::string& name, const FileNotes& notes,
                       const ByteSink& sink);

/// The box of all geometries of the layers, in the sense of `bbox` above; nothing when there is none.
[[nodiscard]] std::optional<BoundingBox> bounds(std::span<const Layer> layers);
[[nodiscard]] inline std::optional<BoundingBox> bounds(const Layer& layer) { return bounds(std::span(&layer, 1)); }

}  // namespace mapwire
