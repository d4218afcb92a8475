#include <algorithm>
#include <utility>

#include "layers/definitions.hpp"
#include "layers/provenance.hpp"

namespace mapwire {
namespace {

Sources sources_of_zone(const Zone& zone, const LayerInput& input) {
    Sources sources;
    if (zone.from_catalogue) { return {input.options.catalogue, input.options.catalogue_licence}; }
    if (!zone.telling) { return sources; }
    for (const auto& located : input.reading.expressions) {
        if (located.expression.span == zone.telling->span) { return sources_of(located.expression, input); }
    }
    return sources;
}

Feature feature_of(const Layer& layer, const LayerInput& input, const Zone& zone) {
    const ArticleReading& reading = input.reading;
    const Sources sources = sources_of_zone(zone, input);
    Provenance provenance;
    provenance.id = zone.id.text;
    provenance.name = zone.name;
    provenance.told_in = &input;
    provenance.sentence = zone.telling ? quoted_sentence(reading, zone.telling->sentence) : "";
    provenance.rule = zone.rule;
    provenance.confidence = zone.confidence;
    if (zone.uncertainty.value() > 0.0) { provenance.uncertainty = zone.uncertainty; }
    provenance.geo_precision = zone.geo_precision;
    provenance.gazetteer = sources.gazetteer;
    provenance.licence = sources.licence;

    Row row = zone.geometry.empty() ? Row(layer) : Row(layer, zone.geometry);
    put_provenance(row, layer, provenance);
    row.text("kind", zone.kind)
        .text("status", std::string(to_text(zone.status)))
        .text("origin", zone.from_catalogue ? "catalogue" : "text")
        .text("phrase", zone.telling ? single_spaced(zone.telling->phrase) : "")
        .text("distance_text", single_spaced(zone.distance_text))
        .metres("radius_m", zone.radius)
        .text("centre_name", zone.centre_name);
    if (zone.centre) {
        row.real("centre_lon", zone.centre->longitude(), 7).real("centre_lat", zone.centre->latitude(), 7);
    } else {
        row.null("centre_lon").null("centre_lat");
    }
    row.text("declared_by", zone.declared_by)
        .text("addressed_to", zone.addressed_to)
        .text("parties", zone.parties)
        .date("start_date", zone.validity.first)
        .date("end_date", zone.validity.last)
        .text("date_precision", std::string(to_text(zone.validity.precision)));
    zone.area_km2 ? row.real("area_km2", *zone.area_km2, 6) : row.null("area_km2");
    row.text("same_as", zone.same_as ? zone.same_as->text : "").text("source", zone.source).text("notes", zone.notes);
    return row.finish();
}

}  // namespace

void tell_zones(const LayerInput& input, std::vector<ToldFeature>& told) {
    const auto number = layer_number("zones");
    for (const auto& zone : input.reading.zones) {
        if (zone.confidence.value() < input.options.min_confidence) { continue; }
        // A zone of the catalogue is drawn once for each status it is told in.
        std::string key = zone.id.text;
        if (zone.from_catalogue) { key += " " + std::string(to_text(zone.status)); }
        told.push_back({number, std::move(key), feature_of(layers_without_features()[number], input, zone)});
    }
}

}  // namespace mapwire
