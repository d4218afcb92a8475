#include <algorithm>
#include <array>
#include <utility>

#include "mapwire/model/error.hpp"
#include "mapwire/tables/table.hpp"
#include "mapwire/text/fold_map.hpp"
#include "mapwire/text/word_image.hpp"
#include "text/time_lexicon.hpp"
#include "text/tokens.hpp"

namespace mapwire {
namespace {

// In the order of TimeKind.
constexpr std::array<std::string_view, time_kinds> kind_names = {
    "month",         "weekday",       "season",       "unit",           "many_units",
    "dual_unit",     "day_offset",    "overnight",    "weekend",        "previous_offset",
    "decade_word",   "fixed_feast",   "easter_feast", "hijri_feast",    "zone",
    "part_of_day",   "meridiem",      "number",       "ordinal_number", "ordinal",
    "and_half",      "last",          "next",         "this",           "last_after",
    "next_after",    "this_after",    "that",         "part",           "part_after",
    "half",          "quarter",       "earlier_in",   "later_in",       "ago",
    "before_that",   "after_that",    "in_future",    "time_after",     "about",
    "since",         "since_after",   "until",        "until_after",    "before_then",
    "after_then",    "starting",      "now",          "from",           "between",
    "between_after", "and_to",        "into",         "night_of",       "night_after",
    "week_of",       "recent",        "past_span",    "coming",         "article",
    "year_cue",      "weak_year_cue", "day_cue",      "decade_cue",     "decade_suffix",
    "month_cue",     "clock_cue",     "told",         "ahead",          "ahead_after",
    "recurring",     "not_time",      "named_after",  "prefix",         "suffix"};

// What the tables say, before it is laid out.
struct GatheredEntry {
    std::vector<std::uint64_t> rest;
    TimeWord word;
};
struct Gathered {
    std::vector<std::string> languages;
    FoldMap<std::vector<GatheredEntry>> entries;
    std::vector<std::vector<std::string>> prefixes;
    std::vector<std::vector<std::string>> suffixes;
    FoldMap<std::uint64_t> telling;
};

// The words of a phrase of the tables, by the fold_hash of what normalised_time_word makes of them.
std::vector<std::uint64_t> words_of(std::string_view phrase) {
    if (const auto plain = plain_fold_hash(phrase); plain != 0) { return {plain}; }
    const bool one_word = phrase.find(' ') == std::string_view::npos;
    if (one_word && phrase.ends_with('\'')) { return {fold_hash(normalised_time_word(phrase))}; }
    std::vector<Token> tokens;
    append_tokens(phrase, {0, phrase.size()}, tokens);
    std::vector<std::uint64_t> words;
    bool suffix = false;
    for (const auto& token : tokens) {
        if (token.fold_hash != 0 && !suffix) {
            words.push_back(token.fold_hash);
            continue;
        }
        auto word = normalised_time_word(token.span.of(phrase));
        if (suffix) {  // a suffix after an apostrophe ("'den beri") is one word
            words.back() = fold_hash("'" + word);
        } else {
            if (word.size() > 2 && word.ends_with("'s")) { word.resize(word.size() - 2); }
            words.push_back(fold_hash(word));
        }
        suffix = word == "'" && !suffix;
    }
    return words;
}

void add(Gathered& gathered, std::string_view phrase, TimeWord word) {
    if (word.kind == TimeKind::prefix) {
        gathered.prefixes[word.language].push_back(normalised_time_word(phrase));
        return;
    }
    if (word.kind == TimeKind::suffix) { gathered.suffixes[word.language].push_back(normalised_time_word(phrase)); }
    const auto words = words_of(phrase);
    if (words.empty()) { return; }
    gathered.entries[words.front()].push_back({{words.begin() + 1, words.end()}, word});
}

void read_time_words(const GeodataFile& file, std::uint8_t language, Gathered& gathered) {
    const auto table = Table::of(file, {"words", "kind", "value", "value_to"});
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto row = table.row(i);
        const auto* const kind = std::find(kind_names.begin(), kind_names.end(), row["kind"]);
        if (kind == kind_names.end()) {
            throw InputError({row.where(),
                              "kind is \"" + std::string(row["kind"]) + "\", which is no kind of time word",
                              "The kinds are listed at the top of the English table"});
        }
        const double value = row.optional_number("value").value_or(0.0);
        const double value_to = row.optional_number("value_to").value_or(value);
        for (const auto word : row.list("words")) {
            add(gathered, word, {value, value_to, static_cast<TimeKind>(kind - kind_names.begin()), language});
        }
    }
}

void read_months(const GeodataFile& file, std::uint8_t language, Gathered& gathered) {
    const auto table = Table::of(file, {"month", "words"});
    // English writes months with a capital, and "may" and "march" are verbs without one.
    const bool capital = file.path.find("/en/") != std::string_view::npos;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double month = table.row(i).number("month");
        for (const auto word : table.row(i).list("words")) {
            add(gathered, word, {month, month, TimeKind::month, language, capital});
        }
    }
}

std::uint8_t language_of(std::string_view path, Gathered& gathered) {
    constexpr std::string_view folder = "geodata/languages/";
    const auto code = path.substr(folder.size(), path.find('/', folder.size()) - folder.size());
    const auto found = std::find(gathered.languages.begin(), gathered.languages.end(), code);
    if (found != gathered.languages.end()) { return static_cast<std::uint8_t>(found - gathered.languages.begin()); }
    if (gathered.languages.size() == TimeWords::Lexicon::most_languages) {
        throw InputError({std::string(path), "more than 64 languages have words of time", "Leave out some of them"});
    }
    gathered.languages.emplace_back(code);
    gathered.prefixes.emplace_back();
    gathered.suffixes.emplace_back();
    return static_cast<std::uint8_t>(gathered.languages.size() - 1);
}

// A phrase with a telling word in it ("the next day") is found by that word; only the others need their own.
void collect_telling_words(Gathered& gathered) {
    const auto add = [&](std::uint64_t word, std::uint8_t language) {
        gathered.telling[word] |= std::uint64_t{1} << language;
    };
    const auto tells = [&](std::uint64_t word, std::uint8_t language) {
        const auto* found = gathered.telling.find(word);
        return found != nullptr && (*found >> language & 1U) != 0;
    };
    gathered.entries.each([&](std::uint64_t first, const auto& entries) {
        for (const auto& entry : entries) {
            const auto kind = entry.word.kind;
            if (entry.rest.empty() && (is_strong(kind) || kind == TimeKind::part_of_day)) {
                add(first, entry.word.language);
            }
        }
    });
    gathered.entries.each([&](std::uint64_t first, const auto& entries) {
        for (const auto& entry : entries) {
            const auto language = entry.word.language;
            const bool found = tells(first, language) || std::any_of(entry.rest.begin(), entry.rest.end(),
                                                                     [&](auto word) { return tells(word, language); });
            if (is_strong(entry.word.kind) && !found) { add(first, language); }
        }
    });
}

// Slots of a hash table of at least three times as many places as words.
std::vector<TimeWords::Lexicon::Slot> lay_out(const std::vector<TimeWords::Lexicon::Slot>& words) {
    unsigned bits = 6;
    while ((std::size_t{1} << bits) < words.size() * 3) { ++bits; }
    std::vector<TimeWords::Lexicon::Slot> slots(std::size_t{1} << bits);
    for (const auto& word : words) {
        auto at = fold_slot(word.hash, bits);
        while (slots[at].hash != 0) { at = (at + 1) & (slots.size() - 1); }
        slots[at] = word;
    }
    return slots;
}

// Each language's code, prefixes and suffixes, each ended by a newline, the three lists by an empty line.
std::string affixes_text(const Gathered& gathered) {
    std::string text;
    for (std::size_t i = 0; i < gathered.languages.size(); ++i) {
        text += gathered.languages[i] + '\n';
        for (const auto& prefix : gathered.prefixes[i]) { text += prefix + '\n'; }
        text += '\n';
        for (const auto& suffix : gathered.suffixes[i]) { text += suffix + '\n'; }
        text += '\n';
    }
    return text;
}

}  // namespace

std::vector<std::uint64_t> TimeWords::Lexicon::gather(std::span<const GeodataFile> files) {
    Gathered gathered;
    for (const auto& file : files) {
        if (!TimeWords::reads(file)) { continue; }
        const auto language = language_of(file.path, gathered);
        file.path.ends_with("/months.tsv") ? read_months(file, language, gathered)
                                           : read_time_words(file, language, gathered);
    }
    for (auto& entries : gathered.entries.values()) {
        std::stable_sort(entries.begin(), entries.end(),
                         [](const auto& a, const auto& b) { return a.rest.size() > b.rest.size(); });
    }
    collect_telling_words(gathered);

    std::vector<Slot> first;
    std::vector<TimeEntry> laid;
    std::vector<std::uint64_t> rests;
    gathered.entries.each([&](std::uint64_t hash, const auto& words) {
        first.push_back({hash, std::uint64_t{laid.size()} << 32U | words.size()});
        for (const auto& entry : words) {
            laid.push_back(
                {entry.word, static_cast<std::uint32_t>(rests.size()), static_cast<std::uint32_t>(entry.rest.size())});
            rests.insert(rests.end(), entry.rest.begin(), entry.rest.end());
        }
    });
    std::vector<Slot> telling;
    gathered.telling.each([&](std::uint64_t hash, std::uint64_t bits) { telling.push_back({hash, bits}); });
    const auto first_slots = lay_out(first);
    const auto telling_slots = lay_out(telling);
    const auto text = affixes_text(gathered);
    std::vector<std::uint64_t> image{image_version, first_slots.size(), telling_slots.size(),
                                     laid.size(),   rests.size(),       text.size()};
    append_to_image(image, first_slots);
    append_to_image(image, telling_slots);
    append_to_image(image, laid);
    append_to_image(image, rests);
    append_to_image(image, text);
    return image;
}

}  // namespace mapwire
