#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/run_notes.hpp"
#include "mapwire/events/merge_events.hpp"
#include "mapwire/layers/build_layers.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/model/layer.hpp"
#include "mapwire/model/reading.hpp"
#include "mapwire/records/event_list.hpp"
#include "mapwire/records/journal.hpp"

namespace mapwire {

/// What came of the records of one run or of several.
struct RunResult {
    std::vector<Layer> layers;
    EventList events;                      ///< those sure enough for the layers
    std::vector<ArticleReading> readings;  ///< in input order; only for formats that show the articles' texts
    std::map<PlaceId, Place> places;       ///< each place that these readings refer to
    RecordNotes notes;
    std::uint64_t read = 0;
    std::uint64_t failed = 0;
    std::uint64_t given_twice = 0;               ///< the same article again: counted once
    std::vector<Issue> told_apart;               ///< articles that bore the id of another one
    std::map<std::uint64_t, ArticleId> renamed;  ///< what they go by, by article_digest
    std::map<std::string, std::uint64_t> by_language;
    std::map<std::string, std::uint64_t> failures_by_reason;
    std::uint64_t resolved = 0;
    std::uint64_t unresolved = 0;
    std::map<std::string, std::uint64_t> by_role;
    std::vector<std::pair<std::string, std::uint64_t>> unresolved_names;  ///< the most frequent first, at most 1000
    std::vector<Issue> issues;                                            ///< at most 10 000
    std::uint64_t issues_left_out = 0;
    std::optional<Date> oldest;
    std::optional<Date> newest;
};

/// Makes layers and counts of all records, in their lasting order, the events of several articles joined; writes the
/// records in that order to `sorted` when there is one. The outcome depends on the set of records alone. `folder` takes
/// what does not fit into memory; `jobs` threads make out the records.
[[nodiscard]] RunResult gather_records(std::vector<JournalReader>& journals, const LayerOptions& options,
                                       const MergeTables& merging, const std::filesystem::path& folder,
                                       JournalWriter* sorted, std::size_t jobs);

}  // namespace mapwire
