#include "mapwire/expressions/expression_json.hpp"

#include <cmath>

#include "expressions/locating.hpp"
#include "mapwire/geometry/validity.hpp"

namespace mapwire {
namespace {

// Seven decimals, as every output of the program; -0 is 0.
double rounded(double degrees) { return std::round(degrees * 1e7) / 1e7 + 0.0; }

void append_position(JsonText& json, Coordinate position) {
    json.begin_array().value(rounded(position.longitude())).value(rounded(position.latitude())).end_array();
}

void append_positions(JsonText& json, const std::vector<Coordinate>& positions) {
    json.begin_array();
    for (const auto position : positions) { append_position(json, position); }
    json.end_array();
}

struct GeometryWriter {
    JsonText& json;
    void open(std::string_view type) const { json.begin_object().key("type").value(type).key("coordinates"); }
    void operator()(Coordinate point) const {
        open("Point");
        append_position(json, point);
        json.end_object();
    }
    void operator()(const LineString& line) const {
        open("LineString");
        append_positions(json, line.positions);
        json.end_object();
    }
    void operator()(const MultiLineString& lines) const {
        open("MultiLineString");
        json.begin_array();
        for (const auto& line : lines.lines) { append_positions(json, line.positions); }
        json.end_array().end_object();
    }
    void operator()(const MultiPolygon& area) const {
        open("MultiPolygon");
        json.begin_array();
        for (const auto& polygon : area.polygons) {
            json.begin_array();
            append_positions(json, polygon.exterior.positions);
            for (const auto& hole : polygon.holes) { append_positions(json, hole.positions); }
            json.end_array();
        }
        json.end_array().end_object();
    }
};

void append_optional(JsonText& json, std::optional<Metres> metres) {
    if (metres) {
        json.value(metres->value());
    } else {
        json.null();
    }
}

void append_number(JsonText& json, const Quantity& quantity) {
    json.begin_object().key("text").value(quantity.text).key("value").value(quantity.value).key("value_to");
    if (quantity.value_to) {
        json.value(*quantity.value_to);
    } else {
        json.null();
    }
    json.key("unit").value_or_null(quantity.unit).key("metres");
    append_optional(json, quantity.metres);
    json.key("metres_to");
    append_optional(json, quantity.metres_to);
    json.key("approximate").value(quantity.approximate).key("hedge").value_or_null(quantity.hedge).end_object();
}

void append_reference(JsonText& json, const ReferenceObject& reference, const Gazetteer& gazetteer) {
    json.begin_object().key("text").value(reference.text).key("place_id");
    if (reference.place) {
        json.value(gazetteer.lasting_id(*reference.place));
    } else {
        json.null();
    }
    json.key("name").value_or_null(reference.name);
    if (reference.position) {
        json.key("lon").value(rounded(reference.position->longitude()));
        json.key("lat").value(rounded(reference.position->latitude()));
    } else {
        json.key("lon").null().key("lat").null();
    }
    json.key("kind").value_or_null(reference.kind).key("how").value_or_null(reference.how).end_object();
}

void append_members_after_phrase(JsonText& json, const LocatedExpression& located, const Gazetteer& gazetteer) {
    const auto& expression = located.expression;
    json.key("relation").value(expression.relation).key("numbers").begin_array();
    for (const auto& number : expression.numbers) { append_number(json, number); }
    json.end_array().key("azimuth_deg");
    if (expression.azimuth) {
        json.value(expression.azimuth->degrees());
    } else {
        json.null();
    }
    json.key("azimuths_deg").begin_array();
    for (const auto azimuth : expression.azimuths) { json.value(azimuth.degrees()); }
    json.end_array().key("reference_objects").begin_array();
    for (const auto& reference : expression.references) { append_reference(json, reference, gazetteer); }
    json.end_array().key("container");
    if (expression.container) {
        append_reference(json, *expression.container, gazetteer);
    } else {
        json.null();
    }
    json.key("uncertainty_m");
    if (located.footprint) {
        json.value(located.footprint->uncertainty.value());
    } else {
        json.null();
    }
    json.key("rule").value_or_null(expression.rule).key("geometry");
    if (located.footprint) {
        std::visit(GeometryWriter{json}, rounded_for_output(located.footprint->geometry));
    } else {
        json.null();
    }
    json.key("part").value_or_null(expression.part).key("zone_kind").value_or_null(expression.zone_kind);
    json.key("declared_by").value_or_null(expression.declared_by);
    json.key("addressed_to").value_or_null(expression.addressed_to).key("described");
    if (expression.described) {
        append_reference(json, *expression.described, gazetteer);
    } else {
        json.null();
    }
    json.key("region").value_or_null(located.region_id).key("geo_precision");
    if (located.footprint) {
        json.value(located.footprint->geo_precision).key("derivation").value_or_null(located.footprint->derivation);
    } else {
        json.null().key("derivation").null();
    }
    json.key("reason").value_or_null(located.reason);
}

}  // namespace

void append_expression_members(JsonText& json, const LocatedExpression& located, const Gazetteer& gazetteer) {
    json.key("phrase").value(located.expression.phrase);
    append_members_after_phrase(json, located, gazetteer);
}

std::string expression_json(std::string_view phrase, const LocatedExpression& located, const Gazetteer& gazetteer) {
    JsonText json;
    json.begin_object().key("phrase").value(phrase);
    append_members_after_phrase(json, located, gazetteer);
    json.end_object();
    return json.take();
}

std::string expression_text(std::string_view phrase, const LocatedExpression& located) {
    const auto& expression = located.expression;
    std::string text =
        std::string(phrase) + "\n  relation     " + expression.relation + " (rule " + expression.rule + ")\n";
    for (const auto& number : expression.numbers) {
        text += "  number       " + number.text;
        if (number.metres) { text += " = " + expressions::in_words(number.metres->value()); }
        if (number.metres_to) { text += " to " + expressions::in_words(number.metres_to->value()); }
        text += number.hedge.empty() ? "\n" : " (" + number.hedge + ")\n";
    }
    for (const auto azimuth : expression.azimuths) {
        auto degrees = std::to_string(azimuth.degrees());
        degrees.resize(degrees.find('.') + 2);
        text += "  azimuth      " + degrees + "\n";
    }
    for (const auto& reference : expression.references) {
        text += "  reference    " + reference.text;
        if (reference.name != reference.text) { text += " = " + reference.name; }
        text += reference.position ? " (" + reference.how + ")\n" : " (no known place)\n";
    }
    if (located.footprint) {
        text += "  footprint    " + located.footprint->derivation + "\n  uncertainty  " +
                expressions::in_words(located.footprint->uncertainty.value()) + "\n";
    } else {
        text += "  no footprint: " + located.reason + "\n";
    }
    return text;
}

}  // namespace mapwire
