#include "ogr/module/functions.hpp"
#include "ogr/module/gdal_handles.hpp"
#include "ogr/module/ogr_values.hpp"

namespace mapwire {
namespace {

std::string sql_name(std::string_view name) {
    std::string text = "\"";
    for (const char c : name) { text += c == '"' ? std::string("\"\"") : std::string(1, c); }
    return text + "\"";
}

/// Each layer goes into a table of the transaction's own first, then in one statement into the lasting one: what is
/// there already is replaced where it stands. A failure leaves the database as it was.
class Upsert {
public:
    Upsert(const OgrWriteJob& job, GDALDataset& database) : job_(job), database_(database) {
        wgs84_.importFromEPSG(4326);
        wgs84_.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    }

    bool run() {
        if (database_.StartTransaction() != OGRERR_NONE) { return false; }
        for (const Layer* layer : job_.layers) {
            if (!make_table(*layer) || !fill(*layer)) {
                database_.RollbackTransaction();
                return false;
            }
        }
        return database_.CommitTransaction() == OGRERR_NONE;
    }

private:
    bool execute(const std::string& statement) {
        CPLErrorReset();
        database_.ReleaseResultSet(database_.ExecuteSQL(statement.c_str(), nullptr, nullptr));
        return CPLGetLastErrorType() < CE_Failure;
    }

    OGRLayer* create(const std::string& name, const Layer& layer, bool lasting) {
        auto options = string_list(job_.layer_options);
        const auto offer = [&](const char* key, const char* value) {
            if (options.FetchNameValue(key) == nullptr) { options.SetNameValue(key, value); }
        };
        offer("GEOMETRY_NAME", "geom");
        offer("FID", "id");
        offer("LAUNDER", "NO");
        offer("SPATIAL_INDEX", lasting ? "GIST" : "NONE");
        if (!lasting) { options.SetNameValue("TEMPORARY", "YES"); }
        auto* made = database_.CreateLayer(name.c_str(), &wgs84_, ogr_type(layer.geometry_kind), options.List());
        if (made == nullptr) { return nullptr; }
        for (const auto& field : layer.fields) {
            OGRFieldDefn definition(field.name.c_str(), field_type(field.type, ""));
            if (made->CreateField(&definition, TRUE) != OGRERR_NONE) { return nullptr; }
        }
        return made->SyncToDisk() == OGRERR_NONE ? made : nullptr;
    }

    bool make_table(const Layer& layer) {
        const auto& key = layer.fields.front().name;
        if (database_.GetLayerByName(layer.name.c_str()) == nullptr) {
            CPLErrorReset();
            if (create(layer.name, layer, true) == nullptr) { return false; }
            return execute("ALTER TABLE " + sql_name(layer.name) + " ADD UNIQUE (" + sql_name(key) + ")");
        }
        return true;
    }

    bool fill(const Layer& layer) {
        if (layer.features.empty()) { return true; }
        const std::string incoming = "mapwire_incoming_" + layer.name;
        auto* target = create(incoming, layer, false);
        if (target == nullptr) { return false; }
        const int first = target->GetLayerDefn()->GetFieldCount() - static_cast<int>(layer.fields.size());
        for (const auto& feature : layer.features) {
            const auto made = to_ogr(feature, *target->GetLayerDefn(), first, wgs84_);
            if (target->CreateFeature(made.get()) != OGRERR_NONE) { return false; }
        }
        if (target->SyncToDisk() != OGRERR_NONE) { return false; }
        std::string columns = "\"geom\"";
        std::string changes = "\"geom\" = EXCLUDED.\"geom\"";
        for (const auto& field : layer.fields) {
            columns += ", " + sql_name(field.name);
            changes += ", " + sql_name(field.name) + " = EXCLUDED." + sql_name(field.name);
        }
        return execute("INSERT INTO " + sql_name(layer.name) + " (" + columns + ") SELECT " + columns +
                       " FROM pg_temp." + sql_name(incoming) + " ORDER BY \"id\" ON CONFLICT (" +
                       sql_name(layer.fields.front().name) + ") DO UPDATE SET " + changes) &&
               execute("DROP TABLE pg_temp." + sql_name(incoming));
    }

    const OgrWriteJob& job_;
    GDALDataset& database_;
    OGRSpatialReference wgs84_;
};

}  // namespace

std::string upsert_job(const OgrWriteJob& job, std::vector<std::string>& losses) {
    const MessageCatcher messages;
    const Settings settings(job);
    const DatasetHandle database(GDALDataset::Open(job.destination.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, nullptr,
                                                   string_list(job.dataset_options).List()));
    if (!database) { return messages.failure().empty() ? "the database cannot be opened" : messages.failure(); }
    const bool good = Upsert(job, *database).run();
    losses.insert(losses.end(), messages.warnings().begin(), messages.warnings().end());
    if (!good) { return messages.failure().empty() ? "no reason given" : messages.failure(); }
    return "";
}

}  // namespace mapwire
