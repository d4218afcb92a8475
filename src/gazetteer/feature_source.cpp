#include "gazetteer/feature_source.hpp"

#include <algorithm>
#include <charconv>

#include "gazetteer/feature_profiles.hpp"
#include "gazetteer/row_values.hpp"
#include "gazetteer/source_columns.hpp"
#include "gazetteer/zip_archive.hpp"
#include "mapwire/geometry/parts_of_area.hpp"

namespace mapwire {
namespace {

std::string text_of(const FieldValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) { return std::string(trimmed(*text)); }
    if (const auto* number = std::get_if<std::int64_t>(&value)) { return std::to_string(*number); }
    if (const auto* real = std::get_if<double>(&value)) {
        char digits[64];
        const auto end = std::to_chars(digits, digits + sizeof digits, *real);
        return {digits, end.ptr};
    }
    return {};
}

const FieldMapping& fields_for(const std::filesystem::path& source, const BuildOptions& options) {
    for (const auto& name : {source.string(), source.filename().string()}) {
        const auto own = options.fields_of_source.find(name);
        if (own != options.fields_of_source.end()) { return own->second; }
    }
    return options.fields;
}

// OpenStreetMap's values of "place".
std::string_view code_of_osm_place(std::string_view place) {
    struct Kind {
        std::string_view place;
        std::string_view code;
    };
    constexpr Kind kinds[] = {{"city", "PPL"},
                              {"town", "PPL"},
                              {"village", "PPL"},
                              {"hamlet", "PPL"},
                              {"isolated_dwelling", "PPL"},
                              {"farm", "PPL"},
                              {"suburb", "PPLX"},
                              {"quarter", "PPLX"},
                              {"neighbourhood", "PPLX"},
                              {"island", "ISL"},
                              {"islet", "ISL"},
                              {"locality", "LCTY"},
                              {"region", "RGN"},
                              {"country", "PCLI"},
                              {"state", "ADM1"},
                              {"sea", "SEA"},
                              {"ocean", "OCN"}};
    for (const auto& kind : kinds) {
        if (kind.place == place) { return kind.code; }
    }
    return {};
}

bool has_closed_rings(const MultiPolygon& area) {
    const auto is_closed = [](const Ring& ring) {
        return ring.positions.size() >= 4 && ring.positions.front() == ring.positions.back();
    };
    return std::all_of(area.polygons.begin(), area.polygons.end(), [&](const Polygon& polygon) {
        return is_closed(polygon.exterior) && std::all_of(polygon.holes.begin(), polygon.holes.end(), is_closed);
    });
}

class FeatureImport {
public:
    FeatureImport(const std::string& name, PlaceIntake& intake)
        : name_(name), intake_(intake), fields_(fields_for(name, intake.options())) {}
    void add(const Layer& layer, const Feature& feature);

private:
    [[nodiscard]] const std::string& value(std::string_view role) const {
        static const std::string none;
        const auto found = values_.find(role);
        return found == values_.end() ? none : found->second;
    }
    [[nodiscard]] RowWhere where(const Feature& feature) const { return {name_, static_cast<std::size_t>(feature.id)}; }
    void read_values(const Layer& layer, const Feature& feature);
    [[nodiscard]] std::optional<Coordinate> position(const Feature& feature);
    [[nodiscard]] std::optional<Coordinate> position_in(const MultiPolygon& area, const Feature& feature);

    std::string name_;
    PlaceIntake& intake_;
    const FieldMapping& fields_;
    std::string layer_;
    FeatureProfile profile_;
    std::vector<std::pair<std::string, std::size_t>> columns_;
    std::map<std::string, std::string, std::less<>> values_;
};

void FeatureImport::read_values(const Layer& layer, const Feature& feature) {
    if (layer_ != layer.name || profile_.format.empty()) {
        layer_ = layer.name;
        profile_ = profile_of(layer, fields_);
        intake_.report().format = profile_.format;
        columns_.clear();
        for (const auto& [role, field] : profile_.fields) {
            const auto found = std::find_if(layer.fields.begin(), layer.fields.end(), [&](const auto& definition) {
                return in_lower_case(definition.name) == field;
            });
            if (found != layer.fields.end()) {
                columns_.emplace_back(role, static_cast<std::size_t>(found - layer.fields.begin()));
            } else if (role == "name" || !fields_.empty()) {
                const auto own = std::find_if(fields_.begin(), fields_.end(),
                                              [&](const auto& given) { return given.first == role; });
                const auto& written = own == fields_.end() ? field : own->second;
                throw InputError({name_,
                                  "layer " + layer.name + " has no field " + (written.empty() ? "for a name" : written),
                                  "Say which fields it has, as in name=NAME_EN,id=CODE"});
            }
        }
    }
    values_.clear();
    for (const auto& [role, column] : columns_) {
        if (column < feature.values.size()) { values_[role] = text_of(feature.values[column]); }
    }
}

std::optional<Coordinate> FeatureImport::position_in(const MultiPolygon& area, const Feature& feature) {
    try {
        return representative_position(area);
    } catch (const std::exception&) {  // GEOS cannot make sense of it
        intake_.fault(where(feature), "the area is broken", "Repair it, for example with ogr2ogr -makevalid");
        return {};
    }
}

std::optional<Coordinate> FeatureImport::position(const Feature& feature) {
    const auto* area = feature.geometry ? std::get_if<MultiPolygon>(&*feature.geometry) : nullptr;
    if (area != nullptr && !has_closed_rings(*area)) {
        intake_.fault(where(feature), "a ring of the area is not closed",
                      "Repair it, for example with ogr2ogr -makevalid");
        return {};
    }
    if (values_.contains("lat") && values_.contains("lon")) {
        return intake_.position(where(feature), value("lat"), value("lon"), value("country"));
    }
    if (feature.geometry) {
        if (const auto* point = std::get_if<Coordinate>(&*feature.geometry)) { return *point; }
        if (area != nullptr) { return position_in(*area, feature); }
        if (const auto* lines = std::get_if<MultiLineString>(&*feature.geometry)) {
            const auto& longest =
                *std::max_element(lines->lines.begin(), lines->lines.end(),
                                  [](const auto& a, const auto& b) { return a.positions.size() < b.positions.size(); });
            if (!longest.positions.empty()) { return longest.positions[longest.positions.size() / 2]; }
        }
    }
    intake_.fault(where(feature), "the feature has no geometry", "Give it a point, a line or an area");
    return {};
}

void FeatureImport::add(const Layer& layer, const Feature& feature) {
    read_values(layer, feature);
    intake_.count_row();
    const auto at = position(feature);
    if (!at) { return; }
    PlaceRow row{.position = *at};
    const auto& own = value("id");
    const auto id = profile_.id_prefix + (own.empty() ? layer.name + ":" + std::to_string(feature.id) : own);
    row.id = id;
    row.name = without_qualifier(value("name"));
    row.geonames_id = geonames_id_in(value("geonames_id"));
    const bool is_area = feature.geometry && std::holds_alternative<MultiPolygon>(*feature.geometry);
    auto code = value("feature_code").empty() ? profile_.feature_code : value("feature_code");
    if (code.empty()) { code = code_of_osm_place(value("osm_place")); }
    if (code.empty() && is_area) { code = "ADMD"; }
    row.feature_code = code;
    row.feature_class = value("feature_class").empty() ? class_of_code(code) : value("feature_class").front();
    auto country = value("country").size() == 2 ? value("country") : std::string{};
    if (profile_.id_prefix == "ocha:") { country = own.substr(0, 2); }
    if (country.size() == 2 && country[0] >= 'A' && country[0] <= 'Z') { row.country_code = country; }
    row.admin1_code = value("admin1_code");
    const auto parent = [&](const char* role) {
        return value(role).empty() ? std::string{} : profile_.id_prefix + value(role);
    };
    const auto admin1 = parent("admin1");
    const auto admin2 = parent("admin2");
    row.admin1 = admin1;
    row.admin2 = admin2;
    row.population = static_cast<std::int64_t>(std::clamp(number_in(value("population")).value_or(0.0), 0.0, 1e11));
    for (const auto& [role, text] : values_) {
        if (text.empty()) { continue; }
        const bool tagged = role.size() == 7 && role.starts_with("name_");
        if (tagged || role == "long" || role == "long2" || role == "former" || role == "alternate") {
            const auto language = tagged ? std::string_view(role).substr(5) : std::string_view{};
            row.names.push_back({without_qualifier(text), language, NameKind::alternate});
        }
    }
    if (!intake_.passes_filter(row)) { return; }
    if (row.name.empty() && row.names.empty()) {
        intake_.count_nameless(where(feature));
        return;
    }
    // What looks like an id may be none; one that the user named as such is taken at its word.
    const auto numbered = fields_.empty() ? id + ":" + std::to_string(feature.id) : std::string{};
    if (!intake_.take(row, where(feature), numbered)) { return; }
    if (is_area) { (void)intake_.builder().add_outline(row.id, *feature.geometry); }
}

}  // namespace

bool is_feature_source(const std::filesystem::path& source, const BuildOptions& options) {
    const auto name = in_lower_case(source.filename().string());
    const auto ends = [&](std::string_view ending) { return name.ends_with(ending); };
    for (const auto* ending : {".geojson", ".json", ".geojson.gz", ".geojson.zip", ".shp.zip", ".shp", ".gpkg", ".gml",
                               ".kml", ".kmz", ".fgb", ".osm", ".pbf", ".sqlite", ".gdb", ".tab", ".mif"}) {
        if (ends(ending)) { return true; }
    }
    if (ends(".zip") && zip_holds_features(source)) { return true; }
    return !fields_for(source, options).empty() && (ends(".csv") || ends(".tsv"));
}

void import_features(const std::string& name, PlaceIntake& intake) {
    const auto& read = intake.options().read_features;
    if (!read) { throw InputError({name, "sources of OGR cannot be read here", "Name a table"}); }
    FeatureImport import(name, intake);
    std::string path = name.starts_with("http://") || name.starts_with("https://") ? "/vsicurl/" + name : name;
    if (name.ends_with(".gz")) { path = "/vsigzip/" + path; }
    if (name.ends_with(".zip")) { path = "/vsizip/" + path; }
    read(path, [&](const Layer& layer, Feature&& feature) { import.add(layer, feature); });
}

FieldMapping parse_field_mapping(std::string_view text) {
    constexpr std::string_view roles[] = {"name",          "id",      "lat",        "lon",         "feature_code",
                                          "feature_class", "country", "population", "geonames_id", "admin1",
                                          "admin1_code",   "admin2",  "alternate"};
    FieldMapping mapping;
    while (!text.empty()) {
        const auto end = std::min(text.find(','), text.size());
        const auto part = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto equals = part.find('=');
        const auto role = trimmed(part.substr(0, equals));
        const bool known = std::find(std::begin(roles), std::end(roles), role) != std::end(roles) ||
                           (role.size() == 7 && role.starts_with("name_"));
        if (equals == std::string_view::npos || !known || equals + 1 == part.size()) {
            throw InputError({"fields", "\"" + std::string(part) + "\" is no mapping of a field",
                              "Write as in name=NAME_EN,name_ar=NAME_AR,id=CODE,feature_code=TYPE"});
        }
        mapping.emplace_back(role, trimmed(part.substr(equals + 1)));
    }
    if (std::none_of(mapping.begin(), mapping.end(), [](const auto& m) { return m.first == "name"; })) {
        throw InputError({"fields", "no field for the name is given", "Write as in name=NAME_EN,id=CODE"});
    }
    return mapping;
}

}  // namespace mapwire
