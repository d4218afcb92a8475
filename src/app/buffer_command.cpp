#include <cmath>

#include "app/buffer_file.hpp"
#include "app/commands.hpp"
#include "app/find_place.hpp"
#include "app/load_gazetteer.hpp"
#include "app/run_plan.hpp"
#include "app/versions.hpp"
#include "mapwire/geometry/buffer.hpp"
#include "mapwire/geometry/overlay.hpp"
#include "mapwire/geometry/validity.hpp"
#include "mapwire/writers/geojson.hpp"
#include "mapwire/writers/output_files.hpp"

namespace mapwire {
namespace {

FieldValue text_or_null(std::string text) { return text.empty() ? FieldValue{} : FieldValue{std::move(text)}; }

Layer buffer_layer(const BufferPlan& plan, const FoundPlace& centre) {
    const auto area = rounded_for_output(buffer(centre.position, plan.distance, plan.tolerance));
    const auto* place = centre.place ? &*centre.place : nullptr;
    const auto name = place != nullptr ? place->name : plan.place;
    Layer layer{"buffer",
                "Buffer",
                "All points within " + plan.distance_text + " of " + name + ", on the ellipsoid WGS 84",
                GeometryKind::multi_polygon,
                {{"name", FieldType::text, "what was drawn", "", ""},
                 {"distance_text", FieldType::text, "the distance as typed", "", "33mi"},
                 {"radius_m", FieldType::real, "the distance", "metres", "53108.352"},
                 {"tolerance_m", FieldType::real, "no edge is farther than this from the true circle", "metres", "1"},
                 {"area_km2", FieldType::real, "area on the ellipsoid", "square kilometres", "8860.7"},
                 {"place_id", FieldType::text, "the place of the gazetteer", "", "gn:172344"},
                 {"centre_name", FieldType::text, "its name", "", "Al-Tanf garrison"},
                 {"centre_lon", FieldType::real, "longitude of the centre", "degrees", "38.61778"},
                 {"centre_lat", FieldType::real, "latitude of the centre", "degrees", "33.50583"},
                 {"uncertainty_m", FieldType::real, "how far the centre may be off; null for a typed position",
                  "metres", "500"},
                 {"rule", FieldType::text, "how the area came about", "", "R2"},
                 {"gazetteer", FieldType::text, "the gazetteer that has the place", "", "embedded"},
                 {"licence", FieldType::text, "of the gazetteer's row", "", "CC BY 4.0"}},
                {}};
    Feature feature{1, Geometry{area}, {}};
    feature.values = {"Within " + plan.distance_text + " of " + name,
                      plan.distance_text,
                      plan.distance.value(),
                      plan.tolerance.value(),
                      std::round(area_km2(area) * 1e6) / 1e6,  // to the square metre
                      text_or_null(place != nullptr ? place->id : ""),
                      text_or_null(place != nullptr ? place->name : ""),
                      centre.position.longitude(),
                      centre.position.latitude(),
                      place != nullptr ? FieldValue{place->uncertainty.value()} : FieldValue{},
                      std::string("R2"),
                      text_or_null(place != nullptr ? place->gazetteer : ""),
                      text_or_null(place != nullptr ? place->licence : "")};
    layer.features.push_back(std::move(feature));
    return layer;
}

}  // namespace

int run_buffer(const CommandLine& line, const Console& console) {
    const auto plan = plan_buffer(line);
    Layer layer;
    int failed = 0;
    std::optional<OutputFile> file;
    const auto open_output = [&] {
        if (plan.output_file) { file.emplace(*plan.output_file, plan.overwrite); }
    };
    if (plan.from_file) {
        open_output();
        auto found = buffer_features(plan, console);
        layer = std::move(found.layer);
        failed = found.failed;
    } else {
        std::vector<Issue> issues;
        const auto gazetteer = load_gazetteer(plan.gazetteers, issues);
        for (const auto& issue : issues) { console.warning(issue); }
        const auto centre = find_place(plan.place, gazetteer);
        open_output();
        layer = buffer_layer(plan, centre);
    }
    const auto text = to_geojson(layer, {"mapwire " + std::string(program_version()), ""});
    if (file) {
        file->write(text);
        file->commit();
        console.say("wrote " + *plan.output_file);
    } else {
        console.result(text);
    }
    return failed == 0 ? 0 : 1;
}

}  // namespace mapwire
