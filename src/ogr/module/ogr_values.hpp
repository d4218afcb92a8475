#pragma once

#include <string>

#include "mapwire/ogr/ogr_module.hpp"
#include "ogr/module/gdal_handles.hpp"

namespace mapwire {

[[nodiscard]] OGRwkbGeometryType ogr_type(GeometryKind kind);
/// The nearest type that the driver has; what has no time type keeps the whole text.
[[nodiscard]] OGRFieldType field_type(FieldType type, const std::string& driver_types);
/// OGR's drivers name their types in one line; shapefile and CSV claim a DateTime that they cannot keep.
[[nodiscard]] std::string creation_types(GDALDriver& driver);
/// Without number; the feature's values begin at this field.
[[nodiscard]] FeatureHandle to_ogr(const Feature& feature, OGRFeatureDefn& definition, int first_field,
                                   OGRSpatialReference& wgs84);

/// Some of what drivers write depends on GDAL's configuration, the time that files are stamped with too: set while it
/// lives.
class Settings {
public:
    explicit Settings(const OgrWriteJob& job);
    ~Settings();
    Settings(const Settings&) = delete;
    Settings& operator=(const Settings&) = delete;

private:
    void apply(bool on) const;
    CPLStringList settings_;
};

}  // namespace mapwire
