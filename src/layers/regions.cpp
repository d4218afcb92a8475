#include <algorithm>

#include "layers/definitions.hpp"
#include "layers/provenance.hpp"
#include "mapwire/model/record_bytes.hpp"

namespace mapwire {
namespace {

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

/// A few digits for where it is: the same words may mean two places of one name.
std::string position_digits(const Geometry& geometry) {
    RecordWriter bytes;
    bytes.geometry(geometry);
    return stable_id({bytes.bytes()});
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

Provenance provenance_of(const LocatedExpression& located, const LayerInput& input, std::string id) {
    const auto& expression = located.expression;
    const auto& footprint = *located.footprint;
    const Sources sources = sources_of(expression, input);
    Provenance provenance;
    provenance.id = std::move(id);
    provenance.name = located.region_name.empty() ? single_spaced(expression.phrase) : located.region_name;
    provenance.told_in = &input;
    provenance.sentence = quoted_sentence(input.reading, expression.sentence);
    provenance.rule = expression.rule;
    provenance.confidence = expression.confidence;
    if (footprint.uncertainty.value() > 0.0) { provenance.uncertainty = footprint.uncertainty; }
    provenance.geo_precision = footprint.geo_precision;
    const bool named = !located.region_id.empty();
    provenance.gazetteer = named ? input.options.catalogue : sources.gazetteer;
    provenance.licence = named ? input.options.catalogue_licence : sources.licence;
    return provenance;
}

/// Which located expressions a layer wants, what it draws of one, and what it writes into its own fields.
template <class Wanted, class Shape, class Fill>
struct Description {
    Wanted wanted;
    Shape shape;
    Fill fill;
};

/// Tells each located expression that is wanted: once for each shape, with the number of its tellings.
template <class Wanted, class Shape, class Fill>
void tell(const LayerInput& input, std::string_view layer_name, const Description<Wanted, Shape, Fill>& how,
          std::vector<ToldFeature>& told) {
    struct Described {
        std::string key;
        const LocatedExpression* located;
        std::int64_t mentions;
    };
    std::vector<Described> found;
    for (const auto& located : input.reading.expressions) {
        if (!located.footprint || !how.wanted(located) || means_it_again(located, input.reading)) { continue; }
        if (located.expression.confidence.value() < input.options.min_confidence) { continue; }
        auto key = identity(located) + '\x1F' + position_digits(how.shape(located));
        const auto known =
            std::find_if(found.begin(), found.end(), [&](const Described& other) { return other.key == key; });
        if (known != found.end()) {
            ++known->mentions;
        } else {
            found.push_back({std::move(key), &located, 1});
        }
    }
    const auto number = layer_number(layer_name);
    const Layer& layer = layers_without_features()[number];
    for (auto& described : found) {
        Row row(layer, how.shape(*described.located));
        const auto id = stable_id({layer.fields.front().name, described.key});
        put_provenance(row, layer, provenance_of(*described.located, input, id));
        how.fill(row, *described.located, described.mentions);
        told.push_back({number, std::move(described.key), row.finish()});
    }
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
        if (reference.kind == "border" || reference.kind == "river" || reference.kind == "road") {
            return reference.kind;
        }
        if (reference.kind == "line") { return "line_of_contact"; }
    }
    const bool border = expression.relation.find("border") != std::string::npos;
    return border || expression.relation == "depth_from_line" ? "border" : "route";
}

bool is_line(const Geometry& geometry) {
    return std::holds_alternative<LineString>(geometry) || std::holds_alternative<MultiLineString>(geometry);
}

}  // namespace

void tell_regions(const LayerInput& input, std::vector<ToldFeature>& told) {
    const auto wanted = [](const LocatedExpression& located) {
        const auto* area = std::get_if<MultiPolygon>(&located.footprint->geometry);
        // "the area" means again what has been drawn before.
        const bool told_again = located.expression.same_as.has_value();
        return area != nullptr && !area->empty() && located.expression.zone_kind.empty() && !told_again;
    };
    const auto fill = [](Row& row, const LocatedExpression& located, std::int64_t mentions) {
        const auto& expression = located.expression;
        row.text("relation", expression.relation)
            .text("phrase", single_spaced(expression.phrase))
            .text("reference_objects", names_of(expression.references))
            .metres("distance_m", first_distance(expression));
        expression.azimuth ? row.real("azimuth_deg", expression.azimuth->degrees(), 3) : row.null("azimuth_deg");
        row.text("container", expression.container ? expression.container->name : "")
            .integer("mention_count", mentions)
            .integer("article_count", 1)
            .text("derivation", located.footprint->derivation);
    };
    const auto shape = [](const LocatedExpression& located) { return located.footprint->geometry; };
    tell(input, "regions", Description{wanted, shape, fill}, told);
}

void tell_lines(const LayerInput& input, std::vector<ToldFeature>& told) {
    // A line of its own, or the one that an area lies along.
    const auto wanted = [](const LocatedExpression& located) {
        return is_line(located.footprint->geometry) || !located.line.lines.empty();
    };
    const auto shape = [](const LocatedExpression& located) {
        const auto& geometry = located.footprint->geometry;
        return is_line(geometry) ? geometry : Geometry{located.line};
    };
    const auto fill = [&](Row& row, const LocatedExpression& located, std::int64_t) {
        const auto& expression = located.expression;
        row.text("kind", line_kind(expression))
            .text("phrase", single_spaced(expression.phrase))
            .text("reference_objects", names_of(expression.references))
            .time("start_date", input.published)
            .time("end_date", input.published)
            .text("derivation", located.footprint->derivation);
    };
    tell(input, "lines", Description{wanted, shape, fill}, told);
}

}  // namespace mapwire
