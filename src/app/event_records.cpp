#include "app/event_records.hpp"

#include <cassert>
#include <charconv>

#include "app/versions.hpp"
#include "mapwire/layers/build_layers.hpp"
#include "mapwire/text/json_text.hpp"
#include "mapwire/writers/geojson.hpp"

namespace mapwire {
namespace {

void append_span(JsonText& json, TextSpan span) {
    if (span.empty()) {
        json.null();
        return;
    }
    json.begin_array().value(span.begin).value(span.end).end_array();
}

void append_parties(JsonText& json, const std::vector<EventParty>& parties) {
    json.begin_array();
    for (const auto& party : parties) {
        json.begin_object().key("name").value(party.name).key("text").value_or_null(party.text);
        json.key("id").value_or_null(party.id).key("country").value_or_null(party.country);
        json.key("role").value_or_null(party.role).key("span");
        append_span(json, party.span);
        json.end_object();
    }
    json.end_array();
}

void append_count(JsonText& json, const char* key, std::optional<std::int64_t> count) {
    json.key(key);
    if (count) {
        json.value(*count);
    } else {
        json.null();
    }
}

void append_figures(JsonText& json, const EventFigures& figures) {
    const std::pair<const char*, const EventFigure*> all[] = {
        {"killed", &figures.killed},     {"injured", &figures.injured},   {"displaced", &figures.displaced},
        {"captured", &figures.captured}, {"vehicles", &figures.vehicles}, {"strikes", &figures.strikes}};
    json.begin_object();
    for (const auto& [name, figure] : all) {
        if (!figure->told()) { continue; }
        json.key(name).begin_object();
        append_count(json, "low", figure->low);
        append_count(json, "best", figure->best);
        append_count(json, "high", figure->high);
        json.key("text").value(figure->text).end_object();
    }
    json.end_object();
}

void append_telling(JsonText& json, const EventTelling& telling) {
    const auto day = [&](const char* key, const std::optional<Date>& date) {
        json.key(key).value_or_null(date ? date->iso() : "");
    };
    json.begin_object().key("article").value(telling.article.text);
    json.key("copy_of").value_or_null(telling.copy_of.text);
    json.key("article_title").value_or_null(telling.article_title).key("source_url").value_or_null(telling.source_url);
    day("published", telling.published);
    json.key("sentence").value(telling.sentence_text).key("sentence_span");
    append_span(json, telling.sentence_span);
    json.key("trigger").value(telling.trigger).key("trigger_span");
    append_span(json, telling.trigger_span);
    json.key("attribution").value_or_null(telling.attribution).key("stance").value(to_text(telling.stance));
    day("start_date", telling.date.first);
    day("end_date", telling.date.last);
    json.key("date_precision").value(to_text(telling.date.precision));
    json.key("date_text").value_or_null(telling.date_text).key("location").value_or_null(telling.location);
    json.key("figures");
    append_figures(json, telling.figures);
    json.end_object();
}

}  // namespace

Layer layer_of_event(const Event& event) {
    for (auto& layer : build_event_layers(std::span(&event, 1))) {
        if (!layer.features.empty()) { return std::move(layer); }
    }
    assert(false);
    return {};
}

const Coordinate* event_point(const Event& event) {
    return event.geometry ? std::get_if<Coordinate>(&*event.geometry) : nullptr;
}

std::string event_json(const Event& event) {
    const auto layer = layer_of_event(event);
    const auto feature = to_geojson_feature(layer, layer.features.front());
    // The writer's text of the properties and of the geometry, so that numbers are the same in every format.
    const std::string_view begin = "\"properties\":{";
    const std::string_view middle = "},\"geometry\":";
    const auto at = feature.find(begin) + begin.size();
    const auto end = feature.rfind(middle);
    const auto geometry =
        std::string_view(feature).substr(end + middle.size(), feature.size() - end - middle.size() - 1);
    JsonText json;
    json.begin_object();
    const auto* point = event_point(event);
    json.key("lon");
    point != nullptr ? json.value(point->longitude()) : json.null();
    json.key("lat");
    point != nullptr ? json.value(point->latitude()) : json.null();
    json.key("geometry").raw(geometry);
    json.key("spans").begin_object().key("trigger");
    append_span(json, event.tellings.front().trigger_span);
    json.key("date");
    append_span(json, event.date_span);
    json.key("place");
    append_span(json, event.place ? event.place->span : TextSpan{});
    json.key("actors").begin_array();
    for (const auto& party : event.actors) { append_span(json, party.span); }
    json.end_array().key("recipients").begin_array();
    for (const auto& party : event.recipients) { append_span(json, party.span); }
    json.end_array().end_object();
    json.key("kind").value(event.coding.kind);
    json.key("actors");
    append_parties(json, event.actors);
    json.key("recipients");
    append_parties(json, event.recipients);
    json.key("figures");
    append_figures(json, event.figures);
    json.key("place_name").value_or_null(event.place ? event.place->name : "");
    json.key("country").value_or_null(event.place ? event.place->country : "");
    json.key("admin1").value_or_null(event.place ? event.place->admin1 : "");
    json.key("place_how").value_or_null(event.place ? event.place->how : "");
    json.key("contradictions").begin_array();
    for (const auto& contradiction : event.contradictions) { json.value(contradiction); }
    json.end_array().key("tellings").begin_array();
    for (const auto& telling : event.tellings) { append_telling(json, telling); }
    json.end_array().end_object();
    return "{" + feature.substr(at, end - at) + "," + json.take().substr(1);
}

std::string events_geojson(std::span<const Event> events) {
    std::string text;
    write_one_geojson(build_event_layers(events), "events", {"mapwire " + std::string(program_version()), ""},
                      [&](std::string_view bytes) { text += bytes; });
    return text;
}

}  // namespace mapwire
