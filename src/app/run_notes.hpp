#pragma once

#include <string>
#include <vector>

#include "app/resources.hpp"
#include "app/run_plan.hpp"

namespace mapwire {

/// What a file of records says about the run it comes from: enough to know whether another run would read articles in
/// the same way, and to write the report without the gazetteers at hand.
struct RecordNotes {
    std::string version;  ///< of mapwire
    std::string reading;  ///< digest of the options and tables that change what is read from an article
    std::vector<GazetteerInfo> gazetteers;
    friend bool operator==(const RecordNotes& a, const RecordNotes& b) {
        return a.version == b.version && a.reading == b.reading;
    }
};

[[nodiscard]] RecordNotes record_notes(const MapPlan& plan, const Resources& resources);
[[nodiscard]] std::string to_bytes(const RecordNotes& notes);
/// Throws DamagedRecord.
[[nodiscard]] RecordNotes read_notes(std::string_view bytes);

/// A digest of what a run does, inputs and share included: a run is taken up again only by the same run.
[[nodiscard]] std::string run_digest(const MapPlan& plan, const RecordNotes& notes);

/// Who is to be credited, for the files' own notes.
[[nodiscard]] std::string attribution_of(const std::vector<GazetteerInfo>& gazetteers);

}  // namespace mapwire
