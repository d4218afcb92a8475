#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "gazetteer/gazetteer_state.hpp"
#include "gazetteer/merge_rules.hpp"
#include "mapwire/geometry/geodesic.hpp"

namespace mapwire {
namespace {

std::string value_of(std::string_view description, std::string_view key) {
    while (!description.empty()) {
        const auto end = description.find('\n');
        const auto line = description.substr(0, end);
        if (line.size() > key.size() && line.starts_with(key) && line[key.size()] == '\t') {
            return std::string(line.substr(key.size() + 1));
        }
        if (end == std::string_view::npos) { break; }
        description.remove_prefix(end + 1);
    }
    return {};
}

PlaceKind kind_of(const IndexView& view, const mwg::PlaceRecord& record) {
    return {view.feature(record.feature).feature_class, view.feature_code(record.feature), country_of(record)};
}

/// Looks for the place of one layer in another.
class SamePlace {
public:
    std::optional<std::uint32_t> find(const IndexView& from, std::uint32_t number, const IndexView& in) {
        const auto& record = from.place(number);
        if (record.geonames_id != 0) {
            if (const auto same = in.find_place(from.lasting_id(number))) { return same; }
            // A source may have ids of its own beside GeoNames' (Natural Earth).
            if (const auto same = in.find_place("gn:" + std::to_string(record.geonames_id))) { return same; }
        }
        std::optional<std::uint32_t> nearest;
        double nearest_metres = 0.0;
        const auto kind = kind_of(from, record);
        for (const auto name_number : from.names_of_place(number)) {
            const auto name = from.name(name_number);
            const auto name_kind = static_cast<NameKind>(name.kind);
            if (name_kind != NameKind::preferred && name_kind != NameKind::alternate) { continue; }
            const auto key = in.find_key(from.key_text(name.key));
            if (!key) { continue; }
            for (const auto& other : in.names_of_key(*key)) {
                if (other.place >= in.size() || (other.flags & mwg::flag_variant) != 0 ||
                    other.kind > static_cast<std::uint8_t>(NameKind::alternate)) {
                    continue;
                }
                const auto& candidate = in.place(other.place);
                // Two records with different GeoNames ids are two places for GeoNames, with one id they are one.
                if (record.geonames_id != 0 && candidate.geonames_id != 0) {
                    if (record.geonames_id == candidate.geonames_id) { return other.place; }
                    continue;
                }
                const auto candidate_kind = kind_of(in, candidate);
                if (!are_compatible(kind, candidate_kind)) { continue; }
                const auto metres = distance_between(position_of(record), position_of(candidate)).value();
                if (metres > merge_distance(kind).value() || (nearest && metres >= nearest_metres)) { continue; }
                nearest = other.place;
                nearest_metres = metres;
            }
        }
        return nearest;
    }
};

// Places that have an id of their own beside GeoNames', found by the latter. Not for layers of the world's size, which
// would have to be read from end to end; those have GeoNames' ids.
void join_by_own_ids(const IndexView& own, const IndexView& other, auto join) {
    constexpr std::size_t largest = 100'000;
    if (own.size() > largest) { return; }
    for (std::uint32_t number = 0; number < own.size(); ++number) {
        const auto& record = own.place(number);
        if (record.geonames_id == 0 || record.lasting_id == 0) { continue; }
        if (const auto same = other.find_place("gn:" + std::to_string(record.geonames_id))) { join(*same, number); }
    }
}

}  // namespace

Coordinate position_of(const mwg::PlaceRecord& record) {
    const auto position =
        Coordinate::try_from_degrees({mwg::from_e7(record.longitude_e7), mwg::from_e7(record.latitude_e7)});
    return position ? *position : Coordinate::from_degrees({0.0, 0.0});  // only in a damaged file
}

std::string_view country_of(const mwg::PlaceRecord& record) noexcept {
    return record.country[0] == '\0' ? std::string_view{} : std::string_view(record.country, 2);
}

Gazetteer::State::Where Gazetteer::State::find(PlaceId id) const {
    const auto number = static_cast<std::uint32_t>(id);
    for (std::size_t i = layers.size(); i-- > 0;) {
        if (number >= layers[i].first_place && number - layers[i].first_place < views[i].size()) {
            return {&views[i], &layers[i], number - layers[i].first_place};
        }
    }
    throw std::out_of_range("place " + std::to_string(number) + " is in no layer of the gazetteer");
}

std::vector<Gazetteer::State::Where> Gazetteer::State::everywhere(PlaceId id) const {
    std::vector<Where> all{find(id)};
    const auto lower = lower_of.find(static_cast<std::uint32_t>(id));
    if (lower != lower_of.end()) {
        for (const auto number : lower->second) { all.push_back(find(PlaceId{number})); }
    }
    return all;
}

void Gazetteer::State::add_layer(IndexView view, LayerBytes kept, const std::string& name) {
    const auto first =
        layers.empty() ? 0U : static_cast<std::uint32_t>(layers.back().first_place + views.back().size());
    LayerFacts facts;
    facts.info.file = name;
    facts.info.date = value_of(view.description(), "date");
    facts.info.licence = value_of(view.description(), "licence");
    facts.info.attribution = value_of(view.description(), "attribution");
    facts.info.places = view.size();
    for (const auto& source : view.sources()) {
        facts.info.sources.push_back({std::string(view.text(source.name)), std::string(view.text(source.licence)),
                                      std::string(view.text(source.attribution)), std::string(view.text(source.date))});
    }
    facts.first_place = first;
    layers.push_back(std::move(facts));
    views.push_back(view);
    bytes.push_back(std::move(kept));
    rules = NameRules::parse(view.rules());
}

void Gazetteer::State::merge_layers() {
    SamePlace same_place;
    for (std::size_t upper = 1; upper < views.size(); ++upper) {
        for (std::size_t lower = 0; lower < upper; ++lower) {
            const bool from_lower = views[lower].size() <= views[upper].size();
            const auto from = from_lower ? lower : upper;
            const auto in = from_lower ? upper : lower;
            const auto join = [&](std::uint32_t number, std::uint32_t same) {
                const auto low = layers[lower].first_place + (from_lower ? number : same);
                const auto high = layers[upper].first_place + (from_lower ? same : number);
                // What lies under the place now lies under the uppermost one.
                const auto move = [&](std::uint32_t place) {
                    upper_of[place] = high;
                    lower_of[high].push_back(place);
                };
                if (upper_of.count(low) != 0) { return; }
                const auto under = lower_of.find(low);
                if (under != lower_of.end()) {
                    const auto moved = std::move(under->second);
                    lower_of.erase(under);
                    for (const auto place : moved) { move(place); }
                }
                move(low);
            };
            for (std::uint32_t number = 0; number < views[from].size(); ++number) {
                if (const auto same = same_place.find(views[from], number, views[in])) { join(number, *same); }
            }
            join_by_own_ids(views[in], views[from], join);
        }
    }
    for (auto& [place, lower] : lower_of) { std::sort(lower.begin(), lower.end(), std::greater<>{}); }
}

Gazetteer Gazetteer::lay_over(std::vector<Gazetteer> gazetteers) {
    auto state = std::make_unique<State>();
    for (auto& gazetteer : gazetteers) {
        auto& own = *gazetteer.state_;
        for (std::size_t i = 0; i < own.views.size(); ++i) {
            state->add_layer(own.views[i], std::move(own.bytes[i]), own.layers[i].info.file);
        }
    }
    state->merge_layers();
    return Gazetteer{std::move(state)};
}

}  // namespace mapwire
