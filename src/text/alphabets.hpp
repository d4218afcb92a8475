#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/tables/geodata.hpp"

namespace mapwire {

/// Tells the language of a text too short for its words by its letters: geodata/languages/alphabets.tsv.
class Alphabets {
public:
    /// Throws InputError (file, line) for an alphabet that is none. Without the table no language is told.
    [[nodiscard]] static Alphabets load(std::span<const GeodataFile> files);

    /// "" when the letters are those of no language of the table, or of fewer than three words: a lone name belongs to
    /// no language.
    [[nodiscard]] std::string detect(std::string_view text) const;
    /// Whether a language here has an alphabet that Latin letters are no part of.
    [[nodiscard]] bool is_of_its_own(std::string_view language) const;

private:
    enum class Script : unsigned char { arabic, cyrillic, latin };
    struct Row {
        std::string language;
        Script script = Script::latin;
        std::u32string own_letters;
        std::vector<std::string> name_endings;
    };
    [[nodiscard]] bool has_ending(const Row& row, std::string_view text, std::size_t at) const;

    std::vector<Row> rows_;
    std::u32string other_letters_;
};

}  // namespace mapwire
