#include "app/commands.hpp"
#include "app/resources.hpp"
#include "app/run_plan.hpp"
#include "mapwire/expressions/expression_json.hpp"
#include "mapwire/expressions/locate.hpp"
#include "mapwire/expressions/read_expressions.hpp"
#include "mapwire/toponyms/read_toponyms.hpp"

namespace mapwire {

int run_locate(const CommandLine& line, const Console& console) {
    MapPlan plan;
    plan.gazetteers = plan_gazetteers(line);
    plan.tolerance = plan_tolerance(line);
    plan.reference_layers = line.all("reference");
    const auto resources = load_resources(plan);
    for (const auto& issue : resources.issues) { console.warning(issue); }
    const auto& phrase = line.arguments.at(0);
    auto reading = analyse_phrase(phrase, resources.expressions);
    reading.toponyms = read_toponyms(reading.article, reading.document, resources.gazetteer, resources.toponyms);
    read_phrase(reading, resources.gazetteer, resources.expressions);
    const auto located = locate(reading.expression, {resources.gazetteer, resources.outlines, resources.regions,
                                                     plan.tolerance, resources.lines});
    console.result(line.has("json") ? expression_json(phrase, located, resources.gazetteer)
                                    : expression_text(phrase, located));
    return 0;
}

}  // namespace mapwire
