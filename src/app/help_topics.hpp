#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mapwire {

/// A chapter of the help that belongs to no single command: geodata/help/<name>.txt, whose first line is the summary.
struct HelpTopic {
    std::string name;     ///< "exit-status"
    std::string summary;  ///< one line, no full stop
    std::string text;     ///< the whole chapter with its summary, ends with a line break
};

/// All topics by name.
[[nodiscard]] std::vector<HelpTopic> help_topics();
/// The chapter; nothing when there is no such topic.
[[nodiscard]] std::optional<HelpTopic> help_topic(std::string_view name);

}  // namespace mapwire
