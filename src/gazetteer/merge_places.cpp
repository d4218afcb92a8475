#include <algorithm>
#include <numeric>

#include "gazetteer/builder_state.hpp"
#include "gazetteer/hashing.hpp"
#include "gazetteer/merge_rules.hpp"
#include "gazetteer/name_keys.hpp"
#include "mapwire/geometry/geodesic.hpp"

namespace mapwire {
namespace {

/// A place under a hash of one of its names; places with the same hash may be the same.
struct Bearer {
    std::uint64_t hash;
    std::int32_t latitude_e7;
    std::uint32_t place;
    friend bool operator<(const Bearer& a, const Bearer& b) {
        if (a.hash != b.hash) { return a.hash < b.hash; }
        if (a.latitude_e7 != b.latitude_e7) { return a.latitude_e7 < b.latitude_e7; }
        return a.place < b.place;
    }
};

class Merger {
public:
    explicit Merger(GazetteerDraft& draft) : draft_(draft), parent_(draft.places.size()) {
        std::iota(parent_.begin(), parent_.end(), 0U);
    }

    void join_clusters() {
        // add() kept the first place of each cluster; the others joined it through cluster_of.
        for (const auto& [place, first] : draft_.cluster_members) { join(place, first); }
    }

    void join_namesakes() {
        auto bearers = list_bearers();
        std::sort(bearers.begin(), bearers.end());
        for (std::size_t begin = 0; begin < bearers.size();) {
            auto end = begin + 1;
            while (end < bearers.size() && bearers[end].hash == bearers[begin].hash) { ++end; }
            for (auto i = begin; i < end; ++i) { join_with_following(bearers, i, end); }
            begin = end;
        }
    }

    std::vector<std::uint32_t> roots() {
        for (std::uint32_t p = 0; p < parent_.size(); ++p) { parent_[p] = root(p); }
        return std::move(parent_);
    }

private:
    std::vector<Bearer> list_bearers() {
        const auto rules = NameRules::parse(draft_.rules);
        NameKeys keys(rules);
        std::vector<Bearer> bearers;
        bearers.reserve(draft_.names.size());
        for (std::size_t i = 0; i < draft_.names.size(); ++i) {
            const auto& name = draft_.names[i];
            if (name.kind > static_cast<std::uint8_t>(NameKind::alternate)) { continue; }
            const auto& place = draft_.places[name.place];
            keys.make(draft_.strings.text(name.text), {place.country, 2}, static_cast<NameKind>(name.kind));
            bearers.push_back({hashing::name_hash(keys.folded()), place.latitude_e7, name.place});
        }
        return bearers;
    }

    void join_with_following(const std::vector<Bearer>& bearers, std::size_t at, std::size_t end) {
        constexpr std::size_t most_neighbours = 64;
        const auto kind = kind_of(bearers[at].place);
        const auto reach = merge_distance(kind).value();
        // Sorted by latitude: behind the reach nothing can be near.
        const auto reach_e7 = static_cast<std::int64_t>(reach / 110000.0 * 1e7);
        for (auto i = at + 1; i < end && i - at <= most_neighbours; ++i) {
            if (std::int64_t{bearers[i].latitude_e7} - bearers[at].latitude_e7 > reach_e7) { return; }
            const auto a = bearers[at].place;
            const auto b = bearers[i].place;
            if (a == b || root(a) == root(b) || !may_be_one(a, b) || !are_compatible(kind, kind_of(b))) { continue; }
            if (distance(a, b) <= reach) { join(a, b); }
        }
    }

    // Two rows of one source are two places for it; two GeoNames ids are two places for GeoNames.
    bool may_be_one(std::uint32_t a, std::uint32_t b) const {
        const auto& first = draft_.places[a];
        const auto& second = draft_.places[b];
        if (first.geonames_id != 0 && second.geonames_id != 0) { return first.geonames_id == second.geonames_id; }
        return first.source != second.source || first.geonames_id == 0 || second.geonames_id == 0;
    }

    PlaceKind kind_of(std::uint32_t place) const {
        const auto& record = draft_.places[place];
        const auto& feature = draft_.features[record.feature];
        return {feature.feature_class, feature.code,
                record.country[0] == '\0' ? std::string_view{} : std::string_view(record.country, 2)};
    }

    double distance(std::uint32_t a, std::uint32_t b) const {
        const auto& first = draft_.places[a];
        const auto& second = draft_.places[b];
        const auto position = [](const auto& place) {
            return Coordinate::from_degrees(
                {.longitude = mwg::from_e7(place.longitude_e7), .latitude = mwg::from_e7(place.latitude_e7)});
        };
        return distance_between(position(first), position(second)).value();
    }

    std::uint32_t root(std::uint32_t place) {
        while (parent_[place] != place) { place = parent_[place] = parent_[parent_[place]]; }
        return place;
    }

    // The place of the later source stays; within a source one with a GeoNames id, then the first.
    bool stays(std::uint32_t a, std::uint32_t b) const {
        const auto& first = draft_.places[a];
        const auto& second = draft_.places[b];
        if (first.source != second.source) { return first.source > second.source; }
        if ((first.geonames_id != 0) != (second.geonames_id != 0)) { return first.geonames_id != 0; }
        return a < b;
    }

    void join(std::uint32_t a, std::uint32_t b) {
        a = root(a);
        b = root(b);
        if (a == b) { return; }
        if (!stays(a, b)) { std::swap(a, b); }
        parent_[b] = a;
    }

    GazetteerDraft& draft_;
    std::vector<std::uint32_t> parent_;
};

}  // namespace

std::vector<MergedPlace> GazetteerBuilder::merge_same_places() {
    Merger merger(*state_);
    merger.join_clusters();
    merger.join_namesakes();
    state_->same_as = merger.roots();
    std::vector<MergedPlace> merged;
    for (std::uint32_t p = 0; p < state_->places.size(); ++p) {
        const auto kept = state_->same_as[p];
        if (kept == p) { continue; }
        auto& place = state_->places[kept];
        const auto& lost = state_->places[p];
        if (place.population == 0) { place.population = lost.population; }
        if (place.country[0] == '\0') { std::copy(lost.country, lost.country + 2, place.country); }
        if (place.admin1 == 0) { place.admin1 = lost.admin1; }
        if (place.admin2 == 0) { place.admin2 = lost.admin2; }
        if (place.admin1_code == 0) { place.admin1_code = lost.admin1_code; }
        if (place.geonames_id == 0) {
            if (place.lasting_id == 0) { place.lasting_id = state_->strings.add(state_->lasting_id(kept)); }
            place.geonames_id = lost.geonames_id;
        }
        auto& strings = state_->strings;
        const auto source = std::string(strings.text(state_->sources[lost.source].name));
        const auto lost_id = state_->lasting_id(p);
        state_->merges.push_back({kept, strings.add(lost_id), lost.name, strings.add(source)});
        merged.push_back({state_->lasting_id(kept), std::string(strings.text(place.name)), lost_id,
                          std::string(strings.text(lost.name)), source});
    }
    return merged;
}

}  // namespace mapwire
