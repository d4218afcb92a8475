#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "events/lexicon.hpp"
#include "events/phrase_book.hpp"
#include "events/word_forms.hpp"
#include "mapwire/tables/geodata.hpp"

namespace mapwire::events {

/// Makes the image of a language's PhraseBook from the phrases of its tables, each in all forms of its inflected word.
class PhraseGatherer {
public:
    /// Reads inflections.tsv and endings.tsv of the folder ("geodata/events/en/") among the files. Throws InputError.
    PhraseGatherer(std::span<const GeodataFile> files, const std::string& folder);

    /// A phrase as tables write it: `…` for up to five other words, `*` for a stem; inflected is the first word of a
    /// verb, the last of others, or the one behind a `+`.
    void add(std::string_view phrase, Part part, Meaning meaning, std::size_t row, bool exact_case);
    /// To be called once.
    [[nodiscard]] std::vector<std::uint64_t> finish() { return builder_.finish(); }

private:
    void read_words(std::string_view phrase);

    WordForms forms_;
    PhraseBookBuilder builder_;
    std::vector<std::string_view> words_;  // of the phrase at hand
    std::vector<WordNumber> numbers_;
};

}  // namespace mapwire::events
