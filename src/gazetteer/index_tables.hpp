#pragma once

#include <algorithm>
#include <bit>
#include <string>
#include <vector>

#include "gazetteer/builder_state.hpp"
#include "gazetteer/file_image.hpp"

namespace mapwire {

/// Slots of a hash table for so many members: a power of two with at most six tenths of them taken.
[[nodiscard]] inline std::size_t slots_for(std::size_t count) {
    return std::bit_ceil(std::max<std::size_t>(count * 5 / 3, 16));
}

/// Everything that is computed from the places and names of a draft to find them quickly.
class IndexTables {
public:
    /// The draft has its parents resolved and lives as long as the tables. Its names move into them.
    explicit IndexTables(GazetteerDraft& draft);
    /// The whole file; it refers to the tables and the draft.
    [[nodiscard]] FileImage image() const;

private:
    void make_keys();
    void sort_names_by_key();
    void rank_names_of_keys();
    void list_names_of_places();
    void hash_keys();
    void hash_first_words();
    void hash_ids();
    void list_countries();
    void lay_grid();
    void flatten_outlines();
    void describe();

    GazetteerDraft& draft_;
    std::string description_;
    ChunkedVector<mwg::KeyRecord> keys_;
    ChunkedVector<mwg::NameRecord> names_;
    ChunkedVector<std::uint32_t> place_names_;
    std::vector<mwg::HashSlot> key_table_;
    std::vector<std::uint32_t> id_table_;
    std::vector<std::uint64_t> filter_;
    std::vector<std::uint64_t> second_filter_;
    std::vector<std::uint64_t> single_filter_;
    std::vector<mwg::FirstWordSlot> first_words_;
    std::vector<mwg::CountryRecord> countries_;
    std::vector<std::uint32_t> grid_;
    std::vector<std::uint32_t> grid_places_;
    std::vector<mwg::OutlineRecord> outlines_;
    std::vector<std::int32_t> outline_points_;
};

}  // namespace mapwire
