#include "gazetteer/feature_source.hpp"

#include <algorithm>
#include <charconv>

#include "gazetteer/row_values.hpp"
#include "gazetteer/source_columns.hpp"
#include "gazetteer/zip_archive.hpp"
#include "mapwire/geometry/parts_of_area.hpp"

namespace mapwire {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;  // "name": the field's name in lower case

std::string in_lower_case(std::string_view text) {
    std::string lower(text);
    for (auto& c : lower) {
        if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c | 0x20); }
    }
    return lower;
}

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

/// How the fields of a layer are to be read.
struct Profile {
    std::string format;
    std::string id_prefix;
    Fields fields;
    std::string feature_code;  ///< of features that tell none
};

bool has(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string first_of(const std::vector<std::string>& names, std::initializer_list<const char*> wanted) {
    for (const auto* name : wanted) {
        if (has(names, name)) { return name; }
    }
    return {};
}

// Natural Earth: https://www.naturalearthdata.com; its layers have "featurecla".
Profile natural_earth(const std::vector<std::string>& names) {
    Profile profile{"Natural Earth", "ne:", {{"name", "name"}}, ""};
    profile.fields.emplace_back("id", first_of(names, {"ne_id"}));
    if (has(names, "iso_3166_2")) {
        profile.feature_code = "ADM1";
        profile.fields.insert(profile.fields.end(),
                              {{"country", "iso_a2"}, {"geonames_id", "gn_id"}, {"former", "name_alt"}});
    } else if (has(names, "adm0_a3") && has(names, "sovereignt") && !has(names, "pop_max")) {
        profile.feature_code =
            has(names, "brk_name") && has(names, "note_brk") && !has(names, "name_en") ? "TERR" : "PCLI";
        profile.fields.insert(profile.fields.end(), {{"country", has(names, "iso_a2_eh") ? "iso_a2_eh" : "iso_a2"},
                                                     {"population", "pop_est"},
                                                     {"long", "name_long"},
                                                     {"long2", "formal_en"}});
    } else if (has(names, "pop_max")) {
        profile.feature_code = "PPL";
        profile.fields.insert(profile.fields.end(), {{"country", "iso_a2"},
                                                     {"population", "pop_max"},
                                                     {"geonames_id", first_of(names, {"geonameid", "gn_id"})}});
    }
    return profile;
}

// OCHA's common operational datasets: "ADM2_EN" and "ADM2_PCODE" for each level, or "NAME_EN" and "PCODE" of its own
// level beside those of the upper ones.
Profile ocha(const std::vector<std::string>& names) {
    int upper = -1;
    for (int level = 0; level <= 4; ++level) {
        if (has(names, "adm" + std::to_string(level) + "_pcode")) { upper = level; }
    }
    const bool plain = has(names, "pcode");
    const int level = plain ? upper + 1 : upper;
    const auto own = "adm" + std::to_string(level);
    Profile profile{"OCHA boundaries", "ocha:", {}, level == 0 ? "PCLI" : "ADM" + std::to_string(level)};
    profile.fields = {{"name", plain ? "name_en" : own + "_en"}, {"id", plain ? "pcode" : own + "_pcode"}};
    if (!plain) { profile.fields.emplace_back("name_ar", own + "_ar"); }
    if (level >= 2) { profile.fields.emplace_back("admin1", "adm1_pcode"); }
    if (level >= 3) { profile.fields.emplace_back("admin2", "adm2_pcode"); }
    return profile;
}

Profile profile_of(const Layer& layer, const FieldMapping& given) {
    std::vector<std::string> names;
    for (const auto& field : layer.fields) { names.push_back(in_lower_case(field.name)); }
    Profile profile;
    if (!given.empty()) {
        profile.format = "features with the fields that were given";
        for (const auto& [role, field] : given) { profile.fields.emplace_back(role, in_lower_case(field)); }
        return profile;
    }
    if (has(names, "featurecla")) {
        profile = natural_earth(names);
    } else if (has(names, "pcode") || has(names, "adm0_pcode")) {
        profile = ocha(names);
    } else {
        profile.format = "features with named fields";
        profile.fields = {{"name", first_of(names, {"name", "name_en", "toponym"})},
                          {"id", first_of(names, {"place_id", "id", "osm_id"})},
                          {"country", first_of(names, {"country_code", "iso_a2", "country"})},
                          {"feature_code", first_of(names, {"feature_code", "fcode"})},
                          {"geonames_id", first_of(names, {"geonames_id", "geonameid"})},
                          {"population", first_of(names, {"population", "pop"})}};
    }
    for (const auto& name : names) {
        if (name.size() == 7 && name.starts_with("name_")) { profile.fields.emplace_back(name, name); }
    }
    return profile;
}

const FieldMapping& fields_for(const std::filesystem::path& source, const BuildOptions& options) {
    for (const auto& name : {source.string(), source.filename().string()}) {
        const auto own = options.fields_of_source.find(name);
        if (own != options.fields_of_source.end()) { return own->second; }
    }
    return options.fields;
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

    std::string name_;
    PlaceIntake& intake_;
    const FieldMapping& fields_;
    std::string layer_;
    Profile profile_;
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
                throw InputError({name_,
                                  "layer " + layer.name + " has no field " + (field.empty() ? "for a name" : field),
                                  "Say which fields it has, as in name=NAME_EN,id=CODE"});
            }
        }
    }
    values_.clear();
    for (const auto& [role, column] : columns_) {
        if (column < feature.values.size()) { values_[role] = text_of(feature.values[column]); }
    }
}

std::optional<Coordinate> FeatureImport::position(const Feature& feature) {
    if (values_.contains("lat") && values_.contains("lon")) {
        return intake_.position(where(feature), value("lat"), value("lon"), value("country"));
    }
    if (feature.geometry) {
        if (const auto* point = std::get_if<Coordinate>(&*feature.geometry)) { return *point; }
        if (const auto* area = std::get_if<MultiPolygon>(&*feature.geometry)) { return representative_position(*area); }
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
