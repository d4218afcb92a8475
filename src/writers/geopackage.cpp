#include "writers/geopackage.hpp"

#include "writers/provenance_notes.hpp"
#include "writers/xml_text.hpp"

namespace mapwire {
namespace {

std::string sql(std::string_view text) {
    std::string quoted = "'";
    for (const char c : text) { quoted += c == '\'' ? std::string("''") : std::string(1, c); }
    return quoted + "'";
}

std::string hexadecimal(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        text += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4U];
        text += "0123456789abcdef"[static_cast<unsigned char>(c) & 0xFU];
    }
    return text;
}

/// Seconds with three decimals, as GeoPackage wants its times.
std::string millisecond_time(const std::string& time) {
    return time.size() >= 19 ? time.substr(0, 19) + ".000Z" : "1970-01-01T00:00:00.000Z";
}

/// QGIS looks for catalogue and schema as empty text, not as NULL, and for the geometry column's real name.
void add_styles(std::span<const Layer> layers, const QgisStyles& styles, const std::string& time,
                std::vector<std::string>& statements) {
    statements.emplace_back(
        "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT, "
        "f_table_schema TEXT, f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT, "
        "useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT, update_time DATETIME)");
    statements.push_back(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) VALUES "
        "('layer_styles', 'attributes', 'layer_styles', 'Styles for QGIS', " +
        sql(time) + ")");
    for (const auto& layer : layers) {
        statements.push_back(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, "
            "styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) VALUES ('', '', " +
            sql(layer.name) + ", 'geom', " + sql(layer.name) + ", " + sql(styles.qml(layer)) + ", '', 1, " +
            sql(layer.description) + ", '', NULL, " + sql(time) + ")");
    }
}

/// Sources and licences of each layer, in the form that QGIS itself stores.
void add_metadata(std::span<const Layer> layers, const RunNotes& notes, const std::string& time,
                  std::vector<std::string>& statements) {
    statements.emplace_back(
        "CREATE TABLE gpkg_metadata (id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL "
        "DEFAULT "
        "'dataset', md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL "
        "DEFAULT '')");
    statements.emplace_back(
        "CREATE TABLE gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, "
        "row_id_value INTEGER, timestamp DATETIME NOT NULL, md_file_id INTEGER NOT NULL, md_parent_id INTEGER, "
        "CONSTRAINT "
        "crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id), CONSTRAINT crmr_mpi_fk FOREIGN KEY "
        "(md_parent_id) REFERENCES gpkg_metadata(id))");
    for (const auto* table : {"gpkg_metadata", "gpkg_metadata_reference"}) {
        statements.push_back(
            "INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) "
            "VALUES (" +
            sql(table) +
            ", NULL, 'gpkg_metadata', "
            "'http://www.geopackage.org/spec121/#extension_metadata', 'read-write')");
    }
    int id = 0;
    for (const auto& layer : layers) {
        const std::string number = std::to_string(++id);
        statements.push_back("INSERT INTO gpkg_metadata VALUES (" + number +
                             ", 'dataset', 'http://mrcc.com/qgis.dtd', 'text/xml', " +
                             sql(layer_metadata_xml(layer, feature_facts(layer), notes.files)) + ")");
        statements.push_back("INSERT INTO gpkg_metadata_reference VALUES ('table', " + sql(layer.name) +
                             ", NULL, NULL, " + sql(time) + ", " + number + ", NULL)");
    }
}

void add_project(std::span<const Layer> layers, const RunNotes& notes, const QgisStyles& styles,
                 const std::string& file_name, const std::string& time, std::vector<std::string>& statements) {
    std::map<std::string, std::string> sources;
    for (const auto& layer : layers) { sources[layer.name] = "./" + file_name + "|layername=" + layer.name; }
    const ProjectNotes project{notes.title, notes.files};
    const auto archive = to_qgz(styles.project(layers, project, sources), "mapwire.qgs", notes.last_change);
    statements.emplace_back("CREATE TABLE qgis_projects (name TEXT PRIMARY KEY, metadata BLOB, content BLOB)");
    statements.push_back(
        "INSERT INTO qgis_projects VALUES ('mapwire', " +
        sql("{\"last_modified_time\": \"" + time.substr(0, 19) + "\", \"last_modified_user\": \"mapwire\" }") + ", " +
        sql(hexadecimal(archive)) + ")");
}

}  // namespace

std::vector<std::string> geopackage_statements(std::span<const Layer> layers, const RunNotes& notes,
                                               const QgisStyles& styles, const std::string& file_name) {
    const auto time = millisecond_time(notes.last_change);
    std::vector<std::string> statements;
    add_styles(layers, styles, time, statements);
    add_metadata(layers, notes, time, statements);
    add_project(layers, notes, styles, file_name, time, statements);
    return statements;
}

}  // namespace mapwire
