#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gazetteer/chunked_vector.hpp"
#include "gazetteer/file_format.hpp"
#include "gazetteer/string_pool.hpp"
#include "mapwire/gazetteer/builder.hpp"

namespace mapwire {

/// What a builder has collected. Places hold strings where the compiled file holds place numbers: admin1 and admin2 are
/// strings with ids until resolve_parents, admin2_code is dropped.
struct GazetteerDraft {
    GazetteerDescription description;
    std::string rules;
    StringPool strings;
    ChunkedVector<mwg::PlaceRecord> places;
    ChunkedVector<mwg::NameRecord> names;  // as written, grouped by place; key is not yet known
    std::vector<std::uint32_t> ids;        // open addressing, place + 1
    std::vector<mwg::FeatureRecord> features;
    std::unordered_map<std::string, std::uint16_t> feature_numbers;
    std::vector<mwg::LanguageRecord> languages{{}};
    std::vector<mwg::SourceRecord> sources;
    std::vector<mwg::ExtraRecord> extras;
    std::unordered_map<std::string, std::uint32_t> extra_numbers;
    std::vector<mwg::PeriodRecord> periods;
    std::map<std::pair<std::int32_t, std::int32_t>, std::uint16_t> period_numbers;  // + 1, as flags have them
    std::map<std::pair<std::uint16_t, std::uint64_t>, std::uint32_t> clusters;  // source and cluster: its first place
    std::vector<std::pair<std::uint32_t, std::uint32_t>> cluster_members;       // a further place and the first
    std::vector<std::pair<std::uint32_t, MultiPolygon>> outlines;
    std::vector<std::uint32_t> same_as;  // root of each place; empty: every place is its own
    std::vector<mwg::MergeRecord> merges;

    [[nodiscard]] std::string lasting_id(std::uint32_t place) const;
    [[nodiscard]] std::uint32_t root(std::uint32_t place) const noexcept {
        return same_as.empty() ? place : same_as[place];
    }
    [[nodiscard]] std::uint32_t* id_slot(std::string_view lasting_id);
    std::uint16_t feature(char feature_class, std::string_view code);
    std::uint8_t language(std::string_view code);
    std::uint32_t extra(const PlaceRow& row);
    /// For the flags of a name; 0 for no period, or when there are too many different ones.
    std::uint16_t period(NamePeriod period);
    bool add_name(std::uint32_t place, const PlaceName& name);
    /// Turns ids and codes of divisions into place numbers, drops places that were merged away, renumbers.
    void resolve_parents_and_renumber();
};

struct GazetteerBuilder::State : GazetteerDraft {};

}  // namespace mapwire
