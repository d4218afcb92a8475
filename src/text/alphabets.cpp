#include "text/alphabets.hpp"

#include <algorithm>
#include <array>

#include "mapwire/model/error.hpp"
#include "mapwire/tables/table.hpp"
#include "text/characters.hpp"

namespace mapwire {
namespace {

std::u32string letters_of(std::string_view text) {
    std::u32string letters;
    for (std::size_t at = 0; at < text.size();) {
        const auto [letter, size] = characters::at(text, at);
        letters.push_back(letter);
        at += size;
    }
    return letters;
}

}  // namespace

Alphabets Alphabets::load(std::span<const GeodataFile> files) {
    Alphabets alphabets;
    for (const auto& file : files) {
        if (file.path != "geodata/languages/alphabets.tsv") { continue; }
        const auto table = Table::of(file, {"language", "alphabet", "own_letters", "other_letters", "name_endings"});
        for (std::size_t i = 0; i < table.size(); ++i) {
            const auto row = table.row(i);
            constexpr std::array<std::string_view, 3> scripts = {"Arabic", "Cyrillic", "Latin"};
            const auto* const script = std::find(scripts.begin(), scripts.end(), row["alphabet"]);
            if (script == scripts.end()) {
                throw InputError({row.where(), "alphabet is \"" + std::string(row["alphabet"]) + "\"",
                                  "Write Arabic, Cyrillic or Latin"});
            }
            const auto endings = row.list("name_endings");
            alphabets.rows_.push_back({std::string(row["language"]),
                                       static_cast<Script>(script - scripts.begin()),
                                       letters_of(row["own_letters"]),
                                       {endings.begin(), endings.end()}});
            alphabets.other_letters_ += letters_of(row["other_letters"]);
        }
    }
    return alphabets;
}

bool Alphabets::is_of_its_own(std::string_view language) const {
    return std::any_of(rows_.begin(), rows_.end(),
                       [&](const Row& row) { return row.language == language && row.script != Script::latin; });
}

// "Ankara'da": an ending behind the apostrophe of a name, at `at`.
bool Alphabets::has_ending(const Row& row, std::string_view text, std::size_t at) const {
    std::size_t end = at;
    while (end < text.size()) {
        const auto [letter, size] = characters::at(text, end);
        if (!characters::is_letter(letter)) { break; }
        end += size;
    }
    return std::find(row.name_endings.begin(), row.name_endings.end(), text.substr(at, end - at)) !=
           row.name_endings.end();
}

std::string Alphabets::detect(std::string_view text) const {
    std::array<std::size_t, 3> letters_in{};  // by script
    std::vector<std::size_t> own_words(rows_.size(), 0);
    std::vector<bool> own_word(rows_.size(), false);
    std::size_t words = 0;
    std::size_t letters = 0;  // of the word at hand
    bool small_word = false;
    const auto end_word = [&] {
        words += letters > 0 ? 1U : 0U;
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            own_words[row] += own_word[row] && small_word ? 1U : 0U;  // words that are no names
            own_word[row] = false;
        }
        letters = 0;
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto [letter, size] = characters::at(text, at);
        at += size;
        if (!characters::is_letter(letter) && !characters::is_mark(letter)) {
            // A name of three letters or more: "d'un" is French.
            const bool ending = characters::is_apostrophe(letter) && !small_word && letters >= 3;
            end_word();
            for (std::size_t row = 0; ending && row < rows_.size(); ++row) {
                own_words[row] += has_ending(rows_[row], text, at) ? 1U : 0U;
            }
            continue;
        }
        if (other_letters_.find(letter) != std::u32string::npos) { return {}; }
        if (letters++ == 0) { small_word = characters::is_lower(letter); }
        letters_in[0] += letter >= 0x0620 && letter <= 0x06D3 ? 1U : 0U;
        letters_in[1] += letter >= 0x0400 && letter <= 0x04FF ? 1U : 0U;
        letters_in[2] += letter < 0x0250 ? 1U : 0U;
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            own_word[row] = own_word[row] || rows_[row].own_letters.find(letter) != std::u32string::npos;
        }
    }
    end_word();
    if (words < 3) { return {}; }
    const auto all = letters_in[0] + letters_in[1] + letters_in[2];
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        const auto script = rows_[row].script;
        const bool is_latin = script == Script::latin;
        if (!is_latin && 2 * letters_in[static_cast<std::size_t>(script)] > all) { return rows_[row].language; }
        if (is_latin && own_words[row] > 0 && own_words[row] * 6 >= words) { return rows_[row].language; }
    }
    return {};
}

}  // namespace mapwire
