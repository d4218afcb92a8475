#include "app/commands.hpp"
#include "app/read_inputs.hpp"
#include "app/resources.hpp"
#include "app/run_plan.hpp"
#include "mapwire/toponyms/outlet_homes.hpp"
#include "mapwire/toponyms/read_toponyms.hpp"
#include "mapwire/writers/output_files.hpp"

namespace mapwire {

int run_homes(const CommandLine& line, const Console& console) {
    const auto output = line.value("output");
    if (!output) {
        throw InputError({"mapwire homes", "the output file is missing", "Add -o FILE, for example -o homes.tsv"});
    }
    MapPlan plan;
    plan.gazetteers = plan_gazetteers(line);
    OutputFile file(*output, line.has("overwrite"));
    const auto resources = load_resources(plan);
    OutletHomes homes;
    const int status = read_inputs(line, resources, console, [&](const Article& article, const Document& document) {
        homes.add(article, read_toponyms(article, document, resources.gazetteer, resources.toponyms),
                  resources.gazetteer);
    });
    file.write(homes.to_table());
    file.commit();
    console.say("wrote " + *output + ", " + std::to_string(homes.hosts().size()) + " outlets");
    return status;
}

}  // namespace mapwire
