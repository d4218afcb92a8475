#include <algorithm>
#include <span>

#include "layers/definitions.hpp"
#include "layers/provenance.hpp"

namespace mapwire {
namespace {

/// What an article says of one place.
struct PlaceUse {
    const Place* place;
    Provenance first;  ///< of the first mention
    std::int64_t mentions = 0;
    std::string names;
    std::vector<ZoneAnswer> zones{};  ///< on the day of the article
    bool exact = false;               ///< at least one mention means the place itself, not its surroundings
};

void add_mention(PlaceUse& use, const LayerInput& input, const Mention& mention, const ResolvedPlace& resolved) {
    if (use.mentions == 0) {
        use.first.told_in = &input;
        use.first.sentence = quoted_sentence(input.reading, mention.sentence);
        use.first.rule = mention.rule;
        use.first.confidence = resolved.confidence;
    }
    ++use.mentions;
    use.first.confidence = std::max(use.first.confidence, resolved.confidence);
    use.exact = use.exact || !resolved.approximate;
    append_to_list(use.names, single_spaced(mention.span.of(input.reading.article.text)));
}

std::vector<ZoneAnswer> zones_of(std::span<const PlaceInZones> in_zones, PlaceId id) {
    const auto found = std::find_if(in_zones.begin(), in_zones.end(), [&](const auto& p) { return p.place == id; });
    return found == in_zones.end() ? std::vector<ZoneAnswer>{} : found->zones;
}

std::string list_of(const std::vector<ZoneAnswer>& zones) {
    std::string list;
    for (const auto& answer : zones) {
        append_to_list(list,
                       answer.zone.text + (answer.containment == Containment::cannot_tell ? " (cannot tell)" : ""));
    }
    return list;
}

Feature feature_of(const Layer& layer, PlaceUse& use) {
    const auto& published = use.first.told_in->published;
    const Place& place = *use.place;
    use.first.id = place.id;
    use.first.name = place.name;
    use.first.uncertainty = uncertainty(place);
    use.first.geo_precision = use.exact ? geo_precision(place) : 3;
    use.first.gazetteer = place.gazetteer;
    use.first.licence = place.licence;
    Row row(layer, place.position);
    put_provenance(row, layer, use.first);
    row.integer("geonames_id", place.geonames_id)
        .text("feature_code", place.feature_code)
        .text("country_code", place.country_code)
        .text("admin1", place.admin1)
        .text("admin2", place.admin2)
        .integer("mention_count", use.mentions)
        .integer("article_count", 1)
        .text("names_used", use.names)
        .time("first_seen", published)
        .time("last_seen", published)
        .text("in_zones", list_of(use.zones))
        .text("notes", place.note);
    return row.finish();
}

}  // namespace

void tell_places(const LayerInput& input, std::vector<ToldFeature>& told) {
    const auto& roles = input.options.place_roles;
    const auto& toponyms = input.reading.toponyms;
    std::vector<PlaceUse> uses;
    for (std::size_t i = 0; i < toponyms.mentions.size(); ++i) {
        const Mention& mention = toponyms.mentions[i];
        const auto* resolved = std::get_if<ResolvedPlace>(&toponyms.resolutions.at(i));
        if (resolved == nullptr || std::find(roles.begin(), roles.end(), mention.role) == roles.end()) { continue; }
        const Place* place = input.place(resolved->place);
        if (place == nullptr || resolved->confidence.value() < input.options.min_confidence) { continue; }
        auto use = std::find_if(uses.begin(), uses.end(), [&](const auto& one) { return one.place->id == place->id; });
        if (use == uses.end()) {
            uses.push_back({place, {}, 0, {}, zones_of(input.reading.places_in_zones, resolved->place), false});
            use = uses.end() - 1;
        }
        add_mention(*use, input, mention, *resolved);
    }
    const auto number = layer_number("places");
    for (auto& use : uses) {
        told.push_back({number, use.place->id, feature_of(layers_without_features()[number], use)});
    }
}

}  // namespace mapwire
