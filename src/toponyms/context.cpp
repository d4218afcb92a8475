#include "toponyms/context.hpp"

#include <algorithm>

namespace mapwire::toponyms {
namespace {

constexpr std::size_t most_sources = 200;
// Cosines of the angles that 40, 150 and 450 km make at the centre of the Earth, roughly: these are steps of nearness
// for weighing evidence, no distances that reach a map.
constexpr float within_40km = 0.9999803F;
constexpr float within_150km = 0.999723F;
constexpr float within_450km = 0.997507F;

constexpr std::uint64_t country_key(std::uint32_t country) noexcept { return combine(country, 0xC0); }

}  // namespace

void Context::clear() noexcept {
    sources_.clear();
    entries_ = HashTable{};
    masses_.clear();
    group_weights_.clear();
    total_ = 0;
}

void Context::add_to(std::uint64_t key, std::uint32_t group, float weight) {
    auto entry = entries_.find(key);
    if (entry == 0) {
        masses_.emplace_back();
        entry = static_cast<std::uint32_t>(masses_.size());
        entries_.add(key, entry);
    }
    Mass& mass = masses_[entry - 1];
    mass.total += weight;
    if (!mass.groups.empty() && mass.groups.back().first == group) {
        mass.groups.back().second += weight;
    } else {
        mass.groups.emplace_back(group, weight);
    }
}

void Context::add(ContextSource source) {
    const PlaceOption& option = names_.options[source.option];
    sources_.push_back(source);
    if (option.country != 0) { add_to(country_key(option.country), source.group, source.weight); }
    if (option.adm1 != 0) { add_to(option.adm1, source.group, source.weight); }
    total_ += source.weight;
    if (!group_weights_.empty() && group_weights_.back().first == source.group) {
        group_weights_.back().second += source.weight;
    } else {
        group_weights_.emplace_back(source.group, source.weight);
    }
}

void Context::finish() {
    if (sources_.size() <= most_sources) { return; }
    std::stable_sort(sources_.begin(), sources_.end(),
                     [](const ContextSource& a, const ContextSource& b) { return a.weight > b.weight; });
    sources_.resize(most_sources);
}

float Context::mass_without(std::uint32_t entry, std::uint32_t group) const noexcept {
    if (entry == 0) { return 0; }
    const Mass& mass = masses_[entry - 1];
    const auto own = std::lower_bound(mass.groups.begin(), mass.groups.end(), group,
                                      [](const auto& pair, std::uint32_t value) { return pair.first < value; });
    const float rest = own != mass.groups.end() && own->first == group ? mass.total - own->second : mass.total;
    return std::max(rest, 0.0F);
}

Context::Surroundings Context::around(std::uint32_t group, const PlaceOption& option) const {
    Surroundings result;
    const auto own = std::lower_bound(group_weights_.begin(), group_weights_.end(), group,
                                      [](const auto& pair, std::uint32_t value) { return pair.first < value; });
    const float others = total_ - (own != group_weights_.end() && own->first == group ? own->second : 0.0F);
    if (others <= 1e-4F) { return result; }
    if (option.country != 0) {
        result.country_mass = mass_without(entries_.find(country_key(option.country)), group);
        result.country_share = result.country_mass / others;
    }
    if (option.adm1 != 0) {
        result.division_mass = mass_without(entries_.find(option.adm1), group);
        result.division_share = result.division_mass / others;
    }
    for (const ContextSource& source : sources_) {
        if (source.group == group) { continue; }
        const PlaceOption& other = names_.options[source.option];
        if (other.is_country) { continue; }
        const float cos_angle = cosine(option, other);
        if (cos_angle < within_450km) { continue; }
        result.near_450km += source.weight;
        if (cos_angle < within_150km) { continue; }
        result.near_150km += source.weight;
        if (cos_angle >= within_40km) { result.near_40km += source.weight; }
    }
    return result;
}

}  // namespace mapwire::toponyms
