#include "ogr/module/functions.hpp"
#include "ogr/module/gdal_handles.hpp"
#include "ogr/module/ogr_values.hpp"

namespace mapwire {
namespace {

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
        const bool numbered = std::string_view(driver_.GetDescription()) != "MapInfo File";  // it numbers them itself
        for (const auto& feature : layer.features) {
            const auto made = to_ogr(feature, *target->GetLayerDefn(), first, wgs84_);
            if (numbered) { made->SetFID(static_cast<GIntBig>(feature.id)); }
            if (target->CreateFeature(made.get()) != OGRERR_NONE) { return false; }
        }
        return target->SyncToDisk() == OGRERR_NONE;
    }

    const OgrWriteJob& job_;
    GDALDriver& driver_;
    OGRSpatialReference wgs84_;
};

}  // namespace

std::string write_job(const OgrWriteJob& job, std::vector<std::string>& losses) {
    const MessageCatcher messages;
    const Settings settings(job);
    auto* driver = GetGDALDriverManager()->GetDriverByName(job.driver.c_str());
    if (driver == nullptr) { return "GDAL has no driver " + job.driver; }
    CPLErrorReset();
    if (job.upsert) { return upsert_job(job, losses); }
    const bool good = Writer(job, *driver).run();
    losses.insert(losses.end(), messages.warnings().begin(), messages.warnings().end());
    if (!messages.failure().empty()) { return messages.failure(); }
    return good ? "" : "no reason given";
}

}  // namespace mapwire
