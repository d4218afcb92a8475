#include "gazetteer/name_finder.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "gazetteer/name_keys.hpp"
#include "gazetteer/word_scanner.hpp"
#include "mapwire/text/fold.hpp"
#include "mapwire/text/spelling.hpp"

namespace mapwire {
namespace {

constexpr std::size_t most_words = 16;

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// A match that begins at the word looked at, and how many words it takes.
struct Found {
    FoundName name;
    std::size_t words;
};

/// Finds the matches that begin at one word after the other.
class Finder {
public:
    Finder(std::string_view text, std::span<const IndexView> layers, const NameRules& rules,
           const MatchOptions& options, std::vector<FoundName>& found)
        : text_(text), layers_(layers), options_(options), scanner_(text, rules), found_(found), rules_(rules) {}

    void run();

private:
    /// The quick answer for most words.
    [[nodiscard]] bool may_begin_here(const ScannedWord& word) {
        const char first = text_[word.begin];
        if (options_.starts == MatchStarts::capitals && is_small(first) && !may_begin_small(word)) { return false; }
        if (word.readings != 0 || (options_.variants && is_capital(first))) { return true; }
        const auto hash = scanner_.hash(word);
        return std::any_of(layers_.begin(), layers_.end(),
                           [&](const auto& view) { return view.may_begin_a_name(hash); });
    }
    /// Reports the matches that begin at a word; how many words to go on by.
    std::size_t find_at(std::size_t first);
    void find_with(std::uint32_t layer, std::size_t first, const WordReading& reading);
    void find_longer(std::uint32_t layer, std::size_t first, const WordReading& reading, std::uint16_t lengths);
    void take(std::uint32_t layer, std::uint64_t hash, std::size_t first, std::size_t count, const WordReading& begin,
              const WordReading& end);
    [[nodiscard]] bool is_spelled(std::string_view key, std::size_t first, std::size_t count, const WordReading& begin,
                                  const WordReading& end) const;
    void find_looser(std::size_t first);
    void take_looser(std::string_view folded, TextSpan span, std::size_t count, bool arabic);
    [[nodiscard]] bool begins_with_capital(const ScannedWord& word) const;
    std::size_t report_longest();
    void report_all();
    [[nodiscard]] bool may_begin_small(const ScannedWord& word) {
        constexpr std::size_t longest_article = 3;
        if (word.begin < line_end_ && line_has_capitals_ && word.size > longest_article) {
            return word.begin > 0 && (text_[word.begin - 1] == '#' || text_[word.begin - 1] == '@');
        }
        return is_tag_or_article(word) || !line_has_capitals(word.begin);
    }
    [[nodiscard]] bool is_tag_or_article(const ScannedWord& word) const;
    [[nodiscard]] bool line_has_capitals(std::size_t at);

    std::string_view text_;
    std::span<const IndexView> layers_;
    MatchOptions options_;
    WordScanner scanner_;
    std::vector<FoundName>& found_;
    const NameRules& rules_;
    std::vector<Found> here_;
    std::unordered_set<std::uint64_t> no_looser_;  // hashes of words that are no looser spelling of anything
    std::array<char, most_words> gaps_{};          // gaps_[i]: between words i - 1 and i of the match tried
    std::size_t line_end_ = 0;
    bool line_has_capitals_ = true;
};

void Finder::run() {
    std::size_t next = 0;
    while (true) {
        scanner_.next(scanner_.words().size() - next);
        next = 0;
        const auto known = scanner_.words().size();
        const bool last = scanner_.at_end();
        const auto stop = last ? known : known - std::min(known, most_words);
        while (next < stop) { next += may_begin_here(scanner_.words()[next]) ? find_at(next) : 1; }
        if (last) { return; }
    }
}

std::size_t Finder::find_at(std::size_t first) {
    const auto& word = scanner_.words()[first];
    here_.clear();
    const auto readings = scanner_.reading_count(word);
    for (std::size_t r = 0; r < readings; ++r) {
        const auto reading = scanner_.reading(word, r);
        for (std::uint32_t layer = 0; layer < layers_.size(); ++layer) { find_with(layer, first, reading); }
    }
    if (here_.empty() && options_.variants) { find_looser(first); }
    if (here_.empty()) { return 1; }
    if (options_.mode == MatchMode::leftmost_longest) { return report_longest(); }
    report_all();
    return 1;
}

void Finder::find_with(std::uint32_t layer, std::size_t first, const WordReading& reading) {
    const auto lengths = layers_[layer].lengths_after(reading.hash);
    if (lengths == 0) { return; }
    if ((lengths & 1U) != 0) { take(layer, reading.hash, first, 1, reading, reading); }
    if (lengths > 1 && !reading.end_moved) { find_longer(layer, first, reading, lengths); }
}

void Finder::find_longer(std::uint32_t layer, std::size_t first, const WordReading& reading, std::uint16_t lengths) {
    const auto& words = scanner_.words();
    auto hash = reading.hash;
    for (std::size_t n = 2; n <= most_words && (lengths >> (n - 1)) != 0 && first + n <= words.size(); ++n) {
        const auto& word = words[first + n - 1];
        const char gap = scanner_.gap(words[first + n - 2], word);
        if (gap == '\0') { return; }
        gaps_[n - 1] = gap;
        if ((lengths >> (n - 1) & 1U) != 0) {
            const auto readings = scanner_.reading_count(word);
            for (std::size_t r = 0; r < readings; ++r) {
                const auto end = scanner_.reading(word, r);
                if (!end.begin_moved) {
                    take(layer, hashing::extended(hash, end.hash, gap == ','), first, n, reading, end);
                }
            }
        }
        hash = hashing::extended(hash, scanner_.hash(word), gap == ',');
    }
}

bool Finder::is_spelled(std::string_view key, std::size_t first, std::size_t count, const WordReading& begin,
                        const WordReading& end) const {
    const auto& words = scanner_.words();
    for (std::size_t i = 0; i < count; ++i) {
        const auto& word = words[first + i];
        if (i > 0) {
            if (key.empty() || key.front() != gaps_[i]) { return false; }
            key.remove_prefix(1);
        }
        const auto reading = i == 0 ? begin : i + 1 == count ? end : scanner_.reading(word, 0);
        if (!scanner_.stands_at(word, reading, key)) { return false; }
        key.remove_prefix(word.readings == 0 ? word.size : reading.folded_size);
    }
    return key.empty();
}

void Finder::take(std::uint32_t layer, std::uint64_t hash, std::size_t first, std::size_t count,
                  const WordReading& begin, const WordReading& end) {
    const auto& view = layers_[layer];
    const auto key =
        view.find_key(hash, [&](std::string_view text) { return is_spelled(text, first, count, begin, end); });
    if (!key) { return; }
    const TextSpan span{begin.begin, end.end};
    if (view.wants_capitals(*key) && !is_capitals_enough(span.of(text_))) { return; }
    here_.push_back({{span, layer, *key}, count});
}

bool Finder::begins_with_capital(const ScannedWord& word) const {
    if (is_capital(text_[word.begin])) { return true; }
    if (word.readings == 0) { return false; }
    // Folding leaves small letters without marks as they are: what it changes is a capital or has a mark.
    const auto folded = scanner_.folded(scanner_.reading(word, 0));
    return static_cast<unsigned char>(text_[word.begin]) >= 0x80 && !folded.empty() &&
           !text_.substr(word.begin).starts_with(folded.substr(0, 2));
}

// Rows of up to three words that begin or end with a capitalised word. Consonants alone would make "State" a spelling
// of "Shudud": they are asked only where a word shows that the name is Arabic ("Deir", "al-").
void Finder::find_looser(std::size_t first) {
    constexpr std::size_t most_looser_words = 3;
    constexpr std::size_t longest_article = 3;
    const auto& words = scanner_.words();
    if (!begins_with_capital(words[first]) &&
        (words[first].size > longest_article ||
         !rules_.marks_arabic_name(text_.substr(words[first].begin, words[first].size)))) {
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
        folded += word.readings == 0 ? fold_name(text_.substr(word.begin, word.size))
                                     : std::string(scanner_.folded(scanner_.reading(word, 0)));
        if (capital) { take_looser(folded, {words[first].begin, word.end()}, n, arabic); }
        arabic = arabic || rules_.marks_arabic_name(std::string_view(folded).substr(begin));
    }
}

void Finder::take_looser(std::string_view folded, TextSpan span, std::size_t count, bool arabic) {
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
    const auto before = here_.size();
    constexpr std::size_t shortest = 5;
    constexpr std::size_t fewest_consonants = 3;
    const auto keys = is_cyrillic(folded) ? stem_keys(folded, rules_) : std::vector<std::string>{};
    const auto consonants = arabic && folded.size() >= shortest ? consonants_key(folded) : std::string{};
    if (keys.empty() && consonants.empty()) { return; }
    for (std::uint32_t layer = 0; layer < layers_.size(); ++layer) {
        const auto& view = layers_[layer];
        for (const auto& key : keys) {
            if (const auto number = view.find_key(key)) { here_.push_back({{span, layer, *number}, count}); }
        }
        if (consonants.size() <= fewest_consonants) { continue; }  // with the mark
        const auto number = view.find_key(consonants);
        if (!number) { continue; }
        const auto names = view.names_of_key(*number);
        const bool alike = std::any_of(names.begin(), names.end(), [&](const auto& name) {
            return spelling_likeness(folded, fold_name(view.text(name.text))) >= least_likeness;
        });
        if (alike) { here_.push_back({{span, layer, *number}, count}); }
    }
    if (here_.size() == before) { no_looser_.insert(hash); }
}

std::size_t Finder::report_longest() {
    const auto is_better = [](const Found& a, const Found& b) {
        if (a.words != b.words) { return a.words > b.words; }
        if (a.name.span.begin != b.name.span.begin) { return a.name.span.begin < b.name.span.begin; }
        return a.name.span.end > b.name.span.end;
    };
    const auto best = *std::min_element(here_.begin(), here_.end(), is_better);
    for (const auto& match : here_) {
        if (match.name.span == best.name.span) { found_.push_back(match.name); }
    }
    return best.words;
}

void Finder::report_all() {
    std::stable_sort(here_.begin(), here_.end(), [](const Found& a, const Found& b) {
        if (a.name.span.begin != b.name.span.begin) { return a.name.span.begin < b.name.span.begin; }
        return a.name.span.end > b.name.span.end;
    });
    for (const auto& match : here_) { found_.push_back(match.name); }
}

bool Finder::is_tag_or_article(const ScannedWord& word) const {
    constexpr std::size_t longest_article = 3;
    if (word.begin > 0 && (text_[word.begin - 1] == '#' || text_[word.begin - 1] == '@')) { return true; }
    const auto next = word.end() + 1;
    return word.size <= longest_article && next < text_.size() &&
           (is_capital(text_[next]) || static_cast<unsigned char>(text_[next]) >= 0x80);
}

bool Finder::line_has_capitals(std::size_t at) {
    if (at >= line_end_) {
        const auto before = text_.substr(0, at).rfind('\n');
        const auto begin = before == std::string_view::npos ? 0 : before + 1;
        line_end_ = std::min(text_.find('\n', at), text_.size());
        line_has_capitals_ = std::any_of(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                                         text_.begin() + static_cast<std::ptrdiff_t>(line_end_), is_capital);
    }
    return line_has_capitals_;
}

}  // namespace

bool is_capitals_enough(std::string_view written) noexcept {
    return std::none_of(written.begin(), written.end(), is_small);
}

void find_name_spans(std::string_view text, std::span<const IndexView> layers, const NameRules& rules,
                     const MatchOptions& options, std::vector<FoundName>& found) {
    Finder(text, layers, rules, options, found).run();
}

}  // namespace mapwire
