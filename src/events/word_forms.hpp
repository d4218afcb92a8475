#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/lexicon.hpp"
#include "mapwire/tables/table.hpp"

namespace mapwire::events {

/// Inflected forms of a language's verbs and nouns, from inflections.tsv and endings.tsv.
class WordForms {
public:
    void add_irregular(const TableRow& row);
    void add_ending(const TableRow& row);
    void finish();

    /// Calls `take(spelling, form)` for all forms of a base form; the base itself is the first.
    template <class Take>
    void each(std::string_view base, Part part, Take take) const {
        if (part == Part::phrase || base.ends_with('*')) { return take(base, Form::any); }
        take(base, Form::base);
        const auto [forms, stem] = forms_of(base, part == Part::verb);
        if (forms == nullptr) { return; }
        std::string whole;
        for (std::size_t i = 0; i < forms->size(); ++i) {
            for (const auto& spelling : (*forms)[i]) {
                whole.assign(stem).append(spelling);
                take(std::string_view(whole), part == Part::verb ? verb_forms[i] : Form::plural);
            }
        }
    }

private:
    static constexpr Form verb_forms[] = {Form::third, Form::past, Form::participle, Form::gerund};
    /// Spellings of each form, in the order of `verb_forms`, or of the plural.
    using Forms = std::vector<std::vector<std::string>>;
    struct Ending {
        std::string ending;
        Forms forms;
    };
    struct Inflection {
        const Forms* forms;     ///< none: it has no other forms
        std::string_view stem;  ///< goes before each
    };
    [[nodiscard]] static Forms read_forms(const TableRow& row);
    [[nodiscard]] Inflection forms_of(std::string_view base, bool verb) const;

    std::map<std::string, Forms, std::less<>> irregular_verbs_;
    std::map<std::string, Forms, std::less<>> irregular_nouns_;
    /// Longest first, by their last byte: of a language's endings few come into question for a word.
    struct Endings {
        std::array<std::vector<Ending>, 256> by_last;
        std::optional<Ending> empty;  ///< for words that no other fits
    };
    Endings verb_endings_;
    Endings noun_endings_;
};

}  // namespace mapwire::events
