#include <algorithm>
#include <array>

#include "mapwire/gazetteer/name_rules.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/tables/table.hpp"
#include "mapwire/text/fold.hpp"

namespace mapwire {
namespace {

constexpr std::array<std::string_view, 7> kinds = {"suffix_after_apostrophe",
                                                   "prefix_before_apostrophe",
                                                   "joined_prefix",
                                                   "text_ending",
                                                   "name_ending",
                                                   "arabic_names_in",
                                                   "arabic_marker"};

}  // namespace

std::string compile_name_rules(std::span<const GeodataFile> files) {
    std::string lines;
    for (const auto& file : files) {
        if (!file.path.starts_with("geodata/languages/") || !file.path.ends_with("/name_edges.tsv")) { continue; }
        const auto table =
            Table::parse(std::string(file.path), file.text, {"kind", "text", "replacement", "example", "name"});
        for (std::size_t i = 0; i < table.size(); ++i) {
            const auto row = table.row(i);
            const auto kind = row["kind"];
            if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
                throw InputError({row.where(), "kind is \"" + std::string(kind) + "\", which is none",
                                  "Write one of those that geodata/README.md lists"});
            }
            const auto text = fold_name(row["text"]);
            if (text.empty()) {
                throw InputError({row.where(), "text has no letter", "Write the letters of the rule"});
            }
            lines += std::string(kind) + "\t" + text + "\t" + fold_name(row["replacement"]) + "\n";
        }
    }
    return lines;
}

}  // namespace mapwire
