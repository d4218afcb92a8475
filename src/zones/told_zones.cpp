#include "zones/told_zones.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "mapwire/geometry/overlay.hpp"
#include "mapwire/text/fold.hpp"
#include "zones/sentence_text.hpp"

namespace mapwire::zone_text {
namespace {

/// A number that is the same in every run and on every machine: FNV-1a, 64 bits.
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char byte : text) {
        hash ^= static_cast<unsigned char>(byte);
        hash *= 0x100000001B3ULL;
    }
    return hash;
}

std::string hexadecimal(std::uint64_t number) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(16, '0');
    for (auto it = text.rbegin(); it != text.rend(); ++it, number >>= 4U) { *it = digits[number & 15U]; }
    return text;
}

ZoneId id_of(const Article& article, const Zone& zone, std::string_view phrase) {
    std::string key = article.id.text + '\n' + std::string(phrase);
    if (zone.centre) {
        key += '\n' + std::to_string(zone.centre->longitude()) + ' ' + std::to_string(zone.centre->latitude());
    }
    return ZoneId{"text-" + hexadecimal(hash_of(key)).substr(0, 12)};
}

/// "33-mile zone around Al-Tanf garrison", or the words themselves.
std::string name_of(const Zone& zone, const SpatialExpression& expression) {
    if (zone.distance_text.empty() || zone.centre_name.empty()) { return expression.phrase; }
    std::string kind = zone.kind == "other" ? "zone" : zone.kind;
    std::replace(kind.begin(), kind.end(), '_', ' ');
    return zone.distance_text + " " + kind + " around " + zone.centre_name;
}

/// What the sentence says of its zone; the rows of the tables are in order of weight.
void tell_kind_and_status(const ArticleReading& reading, std::uint32_t sentence, const ZoneCatalogue& catalogue,
                          Zone& zone) {
    if (sentence >= reading.document.sentences.size()) { return; }
    const auto folded = fold_name(reading.document.sentences[sentence].span.of(reading.article.text));
    const auto fits = [&](const auto& cue) { return holds_words(folded, cue.folded); };
    const auto& statuses = catalogue.status_cues();
    if (const auto cue = std::find_if(statuses.begin(), statuses.end(), fits); cue != statuses.end()) {
        zone.status = cue->status;
    }
    if (zone.kind != "other") { return; }
    const auto& kinds = catalogue.kind_cues();
    if (const auto cue = std::find_if(kinds.begin(), kinds.end(), fits); cue != kinds.end()) { zone.kind = cue->kind; }
}

const Quantity* distance_of(const SpatialExpression& expression) {
    for (const auto& number : expression.numbers) {
        if (number.metres) { return &number; }
    }
    return nullptr;
}

Zone zone_of(const ArticleReading& reading, const LocatedExpression& located, const MultiPolygon& area,
             const ZoneCatalogue& catalogue) {
    const auto& expression = located.expression;
    Zone zone;
    zone.kind = expression.zone_kind;
    zone.geometry = area;
    zone.area_km2 = area_km2(area);
    zone.telling = ZoneTelling{expression.span, expression.sentence, expression.phrase};
    if (const auto* distance = distance_of(expression)) {
        zone.distance_text = distance->text;
        if (expression.relation == "radius_zone") {
            zone.radius = distance->metres_to ? distance->metres_to : distance->metres;
        }
    }
    if (expression.relation == "radius_zone" && !expression.references.empty()) {
        zone.centre_name = expression.references.front().name;
        zone.centre = expression.references.front().position;
    }
    zone.declared_by = expression.declared_by;
    zone.addressed_to = expression.addressed_to;
    tell_kind_and_status(reading, expression.sentence, catalogue, zone);
    zone.rule = expression.rule;
    zone.confidence = expression.confidence;
    zone.uncertainty = located.footprint->uncertainty;
    zone.geo_precision = located.footprint->geo_precision;
    zone.notes = located.footprint->derivation;
    zone.name = name_of(zone, expression);
    zone.id = id_of(reading.article, zone, expression.phrase);
    return zone;
}

/// Words that point at a zone told elsewhere, or that only speak of zones.
bool only_refers(const SpatialExpression& expression) {
    constexpr std::array<std::string_view, 3> relations{"inside_zone", "coreference", "none"};
    return expression.same_as || std::find(relations.begin(), relations.end(), expression.relation) != relations.end();
}

}  // namespace

std::vector<ToldZone> told_zones(const ArticleReading& reading, const ZoneCatalogue& catalogue) {
    std::vector<ToldZone> told;
    for (std::size_t i = 0; i < reading.expressions.size(); ++i) {
        const auto& located = reading.expressions[i];
        if (located.expression.zone_kind.empty() || !located.footprint || only_refers(located.expression)) { continue; }
        const auto* const area = std::get_if<MultiPolygon>(&located.footprint->geometry);
        if (area == nullptr || area->empty()) { continue; }
        told.push_back({zone_of(reading, located, *area, catalogue), i, distance_of(located.expression) != nullptr});
    }
    return told;
}

}  // namespace mapwire::zone_text
