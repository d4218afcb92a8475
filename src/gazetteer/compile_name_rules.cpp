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

void fail_without_letter(const TableRow& row, std::string_view column) {
    throw InputError({row.where(), std::string(column) + " has no letter", "Write the letters of the rule"});
}

std::string words_lines(const GeodataFile& file) {
    std::string lines;
    const auto table = Table::of(file, {"kind", "words", "feature_classes", "example", "name"});
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto row = table.row(i);
        std::string words;
        for (auto rest = row["words"]; !rest.empty();) {
            const auto end = std::min(rest.find('|'), rest.size());
            const auto word = fold_name(rest.substr(0, end));
            if (word.empty()) { fail_without_letter(row, "a word"); }
            words += (words.empty() ? "" : "|") + word;
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        if (words.empty()) { fail_without_letter(row, "words"); }
        lines += "words:" + std::string(row["kind"]) + "\t" + words + "\t" + std::string(row["feature_classes"]) + "\n";
    }
    return lines;
}

std::string letters_lines(const GeodataFile& file) {
    std::string lines;
    const auto table = Table::of(file, {"convention", "letters", "read", "example", "name"});
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto row = table.row(i);
        const auto letters = row["letters"];
        if (fold_name(letters).empty()) { fail_without_letter(row, "letters"); }
        lines += "letters:" + std::string(row["convention"]) + "\t" + (letters.starts_with('^') ? "^" : "") +
                 fold_name(letters) + (letters.ends_with('$') ? "$" : "") + "\t" + fold_name(row["read"]) + "\n";
    }
    return lines;
}

}  // namespace

std::string compile_name_rules(std::span<const GeodataFile> files) {
    std::string lines;
    for (const auto& file : files) {
        if (file.path == "geodata/languages/name_words.tsv") { lines += words_lines(file); }
        if (file.path == "geodata/languages/name_letters.tsv") { lines += letters_lines(file); }
        if (!file.path.starts_with("geodata/languages/") || !file.path.ends_with("/name_edges.tsv")) { continue; }
        const auto table = Table::of(file, {"kind", "text", "replacement", "example", "name"});
        for (std::size_t i = 0; i < table.size(); ++i) {
            const auto row = table.row(i);
            const auto kind = row["kind"];
            if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
                throw InputError({row.where(), "kind is \"" + std::string(kind) + "\", which is none",
                                  "Write one of those that geodata/README.md lists"});
            }
            const auto text = fold_name(row["text"]);
            if (text.empty()) { fail_without_letter(row, "text"); }
            lines += std::string(kind) + "\t" + text + "\t" + fold_name(row["replacement"]) + "\n";
        }
    }
    return lines;
}

}  // namespace mapwire
