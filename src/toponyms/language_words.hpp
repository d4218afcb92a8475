#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "toponyms/word_classes.hpp"

namespace mapwire::toponyms {

/// Why a phrase that looks like a place is none (not_places.tsv).
enum class NotPlace : std::uint8_t { no, organisation, person, armed_group, other };

/// What "the town of", "province", "river" asks for (place_nouns.tsv).
struct PlaceNoun {
    std::vector<std::string> words;            ///< singular and plural: "county", "counties", "parish"
    std::string feature_classes;               ///< letters, any of them
    std::vector<std::uint64_t> feature_codes;  ///< hashes; empty: any of the classes
    bool before = false;                       ///< "the town of X"
    bool after = false;                        ///< "X County"
};

/// The tables of one language.
struct LanguageWords {
    std::string language;
    HashTable classes;      ///< word → WordClasses
    HashTable place_nouns;  ///< word → index into nouns, plus one
    std::vector<PlaceNoun> nouns;
    HashTable phrase_starts;  ///< first word → longest phrase in words
    HashTable phrases;        ///< words combined → NotPlace
};

}  // namespace mapwire::toponyms
