#include "app/buffer_file.hpp"

#include <cmath>
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "mapwire/geometry/antimeridian.hpp"
#include "mapwire/geometry/buffer.hpp"
#include "mapwire/geometry/line_buffer.hpp"
#include "mapwire/geometry/overlay.hpp"
#include "mapwire/geometry/validity.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/ogr/ogr_module.hpp"

namespace mapwire {
namespace {

constexpr Metres longest_from_lines{5'000'000.0};

/// Why a feature has no buffer: in words for the user.
struct NoBuffer {
    std::string what;
    std::string remedy;
};
using Buffered = std::variant<MultiPolygon, NoBuffer>;

Buffered of_point(Coordinate point, const BufferPlan& plan) {
    if (plan.negative || plan.side != BufferSide::all) {
        return NoBuffer{"a point has neither sides nor an inside", "Use a distance without minus and no --side"};
    }
    return buffer(point, plan.distance, plan.tolerance);
}

Buffered of_lines(const MultiLineString& lines, const BufferPlan& plan) {
    if (plan.negative || plan.side == BufferSide::inside || plan.side == BufferSide::outside) {
        return NoBuffer{"a line has no inside", "Use a distance without minus, and --side left or right"};
    }
    if (plan.side == BufferSide::all) {
        return buffer_of_line(lines, plan.distance, plan.square_ends ? LineEnds::square : LineEnds::round,
                              plan.tolerance);
    }
    return one_sided_buffer(lines, plan.side == BufferSide::left ? LineSide::left : LineSide::right, plan.distance,
                            plan.tolerance);
}

Buffered of_area(const MultiPolygon& area, const BufferPlan& plan) {
    if (const auto fault = invalidity(area)) {
        return NoBuffer{"the area is not valid (" + *fault + ")", "Mend it first, for example with ogr2ogr -makevalid"};
    }
    switch (plan.side) {
        case BufferSide::left:
        case BufferSide::right: return NoBuffer{"an area has no left and right", "Use --side inside or outside"};
        case BufferSide::inside: return border_band(area, BorderSide::inside, plan.distance, plan.tolerance);
        case BufferSide::outside: return border_band(area, BorderSide::outside, plan.distance, plan.tolerance);
        case BufferSide::all: break;
    }
    return plan.negative ? core_of_area(area, plan.distance, plan.tolerance)
                         : buffer_of_area(area, plan.distance, plan.tolerance);
}

Buffered buffered(const Feature& feature, const BufferPlan& plan) {
    if (!feature.geometry) { return NoBuffer{"it has no geometry", "Leave it out"}; }
    auto result = std::visit(
        [&](const auto& geometry) -> Buffered {
            using Kind = std::decay_t<decltype(geometry)>;
            if constexpr (std::is_same_v<Kind, Coordinate>) {
                return of_point(geometry, plan);
            } else if constexpr (std::is_same_v<Kind, LineString>) {
                return of_lines(cut_at_antimeridian(MultiLineString{{geometry}}), plan);
            } else if constexpr (std::is_same_v<Kind, MultiLineString>) {
                return of_lines(cut_at_antimeridian(geometry), plan);
            } else {
                return of_area(geometry, plan);
            }
        },
        *feature.geometry);
    if (auto* area = std::get_if<MultiPolygon>(&result)) {
        *area = rounded_for_output(*area);
        if (area->empty()) {
            return NoBuffer{"nothing is left of it at " + plan.distance_text, "Use a shorter distance"};
        }
    }
    return result;
}

/// The first text of a field whose name begins with "name", else "".
std::string name_of(const Layer& layer, const Feature& feature) {
    for (std::size_t i = 0; i < layer.fields.size() && i < feature.values.size(); ++i) {
        const auto* text = std::get_if<std::string>(&feature.values[i]);
        const std::string_view field = layer.fields[i].name;
        if (text != nullptr && (field.starts_with("name") || field.starts_with("Name") || field.starts_with("NAME"))) {
            return *text;
        }
    }
    return "";
}

std::string_view words_of(BufferSide side) {
    switch (side) {
        case BufferSide::left: return "left";
        case BufferSide::right: return "right";
        case BufferSide::inside: return "inside";
        case BufferSide::outside: return "outside";
        case BufferSide::all: break;
    }
    return "all";
}

}  // namespace

FileBuffers buffer_features(const BufferPlan& plan, const Console& console) {
    FileBuffers result{
        {"buffer",
         "Buffer",
         "Buffers of " + plan.distance_text + " of the features of " + plan.place + ", on the ellipsoid WGS 84",
         GeometryKind::multi_polygon,
         {{"name", FieldType::text, "name of the feature", "", ""},
          {"source_layer", FieldType::text, "the layer it is from", "", ""},
          {"source_id", FieldType::integer, "its id there", "", "7"},
          {"distance_text", FieldType::text, "the distance as typed", "", "15km"},
          {"distance_m", FieldType::real, "the distance", "metres", "15000.0"},
          {"side", FieldType::text, "all, left, right, inside, outside; inwards for a negative distance", "", "left"},
          {"tolerance_m", FieldType::real, "no edge is farther than this from the true one", "metres", "1"},
          {"area_km2", FieldType::real, "area on the ellipsoid", "square kilometres", "8860.7"}},
         {}}};
    OgrModule ogr;
    const auto at = plan.place.find("|layername=");
    const auto layer_name =
        at == std::string::npos ? "" : plan.place.substr(at + std::string_view("|layername=").size());
    ogr.read({plan.place.substr(0, at), layer_name, ""}, [&](const Layer& layer, Feature&& feature) {
        const bool point = feature.geometry && std::holds_alternative<Coordinate>(*feature.geometry);
        if (!point && plan.distance > longest_from_lines) {
            throw InputError({"distance \"" + plan.distance_text + "\"", "this is too long for lines and areas",
                              "Buffers of lines and areas reach up to 5000 km"});
        }
        auto area = buffered(feature, plan);
        if (auto* fault = std::get_if<NoBuffer>(&area)) {
            console.error({plan.place + ", feature " + std::to_string(feature.id), fault->what, fault->remedy});
            ++result.failed;
            return;
        }
        auto& polygons = std::get<MultiPolygon>(area);
        const auto name = name_of(layer, feature);
        const double size = std::round(area_km2(polygons) * 1e6) / 1e6;
        result.layer.features.push_back(
            {static_cast<std::int64_t>(result.layer.features.size()) + 1,
             Geometry{std::move(polygons)},
             {name.empty() ? FieldValue{} : FieldValue{name}, layer.name, feature.id, plan.distance_text,
              plan.distance.value(), std::string(plan.negative ? "inwards" : words_of(plan.side)),
              plan.tolerance.value(), size}});
    });
    return result;
}

}  // namespace mapwire
