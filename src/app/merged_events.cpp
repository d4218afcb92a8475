#include "app/merged_events.hpp"

#include <iterator>
#include <utility>

#include "app/pipeline.hpp"
#include "app/shared_ids.hpp"
#include "mapwire/events/article_copies.hpp"
#include "mapwire/events/merge_events.hpp"
#include "mapwire/records/article_record.hpp"

namespace mapwire {

MergedEvents read_merged_events(const MapPlan& plan, const Resources& resources, const Console& console,
                                Timings& timings) {
    MergedEvents merged;
    SharedIds ids("");
    std::vector<ArticleRecord> told;  // articles with events
    std::vector<ArticleFingerprint> fingerprints;
    read_articles(
        plan, resources, timings,
        [](ArticleReading reading, std::size_t) {
            ArticleResult result{"", reading.issues};
            result.reading = std::make_shared<ArticleReading>(std::move(reading));
            return result;
        },
        [&](const ArticleResult& result) {
            console.tell(result.issues, result.failed);
            merged.failed = merged.failed || result.failed;
            if (!result.reading) { return true; }
            const auto& article = result.reading->article;
            ArticleRecord record;
            record.where = article.where;
            record.id = article.id;
            record.published = article.published;
            record.digest = article_digest(article);
            ids.add(record);
            if (result.reading->events.empty()) { return true; }
            record.events = std::move(result.reading->events);
            told.push_back(std::move(record));
            fingerprints.push_back(fingerprint_of(article, result.reading->document));
            return true;
        });
    ids.find();
    auto& events = merged.events;
    std::vector<std::uint32_t> articles;  // of each event
    for (std::uint32_t i = 0; i < told.size(); ++i) {
        ids.tell_apart(told[i], lasting_order_key(told[i]));
        for (const auto& issue : told[i].issues) { console.warning(issue); }
        std::move(told[i].events.begin(), told[i].events.end(), std::back_inserter(events));
        articles.resize(events.size(), i);
    }
    events = merge_events(std::move(events), articles, groups_of_copies(fingerprints), resources.merging);
    std::erase_if(events, [&](const Event& event) { return event.confidence.value() < plan.min_confidence; });
    return merged;
}

}  // namespace mapwire
