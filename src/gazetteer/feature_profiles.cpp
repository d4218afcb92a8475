#include "gazetteer/feature_profiles.hpp"

#include <algorithm>

namespace mapwire {
namespace {

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
FeatureProfile natural_earth(const std::vector<std::string>& names) {
    FeatureProfile profile{"Natural Earth", "ne:", {{"name", "name"}}, ""};
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

// OCHA's common operational datasets: "ADM2_EN" and "ADM2_PCODE" for each level, "adm2_name" and "adm2_pcode" since
// 2024, or "NAME_EN" and "PCODE" of its own level beside those of the upper ones. Where English is not the language of
// the maps "ADM2_EN" is "ADM2_FR", "ADM2_PT", "ADM2_ES".
FeatureProfile ocha(const std::vector<std::string>& names) {
    int upper = -1;
    for (int level = 0; level <= 4; ++level) {
        if (has(names, "adm" + std::to_string(level) + "_pcode")) { upper = level; }
    }
    const bool plain = has(names, "pcode");
    const int level = plain ? upper + 1 : upper;
    const auto own = "adm" + std::to_string(level);
    FeatureProfile profile{"OCHA boundaries", "ocha:", {}, level == 0 ? "PCLI" : "ADM" + std::to_string(level)};
    auto name = plain ? std::string("name_en") : own + "_en";
    for (const auto* ending : {"_name", "_fr", "_pt", "_es"}) {
        if (!plain && !has(names, name) && has(names, own + ending)) { name = own + ending; }
    }
    profile.fields = {{"name", name}, {"id", plain ? "pcode" : own + "_pcode"}};
    if (!plain) {
        for (const auto* language : {"ar", "fr", "pt", "es", "uk", "ru", "tr"}) {
            const auto field = own + "_" + language;
            if (has(names, field) && field != name) {
                profile.fields.emplace_back(std::string("name_") + language, field);
            }
        }
        // The same name in further languages, which stand in fields of their own.
        for (const auto* number : {"1", "2", "3"}) {
            if (has(names, own + "_name" + number)) {
                profile.fields.emplace_back("alternate", own + "_name" + number);
            }
        }
    }
    if (level >= 2) { profile.fields.emplace_back("admin1", "adm1_pcode"); }
    if (level >= 3) { profile.fields.emplace_back("admin2", "adm2_pcode"); }
    return profile;
}

}  // namespace

FeatureProfile profile_of(const Layer& layer, const FieldMapping& given) {
    std::vector<std::string> names;
    for (const auto& field : layer.fields) { names.push_back(in_lower_case(field.name)); }
    FeatureProfile profile;
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
    // OpenStreetMap: its numbers count nodes, ways and areas apart, so the layer is part of the id.
    if (profile.fields.size() > 1 && profile.fields[1] == std::pair<std::string, std::string>("id", "osm_id")) {
        profile.id_prefix = "osm:" + in_lower_case(layer.name) + ":";
        profile.fields.emplace_back("osm_place", "place");
    }
    for (const auto& name : names) {
        if (name.size() == 7 && name.starts_with("name_")) { profile.fields.emplace_back(name, name); }
    }
    return profile;
}

std::string in_lower_case(std::string_view text) {
    std::string lower(text);
    for (auto& c : lower) {
        if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c | 0x20); }
    }
    return lower;
}

}  // namespace mapwire
