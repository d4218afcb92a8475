#include "events/word_forms.hpp"

#include <algorithm>

#include "mapwire/model/error.hpp"

namespace mapwire::events {
namespace {

bool is_verb_row(const TableRow& row) {
    if (row["part"] == "verb") { return true; }
    if (row["part"] == "noun") { return false; }
    throw InputError({row.where(), "part is \"" + std::string(row["part"]) + "\"", "Write verb or noun."});
}

}  // namespace

// "bans,banned,banned,banning"; spellings of one form stand with a slash between: "cancelled/canceled".
WordForms::Forms WordForms::read_forms(const TableRow& row) {
    Forms forms;
    for (const auto cell : row.list("forms", ',')) {
        std::vector<std::string> spellings;
        std::size_t at = 0;
        while (at <= cell.size()) {
            const auto end = std::min(cell.find('/', at), cell.size());
            spellings.emplace_back(cell.substr(at, end - at));
            at = end + 1;
        }
        forms.push_back(std::move(spellings));
    }
    const std::size_t wanted = is_verb_row(row) ? std::size(verb_forms) : 1;
    if (forms.size() != wanted) {
        throw InputError(
            {row.where(), "forms has " + std::to_string(forms.size()) + " forms",
             "Write third person, past, participle and gerund for a verb, the plural for a noun, with commas."});
    }
    return forms;
}

void WordForms::add_irregular(const TableRow& row) {
    auto& table = is_verb_row(row) ? irregular_verbs_ : irregular_nouns_;
    for (const auto base : row.list("base")) { table[std::string(base)] = read_forms(row); }
}

void WordForms::add_ending(const TableRow& row) {
    auto& endings = is_verb_row(row) ? verb_endings_ : noun_endings_;
    if (row["ending"].empty() && !endings.empty) { endings.empty = Ending{"", read_forms(row)}; }
    for (const auto ending : row.list("ending")) {
        endings.by_last[static_cast<unsigned char>(ending.back())].push_back({std::string(ending), read_forms(row)});
    }
}

void WordForms::finish() {
    for (auto* endings : {&verb_endings_, &noun_endings_}) {
        for (auto& same : endings->by_last) {
            std::stable_sort(same.begin(), same.end(),
                             [](const Ending& a, const Ending& b) { return a.ending.size() > b.ending.size(); });
        }
    }
}

WordForms::Inflection WordForms::forms_of(std::string_view base, bool verb) const {
    const auto& irregular = verb ? irregular_verbs_ : irregular_nouns_;
    if (const auto found = irregular.find(base); found != irregular.end()) { return {&found->second, {}}; }
    const auto& endings = verb ? verb_endings_ : noun_endings_;
    if (!base.empty()) {
        for (const auto& ending : endings.by_last[static_cast<unsigned char>(base.back())]) {
            if (base.ends_with(ending.ending)) {
                return {&ending.forms, base.substr(0, base.size() - ending.ending.size())};
            }
        }
    }
    return endings.empty ? Inflection{&endings.empty->forms, base} : Inflection{nullptr, {}};
}

}  // namespace mapwire::events
