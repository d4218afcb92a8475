#include <algorithm>

#include "mapwire/articles/read_text.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/tables/table.hpp"
#include "mapwire/text/letter_case.hpp"

namespace mapwire {
namespace {

bool is_letter_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool holds_word(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        const bool begins = at == 0 || !is_letter_byte(text[at - 1]);
        if (begins && (end == text.size() || !is_letter_byte(text[end]))) { return true; }
    }
    return false;
}

}  // namespace

PageTables PageTables::load(std::span<const GeodataFile> files) {
    PageTables tables;
    tables.months_ = MonthNames::load(files);
    tables.languages_ = LanguageDetector::load(files);
    for (const auto& file : files) {
        if (!file.path.starts_with("geodata/languages/")) { continue; }
        if (file.path.ends_with("/furniture.tsv")) {
            const auto table = Table::of(file, {"words", "match"});
            for (std::size_t i = 0; i < table.size(); ++i) {
                const auto row = table.row(i);
                if (row["match"] != "start" && row["match"] != "line") {
                    throw InputError({row.where(), "match is \"" + std::string(row["match"]) + "\"",
                                      "Write start (the line begins so) or line (the whole line)"});
                }
                auto& list = row["match"] == "start" ? tables.furniture_starts_ : tables.furniture_lines_;
                list.push_back(lower_case(row["words"]));
                const auto first = static_cast<unsigned char>(list.back().front());
                if (first < 0x80) {
                    tables.furniture_letters_[first] = true;
                    tables.furniture_letters_[first >= 'a' && first <= 'z' ? first - 0x20U : first] = true;
                }
            }
        } else if (file.path.ends_with("/outlets.tsv")) {
            const auto table = Table::of(file, {"word"});
            for (std::size_t i = 0; i < table.size(); ++i) {
                tables.outlet_words_.push_back(lower_case(table.row(i)["word"]));
            }
        }
    }
    return tables;
}

bool PageTables::is_furniture(std::string_view line) const {
    // A line as long as a paragraph is text, whatever its first words are.
    if (line.size() > 160) { return false; }
    // Few lines begin with the first letter of any of these words.
    const auto first = static_cast<unsigned char>(line.empty() ? '\0' : line.front());
    if (first < 0x80 && !furniture_letters_[first]) { return false; }
    const auto lower = lower_case(line);
    const auto starts = [&](const std::string& words) {
        return lower.starts_with(words) && (lower.size() == words.size() || !is_letter_byte(lower[words.size()]));
    };
    return std::any_of(furniture_starts_.begin(), furniture_starts_.end(), starts) ||
           std::find(furniture_lines_.begin(), furniture_lines_.end(), lower) != furniture_lines_.end();
}

bool PageTables::names_outlet(std::string_view words) const {
    const auto lower = lower_case(words);
    return std::any_of(outlet_words_.begin(), outlet_words_.end(),
                       [&](const std::string& word) { return holds_word(lower, word); });
}

}  // namespace mapwire
