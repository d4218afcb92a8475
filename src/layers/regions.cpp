#include <algorithm>
#include <type_traits>
#include <unordered_map>

#include "layers/definitions.hpp"
#include "layers/provenance.hpp"

namespace mapwire {
namespace {

/// An area or a line told in words, with all its tellings.
struct Described {
    const ArticleReading* reading;  ///< of the first telling
    const LocatedExpression* located;
    std::int64_t mentions = 0;
    std::int64_t articles = 0;
    const ArticleReading* last_reading = nullptr;
};

std::string names_of(const std::vector<ReferenceObject>& objects) {
    std::string list;
    for (const auto& object : objects) { append_to_list(list, object.name.empty() ? object.text : object.name); }
    return list;
}

/// The same words about the same places mean the same area: one feature, however often it is told.
std::string identity(const LocatedExpression& located) {
    const auto& expression = located.expression;
    if (!located.region_id.empty()) { return "region " + located.region_id; }
    std::string key = expression.relation + '\x1F' + names_of(expression.references) + '\x1F';
    if (expression.container) { key += expression.container->name; }
    if (expression.azimuth) { key += '\x1F' + std::to_string(expression.azimuth->degrees()); }
    for (const auto& number : expression.numbers) {
        if (number.metres) { key += '\x1F' + std::to_string(number.metres->value()); }
        if (number.metres_to) { key += '-' + std::to_string(number.metres_to->value()); }
    }
    return key + '\x1F' + single_spaced(expression.phrase);
}

bool same_footprint(const LocatedExpression& a, const LocatedExpression& b) {
    return a.footprint->geometry == b.footprint->geometry;
}

/// "This area", "inside the zone": words that mean an area again which is drawn already. A region that a zone happens
/// to cover is something else and stays.
bool means_it_again(const LocatedExpression& located, const ArticleReading& reading) {
    if (located.expression.same_as) { return true; }
    const auto* area = std::get_if<MultiPolygon>(&located.footprint->geometry);
    if (area == nullptr || located.expression.relation != "inside_zone") { return false; }
    return std::any_of(reading.zones.begin(), reading.zones.end(),
                       [&](const Zone& zone) { return zone.geometry == *area; });
}

template <class Wanted>
std::vector<Described> gather(const LayerInput& input, Wanted wanted) {
    std::vector<Described> found;
    std::unordered_map<std::string, std::vector<std::size_t>> by_identity;
    for (const ArticleReading* reading : input.readings) {
        for (const auto& located : reading->expressions) {
            if (!located.footprint || !wanted(located) || means_it_again(located, *reading)) { continue; }
            if (located.expression.confidence.value() < input.options.min_confidence) { continue; }
            auto& same = by_identity[identity(located)];
            const auto known = std::find_if(same.begin(), same.end(), [&](std::size_t index) {
                return same_footprint(*found[index].located, located);
            });
            const std::size_t index = known == same.end() ? found.size() : *known;
            if (known == same.end()) {
                same.push_back(index);
                found.push_back({reading, &located});
            }
            auto& described = found[index];
            ++described.mentions;
            if (described.last_reading != reading) { ++described.articles; }
            described.last_reading = reading;
        }
    }
    return found;
}

Provenance provenance_of(const Described& described, const LayerInput& input, std::string_view layer, UniqueIds& ids) {
    const auto& expression = described.located->expression;
    const auto& footprint = *described.located->footprint;
    const Sources sources = sources_of(expression, input);
    Provenance provenance;
    provenance.id = ids.take(stable_id({layer, identity(*described.located)}));
    const auto& region_name = described.located->region_name;
    provenance.name = region_name.empty() ? single_spaced(expression.phrase) : region_name;
    provenance.article = &described.reading->article;
    provenance.sentence = quoted_sentence(*described.reading, expression.sentence);
    provenance.rule = expression.rule;
    provenance.confidence = expression.confidence;
    if (footprint.uncertainty.value() > 0.0) { provenance.uncertainty = footprint.uncertainty; }
    provenance.geo_precision = footprint.geo_precision;
    const bool named = !described.located->region_id.empty();
    provenance.gazetteer = named ? input.options.catalogue : sources.gazetteer;
    provenance.licence = named ? input.options.catalogue_licence : sources.licence;
    return provenance;
}

std::optional<Metres> first_distance(const SpatialExpression& expression) {
    for (const auto& number : expression.numbers) {
        if (number.metres) { return number.metres; }
    }
    return std::nullopt;
}

/// The word of the field `kind` for a line: a movement, or what the words start from.
std::string line_kind(const SpatialExpression& expression) {
    if (expression.relation == "movement") { return "movement"; }
    for (const auto& reference : expression.references) {
        if (reference.kind == "border" || reference.kind == "river" || reference.kind == "road") { return reference.kind; }
        if (reference.kind == "line") { return "line_of_contact"; }
    }
    const bool border = expression.relation.find("border") != std::string::npos;
    return border || expression.relation == "depth_from_line" ? "border" : "route";
}

bool is_line(const Geometry& geometry) {
    return std::holds_alternative<LineString>(geometry) || std::holds_alternative<MultiLineString>(geometry);
}

}  // namespace

Layer regions_layer(const LayerInput& input) {
    Layer layer = empty_layer("regions");
    UniqueIds ids;
    const auto areas = gather(input, [](const LocatedExpression& located) {
        const auto* area = std::get_if<MultiPolygon>(&located.footprint->geometry);
        // "the area" means again what has been drawn before.
        const bool told_again = located.expression.same_as.has_value();
        return area != nullptr && !area->empty() && located.expression.zone_kind.empty() && !told_again;
    });
    for (const auto& area : areas) {
        const auto& expression = area.located->expression;
        Row row(layer, area.located->footprint->geometry);
        put_provenance(row, layer, provenance_of(area, input, "region", ids));
        row.text("relation", expression.relation)
            .text("phrase", single_spaced(expression.phrase))
            .text("reference_objects", names_of(expression.references))
            .metres("distance_m", first_distance(expression));
        expression.azimuth ? row.real("azimuth_deg", expression.azimuth->degrees(), 3) : row.null("azimuth_deg");
        row.text("container", expression.container ? expression.container->name : "")
            .integer("mention_count", area.mentions)
            .integer("article_count", area.articles)
            .text("derivation", area.located->footprint->derivation);
        layer.features.push_back(row.finish());
    }
    return layer;
}

Layer lines_layer(const LayerInput& input) {
    Layer layer = empty_layer("lines");
    UniqueIds ids;
    // A line of its own, or the one that an area lies along.
    const auto lines = gather(input, [](const LocatedExpression& located) {
        return is_line(located.footprint->geometry) || !located.line.lines.empty();
    });
    for (const auto& line : lines) {
        const auto& expression = line.located->expression;
        const auto& footprint = *line.located->footprint;
        Row row(layer, is_line(footprint.geometry) ? footprint.geometry : Geometry{line.located->line});
        put_provenance(row, layer, provenance_of(line, input, "line", ids));
        row.text("kind", line_kind(expression))
            .text("phrase", single_spaced(expression.phrase))
            .text("reference_objects", names_of(expression.references))
            .date("start_date", line.reading->article.published)
            .date("end_date", line.reading->article.published)
            .text("derivation", footprint.derivation);
        layer.features.push_back(row.finish());
    }
    return layer;
}

}  // namespace mapwire
