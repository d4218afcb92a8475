#include <algorithm>
#include <utility>

#include "layers/definitions.hpp"
#include "layers/provenance.hpp"

namespace mapwire {
namespace {

std::string names_of(const std::vector<EventParty>& parties) {
    std::string names;
    for (const auto& party : parties) { append_to_list(names, party.name); }
    return names;
}

std::string sources_of_event(const Event& event) {
    std::string sources;
    for (const auto& telling : event.tellings) { append_to_list(sources, telling.article.text); }
    return sources;
}

std::int64_t source_count(const Event& event) {
    std::vector<std::string> articles;
    // Near copies count with what they copy.
    for (const auto& telling : event.tellings) {
        articles.push_back(telling.copy_of.text.empty() ? telling.article.text : telling.copy_of.text);
    }
    std::sort(articles.begin(), articles.end());
    return static_cast<std::int64_t>(std::unique(articles.begin(), articles.end()) - articles.begin());
}

std::string notes_of(const Event& event) {
    std::string notes = event.notes;
    for (const auto& contradiction : event.contradictions) {
        append_to_list(notes, "sources differ: " + contradiction);
    }
    return notes;
}

void put_shared(Row& row, const Layer& layer, const Event& event, const std::string& id) {
    const auto& telling = event.tellings.front();
    row.text(layer.fields.front().name, id)
        .text("name", event.name)
        .text("article", telling.article.text)
        .text("article_title", single_spaced(telling.article_title))
        .date("published", telling.published)
        .text("source_url", telling.source_url)
        .text("sentence", telling.sentence_text)
        .text("rule", event.rule)
        .real("confidence", event.confidence.value(), 4);
    if (event.geometry) {
        row.metres("uncertainty_m", event.uncertainty);
    } else {
        row.null("uncertainty_m");
    }
    row.integer("geo_precision", event.place ? std::optional<std::int64_t>(event.geo_precision) : std::nullopt)
        .text("gazetteer", event.gazetteer)
        .text("licence", event.licence);
}

Feature feature_of(const Layer& layer, const Event& event, UniqueIds& unique) {
    Row row = event.geometry ? Row(layer, *event.geometry) : Row(layer);
    put_shared(row, layer, event, unique.take(event.id.text));
    const auto& coding = event.coding;
    std::string contexts;
    for (const auto& context : coding.contexts) { append_to_list(contexts, context); }
    const auto& figures = event.figures;
    row.text("event_type", coding.type)
        .text("event_mode", coding.mode)
        .text("event_context", contexts)
        .text("acled_event_type", coding.acled_event_type)
        .text("acled_sub_event_type", coding.acled_sub_event_type)
        .text("cameo", coding.cameo)
        .text("quad_class", coding.quad_class)
        .text("stance", std::string(to_text(event.stance)))
        .text("actor1", names_of(event.actors))
        .text("actor2", names_of(event.recipients))
        .text("attribution", event.attribution ? event.attribution->text : "")
        .text("trigger", event.tellings.front().trigger)
        .date("start_date", event.date.first)
        .date("end_date", event.date.last)
        .text("date_precision", std::string(to_text(event.date.precision)))
        .text("date_text", event.date_text)
        .text("location", event.place ? (event.place->text.empty() ? event.place->name : event.place->text) : "")
        .integer("fatalities_low", figures.killed.low)
        .integer("fatalities", figures.killed.best)
        .integer("fatalities_high", figures.killed.high)
        .integer("injured", figures.injured.best ? figures.injured.best : figures.injured.low)
        .integer("displaced", figures.displaced.best ? figures.displaced.best : figures.displaced.low)
        .text("in_zones", event.in_zones)
        .integer("source_count", source_count(event))
        .text("sources", sources_of_event(event))
        .text("notes", notes_of(event));
    return row.finish();
}

bool is_area(const Event& event) { return event.geometry && std::holds_alternative<MultiPolygon>(*event.geometry); }

}  // namespace

void add_events(const EventSource& events, const LayerOptions& options, Layer& points, Layer& areas) {
    UniqueIds unique_points;
    UniqueIds unique_areas;
    events([&](const Event& event) {
        if (event.confidence.value() < options.min_confidence) { return; }
        auto& layer = is_area(event) ? areas : points;
        auto feature = feature_of(layer, event, is_area(event) ? unique_areas : unique_points);
        feature.id = static_cast<std::int64_t>(layer.features.size()) + 1;
        layer.features.push_back(std::move(feature));
    });
}

EventSource source_of(std::span<const Event> events) {
    return [events](const std::function<void(const Event&)>& visit) {
        for (const auto& event : events) { visit(event); }
    };
}

}  // namespace mapwire
