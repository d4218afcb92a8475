#include "expressions/tables_state.hpp"

#include "expressions/sentence_words.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/tables/table.hpp"

namespace mapwire {
namespace {

constexpr std::string_view folder = "geodata/languages/";

// Whether most letters of the text lie in a block of two-byte UTF-8 leads.
std::size_t count_leads(std::string_view text, unsigned char first, unsigned char last) {
    std::size_t count = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        count += byte >= first && byte <= last ? 1U : 0U;
    }
    return count;
}

}  // namespace

ExpressionTables ExpressionTables::load(std::span<const GeodataFile> files) {
    auto state = std::make_shared<State>();
    for (const auto& file : files) {
        if (!file.path.starts_with(folder)) { continue; }
        const auto rest = file.path.substr(folder.size());
        if (file.path.ends_with("/relations.tsv")) {
            state->languages.try_emplace(std::string(rest.substr(0, rest.find('/'))));
        }
        if (rest.find('/') != std::string_view::npos) { state->files.push_back(file); }
    }
    if (!state->languages.contains("en")) {
        throw InputError({"geodata/languages/en/relations.tsv", "the table is missing",
                          "Other languages fall back on English; give its tables"});
    }
    state->sentences = SentenceTables::load(files);
    for (const auto& file : files) {
        if (file.path != "geodata/languages/small_countries.tsv") { continue; }
        const auto table = Table::of(file, {"country_code", "name"});
        for (std::size_t row = 0; row < table.size(); ++row) {
            state->small_countries.emplace(table.row(row)["country_code"]);
        }
    }
    return ExpressionTables{std::move(state)};
}

void ExpressionTables::prepare(std::string_view language) const { (void)expressions::language_of(*state_, language); }

namespace expressions {

const Language& language_of(const ExpressionTables::State& state, std::string_view code) {
    auto found = state.languages.find(code);
    if (found == state.languages.end()) { found = state.languages.find("en"); }
    auto& language = found->second;
    std::call_once(language.once, [&] {
        language.words = std::make_unique<const expressions::Language>(Language::load(found->first, state.files));
    });
    return *language.words;
}

const Language& guess_language(const ExpressionTables::State& state, std::string_view text) {
    const auto arabic = count_leads(text, 0xD8, 0xDB);
    const auto cyrillic = count_leads(text, 0xD0, 0xD1);
    if (arabic * 4 > text.size()) { return language_of(state, "ar"); }
    if (cyrillic * 4 > text.size()) { return language_of(state, "ru"); }
    const Language* best = &language_of(state, "en");
    std::size_t most = 0;
    for (const std::string_view code : {"en", "fr", "tr"}) {
        const auto& language = language_of(state, code);
        if (language.code != code) { continue; }
        Article article;
        article.text = std::string(text);
        const auto document = analyse(article, state.sentences);
        std::size_t known = 0;
        for (std::uint32_t sentence = 0; sentence < document.sentences.size(); ++sentence) {
            const SentenceWords words(article, document, sentence, {}, language);
            for (int at = 0; at < words.size(); ++at) { known += words.has_any(at) ? 1U : 0U; }
        }
        if (known > most) {
            most = known;
            best = &language;
        }
    }
    return *best;
}

}  // namespace expressions
}  // namespace mapwire
