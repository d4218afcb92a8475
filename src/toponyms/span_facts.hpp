#pragma once

#include <cstdint>
#include <vector>

#include "mapwire/model/mention.hpp"
#include "toponyms/document_view.hpp"
#include "toponyms/language_words.hpp"
#include "toponyms/names.hpp"

namespace mapwire::toponyms {

/// What is known of one occurrence of a name from the words inside and around it and from its other occurrences.
/// Rules, roles and the learned model all read these facts and nothing else of the text.
struct SpanFacts {
    std::uint8_t words = 1;
    Shape shape = Shape::capital;  ///< of the first word
    bool starts_sentence = false;
    LetterCase letter_case = LetterCase::mixed;  ///< of the whole text
    bool headline = false;                       ///< nearly every word of the sentence is capitalised
    std::uint8_t run_left = 0;                   ///< capitalised words before and after it in the same run, at most 3
    std::uint8_t run_right = 0;
    bool inside_longer = false;  ///< of another name of the gazetteer
    bool holds_shorter = false;
    NotPlace not_place = NotPlace::no;  ///< lies within such a phrase

    bool org_after = false;  ///< the run goes on and ends in the last word of an organisation's name
    bool facility_after = false;
    bool nature_after = false;
    bool admin_after = false;        ///< "County", "Province" right after, in either case
    bool org_before = false;         ///< "University of", "Bank of" before it
    bool title_before = false;       ///< a title or calling in the run or right before it
    bool first_name_before = false;  ///< the word before in the run is a given name or an initial
    bool surname_after = false;      ///< itself a given name or the like, a capitalised word follows that is no tail
    bool is_first_name = false;
    bool holds_admin_word = false;   ///< "County" and the like is a part of the name
    std::uint8_t letters = 0;        ///< characters of the name, at most 255
    bool is_pronoun = false;         ///< a function word proper: "US" may be a country all the same
    bool variant = false;            ///< every option is met by a looser spelling
    bool only_direction = false;     ///< "South", "Southern": no more than that
    bool is_function_word = false;   ///< a single word that sentences begin with, a day or a month
    bool place_noun_before = false;  ///< "the town of", "the village"
    bool follow_place = false;       ///< "police", "resident", "area" after it
    bool direction_before = false;

    WordClasses before = 0;  ///< classes of the word before (articles passed over) and after
    WordClasses after = 0;
    std::uint64_t before_hash = 0;
    std::uint64_t before2_hash = 0;
    std::uint64_t after_hash = 0;
    std::uint64_t after2_hash = 0;
    std::uint64_t first_hash = 0;
    std::uint64_t last_hash = 0;
    std::uint64_t run_last_hash = 0;
    std::uint64_t left_hash = 0;  ///< the words beside it in the run, 0 when there are none
    std::uint64_t right_hash = 0;
    std::uint64_t list_noun_hash = 0;    ///< "counties" after a list that it is in
    std::uint64_t last_suffix_hash = 0;  ///< the last four bytes of the last word
    std::uint64_t suffix_hash = 0;       ///< the last three letters of the first word
    char mark_before = 0;
    char mark_after = 0;
    bool article_before = false;
    bool possessive = false;

    bool contained = false;    ///< "X, Y": said to lie in Y
    bool container = false;    ///< is the Y
    bool described = false;    ///< "the Syrian town of X"
    bool inside_word = false;  ///< the name begins inside its word, behind a conjunction or preposition
    bool in_list = false;      ///< beside another name: "A, B and C"

    bool lower_elsewhere = false;   ///< the same word stands in lower case elsewhere in the document
    bool place_elsewhere = false;   ///< the same name stands after "in", "near", "the town of" …
    bool person_elsewhere = false;  ///< the same word stands after a title or a given name
    bool contained_elsewhere = false;
    bool surname_elsewhere = false;  ///< the same word ends a name of unknown words elsewhere
    bool org_elsewhere = false;      ///< the same name begins an organisation's elsewhere

    PartKind part = PartKind::body;
    std::int8_t rule_score = 0;  ///< log-odds by rules, rounded; set once the other facts are known
    Role role = Role::literal;   ///< by the words around it (roles.hpp); set once roles are known

    // Of the gazetteer.
    std::uint8_t population_class =
        0;  ///< 0 no option, 1 unknown, then up to 1,000, 5,000, 15,000, 100,000, 1,000,000, more
    std::uint8_t option_class = 0;     ///< how many options: 0, 1, 2, 3–5, 6–15, more
    NameKind kind = NameKind::former;  ///< the best kind of name
    bool country = false;
    bool adm1 = false;
    bool adm2 = false;
    bool capital = false;
    bool government = false;
    bool of_few = false;  ///< an option stands in a small gazetteer or layer of one: a place that the news names
    bool demonym = false;
    bool only_demonym = false;
    bool abbreviation = false;
    char feature_class = 0;  ///< of the most prominent option
    std::uint64_t feature_code = 0;
};

/// A phrase of not_places.tsv in the text.
struct NotPlacePhrase {
    std::uint32_t first;  ///< tokens
    std::uint32_t end;
    NotPlace kind;
};
[[nodiscard]] std::vector<NotPlacePhrase> find_not_places(const DocumentView& view, const LanguageWords& words);

/// Adds what mentions tell one another: lists, and the same word or name elsewhere in the document.
void share_facts(const DocumentView& view, const Names& names, const LanguageWords& words,
                 std::vector<SpanFacts>& facts);

/// Facts of all spans, index by index with names.spans.
[[nodiscard]] std::vector<SpanFacts> find_facts(const DocumentView& view, const Names& names,
                                                const LanguageWords& words, const std::vector<NotPlacePhrase>& phrases);

}  // namespace mapwire::toponyms
