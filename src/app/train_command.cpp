#include <charconv>
#include <set>
#include <vector>

#include "app/commands.hpp"
#include "app/cross_validation.hpp"
#include "app/resources.hpp"
#include "app/run_plan.hpp"
#include "mapwire/writers/output_files.hpp"

namespace mapwire {
namespace {

std::uint64_t whole_number(const CommandLine& line, std::string_view option, std::uint64_t otherwise,
                           std::uint64_t least) {
    const auto text = line.value(option);
    if (!text) { return otherwise; }
    std::uint64_t value = 0;
    const auto end = text->data() + text->size();
    const auto [stop, error] = std::from_chars(text->data(), end, value);
    if (error != std::errc{} || stop != end || value < least) {
        throw InputError({"--" + std::string(option) + " " + *text,
                          "this is no whole number of at least " + std::to_string(least),
                          "Write for example --" + std::string(option) + " 5"});
    }
    return value;
}

// Documents of several files; the same id in two files would mix two documents.
std::vector<LabelledDocument> read_all(const std::vector<std::string>& files, std::vector<std::size_t>& ends) {
    std::vector<LabelledDocument> documents;
    std::set<std::string> ids;
    for (const auto& file : files) {
        for (auto& document : read_labelled_documents(file)) {
            if (!ids.insert(document.id).second) {
                throw InputError(
                    {file, "the id \"" + document.id + "\" stands in another file too", "Name each document once"});
            }
            documents.push_back(std::move(document));
        }
        ends.push_back(documents.size());
    }
    return documents;
}

}  // namespace

int run_train(const CommandLine& line, const Console& console) {
    const auto output = line.value("output");
    if (!output && !line.has("cross-validate")) {
        throw InputError({"mapwire train", "the output folder is missing",
                          "Add -o DIR for the files of the model, or --cross-validate for scores alone"});
    }
    TrainOptions options;
    options.seed = whole_number(line, "seed", 1, 0);
    options.folds = whole_number(line, "folds", 5, 2);
    MapPlan plan;
    plan.gazetteers = plan_gazetteers(line);
    std::vector<std::size_t> ends;
    const auto gold = read_all(line.arguments, ends);
    if (gold.size() < options.folds) {
        throw InputError({line.arguments.front(),
                          "there are fewer documents than folds (" + std::to_string(gold.size()) + ")",
                          "Train on more documents"});
    }
    std::optional<OutputDirectory> directory;
    if (output) { directory.emplace(*output, line.has("overwrite")); }
    std::optional<OutputFile> predictions;
    if (const auto file = line.value("predictions")) { predictions.emplace(*file, line.has("overwrite")); }
    const auto resources = load_resources(plan);
    for (const auto& issue : resources.issues) { console.warning(issue); }
    const auto lessons = training_documents(gold, resources);

    if (line.has("cross-validate")) {
        const auto found = cross_validate(gold, lessons, resources, options);
        std::size_t begin = 0;
        for (std::size_t file = 0; file < ends.size(); ++file) {
            const auto count = ends[file] - begin;
            console.result(
                cross_validation_report(line.arguments[file], std::span(gold).subspan(begin, count), found, begin));
            begin = ends[file];
        }
        if (ends.size() > 1) { console.result(cross_validation_report("all files", gold, found, 0)); }
        if (predictions) {
            for (const auto& document : line.has("lone") ? found.lone : found.at_home) {
                predictions->write(to_json_line(document));
            }
            predictions->commit();
        }
    }
    if (directory) {
        const auto files = train(lessons, resources.gazetteer, resources.toponyms, options);
        const auto language = lessons.front().article.language;
        directory->write("toponyms-" + (language.empty() ? "en" : language) + ".mwm", files.model);
        directory->write("resolver.tsv", files.resolver);
        directory->write("confidence.tsv", files.confidence);
        directory->commit();
        console.say("wrote " + *output + ", learned from " + std::to_string(lessons.size()) + " documents");
    }
    return 0;
}

}  // namespace mapwire
