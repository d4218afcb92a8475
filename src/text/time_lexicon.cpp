#include "text/time_lexicon.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "mapwire/model/error.hpp"
#include "mapwire/tables/table.hpp"
#include "mapwire/text/letter_case.hpp"
#include "text/tokens.hpp"

namespace mapwire {
namespace {

constexpr std::array<std::pair<std::string_view, TimeKind>, 32> kinds = {{{"month", TimeKind::month},
                                                                          {"weekday", TimeKind::weekday},
                                                                          {"season", TimeKind::season},
                                                                          {"unit", TimeKind::unit},
                                                                          {"day_offset", TimeKind::day_offset},
                                                                          {"overnight", TimeKind::overnight},
                                                                          {"part_of_day", TimeKind::part_of_day},
                                                                          {"weekend", TimeKind::weekend},
                                                                          {"number", TimeKind::number},
                                                                          {"last", TimeKind::last},
                                                                          {"next", TimeKind::next},
                                                                          {"this", TimeKind::this_one},
                                                                          {"early", TimeKind::early},
                                                                          {"mid", TimeKind::mid},
                                                                          {"late", TimeKind::late},
                                                                          {"start_of", TimeKind::start_of},
                                                                          {"end_of", TimeKind::end_of},
                                                                          {"ago", TimeKind::ago},
                                                                          {"before_that", TimeKind::before_that},
                                                                          {"after_that", TimeKind::after_that},
                                                                          {"about", TimeKind::about},
                                                                          {"since", TimeKind::since},
                                                                          {"until", TimeKind::until},
                                                                          {"from", TimeKind::from},
                                                                          {"between", TimeKind::between},
                                                                          {"and_to", TimeKind::and_to},
                                                                          {"recent", TimeKind::recent},
                                                                          {"past_span", TimeKind::past_span},
                                                                          {"article", TimeKind::article},
                                                                          {"year_cue", TimeKind::year_cue},
                                                                          {"ordinal", TimeKind::ordinal},
                                                                          {"ahead", TimeKind::ahead}}};

std::vector<std::string> words_of(std::string_view phrase) {
    const auto lower = lower_case(phrase);
    std::vector<Token> tokens;
    append_tokens(lower, {0, lower.size()}, tokens);
    std::vector<std::string> words;
    for (const auto& token : tokens) { words.emplace_back(token.span.of(lower)); }
    return words;
}

void add(TimeWords::Lexicon& lexicon, std::string_view phrase, TimeWord word) {
    auto words = words_of(phrase);
    if (words.empty()) { return; }
    auto first = std::move(words.front());
    words.erase(words.begin());
    lexicon.entries[std::move(first)].push_back({std::move(words), word});
}

void read_time_words(const GeodataFile& file, TimeWords::Lexicon& lexicon) {
    const auto table = Table::parse(std::string(file.path), file.text, {"words", "kind", "value", "value_to"});
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto row = table.row(i);
        const auto* const kind =
            std::find_if(kinds.begin(), kinds.end(), [&](const auto& k) { return k.first == row["kind"]; });
        if (kind == kinds.end()) {
            throw InputError({row.where(),
                              "kind is \"" + std::string(row["kind"]) + "\", which is no kind of time word",
                              "The kinds are listed at the top of the English table"});
        }
        const double value = row.optional_number("value").value_or(0.0);
        const double value_to = row.optional_number("value_to").value_or(value);
        for (const auto word : row.list("words")) { add(lexicon, word, {kind->second, value, value_to}); }
    }
}

void read_months(const GeodataFile& file, TimeWords::Lexicon& lexicon) {
    const auto table = Table::parse(std::string(file.path), file.text, {"month", "words"});
    // English writes months with a capital, and "may" and "march" are verbs without one.
    const bool capital = file.path.find("/en/") != std::string_view::npos;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double month = table.row(i).number("month");
        for (const auto word : table.row(i).list("words")) {
            add(lexicon, word, {TimeKind::month, month, month, capital});
        }
    }
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
        if (file.path.ends_with("/time_words.tsv")) { read_time_words(file, *lexicon); }
        if (file.path.ends_with("/months.tsv")) { read_months(file, *lexicon); }
    }
    for (auto& [first, entries] : lexicon->entries) {
        std::stable_sort(entries.begin(), entries.end(),
                         [](const auto& a, const auto& b) { return a.rest.size() > b.rest.size(); });
    }
    return TimeWords(std::move(lexicon));
}

}  // namespace mapwire
