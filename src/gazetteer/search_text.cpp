#include <cmath>
#include <cstdio>

#include "mapwire/gazetteer/search.hpp"
#include "mapwire/text/json_text.hpp"

namespace mapwire {
namespace {

std::string decimal(double value, int digits) {
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.*f", digits, value);
    return buffer;
}

void append_field(std::string& text, std::string_view name, std::string_view value) {
    if (value.empty()) { return; }
    text += std::string(name) + std::string(name.size() < 14 ? 14 - name.size() : 1, ' ') + std::string(value) + "\n";
}

std::string_view kind_word(NameKind kind) {
    switch (kind) {
        case NameKind::preferred: return "preferred";
        case NameKind::alternate: return "alternate";
        case NameKind::abbreviation: return "abbreviation";
        case NameKind::demonym: return "demonym";
        case NameKind::former: return "former";
    }
    return "";
}

}  // namespace

std::string search_json(const Gazetteer& gazetteer, std::string_view name, const std::vector<SearchHit>& hits) {
    JsonText json;
    json.begin_object().key("query").value(name).key("candidates").begin_array();
    for (const auto& hit : hits) {
        const auto place = gazetteer.place(hit.place);
        json.begin_object().key("place_id").value(place.id).key("geonames_id");
        if (place.geonames_id) {
            json.value(*place.geonames_id);
        } else {
            json.null();
        }
        json.key("name").value(place.name).key("matched").value(hit.matched).key("match").value(to_text(hit.match));
        json.key("score").value(std::round(hit.score * 1e4) / 1e4);
        json.key("lon").value(place.position.longitude()).key("lat").value(place.position.latitude());
        json.key("feature_code").value_or_null(place.feature_code);
        json.key("country_code").value_or_null(place.country_code).key("admin1").value_or_null(place.admin1);
        json.key("population");
        if (place.population > 0) {
            json.value(place.population);
        } else {
            json.null();
        }
        json.key("gazetteer").value(place.gazetteer).key("why").value(hit.why).end_object();
    }
    json.end_array().end_object();
    return json.take() + "\n";
}

std::string search_text(const Gazetteer& gazetteer, const std::vector<SearchHit>& hits) {
    if (hits.empty()) { return "no place has this name\n"; }
    std::string text;
    for (const auto& hit : hits) {
        const auto place = gazetteer.place(hit.place);
        text += decimal(hit.score, 2) + "  " + place.name;
        if (hit.matched != place.name) { text += " (" + hit.matched + ")"; }
        text += "  " + place.feature_code;
        if (!place.admin1.empty()) { text += ", " + place.admin1; }
        if (!place.country_code.empty()) { text += ", " + place.country_code; }
        text += "  " + decimal(place.position.longitude(), 5) + "," + decimal(place.position.latitude(), 5);
        if (place.population > 0) { text += "  " + std::to_string(place.population) + " people"; }
        text += "  " + place.id + "  " + hit.why + "\n";
    }
    return text;
}

std::string place_text(const Gazetteer& gazetteer, PlaceId id) {
    const auto place = gazetteer.place(id);
    std::string text;
    append_field(text, "id", place.id);
    append_field(text, "name", place.name);
    append_field(text, "feature", std::string(1, place.feature_class) + " " + place.feature_code);
    append_field(text, "position",
                 decimal(place.position.longitude(), 6) + "," + decimal(place.position.latitude(), 6));
    append_field(text, "uncertainty",
                 place.uncertainty.value() > 0 ? decimal(place.uncertainty.value(), 0) + " m" : "");
    append_field(text, "country", place.country_code);
    append_field(text, "admin1", place.admin1);
    append_field(text, "admin2", place.admin2);
    append_field(text, "population", place.population > 0 ? std::to_string(place.population) : "");
    append_field(text, "valid from", place.validity.first ? place.validity.first->iso() : "");
    append_field(text, "valid to", place.validity.last ? place.validity.last->iso() : "");
    append_field(text, "source", place.source);
    append_field(text, "note", place.note);
    append_field(text, "gazetteer", place.gazetteer);
    append_field(text, "licence", place.licence);
    for (const auto& name : gazetteer.names(id)) {
        std::string tag(name.language);
        if (name.kind != NameKind::alternate) { tag += (tag.empty() ? "" : ".") + std::string(kind_word(name.kind)); }
        const auto period = name.period.text();
        append_field(text, "  " + tag, std::string(name.text) + (period.empty() ? "" : " (" + period + ")"));
    }
    if (gazetteer.outline(id)) { append_field(text, "outline", "yes"); }
    return text;
}

std::string info_text(const Gazetteer& gazetteer) {
    std::string text;
    for (const auto& layer : gazetteer.info()) {
        append_field(text, "gazetteer", layer.file);
        append_field(text, "date", layer.date);
        append_field(text, "places", std::to_string(layer.places));
        append_field(text, "licence", layer.licence);
        append_field(text, "attribution", layer.attribution);
        for (const auto& source : layer.sources) {
            if (source.name.empty()) { continue; }
            std::string line = source.name;
            for (const auto* fact : {&source.date, &source.licence, &source.attribution}) {
                if (!fact->empty()) { line += ", " + *fact; }
            }
            append_field(text, "source", line);
        }
    }
    return text;
}

}  // namespace mapwire
