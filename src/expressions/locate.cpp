#include "mapwire/expressions/locate.hpp"

#include <array>
#include <cmath>
#include <cstdlib>
#include <exception>
#include <string_view>
#include <utility>

#include "expressions/footprint_key.hpp"
#include "expressions/locating.hpp"
#include "mapwire/geometry/overlay.hpp"
#include "mapwire/geometry/validity.hpp"

namespace mapwire {
namespace expressions {

double half_last_digit(double value) {
    if (value <= 0.0) { return 0.0; }
    double unit = 1.0;
    if (std::abs(value - std::round(value)) < 1e-9) {
        // Whole numbers below a thousand are taken as meant to the unit, "1,500" to the hundred.
        const auto whole = static_cast<long long>(std::llround(value));
        return whole >= 1000 && whole % 100 == 0 ? 50.0 : 0.5;
    }
    for (int decimals = 0; decimals < 6 && std::abs(value / unit - std::round(value / unit)) > 1e-6; ++decimals) {
        unit /= 10.0;
    }
    return unit / 2.0;
}

std::optional<Distance> distance_of(const SpatialExpression& expression) {
    const Quantity* quantity = nullptr;
    for (const auto& q : expression.numbers) {
        if (q.metres) {
            quantity = &q;
            break;
        }
    }
    if (quantity == nullptr || quantity->value <= 0.0) { return std::nullopt; }
    Distance result;
    const double unit_m = quantity->metres->value() / quantity->value;
    result.lower = quantity->metres->value();
    result.upper = quantity->metres_to ? quantity->metres_to->value() : result.lower;
    result.metres = (result.lower + result.upper) / 2.0;
    result.error = half_last_digit(quantity->value) * unit_m * (quantity->hedge == "about" ? 1.5 : 1.0);
    result.error += (result.upper - result.lower) / 2.0;
    const double d = result.metres;
    if (quantity->hedge == "nearly") { result.lower = 0.85 * d; }
    if (quantity->hedge == "more_than" || quantity->hedge == "at_least") { result.upper = 1.3 * d; }
    if (quantity->hedge == "less_than" || quantity->hedge == "up_to") { result.lower = 0.0; }
    result.text = (quantity->hedge.empty() ? "" : quantity->hedge + " ") + quantity->text;
    return result;
}

Located no_place(std::string reason) { return {std::nullopt, std::move(reason)}; }

Located drawn(Geometry geometry, double uncertainty_m, int geo_precision, std::string derivation) {
    if (const auto* area = std::get_if<MultiPolygon>(&geometry); area != nullptr && area->empty()) {
        return no_place("nothing is left of the area: " + derivation);
    }
    return {Footprint{std::move(geometry), Metres{uncertainty_m}, geo_precision, std::move(derivation)}, ""};
}

std::string in_words(double metres) {
    const bool small = metres < 1000.0;
    const double value = small ? metres : metres / 1000.0;
    auto text = std::to_string(std::round(value * 10.0) / 10.0);
    text.resize(text.find('.') + 2);
    if (text.ends_with(".0")) { text.resize(text.size() - 2); }
    return text + (small ? " m" : " km");
}

const ReferenceObject* first_placed(const SpatialExpression& expression) {
    for (const auto& reference : expression.references) {
        if (reference.position) { return &reference; }
    }
    return nullptr;
}

std::optional<MultiPolygon> outline_of(const LocatingGround& ground, std::optional<PlaceId> place) {
    if (!place) { return std::nullopt; }
    // What the user's gazetteer draws comes before what the program has.
    if (auto outline = ground.gazetteer.outline(*place)) { return outline; }
    const auto record = ground.gazetteer.place(*place);
    if (auto outline = ground.outlines.outline(record.id)) { return outline; }
    const bool country = record.feature_class == 'A' && record.feature_code.starts_with("PCL");
    return country ? ground.outlines.land_of(record.country_code) : std::nullopt;
}

std::string note_on_outline(const LocatingGround& ground, std::optional<PlaceId> place) {
    if (!place) { return ""; }
    if (ground.gazetteer.outline(*place)) { return " (drawn by " + ground.gazetteer.place(*place).gazetteer + ")"; }
    const auto facts = ground.outlines.facts(ground.gazetteer.lasting_id(*place));
    return !facts || facts->note.empty() ? "" : " (" + std::string(facts->note) + ")";
}

Located cut_by_container(Located located, const SpatialExpression& expression, const LocatingGround& ground) {
    if (!located.footprint || !expression.container || !expression.container->place) { return located; }
    auto* area = std::get_if<MultiPolygon>(&located.footprint->geometry);
    if (area == nullptr) { return located; }
    const auto outline = outline_of(ground, expression.container->place);
    if (!outline) { return located; }
    auto cut = intersection_of(*area, *outline);
    if (cut.empty()) { return no_place("the words and " + expression.container->name + " have nothing in common"); }
    *area = std::move(cut);
    located.footprint->derivation += ", cut by " + expression.container->name;
    return located;
}

}  // namespace expressions

namespace {

using namespace expressions;
using Locate = Located (*)(const SpatialExpression&, const LocatingGround&);

constexpr std::array<std::pair<std::string_view, Locate>, 23> constructions{{
    {"radius_zone", locate_radius_zone},
    {"near", locate_near},
    {"part_of_area", locate_part_of_area},
    {"intra_urban", locate_near},
    {"list", locate_list},
    {"container", locate_place},
    {"exact", locate_place},
    {"coordinates", locate_place},
    {"distance_direction", locate_offset},
    {"distance_only", locate_ring},
    {"direction_only", locate_sector},
    {"travel_time", locate_travel_time},
    {"airspace", locate_airspace},
    {"border_band", locate_border_band},
    {"depth_from_line", locate_depth},
    {"two_sided_buffer", locate_two_sided},
    {"border_triangle", locate_triangle},
    {"off_coast", locate_off_coast},
    {"along", locate_along},
    {"river_bank", locate_river_bank},
    {"between", locate_between},
    {"extent", locate_between},
    {"movement", locate_movement},
}};

// The layers give seven decimals: an area that is valid in all its digits may cross itself in those.
Located as_written(Located located) {
    auto* const area = located.footprint ? std::get_if<MultiPolygon>(&located.footprint->geometry) : nullptr;
    if (area == nullptr) { return located; }
    *area = rounded_for_output(*area);
    if (area->empty()) { return no_place("the area is smaller than seven decimals can tell"); }
    return located;
}

}  // namespace

LocatedExpression locate(const SpatialExpression& expression, const LocatingGround& ground) {
    LocatedExpression result{expression, std::nullopt, ""};
    if (expression.relation == "none") {
        result.reason = "a class noun or a figure of speech: nothing to draw";
        return result;
    }
    if (expression.relation == "coreference") {
        result.reason = "means a place told before";
        return result;
    }
    std::string key;
    if (ground.cache != nullptr) {
        key = footprint_key(expression);
        if (ground.cache->find(key, result)) { return result; }
    }
    for (const auto& [relation, construct] : constructions) {
        if (relation != expression.relation) { continue; }
        Located located;
        try {
            located = as_written(construct(expression, ground));
        } catch (const std::exception& failure) {
            // One shape that geometry cannot make must not cost the article its other places.
            located = no_place(std::string("the shape could not be made: ") + failure.what());
        }
        result.footprint = std::move(located.footprint);
        result.reason = std::move(located.reason);
        result.region_id = std::move(located.region_id);
        result.region_name = std::move(located.region_name);
        result.line = std::move(located.line);
        if (ground.cache != nullptr) { ground.cache->remember(std::move(key), result); }
        return result;
    }
    // R19: inside or outside of a zone is told of the zone; R29: a size is an attribute.
    result.reason = expression.relation == "area_size" ? "a size is an attribute, not a place"
                                                       : "told of another area: nothing of its own to draw";
    return result;
}

std::vector<LocatedExpression> locate_all(std::span<const SpatialExpression> expressions,
                                          const LocatingGround& ground) {
    std::vector<LocatedExpression> all;
    all.reserve(expressions.size());
    for (const auto& expression : expressions) {
        all.push_back(locate(expression, ground));
        if (!expression.same_as) { continue; }
        for (std::size_t i = 0; i + 1 < all.size(); ++i) {
            if (all[i].expression.span != *expression.same_as || all[i].expression.same_as) { continue; }
            auto& here = all.back();
            here.footprint = all[i].footprint;
            here.region_id = all[i].region_id;
            here.region_name = all[i].region_name;
            here.reason = all[i].reason;
            if (here.footprint) {
                here.footprint->derivation =
                    "the same as \"" + all[i].expression.phrase + "\": " + here.footprint->derivation;
                here.footprint->geo_precision = std::max(here.footprint->geo_precision, 2);
            }
        }
    }
    return all;
}

}  // namespace mapwire
