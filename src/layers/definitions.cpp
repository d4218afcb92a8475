#include "layers/definitions.hpp"

#include <algorithm>
#include <cassert>
#include <span>
#include <string>

#include "mapwire/layers/build_layers.hpp"

namespace mapwire {
namespace {

struct FieldRow {
    const char* name;
    FieldType type;
    const char* unit;
    const char* meaning;
    const char* example;
};

constexpr auto text = FieldType::text;
constexpr auto integer = FieldType::integer;
constexpr auto real = FieldType::real;
constexpr auto datetime = FieldType::datetime;

// The first of them is named after the layer and put in front.
constexpr FieldRow common_fields[] = {
    {"name", text, "", "what the feature is called", "Al-Tanf garrison"},
    {"article", text, "", "id of the article it was first read in", "2017-06-09-syria"},
    {"article_title", text, "", "title of that article", "Base near the border is struck"},
    {"published", datetime, "UTC", "when that article was published", "2017-06-09T00:00:00Z"},
    {"source_url", text, "", "where that article was published", "https://example.org/a"},
    {"sentence", text, "", "the sentence it was read in, quoted", "The base lies near the border."},
    {"rule", text, "", "the rule or model that decided", "R2"},
    {"confidence", real, "0 to 1", "how sure mapwire is", "0.93"},
    {"uncertainty_m", real, "m", "positional uncertainty: the true place lies within this radius or band", "500.0"},
    {"geo_precision", integer, "", "1 exact, 2 near, 3 region", "1"},
    {"gazetteer", text, "", "gazetteer and its version", "embedded 2026-11"},
    {"licence", text, "", "licence of the place data", "CC BY 4.0"},
};
static_assert(std::size(common_fields) + 1 == common_field_count);

constexpr FieldRow places_fields[] = {
    {"geonames_id", integer, "", "the place in GeoNames", "172344"},
    {"feature_code", text, "", "kind of place, GeoNames feature code", "PPL"},
    {"country_code", text, "", "ISO 3166-1 alpha-2", "SY"},
    {"admin1", text, "", "first-level division", "Homs"},
    {"admin2", text, "", "second-level division", "Tadmur"},
    {"mention_count", integer, "", "how often it was named in the roles asked for", "4"},
    {"article_count", integer, "", "in how many articles", "2"},
    {"names_used", text, "", "the spellings met, separated by \"; \"", "Al Tanf; At Tanf"},
    {"first_seen", datetime, "UTC", "publication of the first article that names it", "2017-05-18T00:00:00Z"},
    {"last_seen", datetime, "UTC", "publication of the last article that names it", "2017-06-09T00:00:00Z"},
    {"in_zones", text, "",
     "zone_id of the zones in force that hold it on the day of an article that names it, \"(cannot tell)\" where they "
     "only may, separated by \"; \"",
     "southwest-ceasefire-2017 (cannot tell)"},
    {"notes", text, "", "where sources disagree about the place", "disputed: held by Russia since 2014"},
};

constexpr FieldRow mentions_fields[] = {
    {"text", text, "", "the words", "Al Tanf"},
    {"char_start", integer, "code points", "first character, counted from 0 in the article's text as read", "1204"},
    {"char_end", integer, "code points", "one past the last character", "1211"},
    {"byte_start", integer, "bytes", "first byte in the same text as UTF-8", "1210"},
    {"byte_end", integer, "bytes", "one past the last byte", "1217"},
    {"role", text, "", "literal, metonymic, demonym, dateline, organisation, person, boilerplate", "literal"},
    {"stands_for", text, "", "place id of the country that a metonymic mention or a demonym means", "gn:2017370"},
    {"status", text, "", "resolved, unresolved", "resolved"},
    {"reason", text, "", "why this place, or why none", "unknown name"},
    {"place_id", text, "", "the place named", "gn:172344"},
    {"feature_code", text, "", "kind of place, GeoNames feature code", "PPL"},
    {"country_code", text, "", "ISO 3166-1 alpha-2", "SY"},
    {"admin1", text, "", "first-level division", "Homs"},
    {"alternatives", text, "", "other places of that name: name, division, country: score; …",
     "Tanf, Al Hasakah, SY: 0.31"},
    {"event_date", datetime, "UTC", "the day the mention belongs to: publication, unless the text tells another",
     "2017-06-09T00:00:00Z"},
};

constexpr FieldRow zones_fields[] = {
    {"kind", text, "",
     "exclusion_zone, deconfliction_zone, de_escalation_zone, demilitarised_zone, safe_zone, no_fly_zone, buffer, "
     "other",
     "exclusion_zone"},
    {"status", text, "", "proposed, announced, in_force, lapsed: on the article's date", "in_force"},
    {"origin", text, "", "text (told by the article) or catalogue (known beforehand)", "text"},
    {"phrase", text, "", "the words that tell it", "a 33-mile zone around the base"},
    {"distance_text", text, "", "distance and unit as written", "33-mile"},
    {"radius_m", real, "m", "radius of a zone that is a circle", "53108.352"},
    {"centre_name", text, "", "what a circle is drawn around", "Al-Tanf garrison"},
    {"centre_lon", real, "degrees", "longitude of the centre, WGS 84", "38.61778"},
    {"centre_lat", real, "degrees", "latitude of the centre, WGS 84", "33.50583"},
    {"declared_by", text, "", "who declared it", "U.S."},
    {"addressed_to", text, "", "against whom", "Iran-backed militias"},
    {"parties", text, "", "parties to the agreement, separated by \"; \"", "Russia; United States; Jordan"},
    {"start_date", datetime, "UTC", "first day of its validity period", "2017-07-09T00:00:00Z"},
    {"end_date", datetime, "UTC", "last day of its validity period", "2018-07-31T00:00:00Z"},
    {"date_precision", text, "",
     "day, week, part_of_month, month, year, approx, open_start, open_end, publication, unknown", "day"},
    {"area_km2", real, "km²", "area on the ellipsoid", "8860.7"},
    {"same_as", text, "", "zone_id of the zone that this one means", "southwest-2017"},
    {"source", text, "", "where outline and dates come from", "Memorandum of 4 May 2017"},
    {"notes", text, "", "what the outline's recipe says about itself", "reconstruction; no outline was published"},
};

constexpr FieldRow regions_fields[] = {
    {"relation", text, "", "how the words place the region", "part_of"},
    {"phrase", text, "", "the words", "southwest Syria"},
    {"reference_objects", text, "", "the places it starts from, separated by \"; \"", "Syria"},
    {"distance_m", real, "m", "distance told", "20000.0"},
    {"azimuth_deg", real, "degrees", "direction told, clockwise from true north", "225.0"},
    {"container", text, "", "the area that limits it", "Syria"},
    {"mention_count", integer, "", "how often it was told", "3"},
    {"article_count", integer, "", "in how many articles", "2"},
    {"derivation", text, "", "how the area came about, and which lines were used",
     "15 km to both sides of the border of Syria and Iraq, a line of the outlines"},
};

constexpr FieldRow lines_fields[] = {
    {"kind", text, "", "road, route, movement, line_of_contact, border, river", "border"},
    {"phrase", text, "", "the words", "along the Iraqi border"},
    {"reference_objects", text, "", "the places it starts from, separated by \"; \"", "Syria; Iraq"},
    {"start_date", datetime, "UTC", "first day", "2017-06-09T00:00:00Z"},
    {"end_date", datetime, "UTC", "last day", "2017-06-09T00:00:00Z"},
    {"derivation", text, "", "how the line came about: by which roads, or straight for want of any",
     "the shortest way by the roads of roads.gpkg from Homs to Palmyra"},
};

constexpr FieldRow events_fields[] = {
    {"event_type", text, "", "PLOVER event type", "ASSAULT"},
    {"event_mode", text, "", "PLOVER mode", "aerial"},
    {"event_context", text, "", "PLOVER context", "military"},
    {"acled_event_type", text, "", "ACLED event type", "Explosions/Remote violence"},
    {"acled_sub_event_type", text, "", "ACLED sub-event type", "Air/drone strike"},
    {"cameo", text, "", "CAMEO code and its root category", "195 fight"},
    {"quad_class", text, "", "verbal or material, cooperation or conflict", "material conflict"},
    {"stance", text, "", "happened, ongoing, planned, cancelled, threatened, denied, hypothetical", "happened"},
    {"actor1", text, "", "who did it", "U.S.-led coalition"},
    {"actor2", text, "", "to whom", "pro-government forces"},
    {"attribution", text, "", "who says so", "Pentagon"},
    {"trigger", text, "", "the word that tells the event", "struck"},
    {"start_date", datetime, "UTC", "first day", "2017-06-08T00:00:00Z"},
    {"end_date", datetime, "UTC", "last day", "2017-06-08T00:00:00Z"},
    {"date_precision", text, "",
     "day, week, part_of_month, month, year, approx, open_start, open_end, publication, unknown", "day"},
    {"date_text", text, "", "the time as written", "on Thursday"},
    {"location", text, "", "the place as the event tells it", "near Al Tanf"},
    {"fatalities_low", integer, "people", "killed, lowest figure", "2"},
    {"fatalities", integer, "people", "killed, best figure", "3"},
    {"fatalities_high", integer, "people", "killed, highest figure", "5"},
    {"injured", integer, "people", "injured", "4"},
    {"displaced", integer, "people", "displaced", "1200"},
    {"in_zones", text, "",
     "zone_id of the zones in force that hold it, \"(cannot tell)\" where they only may, separated by \"; \"",
     "southwest-ceasefire-2017"},
    {"source_count", integer, "", "how many articles tell it", "2"},
    {"sources", text, "", "which, separated by \"; \"", "2017-06-09-syria; 2017-06-10-agency"},
    {"notes", text, "", "what else is to be said", "figures disagree"},
};

struct LayerRow {
    const char* name;
    const char* id_field;
    const char* title;
    const char* description;
    GeometryKind geometry;
    std::span<const FieldRow> fields;
};

constexpr LayerRow layer_rows[] = {
    {"places", "place_id", "Places",
     "One point for each place that the articles name, with how often and how it was named.", GeometryKind::point,
     places_fields},
    {"mentions", "mention_id", "Mentions of places",
     "Every occurrence of a place name with its role; without geometry when no place was found, and why.",
     GeometryKind::point, mentions_fields},
    {"zones", "zone_id", "Zones",
     "Areas with a rule and a validity period, told by the articles or known from the catalogue.",
     GeometryKind::multi_polygon, zones_fields},
    {"regions", "region_id", "Regions told in words",
     "Areas that the articles describe by words; their edges are vague.", GeometryKind::multi_polygon, regions_fields},
    {"lines", "line_id", "Lines", "Borders, roads, routes and movements that the articles describe.",
     GeometryKind::multi_line_string, lines_fields},
    {"events", "event_id", "Events", "What happened, when and where, each reported event once.", GeometryKind::point,
     events_fields},
    {"event_areas", "event_area_id", "Areas of events",
     "Where events happened that are told of an area, not of a point.", GeometryKind::multi_polygon, events_fields},
};

FieldDefinition definition(const FieldRow& row) { return {row.name, row.type, row.meaning, row.unit, row.example}; }

Layer made(const LayerRow& row) {
    Layer layer{row.name, row.title, row.description, row.geometry, {}, {}};
    layer.fields.push_back({row.id_field, FieldType::text, "lasting id of the feature, the same from run to run", "",
                            std::string_view(row.name) == "places" ? "gn:172344" : "8f1c04d2a6b3e957"});
    for (const auto& field : common_fields) { layer.fields.push_back(definition(field)); }
    for (const auto& field : row.fields) { layer.fields.push_back(definition(field)); }
    return layer;
}

}  // namespace

const std::vector<Layer>& layers_without_features() {
    static const std::vector<Layer> layers = [] {
        std::vector<Layer> all;
        for (const auto& row : layer_rows) { all.push_back(made(row)); }
        return all;
    }();
    return layers;
}

std::uint8_t layer_number(std::string_view name) {
    const auto* found = std::find_if(std::begin(layer_rows), std::end(layer_rows),
                                     [&](const LayerRow& row) { return row.name == name; });
    assert(found != std::end(layer_rows));
    return static_cast<std::uint8_t>(found - std::begin(layer_rows));
}

std::vector<Layer> layer_definitions() { return layers_without_features(); }

}  // namespace mapwire
