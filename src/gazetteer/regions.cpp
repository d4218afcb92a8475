#include "mapwire/gazetteer/regions.hpp"

#include <algorithm>
#include <unordered_map>

#include "mapwire/model/error.hpp"
#include "mapwire/tables/table.hpp"
#include "mapwire/text/fold.hpp"

namespace mapwire {

struct NamedRegions::State {
    std::vector<NamedRegion> regions;
    std::vector<RegionWording> wordings;
    std::unordered_map<std::string_view, std::size_t> by_id;
    RecipeBook recipes;
};

namespace {

std::optional<Date> date_of(const TableRow& row, std::string_view column) {
    const auto cell = row[column];
    if (cell.empty()) { return std::nullopt; }
    const auto date = Date::parse_iso(cell);
    if (!date) {
        throw InputError({row.where(), std::string(column) + " is " + quoted(cell) + ", not a day",
                          "Write YYYY-MM-DD or leave it empty"});
    }
    return date;
}

/// "ar:جنوب سوريا" is Arabic; a wording without a code is English.
RegionWording wording_of(std::string_view text, std::size_t region) {
    std::string language = "en";
    if (text.size() > 3 && text[2] == ':') {
        language = text.substr(0, 2);
        text.remove_prefix(3);
    }
    return {fold_name(text), language, region};
}

NamedRegion region_of(const TableRow& row) {
    const double uncertainty = row.number("uncertainty_m");
    if (uncertainty < 0.0) {
        throw InputError({row.where(), "uncertainty_m is negative", "Write how fuzzy the edge is, in metres"});
    }
    const auto first = date_of(row, "valid_from");
    const auto last = date_of(row, "valid_to");
    if (first && last && *last < *first) {
        throw InputError({row.where(), "valid_to is before valid_from", "Swap them"});
    }
    return {RegionId{std::string(row["id"])},  std::string(row["name"]),
            std::string(row["country_code"]),  Metres{uncertainty},
            {first, last, DatePrecision::day}, std::string(row["source"]),
            std::string(row["note"])};
}

/// Sorts wordings and drops those that fold alike within one region; two regions must not share one.
void settle_wordings(std::vector<RegionWording>& wordings, const std::vector<NamedRegion>& regions) {
    std::stable_sort(wordings.begin(), wordings.end(), [](const auto& a, const auto& b) {
        return a.folded != b.folded ? a.folded < b.folded : a.region < b.region;
    });
    for (std::size_t i = 1; i < wordings.size(); ++i) {
        if (wordings[i].folded == wordings[i - 1].folded && wordings[i].region != wordings[i - 1].region) {
            throw InputError({"geodata/regions",
                              "the wording " + quoted(wordings[i].folded) + " means both " +
                                  regions[wordings[i - 1].region].id.text + " and " +
                                  regions[wordings[i].region].id.text,
                              "Keep it in one row"});
        }
    }
    const auto alike = [](const auto& a, const auto& b) { return a.folded == b.folded; };
    wordings.erase(std::unique(wordings.begin(), wordings.end(), alike), wordings.end());
}

}  // namespace

NamedRegions NamedRegions::load(std::span<const GeodataFile> files, const Outlines& outlines, Metres tolerance) {
    auto state = std::make_shared<State>();
    std::vector<RecipeRow> recipes;
    for (const auto& file : files) {
        if (!file.path.starts_with("geodata/regions/")) { continue; }
        const auto table = Table::of(file, {"id", "name", "country_code", "names", "recipe", "uncertainty_m",
                                            "valid_from", "valid_to", "source", "note"});
        for (std::size_t i = 0; i < table.size(); ++i) {
            const auto row = table.row(i);
            state->regions.push_back(region_of(row));
            const auto index = state->regions.size() - 1;
            for (const auto name : row.list("names")) {
                auto wording = wording_of(name, index);
                if (wording.folded.empty()) {
                    throw InputError({row.where(), "the wording " + quoted(name) + " has no letter", "Remove it"});
                }
                state->wordings.push_back(std::move(wording));
            }
            recipes.push_back({state->regions.back().id.text, std::string(row["recipe"]), row.where()});
        }
    }
    settle_wordings(state->wordings, state->regions);
    state->recipes = RecipeBook::read("region", recipes, outlines, {}, nullptr, tolerance);
    for (std::size_t i = 0; i < state->regions.size(); ++i) { state->by_id.emplace(state->regions[i].id.text, i); }
    return NamedRegions{std::move(state)};
}

const std::vector<NamedRegion>& NamedRegions::regions() const { return state_->regions; }

const std::vector<RegionWording>& NamedRegions::wordings() const { return state_->wordings; }

const NamedRegion* NamedRegions::find(std::string_view wording) const {
    const auto folded = fold_name(wording);
    const auto& list = state_->wordings;
    const auto found =
        std::lower_bound(list.begin(), list.end(), folded,
                         [](const RegionWording& row, const std::string& key) { return row.folded < key; });
    if (found == list.end() || found->folded != folded) { return nullptr; }
    return &state_->regions[found->region];
}

const NamedRegion* NamedRegions::find_by_id(std::string_view id) const {
    const auto found = state_->by_id.find(id);
    return found == state_->by_id.end() ? nullptr : &state_->regions[found->second];
}

const MultiPolygon& NamedRegions::area(const RegionId& id) const { return state_->recipes.area(id.text); }

const RecipeBook& NamedRegions::recipes() const { return state_->recipes; }

}  // namespace mapwire
