#include "toponyms/context.hpp"

#include <algorithm>
#include <cmath>

namespace mapwire::toponyms {
namespace {

constexpr std::size_t most_sources = 400;
constexpr std::uint32_t nothing = Word::none;
// Cosines of the angles that 40, 150 and 300 km make at the centre of the Earth, roughly: these are steps of nearness
// for weighing evidence, no distances that reach a map.
constexpr float within_40km = 0.9999803F;
constexpr float within_150km = 0.999723F;
constexpr float within_300km = 0.998891F;
// Cells of the grid are about 600 km wide, so that what lies within 300 km is in one of two cells each way.
constexpr float cells_per_radius = 10.6F;

struct Cell {
    std::array<std::int32_t, 3> at;    // the cell that holds the point
    std::array<std::int32_t, 3> near;  // the neighbouring one that is nearer, each way
};

Cell cell_of(const std::array<float, 3>& direction) noexcept {
    Cell cell{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const float value = (direction[axis] + 2.0F) * cells_per_radius;  // positive, so that a cast rounds down
        cell.at[axis] = static_cast<std::int32_t>(value);
        cell.near[axis] = cell.at[axis] + (value - static_cast<float>(cell.at[axis]) < 0.5F ? -1 : 1);
    }
    return cell;
}

}  // namespace

Context::Context(const Names& names)
    : names_(names),
      division_(names.options.size()),
      country_(names.options.size()),
      neighbourhoods_(names.options.size()),
      first_of_group_(names.groups.size(), 0),
      end_of_group_(names.groups.size(), 0),
      grid_(1024, nothing) {
    HashTable divisions(names.options.size() / 4);
    HashTable countries(names.options.size() / 8);
    std::uint32_t division_count = 0;
    std::uint32_t country_count = 0;
    const auto number = [](HashTable& table, std::uint64_t key, std::uint32_t& count) {
        if (key == 0) { return 0U; }
        auto found = table.find(key);
        if (found == 0) { table.add(key, found = ++count); }
        return found;
    };
    for (std::size_t o = 0; o < names.options.size(); ++o) {
        division_[o] = number(divisions, names.options[o].adm1, division_count);
        country_[o] = number(countries, combine(names.options[o].country, 0xC0), country_count);
        if (names.options[o].country == 0) { country_[o] = 0; }
    }
    division_mass_.assign(division_count + 1, 0.0F);
    country_mass_.assign(country_count + 1, 0.0F);
    named_.assign(division_count + 1, Named{});
}

void Context::clear() noexcept {
    sources_.clear();
    std::fill(division_mass_.begin(), division_mass_.end(), 0.0F);
    std::fill(country_mass_.begin(), country_mass_.end(), 0.0F);
    std::fill(named_.begin(), named_.end(), Named{});
    std::fill(first_of_group_.begin(), first_of_group_.end(), 0U);
    std::fill(end_of_group_.begin(), end_of_group_.end(), 0U);
    std::fill(grid_.begin(), grid_.end(), nothing);
    total_ = 0;
}

void Context::add(std::uint32_t group, std::uint32_t option, float weight) {
    if (end_of_group_[group] == 0) { first_of_group_[group] = static_cast<std::uint32_t>(sources_.size()); }
    sources_.push_back({group, option, weight, nothing});
    end_of_group_[group] = static_cast<std::uint32_t>(sources_.size());
    division_mass_[division_[option]] += weight;
    country_mass_[country_[option]] += weight;
    total_ += weight;
    if (!names_.options[option].is_adm1 || division_[option] == 0) { return; }
    Named& named = named_[division_[option]];
    if (named.weight[0] > 0.0F && named.group[0] == group) {
        named.weight[0] = std::max(named.weight[0], weight);
    } else if (weight > named.weight[0]) {
        named = {{group, named.group[0]}, {weight, named.weight[0]}};
    } else if (weight > named.weight[1]) {
        named.group[1] = group;
        named.weight[1] = weight;
    }
}

// "Boone" may mean Boone County, and "Boone County" says nothing about which town of Boone is meant.
bool Context::share_a_place(std::uint32_t group, std::uint32_t option) const noexcept {
    for (auto o = names_.groups[group].first_option; o < names_.groups[group].end_option; ++o) {
        if (names_.options[o].place == names_.options[option].place) { return true; }
    }
    return false;
}

std::uint32_t Context::slot_of(std::int32_t x, std::int32_t y, std::int32_t z) const noexcept {
    const auto mixed = static_cast<std::uint32_t>(x) * 0x9E3779B1U ^ static_cast<std::uint32_t>(y) * 0x85EBCA77U ^
                       static_cast<std::uint32_t>(z) * 0xC2B2AE3DU;
    return (mixed ^ (mixed >> 15U)) & static_cast<std::uint32_t>(grid_.size() - 1);
}

void Context::put_into_grid(std::uint32_t source) {
    const PlaceOption& option = names_.options[sources_[source].option];
    if (option.is_country) { return; }
    const auto cell = cell_of(option.direction).at;
    auto& head = grid_[slot_of(cell[0], cell[1], cell[2])];
    sources_[source].next = head;
    head = source;
}

void Context::finish() {
    if (sources_.size() <= most_sources) {
        for (std::uint32_t s = 0; s < sources_.size(); ++s) { put_into_grid(s); }
        return;
    }
    std::vector<std::uint32_t> order(sources_.size());
    for (std::uint32_t s = 0; s < order.size(); ++s) { order[s] = s; }
    std::stable_sort(order.begin(), order.end(),
                     [this](std::uint32_t a, std::uint32_t b) { return sources_[a].weight > sources_[b].weight; });
    for (std::size_t i = 0; i < most_sources; ++i) { put_into_grid(order[i]); }
}

float Context::largest_division_share() const noexcept {
    float largest = 0.0F;
    for (std::size_t d = 1; d < division_mass_.size(); ++d) { largest = std::max(largest, division_mass_[d]); }
    return total_ > 0.0F ? largest / total_ : 0.0F;
}

const Context::Neighbourhood& Context::neighbourhood_of(std::uint32_t option) {
    Neighbourhood& around = neighbourhoods_[option];
    if (around.count > 0) { return around; }
    const Cell cell = cell_of(names_.options[option].direction);
    for (unsigned corner = 0; corner < 8; ++corner) {
        const auto slot = static_cast<std::uint16_t>(slot_of((corner & 1U) != 0 ? cell.near[0] : cell.at[0],
                                                             (corner & 2U) != 0 ? cell.near[1] : cell.at[1],
                                                             (corner & 4U) != 0 ? cell.near[2] : cell.at[2]));
        const auto end = around.slots.begin() + around.count;
        // Two cells may share a slot.
        if (std::find(around.slots.begin(), end, slot) == end) { around.slots[around.count++] = slot; }
    }
    return around;
}

Context::Surroundings Context::around(std::uint32_t group, std::uint32_t option, bool roots) {
    Surroundings result;
    const auto division = division_[option];
    const auto country = country_[option];
    float own = 0.0F;
    float own_division = 0.0F;
    float own_country = 0.0F;
    const auto other_case = names_.groups[group].other_case;
    for (const auto own_group : {group, other_case}) {
        if (own_group == nothing) { continue; }
        for (auto s = first_of_group_[own_group]; s < end_of_group_[own_group]; ++s) {
            const Source& source = sources_[s];
            own += source.weight;
            if (division_[source.option] == division) { own_division += source.weight; }
            if (country_[source.option] == country) { own_country += source.weight; }
        }
    }
    const float others = total_ - own;
    if (others <= 1e-4F) { return result; }
    if (country != 0) {
        result.country_mass = std::max(country_mass_[country] - own_country, 0.0F);
        result.country_share = result.country_mass / others;
    }
    if (division != 0) {
        result.division_mass = std::max(division_mass_[division] - own_division, 0.0F);
        result.division_share = result.division_mass / others;
        const Named& named = named_[division];
        for (std::size_t best = 0; best < named.weight.size() && result.division_named == 0.0F; ++best) {
            if (named.weight[best] <= 0.0F || named.group[best] == group || named.group[best] == other_case) {
                continue;
            }
            result.division_named = named.weight[best];
        }
    }
    const PlaceOption& place = names_.options[option];
    const Neighbourhood& cells = neighbourhood_of(option);
    for (std::size_t c = 0; c < cells.count; ++c) {
        const auto slot = cells.slots[c];
        for (auto s = grid_[slot]; s != nothing; s = sources_[s].next) {
            const Source& source = sources_[s];
            if (source.group == group || source.group == other_case) { continue; }
            const float cos_angle = cosine(place, names_.options[source.option]);
            if (cos_angle < within_300km) { continue; }
            result.near_300km += source.weight;
            if (cos_angle < within_150km) { continue; }
            result.near_150km += source.weight;
            if (cos_angle < within_40km) { continue; }
            result.near_40km += source.weight;
            if (!roots) { continue; }
            const float root = std::sqrt(source.weight);
            result.roots_40km += root;
            const PlaceOption& other = names_.options[source.option];
            const bool county =
                (place.is_adm2 && other.feature_class == 'P') || (other.is_adm2 && place.feature_class == 'P');
            if (county && !share_a_place(group, source.option) && !share_a_place(source.group, option)) {
                result.county_root = std::max(result.county_root, root);
            }
        }
    }
    return result;
}

}  // namespace mapwire::toponyms
