#include "gazetteer/name_finder.hpp"

#include <algorithm>
#include <array>

#include "gazetteer/looser_names.hpp"
#include "gazetteer/match_beginnings.hpp"
#include "gazetteer/word_scanner.hpp"

namespace mapwire {
namespace {

constexpr std::size_t most_words = 16;

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// What a search writes into, kept for the next text: getting memory anew would take as long as a short article.
struct FinderRoom {
    ScanRoom scan;
    std::vector<Start> starts;
    std::vector<FoundMatch> here;
};

/// Finds the matches that begin at one word after the other.
class Finder {
public:
    Finder(std::string_view text, std::span<const IndexView> layers, const NameRules& rules,
           const MatchOptions& options, FinderRoom& room, std::vector<FoundName>& found)
        : text_(text),
          layers_(layers),
          options_(options),
          scanner_(text, rules, options.starts == MatchStarts::capitals, room.scan),
          starts_(scanner_, layers, options, room.starts),
          looser_(scanner_, layers, rules),
          found_(found),
          here_(room.here) {}

    void run();

private:
    /// Reports the matches that begin at a word; how many words to go on by.
    std::size_t find_at(const Start& start);
    void find_looser(std::size_t first);
    void find_with(std::uint32_t layer, std::size_t first, const WordReading& reading, bool may_be_longer);
    void find_longer(std::uint32_t layer, std::size_t first, const WordReading& reading, std::uint16_t lengths);
    void take_word(std::uint32_t layer, const IndexView::FirstWord& known, std::size_t first,
                   const WordReading& reading);
    void take(std::uint32_t layer, std::uint64_t hash, std::size_t first, std::size_t count, const WordReading& begin,
              const WordReading& end);
    void keep(std::uint32_t layer, std::uint32_t key, bool wants_capitals, TextSpan span, std::size_t count) {
        if (wants_capitals && !is_capitals_enough(span.of(text_))) { return; }
        here_.push_back({{span, layer, key}, count});
    }
    [[nodiscard]] bool is_spelled(std::string_view key, std::size_t first, std::size_t count, const WordReading& begin,
                                  const WordReading& end) const;
    std::size_t report_longest();
    void report_all();
    [[nodiscard]] bool may_begin_small(const ScannedWord& word) {
        return is_tag_or_article(word) || !line_has_capitals(word.begin);
    }
    [[nodiscard]] bool is_tag_or_article(const ScannedWord& word) const;
    [[nodiscard]] bool line_has_capitals(std::size_t at);

    std::string_view text_;
    std::span<const IndexView> layers_;
    MatchOptions options_;
    WordScanner scanner_;
    MatchBeginnings starts_;
    LooserNames looser_;
    std::vector<FoundName>& found_;
    std::vector<FoundMatch>& here_;
    std::array<char, most_words> gaps_{};  // gaps_[i]: between words i - 1 and i of the match tried
    std::size_t line_end_ = 0;             // of the line that is known, none at first
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
        for (const auto start : starts_.list(stop)) {
            if (start.word < next) { continue; }
            next = start.word + find_at(start);
        }
        next = std::max(next, stop);
        if (last) { return; }
    }
}

std::size_t Finder::find_at(const Start& start) {
    const auto& word = scanner_.words()[start.word];
    if (options_.starts == MatchStarts::capitals && is_small(text_[word.begin]) && !may_begin_small(word)) { return 1; }
    here_.clear();
    if (word.is_plain()) {
        const WordReading reading{word.begin, word.end(), start.hash, 0, 0, false, false};
        for (std::uint32_t layer = 0; layer < layers_.size(); ++layer) {
            find_with(layer, start.word, reading, start.may_be_longer != 0);
        }
    } else {
        const auto readings = scanner_.reading_count(word);
        for (std::size_t r = 0; r < readings; ++r) {
            const auto reading = scanner_.reading(word, r);
            for (std::uint32_t layer = 0; layer < layers_.size(); ++layer) {
                find_with(layer, start.word, reading, true);
            }
        }
    }
    if (options_.variants) { find_looser(start.word); }
    if (here_.empty()) { return 1; }
    if (options_.mode == MatchMode::leftmost_longest) { return report_longest(); }
    report_all();
    return 1;
}

// A looser spelling is asked for where nothing is spelled exactly so, or only the beginning of a hyphenated name is:
// "Кафр" of "в Кафр-Набле" is no village of that name.
void Finder::find_looser(std::size_t first) {
    std::size_t longest = 0;
    for (const auto& match : here_) { longest = std::max(longest, match.words); }
    const auto& words = scanner_.words();
    if (longest > 0) {
        const auto next = first + longest;
        const bool goes_on = next < words.size() && !words[next].is_plain() &&
                             text_.substr(words[next - 1].end(), words[next].begin - words[next - 1].end()) == "-";
        if (!goes_on) { return; }
    }
    const auto exact = here_.size();
    looser_.find(first, here_);
    here_.erase(std::remove_if(here_.begin() + static_cast<std::ptrdiff_t>(exact), here_.end(),
                               [&](const FoundMatch& match) { return match.words <= longest; }),
                here_.end());
}

void Finder::find_with(std::uint32_t layer, std::size_t first, const WordReading& reading, bool may_be_longer) {
    const auto known = layers_[layer].first_word(reading.hash);
    if ((known.lengths & 1U) != 0) { take_word(layer, known, first, reading); }
    if (may_be_longer && known.lengths > 1 && !reading.end_moved) { find_longer(layer, first, reading, known.lengths); }
}

void Finder::find_longer(std::uint32_t layer, std::size_t first, const WordReading& reading, std::uint16_t lengths) {
    const auto& words = scanner_.words();
    const auto& view = layers_[layer];
    auto hash = reading.hash;
    for (std::size_t n = 2; n <= most_words && (lengths >> (n - 1)) != 0 && first + n <= words.size(); ++n) {
        const auto& word = words[first + n - 1];
        const char gap = scanner_.gap(words[first + n - 2], word);
        if (gap == '\0') { return; }
        gaps_[n - 1] = gap;
        const auto longer = hashing::extended(hash, scanner_.hash(word), gap == ',');
        const bool ends_here = (lengths >> (n - 1) & 1U) != 0;
        const auto take_if_known = [&](std::uint64_t whole, const WordReading& end) {
            if (n > 2 || view.may_go_on(whole)) { take(layer, whole, first, n, reading, end); }
        };
        if (ends_here && word.is_plain()) {
            take_if_known(longer, {word.begin, word.end(), 0, 0, 0, false, false});
        } else if (ends_here) {
            const auto readings = scanner_.reading_count(word);
            for (std::size_t r = 0; r < readings; ++r) {
                const auto end = scanner_.reading(word, r);
                if (!end.begin_moved) { take_if_known(hashing::extended(hash, end.hash, gap == ','), end); }
            }
        }
        if (n == 2 && !view.may_go_on(longer)) { return; }
        hash = longer;
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
        key.remove_prefix(word.is_plain() ? word.size : reading.folded_size);
    }
    return key.empty();
}

void Finder::take_word(std::uint32_t layer, const IndexView::FirstWord& known, std::size_t first,
                       const WordReading& reading) {
    if (known.key == IndexView::FirstWord::in_key_table) {
        take(layer, reading.hash, first, 1, reading, reading);
    } else if (is_spelled(layers_[layer].text(known.folded), first, 1, reading, reading)) {
        keep(layer, known.key, known.wants_capitals, {reading.begin, reading.end}, 1);
    }
}

void Finder::take(std::uint32_t layer, std::uint64_t hash, std::size_t first, std::size_t count,
                  const WordReading& begin, const WordReading& end) {
    const auto& view = layers_[layer];
    const auto key =
        view.find_key(hash, [&](std::string_view text) { return is_spelled(text, first, count, begin, end); });
    if (key) { keep(layer, *key, view.wants_capitals(*key), {begin.begin, end.end}, count); }
}

std::size_t Finder::report_longest() {
    const auto is_better = [](const FoundMatch& a, const FoundMatch& b) {
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
    std::stable_sort(here_.begin(), here_.end(), [](const FoundMatch& a, const FoundMatch& b) {
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
    if (at < line_end_) { return line_has_capitals_; }
    auto begin = line_end_;
    do {
        begin = line_end_;
        line_end_ = std::min(text_.find('\n', begin), text_.size() - 1) + 1;
    } while (line_end_ <= at);
    line_has_capitals_ = std::any_of(text_.data() + begin, text_.data() + line_end_, is_capital);
    return line_has_capitals_;
}

}  // namespace

bool is_capitals_enough(std::string_view written) noexcept {
    return std::none_of(written.begin(), written.end(), is_small);
}

void find_name_spans(std::string_view text, std::span<const IndexView> layers, const NameRules& rules,
                     const MatchOptions& options, std::vector<FoundName>& found) {
    thread_local FinderRoom room;
    if (!layers.empty()) { Finder(text, layers, rules, options, room, found).run(); }
}

}  // namespace mapwire
