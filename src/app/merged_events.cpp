#include "app/merged_events.hpp"

#include "app/pipeline.hpp"
#include "mapwire/events/article_copies.hpp"
#include "mapwire/events/merge_events.hpp"

namespace mapwire {

MergedEvents read_merged_events(const MapPlan& plan, const Resources& resources, const Console& console,
                                Timings& timings) {
    MergedEvents merged;
    auto& events = merged.events;
    std::vector<std::uint32_t> articles;  // of each event
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
            if (!result.reading || result.reading->events.empty()) { return true; }
            const auto& told = result.reading->events;
            events.insert(events.end(), told.begin(), told.end());
            articles.resize(events.size(), static_cast<std::uint32_t>(fingerprints.size()));
            fingerprints.push_back(fingerprint_of(result.reading->article, result.reading->document));
            return true;
        });
    events = merge_events(std::move(events), articles, groups_of_copies(fingerprints), resources.merging);
    std::erase_if(events, [&](const Event& event) { return event.confidence.value() < plan.min_confidence; });
    return merged;
}

}  // namespace mapwire
