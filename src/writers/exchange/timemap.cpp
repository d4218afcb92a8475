#include <set>

#include "mapwire/text/json_text.hpp"
#include "writers/exchange/exchange.hpp"

namespace mapwire {
namespace {

/// TimeMap reads days as month/day/year.
std::string american_day(const std::string& day) {
    return day.size() == 10 ? day.substr(5, 2) + "/" + day.substr(8, 2) + "/" + day.substr(0, 4) : "";
}

/// The parts of "a; b".
std::vector<std::string> parts_of(const std::string& list) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < list.size();) {
        const auto end = std::min(list.find("; ", at), list.size());
        parts.push_back(list.substr(at, end - at));
        at = end + 2;
    }
    return parts;
}

struct Source {
    std::string title;
    std::string url;
    std::string day;
};

}  // namespace

void write_timemap(const OutputFormat&, const FormatJob& job) {
    std::map<std::string, Source> sources;
    std::map<std::string, std::pair<std::string, std::string>> associations;  // id → filter, title
    JsonText events;
    events.begin_array();
    for (const auto* name : {"events", "event_areas"}) {
        const auto* layer = layer_named(job.layers, name);
        if (layer == nullptr) { continue; }
        for (const auto& feature : layer->features) {
            const auto text = [&](std::string_view field) { return as_text(*layer, feature, field); };
            const auto point = point_of(feature);
            const auto day = day_of(text("start_date"));
            if (!point || day.empty()) { continue; }  // it has no place on a map or a line of time
            const auto label = job.styles.symbols().of(*layer, feature).label;
            const auto type = "type-" + text("event_type");
            const auto stance = "stance-" + text("stance");
            associations.try_emplace(type, "Type", label);
            associations.try_emplace(stance, "Stance", text("stance"));
            sources.insert_or_assign(text("article"),
                                     Source{text("article_title"), text("source_url"), day_of(text("published"))});
            events.line_break();
            events.begin_object().key("id").value(text(layer->fields.front().name));
            events.key("description")
                .value(text("name") + (text("sentence").empty() ? "" : ": “" + text("sentence") + "”"));
            events.key("date").value(american_day(day)).key("time").value("");
            events.key("time_precision").value(text("date_precision"));
            events.key("time_display")
                .value(day + (day_of(text("end_date")) == day ? "" : " to " + day_of(text("end_date"))));
            events.key("location").value(text("location"));
            std::string latitude;
            std::string longitude;
            append_json_number(latitude, point->latitude());
            append_json_number(longitude, point->longitude());
            events.key("latitude").value(latitude).key("longitude").value(longitude);
            events.key("category").value(label).key("type").value(text("event_type"));
            events.key("colour").value(job.styles.symbols().of(*layer, feature).colour);
            events.key("associations").begin_array().value(type).value(stance).end_array().key("sources").begin_array();
            const auto told_by = parts_of(text("sources").empty() ? text("article") : text("sources"));
            for (const auto& source : told_by) {
                sources.try_emplace(source, Source{});
                events.value(source);
            }
            events.end_array();
            events.key("comments")
                .value("certain: " + text("confidence") + ", uncertainty in metres: " + text("uncertainty_m"));
            events.end_object();
        }
    }
    events.end_array();
    // Sources that another feature tells more of.
    for (const auto& layer : job.layers) {
        for (const auto& feature : layer.features) {
            const auto found = sources.find(as_text(layer, feature, "article"));
            if (found != sources.end() && found->second.title.empty()) {
                found->second = {as_text(layer, feature, "article_title"), as_text(layer, feature, "source_url"),
                                 day_of(as_text(layer, feature, "published"))};
            }
        }
    }
    JsonText source_text;
    source_text.begin_object();
    for (const auto& [id, source] : sources) {
        source_text.line_break().key(id).begin_object().key("id").value(id).key("title").value(source.title);
        source_text.key("paths").begin_array();
        if (!source.url.empty()) { source_text.value(source.url); }
        source_text.end_array()
            .key("url")
            .value(source.url)
            .key("date")
            .value(american_day(source.day))
            .key("description")
            .value("")
            .end_object();
    }
    source_text.end_object();
    JsonText association_text;
    association_text.begin_array();
    for (const auto& [id, filter] : associations) {
        association_text.line_break()
            .begin_object()
            .key("id")
            .value(id)
            .key("title")
            .value(filter.second)
            .key("desc")
            .value("");
        association_text.key("mode")
            .value("FILTER")
            .key("filter_paths")
            .begin_array()
            .value(filter.first)
            .value(filter.second)
            .end_array()
            .end_object();
    }
    association_text.end_array();
    job.output.write("timemap_events.json", events.take() + "\n");
    job.output.write("timemap_sources.json", source_text.take() + "\n");
    job.output.write("timemap_associations.json", association_text.take() + "\n");
}

}  // namespace mapwire
