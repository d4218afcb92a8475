#include "gazetteer/index_tables.hpp"

#include <algorithm>
#include <tuple>

#include "gazetteer/hashing.hpp"
#include "gazetteer/index_view.hpp"
#include "gazetteer/name_keys.hpp"

namespace mapwire {
IndexTables::IndexTables(GazetteerDraft& draft) : draft_(draft) {
    make_keys();
    draft_.strings.forget_slots();
    sort_names_by_key();
    rank_names_of_keys();
    list_names_of_places();
    hash_keys();
    hash_first_words();
    hash_ids();
    list_countries();
    lay_grid();
    flatten_outlines();
    describe();
}

void IndexTables::make_keys() {
    // From the offset of a key's text to its number, open addressing.
    std::vector<std::uint32_t> slots(1U << 12U);
    const auto slot_of = [&](std::uint32_t offset) {
        const auto mask = slots.size() - 1;
        auto slot = static_cast<std::size_t>(hashing::mix(offset + 1U, hashing::seed_a)) & mask;
        while (slots[slot] != 0 && keys_[slots[slot] - 1].folded != offset) { slot = (slot + 1) & mask; }
        return slot;
    };
    const auto key_of = [&](std::string_view folded) {
        const auto offset = draft_.strings.add(folded);
        auto slot = slot_of(offset);
        if (slots[slot] != 0) { return slots[slot] - 1; }
        const auto number = static_cast<std::uint32_t>(keys_.size());
        keys_.push_back({offset, 0});
        slots[slot] = number + 1;
        if (keys_.size() * 2 > slots.size()) {
            slots.assign(slots.size() * 2, 0);
            for (std::uint32_t i = 0; i < keys_.size(); ++i) { slots[slot_of(keys_[i].folded)] = i + 1; }
        }
        return number;
    };
    const auto rules = NameRules::parse(draft_.rules);
    NameKeys name_keys(rules);
    const auto written = draft_.names.size();
    for (std::size_t i = 0; i < written; ++i) {
        const auto name = draft_.names[i];
        const auto& country = draft_.places[name.place].country;
        name_keys.make(draft_.strings.text(name.text), {country, 2}, static_cast<NameKind>(name.kind));
        draft_.names[i].key = key_of(name_keys.folded());
        for (const auto& looser : name_keys.looser()) {
            auto variant = name;
            variant.key = key_of(looser);
            variant.flags |= mwg::flag_variant;
            draft_.names.push_back(variant);
        }
    }
}

void IndexTables::sort_names_by_key() {
    const auto count = draft_.names.size();
    for (std::size_t i = 0; i < count; ++i) { ++keys_[draft_.names[i].key].first_name; }
    std::uint32_t sum = 0;
    for (std::size_t k = 0; k < keys_.size(); ++k) { sum += std::exchange(keys_[k].first_name, sum); }
    names_.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto& name = draft_.names[i];
        names_[keys_[name.key].first_name++] = name;
    }
    draft_.names.clear();
    // Each key now points behind its names; they are moved back while the names are ranked.
}

void IndexTables::rank_names_of_keys() {
    std::vector<mwg::NameRecord> same;
    std::uint32_t begin = 0;
    std::uint32_t written = 0;
    for (std::size_t k = 0; k < keys_.size(); ++k) {
        const auto end = keys_[k].first_name;
        same.clear();
        for (auto i = begin; i < end; ++i) { same.push_back(names_[i]); }
        const auto rank = [&](const mwg::NameRecord& name) {
            return std::tuple(-draft_.places[name.place].population, name.place, name.kind, name.text);
        };
        std::stable_sort(same.begin(), same.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
        const auto last = std::unique(same.begin(), same.end(), [](const auto& a, const auto& b) {
            return a.place == b.place && a.text == b.text;
        });
        const bool capitals =
            std::all_of(same.begin(), last, [](const auto& n) { return (n.flags & mwg::flag_capitals_only) != 0; });
        keys_[k].first_name = written | (capitals ? mwg::key_wants_capitals : 0U);
        for (auto at = same.begin(); at != last; ++at) { names_[written++] = *at; }
        begin = end;
    }
    names_.resize(written);
    keys_.push_back({0, written});
}

void IndexTables::list_names_of_places() {
    auto& places = draft_.places;
    for (std::size_t p = 0; p < places.size(); ++p) { places[p].name_count = 0; }
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < names_.size(); ++i) {
        if ((names_[i].flags & mwg::flag_variant) == 0) { ++places[names_[i].place].name_count; }
    }
    for (std::size_t p = 0; p < places.size(); ++p) {
        places[p].first_name = sum;
        sum += std::exchange(places[p].name_count, 0);
    }
    place_names_.resize(sum);
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
        if ((names_[i].flags & mwg::flag_variant) != 0) { continue; }
        auto& place = places[names_[i].place];
        place_names_[place.first_name + place.name_count++] = i;
    }
    std::vector<std::uint32_t> own;
    for (std::size_t p = 0; p < places.size(); ++p) {
        const auto first = places[p].first_name;
        own.clear();
        for (std::uint32_t i = 0; i < places[p].name_count; ++i) { own.push_back(place_names_[first + i]); }
        std::sort(own.begin(), own.end(), [&](auto a, auto b) {
            return std::tuple(names_[a].kind, names_[a].language, names_[a].text) <
                   std::tuple(names_[b].kind, names_[b].language, names_[b].text);
        });
        for (std::uint32_t i = 0; i < own.size(); ++i) { place_names_[first + i] = own[i]; }
    }
}

void IndexTables::hash_ids() {
    const auto count = draft_.places.size();
    id_table_.assign(slots_for(count), 0);
    const auto mask = id_table_.size() - 1;
    for (std::uint32_t p = 0; p < count; ++p) {
        auto slot = static_cast<std::size_t>(lasting_id_hash(draft_.lasting_id(p))) & mask;
        while (id_table_[slot] != 0) { slot = (slot + 1) & mask; }
        id_table_[slot] = p + 1;
    }
}

void IndexTables::list_countries() {
    // A code may be used by several rows (a former country, a claim): the one with most people counts, then the first.
    std::map<std::string, std::uint32_t> best;
    for (std::uint32_t p = 0; p < draft_.places.size(); ++p) {
        const auto& place = draft_.places[p];
        const auto& feature = draft_.features[place.feature];
        const std::string_view code(feature.code);
        if (feature.feature_class != 'A' || !code.starts_with("PCL") || code == "PCLH" || place.country[0] == '\0') {
            continue;
        }
        const auto [at, inserted] = best.emplace(std::string(place.country, 2), p);
        if (!inserted && draft_.places[at->second].population < place.population) { at->second = p; }
    }
    for (const auto& [code, place] : best) { countries_.push_back({{code[0], code[1]}, 0, place}); }
}

void IndexTables::lay_grid() {
    const auto& places = draft_.places;
    constexpr std::uint32_t most_columns = 4096;
    std::uint32_t columns = 32;
    while (columns < most_columns && std::size_t{columns} * columns / 2 < places.size()) { columns *= 2; }
    const mwg::GridHeader grid{columns, columns / 2};
    std::vector<std::uint32_t> starts(std::size_t{grid.columns} * grid.rows + 1);
    const auto cell_of = [&](const mwg::PlaceRecord& place) {
        return mwg::grid_cell(grid, place.longitude_e7, place.latitude_e7);
    };
    for (std::size_t p = 0; p < places.size(); ++p) { ++starts[cell_of(places[p]) + 1]; }
    for (std::size_t i = 1; i < starts.size(); ++i) { starts[i] += starts[i - 1]; }
    grid_places_.resize(places.size());
    auto next = starts;
    for (std::uint32_t p = 0; p < places.size(); ++p) { grid_places_[next[cell_of(places[p])]++] = p; }
    grid_ = {grid.columns, grid.rows};
    grid_.insert(grid_.end(), starts.begin(), starts.end());
}

void IndexTables::flatten_outlines() {
    auto& outlines = draft_.outlines;
    std::stable_sort(outlines.begin(), outlines.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const auto put = [&](std::size_t number) { outline_points_.push_back(static_cast<std::int32_t>(number)); };
    const auto put_ring = [&](const Ring& ring) {
        put(ring.positions.size());
        for (const auto& position : ring.positions) {
            outline_points_.push_back(mwg::to_e7(position.longitude()));
            outline_points_.push_back(mwg::to_e7(position.latitude()));
        }
    };
    for (const auto& [place, area] : outlines) {
        if (!outlines_.empty() && outlines_.back().place == place) { continue; }
        const auto first = outline_points_.size();
        put(area.polygons.size());
        for (const auto& polygon : area.polygons) {
            put(polygon.holes.size() + 1);
            put_ring(polygon.exterior);
            for (const auto& hole : polygon.holes) { put_ring(hole); }
        }
        outlines_.push_back({place, static_cast<std::uint32_t>(outline_points_.size() - first), first});
    }
}

void IndexTables::describe() {
    description_ = "date\t" + draft_.description.date + "\nlicence\t" + draft_.description.licence + "\nattribution\t" +
                   draft_.description.attribution + "\n";
}

FileImage IndexTables::image() const {
    using mwg::SectionId;
    FileImage image;
    image.add(SectionId::description, std::span<const char>(description_));
    image.add(SectionId::strings, draft_.strings.bytes());
    image.add(SectionId::features, std::span<const mwg::FeatureRecord>(draft_.features));
    image.add(SectionId::languages, std::span<const mwg::LanguageRecord>(draft_.languages));
    image.add(SectionId::sources, std::span<const mwg::SourceRecord>(draft_.sources));
    image.add(SectionId::extras, std::span<const mwg::ExtraRecord>(draft_.extras));
    image.add(SectionId::name_periods, std::span<const mwg::PeriodRecord>(draft_.periods));
    image.add(SectionId::places, draft_.places);
    image.add(SectionId::keys, keys_);
    image.add(SectionId::names, names_);
    image.add(SectionId::place_names, place_names_);
    image.add(SectionId::key_table, std::span<const mwg::HashSlot>(key_table_));
    image.add(SectionId::id_table, std::span<const std::uint32_t>(id_table_));
    image.add(SectionId::first_filter, std::span<const std::uint64_t>(filter_));
    image.add(SectionId::first_words, std::span<const mwg::FirstWordSlot>(first_words_));
    image.add(SectionId::countries, std::span<const mwg::CountryRecord>(countries_));
    image.add(SectionId::grid, std::span<const std::uint32_t>(grid_));
    image.add(SectionId::grid_places, std::span<const std::uint32_t>(grid_places_));
    image.add(SectionId::outlines, std::span<const mwg::OutlineRecord>(outlines_));
    image.add(SectionId::outline_points, std::span<const std::int32_t>(outline_points_));
    image.add(SectionId::rules, std::span<const char>(draft_.rules));
    image.add(SectionId::merges, std::span<const mwg::MergeRecord>(draft_.merges));
    image.add(SectionId::second_filter, std::span<const std::uint64_t>(second_filter_));
    image.add(SectionId::single_filter, std::span<const std::uint64_t>(single_filter_));
    return image;
}

}  // namespace mapwire
