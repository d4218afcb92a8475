#include "text/time_lexicon.hpp"

#include <algorithm>
#include <utility>

#include "mapwire/model/error.hpp"
#include "mapwire/tables/table.hpp"
#include "mapwire/text/letter_case.hpp"
#include "text/characters.hpp"
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

void add(TimeWords::Lexicon& lexicon, std::string_view phrase, TimeWord word) {
    if (word.kind == TimeKind::prefix) {
        lexicon.prefixes[word.language].push_back(normalised_time_word(phrase));
        return;
    }
    if (word.kind == TimeKind::suffix) { lexicon.suffixes[word.language].push_back(normalised_time_word(phrase)); }
    const auto words = words_of(phrase);
    if (words.empty()) { return; }
    lexicon.entries[words.front()].push_back({{words.begin() + 1, words.end()}, word});
}

void read_time_words(const GeodataFile& file, std::uint8_t language, TimeWords::Lexicon& lexicon) {
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
            add(lexicon, word, {static_cast<TimeKind>(kind - kind_names.begin()), language, value, value_to});
        }
    }
}

void read_months(const GeodataFile& file, std::uint8_t language, TimeWords::Lexicon& lexicon) {
    const auto table = Table::of(file, {"month", "words"});
    // English writes months with a capital, and "may" and "march" are verbs without one.
    const bool capital = file.path.find("/en/") != std::string_view::npos;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double month = table.row(i).number("month");
        for (const auto word : table.row(i).list("words")) {
            add(lexicon, word, {TimeKind::month, language, month, month, capital});
        }
    }
}

std::uint8_t language_of(std::string_view path, TimeWords::Lexicon& lexicon) {
    constexpr std::string_view folder = "geodata/languages/";
    const auto code = path.substr(folder.size(), path.find('/', folder.size()) - folder.size());
    const auto found = std::find(lexicon.languages.begin(), lexicon.languages.end(), code);
    if (found != lexicon.languages.end()) { return static_cast<std::uint8_t>(found - lexicon.languages.begin()); }
    if (lexicon.languages.size() == TimeWords::Lexicon::most_languages) {
        throw InputError({std::string(path), "more than 64 languages have words of time", "Leave out some of them"});
    }
    lexicon.languages.emplace_back(code);
    lexicon.prefixes.emplace_back();
    lexicon.suffixes.emplace_back();
    return static_cast<std::uint8_t>(lexicon.languages.size() - 1);
}

}  // namespace

std::string normalised_time_word(std::string_view word) {
    std::string normal(word);
    bool is_ascii = true;
    for (auto& c : normal) {
        if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c + 32); }
        is_ascii = is_ascii && static_cast<unsigned char>(c) < 0x80;
    }
    if (is_ascii) { return normal; }
    const auto lower = lower_case(word);
    normal.clear();
    normal.reserve(lower.size());
    for (std::size_t at = 0; at < lower.size();) {
        const auto here = characters::at(lower, at);
        const auto letter = here.value;
        if (characters::is_apostrophe(letter)) {
            normal += '\'';
        } else if (letter == 0x622 || letter == 0x623 || letter == 0x625) {
            normal += "\xD8\xA7";  // ا
        } else if (letter == 0x649) {
            normal += "\xD9\x8A";  // ي
        } else if (letter == 0x451) {
            normal += "\xD0\xB5";  // е
        } else if (!(letter >= 0x64B && letter <= 0x65F) && letter != 0x640 && letter != 0x307) {
            normal.append(lower, at, here.size);
        }
        at += here.size;
    }
    return normal;
}

namespace {

// A phrase with a telling word in it ("the next day") is found by that word; only the others need their own.
void collect_telling_words(TimeWords::Lexicon& lexicon) {
    const auto add = [&](std::uint64_t word, std::uint8_t language) {
        lexicon.telling[word] |= std::uint64_t{1} << language;
    };
    const auto tells = [&](std::uint64_t word, std::uint8_t language) {
        const auto* found = lexicon.telling.find(word);
        return found != nullptr && (*found >> language & 1U) != 0;
    };
    lexicon.entries.each([&](std::uint64_t first, const auto& entries) {
        for (const auto& entry : entries) {
            const auto kind = entry.word.kind;
            if (entry.rest.empty() && (is_strong(kind) || kind == TimeKind::part_of_day)) {
                add(first, entry.word.language);
            }
        }
    });
    lexicon.entries.each([&](std::uint64_t first, const auto& entries) {
        for (const auto& entry : entries) {
            const auto language = entry.word.language;
            const bool found = tells(first, language) || std::any_of(entry.rest.begin(), entry.rest.end(),
                                                                     [&](auto word) { return tells(word, language); });
            if (is_strong(entry.word.kind) && !found) { add(first, language); }
        }
    });
}

}  // namespace

TimeWords::TimeWords(std::unique_ptr<const Lexicon> lexicon) noexcept : lexicon_(std::move(lexicon)) {}
TimeWords::TimeWords(TimeWords&&) noexcept = default;
TimeWords& TimeWords::operator=(TimeWords&&) noexcept = default;
TimeWords::~TimeWords() = default;

TimeWords TimeWords::load(std::span<const GeodataFile> files) {
    auto lexicon = std::make_unique<Lexicon>();
    for (const auto& file : files) {
        if (!file.path.starts_with("geodata/languages/")) { continue; }
        if (file.path.ends_with("/time_words.tsv")) {
            read_time_words(file, language_of(file.path, *lexicon), *lexicon);
        }
        if (file.path.ends_with("/months.tsv")) { read_months(file, language_of(file.path, *lexicon), *lexicon); }
    }
    for (auto& entries : lexicon->entries.values()) {
        std::stable_sort(entries.begin(), entries.end(),
                         [](const auto& a, const auto& b) { return a.rest.size() > b.rest.size(); });
    }
    collect_telling_words(*lexicon);
    return TimeWords(std::move(lexicon));
}

}  // namespace mapwire
