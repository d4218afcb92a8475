#include "events/phrase_gatherer.hpp"

#include <algorithm>

#include "events/table_rows.hpp"

namespace mapwire::events {

PhraseGatherer::PhraseGatherer(std::span<const GeodataFile> files, const std::string& folder) {
    read_rows(files, folder + "inflections.tsv", {"part", "base", "forms"},
              [&](const TableRow& row) { forms_.add_irregular(row); });
    read_rows(files, folder + "endings.tsv", {"part", "ending", "forms"}, [&](const TableRow& row) {
        if (row["part"] == "prefix") {
            builder_.add_prefix(row["ending"]);
        } else {
            forms_.add_ending(row);
        }
    });
    forms_.finish();
}

// The words of a phrase, `…` for the gap, into words_.
void PhraseGatherer::read_words(std::string_view phrase) {
    words_.clear();
    while (!phrase.empty()) {
        const auto end = std::min(phrase.find_first_of(" -"), phrase.size());
        if (end > 0) { words_.push_back(phrase.substr(0, end)); }
        phrase.remove_prefix(std::min(end + 1, phrase.size()));
    }
}

void PhraseGatherer::add(std::string_view phrase, Part part, Meaning meaning, std::size_t row, bool exact_case) {
    read_words(phrase);
    if (words_.empty()) { return; }
    std::size_t inflected = part == Part::verb ? 0 : words_.size() - 1;
    for (std::size_t i = 0; i < words_.size(); ++i) {  // "sexually +assault": the marked word is the inflected one
        if (words_[i].size() > 1 && words_[i].front() == '+') {
            inflected = i;
            words_[i].remove_prefix(1);
        }
    }
    numbers_.clear();
    for (std::size_t i = 0; i < words_.size(); ++i) {
        const bool gap = words_[i] == "…";
        numbers_.push_back(gap ? PhraseBook::gap : i == inflected ? 0 : builder_.add_word(words_[i]));
    }
    const bool is_gap = numbers_[inflected] == PhraseBook::gap;
    forms_.each(words_[inflected], part, [&](std::string_view spelling, Form form) {
        if (!is_gap) { numbers_[inflected] = builder_.add_word(spelling); }
        Phrase told;
        told.meaning = meaning;
        told.form = static_cast<std::uint8_t>(form);
        told.exact_case = exact_case;
        told.row = static_cast<std::uint32_t>(row);
        builder_.add(told, numbers_);
    });
}

}  // namespace mapwire::events
