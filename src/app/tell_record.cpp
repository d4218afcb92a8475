#include "app/tell_record.hpp"

#include <utility>

#include "mapwire/events/article_copies.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/records/article_record.hpp"
#include "mapwire/records/journal.hpp"

namespace mapwire {
namespace {

// Only literal mentions and datelines ask for a place; an organisation's name without one is nothing to list.
bool asks_for_place(Role role) { return role == Role::literal || role == Role::dateline; }

MentionCounts count_mentions(const ArticleReading& reading) {
    MentionCounts counts;
    for (std::size_t i = 0; i < reading.toponyms.mentions.size(); ++i) {
        const auto& mention = reading.toponyms.mentions[i];
        ++counts.by_role.at(static_cast<std::size_t>(mention.role));
        if (std::holds_alternative<ResolvedPlace>(reading.toponyms.resolutions[i])) {
            ++counts.resolved;
            continue;
        }
        ++counts.unresolved;
        if (asks_for_place(mention.role)) {
            counts.unresolved_names.emplace_back(mention.span.of(reading.article.text));
        }
    }
    return counts;
}

}  // namespace

const Place* PlaceBook::place(PlaceId id) {
    const auto known = places_.find(id);
    if (known != places_.end()) { return &known->second; }
    return &places_.emplace(id, gazetteer_->place(id)).first->second;
}

ArticleRecord record_of(const ArticleReading& reading, PlaceBook& places, const LayerOptions& options) {
    ArticleRecord record;
    record.where = reading.article.where;
    record.id = reading.article.id;
    record.published = reading.article.published;
    record.digest = article_digest(reading.article);
    record.language = reading.article.language;
    record.issues = reading.issues;
    record.mentions = count_mentions(reading);
    record.features = article_features(
        reading, [&](PlaceId id) { return places.place(id); }, options);
    record.events = reading.events;
    if (!record.events.empty()) {
        const auto fingerprint = fingerprint_of(reading.article, reading.document);
        record.fingerprint.assign(fingerprint.least.begin(), fingerprint.least.end());
        record.fingerprint.push_back(fingerprint.runs);
    }
    places.next_article();
    return record;
}

ArticleResult tell_record(ArticleReading reading, PlaceBook& places, const LayerOptions& options, bool keep_reading) {
    auto record = record_of(reading, places, options);
    ArticleResult result{to_bytes(record), std::move(record.issues)};
    if (keep_reading) { result.reading = std::make_shared<ArticleReading>(std::move(reading)); }
    return result;
}

std::optional<TakenUp> take_up_journal(const std::filesystem::path& file, const std::string& run) {
    if (!std::filesystem::exists(file)) { return std::nullopt; }
    TakenUp state;
    try {
        JournalReader journal(file);
        if (journal.notes() != run) {
            throw RunError({file.string(), "the interrupted run had other inputs or options",
                            "Repeat its command with --resume, or run without --resume to begin anew"});
        }
        while (const auto record = journal.next()) {
            ++state.records;
            const auto head = head_of_record(record->bytes);
            state.last_one = head.where;
        }
        state.end = journal.end();
        state.complete = journal.complete();
    } catch (const InputError&) {
        return std::nullopt;  // killed before its first whole frame
    } catch (const RunError& error) { throw InputError(error.issue()); }
    return state;
}

}  // namespace mapwire
