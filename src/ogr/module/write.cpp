#include <cstdlib>

#include "ogr/module/functions.hpp"
#include "ogr/module/gdal_handles.hpp"

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

OGRwkbGeometryType ogr_type(GeometryKind kind) {
    switch (kind) {
        case GeometryKind::point: return wkbPoint;
        case GeometryKind::multi_line_string: return wkbMultiLineString;
        case GeometryKind::multi_polygon: return wkbMultiPolygon;
    }
    return wkbUnknown;
}

/// The nearest type that the driver has; what has no time type keeps the whole text.
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

/// OGR's drivers name their types in one line; shapefile and CSV claim a DateTime that they cannot keep.
std::string creation_types(GDALDriver& driver) {
    const std::string name = driver.GetDescription();
    if (name == "ESRI Shapefile") { return "Integer Integer64 Real String"; }
    if (name == "CSV") { return "Integer Integer64 Real String"; }
    const char* types = driver.GetMetadataItem(GDAL_DMD_CREATIONFIELDDATATYPES);
    return types != nullptr ? types : "";
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

class Writer {
public:
    Writer(const OgrWriteJob& job, GDALDriver& driver) : job_(job), driver_(driver) {
        wgs84_.importFromEPSG(4326);
        wgs84_.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    }

    bool run() {
        DatasetHandle dataset(
            driver_.Create(job_.destination.c_str(), 0, 0, 0, GDT_Unknown, string_list(job_.dataset_options).List()));
        if (!dataset) { return false; }
        const bool transaction = dataset->TestCapability(ODsCTransactions) != 0;
        if (transaction && dataset->StartTransaction() != OGRERR_NONE) { return false; }
        for (const Layer* layer : job_.layers) {
            if (!write(*dataset, *layer)) { return false; }
        }
        for (const auto& statement : job_.statements) {
            dataset->ReleaseResultSet(dataset->ExecuteSQL(statement.c_str(), nullptr, nullptr));
            if (CPLGetLastErrorType() >= CE_Failure) { return false; }
        }
        return !transaction || dataset->CommitTransaction() == OGRERR_NONE;
    }

private:
    CPLStringList options_for(const Layer& layer) const {
        auto options = string_list(job_.layer_options);
        const std::string name = driver_.GetDescription();
        const auto offer = [&](const char* key, const char* value) {
            if (options.FetchNameValue(key) == nullptr) { options.SetNameValue(key, value); }
        };
        if (name == "GPKG") {
            offer("IDENTIFIER", layer.title.c_str());
            offer("DESCRIPTION", layer.description.c_str());
        }
        if (name == "CSV") { offer("GEOMETRY", layer.geometry_kind == GeometryKind::point ? "AS_XY" : "AS_WKT"); }
        if (name == "ESRI Shapefile") { offer("ENCODING", "UTF-8"); }
        return options;
    }

    bool write(GDALDataset& dataset, const Layer& layer) {
        auto* target =
            dataset.CreateLayer(layer.name.c_str(), &wgs84_, ogr_type(layer.geometry_kind), options_for(layer).List());
        if (target == nullptr) { return false; }
        const auto types = creation_types(driver_);
        for (const auto& field : layer.fields) {
            OGRFieldDefn definition(field.name.c_str(), field_type(field.type, types));
            if (!field.meaning.empty()) { definition.SetAlternativeName(field.meaning.c_str()); }
            if (target->CreateField(&definition, TRUE) != OGRERR_NONE) { return false; }
        }
        if (target->GetLayerDefn()->GetFieldCount() < static_cast<int>(layer.fields.size())) { return false; }
        const int first = target->GetLayerDefn()->GetFieldCount() - static_cast<int>(layer.fields.size());
        for (const auto& feature : layer.features) {
            FeatureHandle made(OGRFeature::CreateFeature(target->GetLayerDefn()));
            made->SetFID(static_cast<GIntBig>(feature.id));
            for (std::size_t i = 0; i < feature.values.size(); ++i) {
                put_value(*made, first + static_cast<int>(i), feature.values[i]);
            }
            if (feature.geometry) {
                auto geometry = std::visit([](const auto& shape) { return to_ogr(shape); }, *feature.geometry);
                geometry->assignSpatialReference(&wgs84_);
                made->SetGeometryDirectly(geometry.release());
            }
            if (target->CreateFeature(made.get()) != OGRERR_NONE) { return false; }
        }
        return target->SyncToDisk() == OGRERR_NONE;
    }

    const OgrWriteJob& job_;
    GDALDriver& driver_;
    OGRSpatialReference wgs84_;
};

/// Some of what drivers write depends on GDAL's configuration, the time that files are stamped with too.
class Settings {
public:
    explicit Settings(const OgrWriteJob& job) : settings_(string_list(job.settings)) {
        if (!job.last_change.empty()) { settings_.SetNameValue("OGR_CURRENT_DATE", job.last_change.c_str()); }
        apply(true);
    }
    ~Settings() { apply(false); }
    Settings(const Settings&) = delete;
    Settings& operator=(const Settings&) = delete;

private:
    void apply(bool on) const {
        for (int i = 0; i < settings_.Count(); ++i) {
            char* name = nullptr;
            const char* value = CPLParseNameValue(settings_[i], &name);
            CPLSetThreadLocalConfigOption(name, on ? value : nullptr);
            CPLFree(name);
        }
    }
    CPLStringList settings_;
};

}  // namespace

std::string write_job(const OgrWriteJob& job, std::vector<std::string>& losses) {
    const MessageCatcher messages;
    const Settings settings(job);
    auto* driver = GetGDALDriverManager()->GetDriverByName(job.driver.c_str());
    if (driver == nullptr) { return "GDAL has no driver " + job.driver; }
    CPLErrorReset();
    const bool good = Writer(job, *driver).run();
    losses.insert(losses.end(), messages.warnings().begin(), messages.warnings().end());
    if (!messages.failure().empty()) { return messages.failure(); }
    return good ? "" : "no reason given";
}

}  // namespace mapwire
