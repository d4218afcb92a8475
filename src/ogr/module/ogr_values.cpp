#include "ogr/module/ogr_values.hpp"

#include <cstdlib>

#include "ogr/module/functions.hpp"

namespace mapwire {
namespace {

void put_positions(OGRSimpleCurve& curve, const std::vector<Coordinate>& positions) {
    curve.setNumPoints(static_cast<int>(positions.size()), FALSE);
    int index = 0;
    for (const auto& position : positions) { curve.setPoint(index++, position.longitude(), position.latitude()); }
}

std::unique_ptr<OGRGeometry> to_ogr(const Coordinate& point) {
    return std::make_unique<OGRPoint>(point.longitude(), point.latitude());
}

std::unique_ptr<OGRGeometry> to_ogr(const MultiLineString& lines) {
    auto all = std::make_unique<OGRMultiLineString>();
    for (const auto& line : lines.lines) {
        auto* one = new OGRLineString;
        put_positions(*one, line.positions);
        all->addGeometryDirectly(one);
    }
    return all;
}

std::unique_ptr<OGRGeometry> to_ogr(const LineString& line) { return to_ogr(MultiLineString{{line}}); }

std::unique_ptr<OGRGeometry> to_ogr(const MultiPolygon& area) {
    auto all = std::make_unique<OGRMultiPolygon>();
    for (const auto& polygon : area.polygons) {
        auto* one = new OGRPolygon;
        const auto add_ring = [&](const Ring& ring) {
            auto* made = new OGRLinearRing;
            put_positions(*made, ring.positions);
            one->addRingDirectly(made);
        };
        add_ring(polygon.exterior);
        for (const auto& hole : polygon.holes) { add_ring(hole); }
        all->addGeometryDirectly(one);
    }
    return all;
}

void put_time(OGRFeature& feature, int field, const std::string& text) {
    const auto number = [&](std::size_t at, std::size_t length) { return std::atoi(text.substr(at, length).c_str()); };
    constexpr int utc = 100;
    if (text.size() >= 19) {
        feature.SetField(field, number(0, 4), number(5, 2), number(8, 2), number(11, 2), number(14, 2),
                         static_cast<float>(number(17, 2)), utc);
    }
}

void put_value(OGRFeature& feature, int field, const FieldValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        if (feature.GetFieldDefnRef(field)->GetType() == OFTDateTime) { return put_time(feature, field, *text); }
        feature.SetField(field, text->c_str());
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        feature.SetField(field, static_cast<GIntBig>(*whole));
    } else if (const auto* real = std::get_if<double>(&value)) {
        feature.SetField(field, *real);
    } else {
        feature.SetFieldNull(field);
    }
}

}  // namespace

OGRwkbGeometryType ogr_type(GeometryKind kind) {
    switch (kind) {
        case GeometryKind::point: return wkbPoint;
        case GeometryKind::multi_line_string: return wkbMultiLineString;
        case GeometryKind::multi_polygon: return wkbMultiPolygon;
    }
    return wkbUnknown;
}

OGRFieldType field_type(FieldType type, const std::string& driver_types) {
    const auto has = [&](const char* word) {
        for (std::size_t at = driver_types.find(word); at != std::string::npos; at = driver_types.find(word, at + 1)) {
            const auto end = at + std::string_view(word).size();
            if (end == driver_types.size() || driver_types[end] == ' ') { return true; }
        }
        return driver_types.empty();
    };
    switch (type) {
        case FieldType::integer: return has("Integer64") ? OFTInteger64 : has("Integer") ? OFTInteger : OFTReal;
        case FieldType::real: return OFTReal;
        case FieldType::datetime: return has("DateTime") ? OFTDateTime : OFTString;
        case FieldType::text: return OFTString;
    }
    return OFTString;
}

std::string creation_types(GDALDriver& driver) {
    const std::string name = driver.GetDescription();
    if (name == "ESRI Shapefile") { return "Integer Integer64 Real String"; }
    if (name == "CSV") { return "Integer Integer64 Real String"; }
    const char* types = driver.GetMetadataItem(GDAL_DMD_CREATIONFIELDDATATYPES);
    return types != nullptr ? types : "";
}

FeatureHandle to_ogr(const Feature& feature, OGRFeatureDefn& definition, int first_field, OGRSpatialReference& wgs84) {
    FeatureHandle made(OGRFeature::CreateFeature(&definition));
    for (std::size_t i = 0; i < feature.values.size(); ++i) {
        put_value(*made, first_field + static_cast<int>(i), feature.values[i]);
    }
    if (feature.geometry) {
        auto geometry = std::visit([](const auto& shape) { return to_ogr(shape); }, *feature.geometry);
        geometry->assignSpatialReference(&wgs84);
        made->SetGeometryDirectly(geometry.release());
    }
    return made;
}

Settings::Settings(const OgrWriteJob& job) : settings_(string_list(job.settings)) {
    if (!job.last_change.empty()) { settings_.SetNameValue("OGR_CURRENT_DATE", job.last_change.c_str()); }
    apply(true);
}

Settings::~Settings() { apply(false); }

void Settings::apply(bool on) const {
    for (int i = 0; i < settings_.Count(); ++i) {
        char* name = nullptr;
        const char* value = CPLParseNameValue(settings_[i], &name);
        CPLSetThreadLocalConfigOption(name, on ? value : nullptr);
        CPLFree(name);
    }
}

}  // namespace mapwire
