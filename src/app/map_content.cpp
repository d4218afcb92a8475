#include "app/map_content.hpp"

#include <algorithm>
#include <set>

#include "mapwire/geometry/geodesic.hpp"

namespace mapwire {
namespace {

constexpr std::int64_t least_people_of_town = 100'000;
constexpr std::size_t most_towns = 40;

/// Towns within the map's extent, the largest first; those of the layer "places" have their own names on the map.
std::vector<BaseTown> towns_for(const RunResult& result, const Gazetteer& gazetteer) {
    const auto box = extent_of(result.layers);
    const double east = box.east < box.west ? box.east + 360.0 : box.east;
    if (east - box.west > 60.0) { return {}; }
    double middle = (box.west + east) / 2.0;
    if (middle > 180.0) { middle -= 360.0; }
    const auto centre = Coordinate::from_degrees({middle, (box.south + box.north) / 2.0});
    const auto reach = distance_between(centre, Coordinate::from_degrees({box.west, box.north}));
    std::set<std::string> named;
    for (const auto& layer : result.layers) {
        if (layer.name != "places") { continue; }
        for (const auto& feature : layer.features) {
            if (const auto* id = text_of(layer, feature, "place_id")) { named.insert(*id); }
        }
    }
    std::vector<BaseTown> towns;
    for (const auto id : gazetteer.within(centre, Metres{std::min(reach.value() * 1.5, 3.0e6)})) {
        const auto facts = gazetteer.facts(id);
        if (facts.feature_class != 'P' || facts.population < least_people_of_town) { continue; }
        if (named.contains(gazetteer.lasting_id(id))) { continue; }
        towns.push_back({std::string(facts.name), facts.position, facts.population});
    }
    std::sort(towns.begin(), towns.end(), [](const BaseTown& a, const BaseTown& b) {
        return a.population != b.population ? a.population > b.population : a.name < b.name;
    });
    if (towns.size() > most_towns) { towns.erase(towns.begin() + most_towns, towns.end()); }
    return towns;
}

/// The p-code that OCHA gives a division, when the gazetteer's source names it: "OCHA SY0202, id GeoNames 174019".
std::string pcode_in(const std::string& source) {
    constexpr std::string_view mark = "OCHA ";
    const auto at = source.find(mark);
    if (at == std::string::npos) { return ""; }
    const auto begin = at + mark.size();
    const auto end = source.find_first_of(", ;", begin);
    const auto code = source.substr(begin, end == std::string::npos ? end : end - begin);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const bool good = code.size() >= 4 && is_capital(code[0]) && is_capital(code[1]) &&
                      std::all_of(code.begin() + 2, code.end(), is_digit);
    return good ? code : "";
}

PlaceCodes codes_of(PlaceId id, const Gazetteer& gazetteer) {
    PlaceCodes codes;
    const auto code_of = [&](std::optional<PlaceId> division) {
        return division ? pcode_in(gazetteer.place(*division).source) : std::string{};
    };
    codes.admin1 = code_of(gazetteer.admin1(id));
    codes.admin2 = code_of(gazetteer.admin2(id));
    const auto own = pcode_in(gazetteer.place(id).source);
    const auto code = gazetteer.facts(id).feature_code;
    if (code == "ADM1") { codes.admin1 = own; }
    if (code == "ADM2") { codes.admin2 = own; }
    // A second-level code begins with that of its first-level division: SY0202 lies in SY02.
    if (codes.admin1.empty() && codes.admin2.size() == 6) { codes.admin1 = codes.admin2.substr(0, 4); }
    return codes;
}

}  // namespace

BaseMap base_map_for(const RunResult& result, const Resources& resources) {
    BaseMap base;
    for (const auto& facts : resources.outlines.all()) {
        auto area = resources.outlines.outline(facts.place);
        if (!area) { continue; }
        base.outlines.push_back(
            {std::string(facts.name), std::string(facts.kind), std::string(facts.country_code), std::move(*area)});
    }
    base.towns = towns_for(result, resources.gazetteer);
    base.credit = "Outlines: generalised from Natural Earth and OCHA, as administered";
    return base;
}

CountryNames country_names(const Outlines& outlines) {
    CountryNames names;
    for (const auto& facts : outlines.all()) {
        if (facts.kind == "country" || facts.kind == "territory") {
            names.try_emplace(std::string(facts.country_code), facts.name);
        }
    }
    return names;
}

FormatContent content_for(const RunResult& result, const Resources& resources, const BaseMap& base) {
    FormatContent content{
        .readings = result.readings, .places = &result.places, .base = &base, .corrections = resources.corrections};
    for (const auto& [id, place] : result.places) {
        auto codes = codes_of(id, resources.gazetteer);
        if (!codes.admin1.empty() || !codes.admin2.empty()) { content.pcodes.emplace(place.id, std::move(codes)); }
    }
    return content;
}

}  // namespace mapwire
