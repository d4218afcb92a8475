#include "app/pipeline.hpp"

#include <algorithm>
#include <iterator>

#include "app/save_text.hpp"
#include "mapwire/articles/article_source.hpp"
#include "mapwire/corrections/corrections.hpp"
#include "mapwire/events/article_copies.hpp"
#include "mapwire/events/merge_events.hpp"
#include "mapwire/events/read_events.hpp"
#include "mapwire/expressions/locate.hpp"
#include "mapwire/expressions/read_expressions.hpp"
#include "mapwire/layers/build_layers.hpp"
#include "mapwire/toponyms/read_toponyms.hpp"
#include "mapwire/zones/derive.hpp"
#include "mapwire/zones/in_zones.hpp"

namespace mapwire {
namespace {

void remember_place(PlaceId id, const Gazetteer& gazetteer, std::map<PlaceId, Place>& places) {
    if (!places.contains(id)) { places.emplace(id, gazetteer.place(id)); }
}

// The layers know no gazetteer: they get a copy of each place that a reading refers to.
void remember_places(const ArticleReading& reading, const Gazetteer& gazetteer, std::map<PlaceId, Place>& places) {
    const auto remember_all = [&](const std::vector<Candidate>& candidates) {
        for (const auto& candidate : candidates) { remember_place(candidate.place, gazetteer, places); }
    };
    for (const auto& resolution : reading.toponyms.resolutions) {
        if (const auto* resolved = std::get_if<ResolvedPlace>(&resolution)) {
            remember_place(resolved->place, gazetteer, places);
            if (resolved->stands_for) { remember_place(*resolved->stands_for, gazetteer, places); }
            remember_all(resolved->alternatives);
        } else {
            remember_all(std::get<Unresolved>(resolution).alternatives);
        }
    }
    for (const auto& located : reading.expressions) {
        for (const auto& reference : located.expression.references) {
            if (reference.place) { remember_place(*reference.place, gazetteer, places); }
        }
    }
}

void warn_of_unused_corrections(const Resources& resources, const RunResult& result, const Console& console) {
    std::vector<ArticleId> read;
    for (const auto& reading : result.readings) { read.push_back(reading.article.id); }
    for (const auto& issue : corrections_without_article(resources.corrections, read)) { console.warning(issue); }
}

// What events ask of the gazetteer, the outlines and the zones.
EventWorld event_world(const ArticleReading& reading, const Resources& resources, const MapPlan& plan) {
    EventWorld world;
    world.place = [&](PlaceId id) { return resources.gazetteer.place(id); };
    if (plan.country_outlines) {
        world.country_outline = [&](const std::string& country) { return resources.outlines.land_of(country); };
    }
    world.zones_at = [&](Coordinate point, Metres uncertainty, std::optional<Date> day) {
        return in_zones_text(zones_at(point, uncertainty, day, resources.zones, reading.zones));
    };
    return world;
}

// The events of all articles: what several of them tell is one event with several tellings.
std::vector<Event> merged_events(const std::vector<ArticleReading>& readings,
                                 const std::vector<ArticleFingerprint>& fingerprints, const MergeTables& tables) {
    std::vector<Event> events;
    std::vector<std::uint32_t> articles;
    for (std::uint32_t i = 0; i < readings.size(); ++i) {
        events.insert(events.end(), readings[i].events.begin(), readings[i].events.end());
        articles.resize(events.size(), i);
    }
    return merge_events(std::move(events), articles, groups_of_copies(fingerprints), tables);
}

}  // namespace

ArticleReading read_article(Article article, const Resources& resources, const MapPlan& plan, Timings& timings) {
    ArticleReading reading;
    reading.article = std::move(article);
    if (plan.text_folder) { save_text(reading.article, *plan.text_folder); }
    reading.document = timings.measure("analyse", [&] { return analyse(reading.article, resources.sentences); });
    reading.toponyms = timings.measure("toponyms", [&] {
        ReadOptions how;
        how.least_confidence = plan.min_confidence;
        how.homes = resources.homes ? &*resources.homes : nullptr;
        return read_toponyms(reading.article, reading.document, resources.gazetteer, resources.toponyms, how);
    });
    auto not_applied = apply_corrections(resources.corrections, reading.article, reading.document, resources.gazetteer,
                                         reading.toponyms);
    const auto expressions = timings.measure("expressions", [&] {
        return parse_expressions(reading.article, reading.document, reading.toponyms, resources.gazetteer,
                                 resources.expressions);
    });
    reading.expressions = timings.measure("locate", [&] {
        return locate_all(expressions, {resources.gazetteer, resources.outlines, resources.regions, plan.tolerance,
                                        resources.lines, resources.footprints.get()});
    });
    auto derived = timings.measure(
        "zones", [&] { return derive_zones(reading, resources.zones, resources.gazetteer, plan.as_of); });
    reading.zones = std::move(derived.zones);
    reading.issues = std::move(derived.contradictions);
    std::move(not_applied.begin(), not_applied.end(), std::back_inserter(reading.issues));
    if (plan.events) {
        reading.events = timings.measure(
            "events", [&] { return read_events(reading, resources.events, event_world(reading, resources, plan)); });
    }
    reading.places_in_zones = timings.measure(
        "zones", [&] { return places_in_zones(reading, resources.gazetteer, resources.zones, plan.as_of); });
    return reading;
}

RunResult run_pipeline(const MapPlan& plan, const Resources& resources, const Console& console, Timings& timings) {
    RunResult result;
    std::vector<ArticleFingerprint> fingerprints;
    ArticleSource source(plan.inputs, plan.input);
    ArticleParser parser(resources.pages, plan.input);
    const auto fail = [&](Issue issue) {
        console.error(issue);
        result.failures.push_back(std::move(issue));
    };
    while (result.failures.empty() || !plan.fail_fast) {
        auto item = timings.measure("read", [&] { return source.next(); });
        if (!item) { break; }
        if (auto* issue = std::get_if<Issue>(&*item)) {
            fail(std::move(*issue));
            continue;
        }
        auto parsed = timings.measure("parse", [&] { return parser.parse(std::get<RawRecord>(std::move(*item))); });
        if (auto* issue = std::get_if<Issue>(&parsed)) {
            fail(std::move(*issue));
            continue;
        }
        auto& [article, notes] = std::get<ParsedArticle>(parsed);
        result.readings.push_back(read_article(std::move(article), resources, plan, timings));
        auto& reading = result.readings.back();
        reading.issues.insert(reading.issues.begin(), notes.begin(), notes.end());
        for (const auto& issue : reading.issues) { console.warning(issue); }
        if (plan.events) {
            fingerprints.push_back(
                timings.measure("merge", [&] { return fingerprint_of(reading.article, reading.document); }));
        }
        remember_places(reading, resources.gazetteer, result.places);
        console.progress(result.readings.size() + result.failures.size(), plan.inputs.size(), reading.article.where);
    }
    warn_of_unused_corrections(resources, result, console);
    if (plan.events) {
        result.events = timings.measure(
            "merge", [&] { return merged_events(result.readings, fingerprints, resources.same_events); });
    }
    result.layers = timings.measure("layers", [&] {
        LayerOptions options;
        options.min_confidence = plan.min_confidence;
        options.place_roles = plan.roles;
        options.only_with_features.clear();
        return build_layers(result.readings, result.places, options, std::span<const Event>(result.events));
    });
    return result;
}

}  // namespace mapwire
