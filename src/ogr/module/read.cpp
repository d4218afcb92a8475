#include <array>
#include <cstdio>
#include <string>

#include "ogr/module/functions.hpp"
#include "ogr/module/gdal_handles.hpp"

namespace mapwire {
namespace {

std::optional<Coordinate> from_ogr(double longitude, double latitude) {
    return Coordinate::try_from_degrees({longitude, latitude});
}

bool get_positions(const OGRSimpleCurve& curve, std::vector<Coordinate>& positions) {
    for (int i = 0; i < curve.getNumPoints(); ++i) {
        const auto position = from_ogr(curve.getX(i), curve.getY(i));
        if (!position) { return false; }
        positions.push_back(*position);
    }
    return true;
}

/// Gathers the parts of a geometry of any depth; false when a position is none on Earth.
struct Parts {
    std::vector<Coordinate> points;
    MultiLineString lines;
    MultiPolygon area;

    bool add(const OGRGeometry& geometry) {
        switch (wkbFlatten(geometry.getGeometryType())) {
            case wkbPoint: {
                const auto* point = geometry.toPoint();
                if (point->IsEmpty()) { return true; }
                const auto position = from_ogr(point->getX(), point->getY());
                if (position) { points.push_back(*position); }
                return position.has_value();
            }
            case wkbLineString:
                lines.lines.emplace_back();
                return get_positions(*geometry.toLineString(), lines.lines.back().positions);
            case wkbPolygon: return add_polygon(*geometry.toPolygon());
            case wkbMultiPoint:
            case wkbMultiLineString:
            case wkbMultiPolygon:
            case wkbGeometryCollection:
                for (const auto* part : geometry.toGeometryCollection()) {
                    if (!add(*part)) { return false; }
                }
                return true;
            default: return add_straightened(geometry);
        }
    }

    bool add_polygon(const OGRPolygon& polygon) {
        if (polygon.IsEmpty()) { return true; }
        Polygon made;
        if (!get_positions(*polygon.getExteriorRing(), made.exterior.positions)) { return false; }
        for (int i = 0; i < polygon.getNumInteriorRings(); ++i) {
            made.holes.emplace_back();
            if (!get_positions(*polygon.getInteriorRing(i), made.holes.back().positions)) { return false; }
        }
        area.polygons.push_back(std::move(made));
        return true;
    }

    /// Curves become chords.
    bool add_straightened(const OGRGeometry& geometry) {
        const std::unique_ptr<OGRGeometry> straight(geometry.getLinearGeometry());
        const auto type = straight ? wkbFlatten(straight->getGeometryType()) : wkbUnknown;
        const bool known = type == wkbPoint || type == wkbLineString || type == wkbPolygon ||
                           OGR_GT_IsSubClassOf(type, wkbGeometryCollection) != 0;
        return known && add(*straight);
    }

    [[nodiscard]] std::optional<Geometry> taken() {
        std::optional<Geometry> geometry;
        if (!area.polygons.empty()) {
            geometry.emplace(std::move(area));
        } else if (!lines.lines.empty()) {
            geometry.emplace(std::move(lines));
        } else if (!points.empty()) {
            geometry.emplace(points.front());
        }
        return geometry;
    }
};

std::string time_text(const OGRFeature& feature, int field) {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int zone = 0;
    feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone);
    std::array<char, 64> text{};
    const int length = std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02dZ", year, month, day, hour,
                                     minute, second);
    return {text.data(), static_cast<std::size_t>(length)};
}

FieldType type_of(const OGRFieldDefn& field) {
    switch (field.GetType()) {
        case OFTInteger:
        case OFTInteger64: return FieldType::integer;
        case OFTReal: return FieldType::real;
        case OFTDate:
        case OFTDateTime: return FieldType::datetime;
        default: return FieldType::text;
    }
}

FieldValue value_of(OGRFeature& feature, int field, FieldType type) {
    if (feature.IsFieldSetAndNotNull(field) == 0) { return std::monostate{}; }
    switch (type) {
        case FieldType::integer: return static_cast<std::int64_t>(feature.GetFieldAsInteger64(field));
        case FieldType::real: return feature.GetFieldAsDouble(field);
        case FieldType::datetime: return time_text(feature, field);
        case FieldType::text: break;
    }
    std::string text = feature.GetFieldAsString(field);
    if (text.empty()) { return std::monostate{}; }
    return text;
}

GeometryKind kind_of(OGRwkbGeometryType type) {
    const auto flat = wkbFlatten(type);
    if (flat == wkbLineString || flat == wkbMultiLineString) { return GeometryKind::multi_line_string; }
    return flat == wkbPolygon || flat == wkbMultiPolygon ? GeometryKind::multi_polygon : GeometryKind::point;
}

Layer definition_of(OGRLayer& layer) {
    Layer made{layer.GetName(), layer.GetName(), "", kind_of(layer.GetGeomType()), {}, {}};
    const auto& definition = *layer.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        const auto& field = *definition.GetFieldDefn(i);
        made.fields.push_back({field.GetNameRef(), type_of(field), field.GetAlternativeNameRef()});
    }
    return made;
}

struct DestroyTransformation {
    void operator()(OGRCoordinateTransformation* made) const { OGRCoordinateTransformation::DestroyCT(made); }
};
using TransformationHandle = std::unique_ptr<OGRCoordinateTransformation, DestroyTransformation>;

/// Nothing when the layer has WGS 84 already, or says nothing.
TransformationHandle to_wgs84(OGRLayer& layer) {
    const auto* own = layer.GetSpatialRef();
    if (own == nullptr) { return nullptr; }
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const std::unique_ptr<OGRSpatialReference> from(own->Clone());
    from->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (from->IsSame(&wgs84) != 0) { return nullptr; }
    return TransformationHandle(OGRCreateCoordinateTransformation(from.get(), &wgs84));
}

std::string read_layer(OGRLayer& layer, const OgrSource& source, const OgrFeatureSink& sink) {
    if (!source.where.empty() && layer.SetAttributeFilter(source.where.c_str()) != OGRERR_NONE) {
        return "the condition \"" + source.where + "\" is not understood";
    }
    const Layer definition = definition_of(layer);
    const auto transformation = to_wgs84(layer);
    layer.ResetReading();
    while (FeatureHandle feature{layer.GetNextFeature()}) {
        Feature made{feature->GetFID(), std::nullopt, {}};
        for (std::size_t i = 0; i < definition.fields.size(); ++i) {
            made.values.push_back(value_of(*feature, static_cast<int>(i), definition.fields[i].type));
        }
        if (auto* geometry = feature->GetGeometryRef(); geometry != nullptr) {
            Parts parts;
            if (transformation && geometry->transform(transformation.get()) != OGRERR_NONE) {
                return "feature " + std::to_string(made.id) + " cannot be brought to WGS 84";
            }
            if (!parts.add(*geometry)) {
                return "feature " + std::to_string(made.id) + " has a position outside longitude and latitude";
            }
            made.geometry = parts.taken();
        }
        sink(definition, std::move(made));
    }
    return {};
}

}  // namespace

std::string read_source(const OgrSource& source, const OgrFeatureSink& sink) {
    const MessageCatcher messages;
    const DatasetHandle dataset(GDALDataset::Open(source.path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
    if (!dataset) { return messages.failure().empty() ? "GDAL knows no such format" : messages.failure(); }
    bool any = false;
    for (auto* layer : dataset->GetLayers()) {
        if (!source.layer.empty() && source.layer != layer->GetName()) { continue; }
        any = true;
        auto failure = read_layer(*layer, source, sink);
        if (!failure.empty()) { return failure; }
    }
    if (!any) { return source.layer.empty() ? "it has no layer" : "it has no layer " + source.layer; }
    return messages.failure();
}

}  // namespace mapwire
