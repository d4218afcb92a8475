#include "corrections/place_by_hand.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "mapwire/corrections/corrections.hpp"
#include "mapwire/gazetteer/builder.hpp"
#include "mapwire/geometry/overlay.hpp"

namespace mapwire {
namespace {

std::string country_at(Coordinate position, const Outlines& outlines) {
    for (const auto& facts : outlines.all()) {
        if (facts.country_code.empty() || (facts.kind != "country" && facts.kind != "territory")) { continue; }
        const auto area = outlines.outline(facts.place);
        if (area && contains(*area, position)) { return std::string(facts.country_code); }
    }
    return "";
}

}  // namespace

std::string id_by_hand(Coordinate position) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "hand:%.5f,%.5f", position.longitude(), position.latitude());
    return text.data();
}

Gazetteer with_places_by_hand(Gazetteer gazetteer, std::span<const Correction> corrections, const Outlines& outlines) {
    // Nearly always: a builder costs more than reading an article.
    if (std::none_of(corrections.begin(), corrections.end(),
                     [](const Correction& c) { return c.position.has_value(); })) {
        return gazetteer;
    }
    GazetteerBuilder builder({"", "by hand", ""}, geodata_files());
    const auto source = builder.add_source({"corrections by hand", "by hand", "", ""});
    for (const auto& correction : corrections) {
        if (!correction.position) { continue; }
        const auto id = id_by_hand(*correction.position);
        const auto name = correction.name + " (placed by hand)";
        const auto country = country_at(*correction.position, outlines);
        PlaceRow row{.position = *correction.position};
        row.id = id;
        row.name = name;
        row.feature_code = "PPL";
        row.country_code = country;
        row.uncertainty = Metres{correction.uncertainty_m};
        row.source = "corrections by hand";
        // The same position twice is one place; a name without letters cannot be kept.
        static_cast<void>(builder.add(row, source));
    }
    if (builder.size() == 0) { return gazetteer; }
    std::vector<Gazetteer> layers;
    layers.push_back(std::move(gazetteer));
    layers.push_back(Gazetteer::from_owned_bytes(std::move(builder).compile(), "corrections by hand"));
    return Gazetteer::lay_over(std::move(layers));
}

}  // namespace mapwire
