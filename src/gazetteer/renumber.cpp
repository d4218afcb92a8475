#include <string>
#include <unordered_map>

#include "gazetteer/builder_state.hpp"

namespace mapwire {
namespace {

bool is_first_level(const mwg::FeatureRecord& feature) {
    return feature.feature_class == 'A' && std::string_view(feature.code) == "ADM1";
}

}  // namespace

void GazetteerDraft::resolve_parents_and_renumber() {
    // First-level divisions by "SY.08", for sources that name divisions by code.
    std::unordered_map<std::uint32_t, std::uint32_t> divisions;
    for (std::uint32_t p = 0; p < places.size(); ++p) {
        if (is_first_level(features[places[p].feature]) && places[p].admin1_code != 0) {
            divisions.emplace(places[p].admin1_code, p);
        }
    }
    std::vector<std::uint32_t> numbers(places.size());
    std::uint32_t kept = 0;
    for (std::uint32_t p = 0; p < places.size(); ++p) { numbers[p] = root(p) == p ? kept++ : 0; }
    const auto number_of = [&](std::uint32_t p) { return numbers[root(p)]; };
    const auto parent = [&](std::uint32_t child, std::uint32_t id) -> std::uint32_t {
        if (id == 0) { return 0; }
        const auto slot = *id_slot(strings.text(id));
        return slot == 0 || root(slot - 1) == child ? 0 : number_of(slot - 1) + 1;
    };
    for (std::uint32_t p = 0; p < places.size(); ++p) {
        auto& place = places[p];
        place.admin1 = parent(p, place.admin1);
        place.admin2 = parent(p, place.admin2);
        const auto division = divisions.find(place.admin1_code);
        if (place.admin1 == 0 && division != divisions.end() && root(division->second) != root(p)) {
            place.admin1 = number_of(division->second) + 1;
        }
    }
    for (std::size_t i = 0; i < names.size(); ++i) { names[i].place = number_of(names[i].place); }
    for (auto& [place, outline] : outlines) { place = number_of(place); }
    for (auto& merge : merges) { merge.kept = number_of(merge.kept); }
    for (std::uint32_t p = 0; p < places.size(); ++p) {
        if (root(p) == p) { places[numbers[p]] = places[p]; }
    }
    places.resize(kept);
    same_as.clear();
    ids.clear();
}

}  // namespace mapwire
