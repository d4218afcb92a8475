#include "app/mapped_articles.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <stdexcept>

#include "app/merged_events.hpp"
#include "support/scratch_folder.hpp"

namespace mapwire::testing {

RunResult map_articles(const std::vector<std::string>& files, const std::string& as_of) {
    std::vector<std::string> words{"map"};
    words.insert(words.end(), files.begin(), files.end());
    if (!as_of.empty()) { words.insert(words.end(), {"--as-of", as_of}); }
    const auto plan = plan_map(parse_command_line(words));
    const auto resources = load_resources(plan);
    Timings timings;
    const ScratchFolder scratch;
    return run_pipeline(plan, resources, Console(), timings, scratch.path());
}

std::vector<Event> events_of(const std::vector<std::string>& files, const std::string& as_of) {
    std::vector<std::string> words{"map", "--as-of", as_of};
    words.insert(words.end(), files.begin(), files.end());
    const auto plan = plan_map(parse_command_line(words));
    const auto resources = load_resources(plan);
    Timings timings;
    return read_merged_events(plan, resources, Console(), timings).events;
}

ArticleReading read_one(const std::string& file) {
    const auto plan = plan_map(parse_command_line({"map", file, "--jobs", "1"}));
    const auto resources = load_resources(plan);
    Timings timings;
    std::optional<ArticleReading> found;
    read_articles(
        plan, resources, timings,
        [&](ArticleReading reading, std::size_t) {
            found = std::move(reading);
            return ArticleResult{};
        },
        [](const ArticleResult&) { return true; });
    return std::move(found.value());
}

const Layer& layer(const RunResult& result, const std::string& name) {
    for (const auto& layer : result.layers) {
        if (layer.name == name) { return layer; }
    }
    throw std::runtime_error("no layer " + name);
}

FieldValue value(const Layer& layer, const Feature& feature, const std::string& field) {
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
        if (layer.fields[i].name == field) { return feature.values.at(i); }
    }
    throw std::runtime_error("layer " + layer.name + " has no field " + field);
}

std::string text(const Layer& layer, const Feature& feature, const std::string& field) {
    const auto found = value(layer, feature, field);
    const auto* words = std::get_if<std::string>(&found);
    return words != nullptr ? *words : "";
}

double number(const Layer& layer, const Feature& feature, const std::string& field) {
    const auto found = value(layer, feature, field);
    if (const auto* whole = std::get_if<std::int64_t>(&found)) { return static_cast<double>(*whole); }
    const auto* real = std::get_if<double>(&found);
    return real != nullptr ? *real : -1.0;
}

const Feature* find(const Layer& layer, const std::string& field, const std::string& words) {
    const auto found = std::find_if(layer.features.begin(), layer.features.end(),
                                    [&](const Feature& feature) { return text(layer, feature, field) == words; });
    return found == layer.features.end() ? nullptr : &*found;
}

}  // namespace mapwire::testing
