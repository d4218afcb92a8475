#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
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

    /// All forms of a base form with what they are; the base itself is the first.
    [[nodiscard]] std::vector<std::pair<std::string, Form>> of(std::string_view base, Part part) const;

private:
    struct Ending {
        std::string ending;
        std::vector<std::vector<std::string>> forms;
    };
    [[nodiscard]] static std::vector<std::vector<std::string>> forms_of(const TableRow& row);

    std::map<std::string, std::vector<std::vector<std::string>>, std::less<>> irregular_verbs_;
    std::map<std::string, std::vector<std::vector<std::string>>, std::less<>> irregular_nouns_;
    std::vector<Ending> verb_endings_;  // longest first
    std::vector<Ending> noun_endings_;
};

}  // namespace mapwire::events
