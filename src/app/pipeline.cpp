#include "app/pipeline.hpp"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <set>

#include "app/interrupt.hpp"
#include "app/save_text.hpp"
#include "app/shard.hpp"
#include "app/tell_record.hpp"
#include "mapwire/articles/article_source.hpp"
#include "mapwire/corrections/corrections.hpp"
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

// So little that a second thread would begin when the first is done. Of a packed file nobody knows how much is in it.
bool little_to_read(const std::vector<std::string>& inputs) {
    constexpr std::uintmax_t little = 16U << 10U;
    std::uintmax_t bytes = 0;
    for (const auto& input : inputs) {
        std::error_code error;
        const bool file = std::filesystem::is_regular_file(input, error);
        bytes += file ? std::filesystem::file_size(input, error) : little;
        if (error || bytes >= little || is_packed_file(input)) { return false; }
    }
    return true;
}

void warn_of_unused_corrections(const Resources& resources, const std::filesystem::path& records,
                                const Console& console) {
    if (resources.corrections.empty()) { return; }
    std::vector<ArticleKey> read;
    JournalReader journal(records);
    while (const auto record = journal.next()) {
        const auto head = head_of_record(record->bytes);
        read.push_back({head.id, head.digest});
    }
    for (const auto& issue : corrections_without_article(resources.corrections, read)) { console.warning(issue); }
}

// Readings go by the ids that their features have, and all of a shared id keep what tells them apart.
void tell_readings_apart(RunResult& result) {
    if (result.renamed.empty()) { return; }
    std::set<std::string> shared;
    for (auto& reading : result.readings) {
        const auto digest = article_digest(reading.article);
        const auto renamed = result.renamed.find(digest);
        if (renamed == result.renamed.end()) { continue; }
        shared.insert(reading.article.id.text);
        reading.digest = digest;
    }
    for (auto& reading : result.readings) {
        if (reading.digest == 0 && shared.contains(reading.article.id.text)) {
            reading.digest = article_digest(reading.article);
        }
        const auto renamed = reading.digest == 0 ? result.renamed.end() : result.renamed.find(reading.digest);
        if (renamed != result.renamed.end()) { reading.article.id = renamed->second; }
    }
}

// In the end, since the first of an id is the first in the lasting order.
void name_texts(const std::string& folder, const RunResult& result, const std::filesystem::path& records) {
    JournalReader journal(records);
    while (const auto record = journal.next()) {
        const auto head = head_of_record(record->bytes);
        if (head.failure) { continue; }
        const auto renamed = result.renamed.find(head.digest);
        name_text(folder, head.digest, renamed == result.renamed.end() ? head.id.text : renamed->second.text);
    }
}

// What events ask of the gazetteer, the outlines and the zones.
EventWorld event_world(const ArticleReading& reading, const Resources& resources, const MapPlan& plan) {
    EventWorld world;
    world.place = [&](PlaceId id) { return resources.gazetteer.place(id); };
    world.find_place = [&](const std::string& id) { return resources.gazetteer.find_by_id(id); };
    if (plan.country_outlines) {
        world.country_outline = [&](const std::string& country) { return resources.outlines.land_of(country); };
    }
    world.zones_at = [&](Coordinate point, Metres uncertainty, std::optional<Date> day) {
        return in_zones_text(zones_at(point, uncertainty, day, resources.zones, reading.zones));
    };
    return world;
}

}  // namespace

ArticleReading read_article(Article article, const Resources& resources, const MapPlan& plan, Timings& timings,
                            ReadingMemory* memory) {
    ArticleReading reading;
    reading.article = std::move(article);
    if (plan.text_folder) { save_text(reading.article, *plan.text_folder); }
    reading.document = timings.measure("analyse", [&] { return analyse(reading.article, resources.sentences); });
    reading.toponyms = timings.measure("toponyms", [&] {
        ReadOptions how;
        how.least_confidence = plan.min_confidence;
        how.rules_only = !plan.use_model;
        how.memory = memory;
        how.homes = resources.homes ? &*resources.homes : nullptr;
        return read_toponyms(reading.article, reading.document, resources.gazetteer, resources.toponyms, how);
    });
    auto not_applied =
        apply_corrections(resources.corrections, reading.article, reading.document, resources.gazetteer,
                          reading.toponyms, resources.corrections.empty() ? 0 : article_digest(reading.article));
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

void read_articles(const MapPlan& plan, const Resources& resources, Timings& timings,
                   const std::function<ArticleResult(ArticleReading reading, std::size_t worker)>& tell,
                   const std::function<bool(ArticleResult result)>& take,
                   const std::function<void(const ArticleSource::Progress& progress)>& progress, std::uint64_t already,
                   const std::string& last_one) {
    ArticleSource source(plan.inputs, plan.input);
    std::vector<ArticleParser> parsers;
    std::vector<Timings> times(plan.jobs);
    std::vector<ReadingMemory> memories(plan.jobs);
    for (std::size_t i = 0; i < plan.jobs; ++i) { parsers.emplace_back(resources.pages, plan.input); }

    // Asked by one thread, told to others.
    std::atomic<std::uint64_t> bytes_done{0};
    std::atomic<std::uint64_t> bytes_all{0};
    ArticleWork work;
    std::uint64_t number = 0;  // of the record in the whole input, whoever's share it is
    work.next = [&]() -> std::optional<SourceItem> {
        while (!interrupted()) {
            auto item = source.next();
            bytes_done = source.progress().done;
            bytes_all = source.progress().all;
            if (!item || (plan.shard.holds(number++) && already == 0)) { return item; }
            if (plan.shard.holds(number - 1) && --already == 0 && !last_one.empty()) {
                const auto* record = std::get_if<RawRecord>(&*item);
                if ((record != nullptr ? record->key.where() : std::get<Issue>(*item).where) != last_one) {
                    throw InputError({last_one, "the input has changed since the run was interrupted",
                                      "Run without --resume to begin anew"});
                }
            }
        }
        return std::nullopt;
    };
    const auto failure = [](Issue issue) {
        ArticleRecord record;
        record.where = issue.where;
        record.failure = issue;
        return ArticleResult{to_bytes(record), {std::move(issue)}, true};
    };
    work.read = [&](SourceItem item, std::size_t worker) {
        if (auto* issue = std::get_if<Issue>(&item)) { return failure(std::move(*issue)); }
        auto parsed =
            times[worker].measure("parse", [&] { return parsers[worker].parse(std::get<RawRecord>(std::move(item))); });
        if (auto* issue = std::get_if<Issue>(&parsed)) { return failure(std::move(*issue)); }
        auto& [article, notes] = std::get<ParsedArticle>(parsed);
        auto reading = read_article(std::move(article), resources, plan, times[worker], &memories[worker]);
        reading.issues.insert(reading.issues.begin(), notes.begin(), notes.end());
        return times[worker].measure("features", [&] { return tell(std::move(reading), worker); });
    };
    work.take = [&](ArticleResult result) {
        const bool failed = result.failed;
        if (!take(std::move(result))) { return false; }
        if (progress) { progress({bytes_done, bytes_all}); }
        return !failed || !plan.fail_fast;
    };
    work_in_input_order(work, little_to_read(plan.inputs) ? 1 : plan.jobs);
    for (const auto& time : times) { timings.add(time); }
}

LayerOptions layer_options(const MapPlan& plan) {
    LayerOptions options;
    options.min_confidence = plan.min_confidence;
    options.place_roles = plan.roles;
    options.only_with_features.clear();
    return options;
}

RunResult run_pipeline(const MapPlan& plan, const Resources& resources, const Console& console, Timings& timings,
                       const std::filesystem::path& folder) {
    const auto notes = record_notes(plan, resources);
    const auto digest = run_digest(plan, notes);
    const bool keep = std::any_of(plan.formats.begin(), plan.formats.end(),
                                  [](const OutputFormat& format) { return format.draws_map; });
    std::vector<ArticleReading> readings;  // only for formats that show the texts; then all of them are read anew
    auto resumed = plan.resume && !keep ? take_up_journal(folder / working_journal, digest) : std::nullopt;
    if (!resumed || !resumed->complete) {
        std::optional<JournalWriter> journal;
        if (resumed) {
            journal.emplace(folder / working_journal, resumed->end);
        } else {
            journal.emplace(folder / working_journal, digest);
        }
        std::vector<PlaceBook> places(plan.jobs, PlaceBook(resources.gazetteer));
        const auto options = layer_options(plan);
        Console::Progress progress;
        read_articles(
            plan, resources, timings,
            [&](ArticleReading reading, std::size_t worker) {
                return tell_record(std::move(reading), places[worker], options, keep);
            },
            [&](ArticleResult result) {
                journal->add(result.bytes);
                if (result.reading) { readings.push_back(std::move(*result.reading)); }
                console.tell(result.issues, result.failed);
                ++(result.failed ? progress.failed : progress.articles);
                return true;
            },
            [&](const ArticleSource::Progress& bytes) {
                progress.bytes = bytes.done;
                progress.all_bytes = bytes.all;
                console.progress(progress);
            },
            resumed ? resumed->records : 0, resumed ? resumed->last_one : "");
        if (interrupted()) {
            throw RunError({"", "interrupted, nothing is lost", "Run the same command with --resume to go on"});
        }
        journal->finish();
        console.progress(progress, true);
    }
    return timings.measure("layers", [&] {
        std::vector<JournalReader> journals;
        journals.emplace_back(folder / working_journal);
        JournalWriter sorted(folder / journal_name, to_bytes(notes), JournalWriter::Pace::in_pieces);
        auto result = gather_records(journals, layer_options(plan), resources.merging, folder, &sorted, plan.jobs);
        result.notes = notes;
        for (const auto& issue : result.told_apart) { console.warning(issue); }
        result.readings = std::move(readings);
        for (auto& reading : result.readings) { remember_places(reading, resources.gazetteer, result.places); }
        tell_readings_apart(result);
        if (plan.text_folder) { name_texts(*plan.text_folder, result, folder / journal_name); }
        warn_of_unused_corrections(resources, folder / journal_name, console);
        return result;
    });
}

}  // namespace mapwire
