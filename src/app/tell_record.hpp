#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>

#include "app/article_workers.hpp"
#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/layers/build_layers.hpp"
#include "mapwire/model/reading.hpp"

namespace mapwire {

inline constexpr const char* working_journal = ".journal";  ///< in the folder where a run prepares its output

/// The layers know no gazetteer: a copy of each place that was asked for, for one thread.
class PlaceBook {
public:
    explicit PlaceBook(const Gazetteer& gazetteer) : gazetteer_(&gazetteer) {}
    /// Lives until `next_article`.
    [[nodiscard]] const Place* place(PlaceId id);
    void next_article() {
        if (places_.size() > 10'000) { places_.clear(); }
    }

private:
    const Gazetteer* gazetteer_;
    std::unordered_map<PlaceId, Place> places_;
};

/// All that outlives a reading.
[[nodiscard]] ArticleRecord record_of(const ArticleReading& reading, PlaceBook& places, const LayerOptions& options);
/// The same as bytes, with the issues that are to be told, and with the reading itself when it is to be kept.
[[nodiscard]] ArticleResult tell_record(ArticleReading reading, PlaceBook& places, const LayerOptions& options,
                                        bool keep_reading = false);

/// Where an interrupted run stands.
struct TakenUp {
    std::uint64_t records = 0;
    std::uint64_t end = 0;   ///< byte after the last whole record
    std::string last_one{};  ///< where the last record came from
    bool complete = false;   ///< all inputs were read
};
/// Nothing when there is no journal there. Throws InputError when it is the journal of another run.
[[nodiscard]] std::optional<TakenUp> take_up_journal(const std::filesystem::path& file, const std::string& run);

}  // namespace mapwire
