#include <algorithm>
#include <set>
#include <span>
#include <unordered_map>

#include "layers/definitions.hpp"
#include "layers/provenance.hpp"

namespace mapwire {
namespace {

/// What the articles say of one place, gathered over all of them.
struct PlaceUse {
    const Place* place;
    Provenance first;  ///< of the first mention
    std::int64_t mentions = 0;
    std::int64_t articles = 0;
    const Article* last_article = nullptr;
    std::string names;
    std::optional<Date> first_seen;
    std::optional<Date> last_seen;
    std::vector<ZoneAnswer> zones{};  ///< on the days of the articles
    bool exact = false;  ///< at least one mention means the place itself, not its surroundings
};

void add_mention(PlaceUse& use, const ArticleReading& reading, const Mention& mention, const ResolvedPlace& resolved) {
    const Article& article = reading.article;
    if (use.mentions == 0) {
        use.first.article = &article;
        use.first.sentence = quoted_sentence(reading, mention.sentence);
        use.first.rule = mention.rule;
        use.first.confidence = resolved.confidence;
    }
    ++use.mentions;
    use.first.confidence = std::max(use.first.confidence, resolved.confidence);
    use.exact = use.exact || !resolved.approximate;
    append_to_list(use.names, single_spaced(mention.span.of(article.text)));
    if (use.last_article != &article) { ++use.articles; }
    use.last_article = &article;
    if (article.published) {
        if (!use.first_seen || *article.published < *use.first_seen) { use.first_seen = article.published; }
        if (!use.last_seen || *article.published > *use.last_seen) { use.last_seen = article.published; }
    }
}

/// What one article's day says of the zones that hold the place; to be inside once is to be inside.
void add_zones(PlaceUse& use, std::span<const PlaceInZones> in_zones, PlaceId id) {
    const auto of_place = std::find_if(in_zones.begin(), in_zones.end(), [&](const auto& p) { return p.place == id; });
    if (of_place == in_zones.end()) { return; }
    for (const auto& answer : of_place->zones) {
        const auto known =
            std::find_if(use.zones.begin(), use.zones.end(), [&](const auto& z) { return z.zone == answer.zone; });
        if (known == use.zones.end()) {
            use.zones.push_back(answer);
        } else if (answer.containment == Containment::inside) {
            known->containment = Containment::inside;
        }
    }
}

std::string list_of(const std::vector<ZoneAnswer>& zones) {
    std::string list;
    for (const auto& answer : zones) {
        append_to_list(list, answer.zone.text +
                                 (answer.containment == Containment::cannot_tell ? " (cannot tell)" : ""));
    }
    return list;
}

Feature feature_of(const Layer& layer, PlaceUse& use) {
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
        .integer("article_count", use.articles)
        .text("names_used", use.names)
        .date("first_seen", use.first_seen)
        .date("last_seen", use.last_seen)
        .text("in_zones", list_of(use.zones))
        .text("notes", place.note);
    return row.finish();
}

}  // namespace

Layer places_layer(const LayerInput& input) {
    const auto& roles = input.options.place_roles;
    std::vector<PlaceUse> uses;
    std::unordered_map<std::string, std::size_t> by_id;
    for (const ArticleReading* reading : input.readings) {
        const auto& toponyms = reading->toponyms;
        for (std::size_t i = 0; i < toponyms.mentions.size(); ++i) {
            const Mention& mention = toponyms.mentions[i];
            const auto* resolved = std::get_if<ResolvedPlace>(&toponyms.resolutions.at(i));
            if (resolved == nullptr || std::find(roles.begin(), roles.end(), mention.role) == roles.end()) { continue; }
            const Place* place = input.place(resolved->place);
            if (place == nullptr || resolved->confidence.value() < input.options.min_confidence) { continue; }
            const auto [found, is_new] = by_id.try_emplace(place->id, uses.size());
            if (is_new) { uses.push_back({place, {}, 0, 0, nullptr, {}, {}, {}, {}, false}); }
            PlaceUse& use = uses[found->second];
            if (use.last_article != &reading->article) { add_zones(use, reading->places_in_zones, resolved->place); }
            add_mention(use, *reading, mention, *resolved);
        }
    }
    // The place named most often first: tables begin with it, and its label wins.
    std::sort(uses.begin(), uses.end(), [](const PlaceUse& a, const PlaceUse& b) {
        if (a.mentions != b.mentions) { return a.mentions > b.mentions; }
        return std::tie(a.place->name, a.place->id) < std::tie(b.place->name, b.place->id);
    });
    Layer layer = empty_layer("places");
    for (auto& use : uses) { layer.features.push_back(feature_of(layer, use)); }
    return layer;
}

}  // namespace mapwire
