#include <algorithm>
#include <iterator>
#include <utility>

#include "app/distance.hpp"
#include "app/run_plan.hpp"
#include "mapwire/model/error.hpp"

namespace mapwire {
namespace {

BufferSide parse_side(const CommandLine& line, const BufferPlan& plan) {
    const auto given = line.value("side");
    if (!given) { return BufferSide::all; }
    constexpr std::pair<std::string_view, BufferSide> sides[] = {{"left", BufferSide::left},
                                                                 {"right", BufferSide::right},
                                                                 {"inside", BufferSide::inside},
                                                                 {"outside", BufferSide::outside}};
    const auto* const found =
        std::find_if(std::begin(sides), std::end(sides), [&](const auto& side) { return side.first == *given; });
    if (found == std::end(sides)) {
        throw InputError(
            {"--side " + *given, "this is no side", "Write left or right for lines, inside or outside for areas"});
    }
    if (!plan.from_file) {
        throw InputError({"--side " + *given, "a point has no sides", "Give a file of lines or areas"});
    }
    if (plan.negative) {
        throw InputError({"--side " + *given, "a negative distance says the side itself",
                          "Write the distance without its minus, or leave --side out"});
    }
    return found->second;
}

}  // namespace

BufferPlan plan_buffer(const CommandLine& line) {
    BufferPlan plan;
    plan.place = line.arguments.at(0);
    plan.distance_text = line.arguments.at(1);
    const auto file = plan.place.substr(0, plan.place.find("|layername="));
    plan.from_file = std::filesystem::is_regular_file(file);
    plan.negative = plan.from_file && plan.distance_text.starts_with('-');
    plan.distance = parse_distance(plan.negative ? plan.distance_text.substr(1) : plan.distance_text);
    plan.side = parse_side(line, plan);
    const auto ends = line.value("ends").value_or("round");
    if (ends != "round" && ends != "square") {
        throw InputError({"--ends " + ends, "lines end round or square", "Write --ends round or --ends square"});
    }
    plan.square_ends = ends == "square";
    plan.output_file = line.value("output");
    if (plan.output_file == "-") { plan.output_file.reset(); }
    plan.overwrite = line.has("overwrite");
    plan.tolerance = plan_tolerance(line);
    plan.gazetteers = plan_gazetteers(line);
    return plan;
}

}  // namespace mapwire
