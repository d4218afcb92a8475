#include <vector>

#include "app/commands.hpp"
#include "app/pipeline.hpp"
#include "app/resources.hpp"
#include "app/run_plan.hpp"
#include "mapwire/evaluation/labelled_documents.hpp"
#include "mapwire/evaluation/score.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/toponyms/outlet_homes.hpp"
#include "mapwire/toponyms/read_toponyms.hpp"
#include "mapwire/writers/output_files.hpp"

namespace mapwire {

int run_evaluate(const CommandLine& line, const Console& console) {
    MapPlan plan;
    plan.gazetteers = plan_gazetteers(line);
    const auto gold = read_labelled_documents(line.arguments.at(0));
    if (gold.empty()) {
        throw InputError(
            {line.arguments.at(0), "it holds no labelled document", "Give a file with one JSON document a line"});
    }
    std::optional<OutputFile> file;
    if (const auto name = line.value("predictions")) { file.emplace(*name, line.has("overwrite")); }
    const auto resources = load_resources(plan);
    for (const auto& issue : resources.issues) { console.warning(issue); }
    const auto read = [&](const Article& article, const ReadOptions& how) {
        return read_toponyms(article, analyse(article, resources.sentences), resources.gazetteer, resources.toponyms,
                             how);
    };
    OutletHomes homes;
    if (!line.has("lone")) {
        for (const auto& document : gold) {
            const auto article = article_of(document);
            homes.add(article, read(article, {}), resources.gazetteer);
        }
    }
    const bool approximate = !line.has("no-approximate");
    std::vector<LabelledDocument> predicted;
    predicted.reserve(gold.size());
    for (const auto& document : gold) {
        const auto article = article_of(document);
        const auto toponyms =
            read(article, {.approximate = approximate, .homes = !line.has("lone") ? &homes : nullptr});
        predicted.push_back(predictions_of(article, toponyms, resources.gazetteer, approximate));
        if (file) { file->write(to_json_line(predicted.back())); }
    }
    if (file) { file->commit(); }
    ScoreOptions options;
    options.without_demonyms = line.has("no-demonyms");
    const auto scores = score(gold, predicted, options);
    console.result(line.has("json") ? report_json(scores, options) : report_text(scores, options));
    return 0;
}

}  // namespace mapwire
