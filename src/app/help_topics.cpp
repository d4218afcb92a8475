#include "app/help_topics.hpp"

#include <algorithm>

#include "app/help.hpp"
#include "mapwire/layers/build_layers.hpp"
#include "mapwire/tables/geodata.hpp"

namespace mapwire {

std::vector<HelpTopic> help_topics() {
    constexpr std::string_view folder = "geodata/help/";
    std::vector<HelpTopic> topics{// Made from the layers themselves, so that they are always true.
                                  {"fields", "the fields of all layers", field_table_markdown()},
                                  {"exit-status", "what the exit status says", exit_status_text()}};
    for (const auto& file : geodata_files()) {
        if (!file.path.starts_with(folder)) { continue; }
        const auto name = file.path.substr(folder.size(), file.path.rfind('.') - folder.size());
        topics.push_back(
            {std::string(name), std::string(file.text.substr(0, file.text.find('\n'))), std::string(file.text)});
    }
    std::sort(topics.begin(), topics.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return topics;
}

std::optional<HelpTopic> help_topic(std::string_view name) {
    auto topics = help_topics();
    const auto found =
        std::find_if(topics.begin(), topics.end(), [&](const auto& topic) { return topic.name == name; });
    return found == topics.end() ? std::nullopt : std::optional(std::move(*found));
}

}  // namespace mapwire
