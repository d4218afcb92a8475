#include "gazetteer/looser_names.hpp"

#include <algorithm>
#include <string>

#include "gazetteer/name_keys.hpp"
#include "mapwire/text/fold.hpp"
#include "mapwire/text/spelling.hpp"

namespace mapwire {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

bool LooserNames::begins_with_capital(const ScannedWord& word) const {
    if (is_capital(scanner_.text()[word.begin])) { return true; }
    if (word.is_plain()) { return false; }
    // Folding leaves small letters without marks as they are: what it changes is a capital or has a mark.
    const auto folded = scanner_.folded(scanner_.reading(word, 0));
    return static_cast<unsigned char>(scanner_.text()[word.begin]) >= 0x80 && !folded.empty() &&
           !scanner_.text().substr(word.begin).starts_with(folded.substr(0, 2));
}

// The quick no for most words: nothing but ASCII, and no word that shows an Arabic name among the first two.
bool LooserNames::may_be_looser(std::size_t first) const {
    const auto& words = scanner_.words();
    for (auto i = first; i < words.size() && i < first + 3; ++i) {
        if (!words[i].is_plain() || (i < first + 2 && rules_.may_mark_arabic_name(scanner_.hash(words[i])))) {
            return true;
        }
    }
    return false;
}

// Rows of up to three words that begin or end with a capitalised word. Consonants alone would make "State" a spelling
// of "Shudud": they are asked only where a word shows that the name is Arabic ("Deir", "al-").
void LooserNames::find(std::size_t first, std::vector<FoundMatch>& here) {
    constexpr std::size_t most_looser_words = 3;
    constexpr std::size_t longest_article = 3;
    const auto& words = scanner_.words();
    if (!may_be_looser(first)) { return; }
    if (!begins_with_capital(words[first]) &&
        (words[first].size > longest_article ||
         !rules_.marks_arabic_name(scanner_.text().substr(words[first].begin, words[first].size)))) {
        return;
    }
    std::string folded;
    bool arabic = false;
    for (std::size_t n = 1; n <= most_looser_words && first + n <= words.size(); ++n) {
        const auto& word = words[first + n - 1];
        if (n > 1) {
            if (scanner_.gap(words[first + n - 2], word) != ' ') { return; }
            folded.push_back(' ');
        }
        const bool capital = begins_with_capital(word);
        if (!capital && word.size > longest_article) { return; }
        const auto begin = folded.size();
        folded += word.is_plain() ? fold_name(scanner_.text().substr(word.begin, word.size))
                                  : std::string(scanner_.folded(scanner_.reading(word, 0)));
        if (capital) { take(folded, {words[first].begin, word.end()}, n, arabic, here); }
        arabic = arabic || rules_.marks_arabic_name(std::string_view(folded).substr(begin));
    }
}

void LooserNames::take(std::string_view folded, TextSpan span, std::size_t count, bool arabic,
                       std::vector<FoundMatch>& here) {
    constexpr std::size_t shortest = 5;
    const bool by_consonants = arabic && folded.size() >= shortest;
    if (!by_consonants && !is_cyrillic(folded)) { return; }
    const auto hash = hashing::word_hash(folded);
    if (no_looser_.count(hash) != 0) { return; }
    // "at Al Tanf": what follows a short word is spelled exactly so, and that beats a looser reading of all.
    const auto blank = folded.find(' ');
    if (blank != std::string_view::npos && blank <= 3) {
        const auto rest = folded.substr(blank + 1);
        if (std::any_of(layers_.begin(), layers_.end(),
                        [&](const auto& view) { return view.find_key(rest).has_value(); })) {
            return;
        }
    }
    const auto before = here.size();
    constexpr std::size_t fewest_consonants = 3;
    const auto keys = is_cyrillic(folded) ? stem_keys(folded, rules_) : std::vector<std::string>{};
    const auto consonants = by_consonants ? consonants_key(folded) : std::string{};
    if (keys.empty() && consonants.empty()) { return; }
    for (std::uint32_t layer = 0; layer < layers_.size(); ++layer) {
        const auto& view = layers_[layer];
        for (const auto& key : keys) {
            if (const auto number = view.find_key(key)) { here.push_back({{span, layer, *number}, count}); }
        }
        if (consonants.size() <= fewest_consonants) { continue; }  // with the mark
        const auto number = view.find_key(consonants);
        if (!number) { continue; }
        const auto names = view.names_of_key(*number);
        const bool alike = std::any_of(names.begin(), names.end(), [&](const auto& name) {
            return spelling_likeness(folded, fold_name(view.text(name.text))) >= least_likeness;
        });
        if (alike) { here.push_back({{span, layer, *number}, count}); }
    }
    if (here.size() == before) { no_looser_.insert(hash); }
}

}  // namespace mapwire
