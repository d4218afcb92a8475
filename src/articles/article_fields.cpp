#include "articles/article_fields.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "mapwire/text/encoding.hpp"
#include "mapwire/text/letter_case.hpp"

namespace mapwire {
namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos; }

std::optional<long long> number_of(std::string_view text) {
    long long value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) { return std::nullopt; }
    return value;
}

// Arabic-Indic and Persian digits as 0 to 9.
std::string with_ascii_digits(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const auto two = text.substr(at, 2);
        if (two >= "\u0660" && two <= "\u0669") {
            plain += static_cast<char>('0' + (two[1] - '\xA0'));
            at += 2;
        } else if (two >= "\u06F0" && two <= "\u06F9") {
            plain += static_cast<char>('0' + (two[1] - '\xB0'));
            at += 2;
        } else {
            plain += text[at++];
        }
    }
    return plain;
}

// "20170609", also with a time behind it: "20170609T120000Z", "20170609120000".
std::optional<Date> compact_day(std::string_view text) {
    if (text.size() < 8) { return std::nullopt; }
    const auto number = number_of(text.substr(0, 8));
    if (!number || *number < 1000'01'01) { return std::nullopt; }
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits != 8 && digits != 14 && digits != 12) { return std::nullopt; }
    return Date::from_ymd(static_cast<int>(*number / 10000), static_cast<unsigned>(*number / 100 % 100),
                          static_cast<unsigned>(*number % 100));
}

// Seconds or milliseconds since 1970, of the years 1973 to 2286.
std::optional<Date> unix_day(std::string_view text) {
    auto number = number_of(text.substr(0, text.find('.')));
    if (!number || *number < 100'000'000) { return std::nullopt; }
    if (*number >= 100'000'000'000) { *number /= 1000; }
    if (*number >= 10'000'000'000) { return std::nullopt; }
    return Date::from_days(std::chrono::sys_days{std::chrono::days{*number / 86400}});
}

// "2017", "2017-06": known, but no day.
bool is_year_or_month(std::string_view text) {
    return (text.size() == 4 || text.size() == 7) && number_of(text.substr(0, 4)) &&
           (text.size() == 4 || (text[4] == '-' && number_of(text.substr(5))));
}

// "5/6/2017": the fifth of June, or the sixth of May.
bool may_be_two_days(std::string_view text) {
    const auto first = text.find('/');
    const auto second = first == std::string_view::npos ? first : text.find('/', first + 1);
    if (second == std::string_view::npos) { return false; }
    const auto a = number_of(text.substr(0, first));
    const auto b = number_of(text.substr(first + 1, second - first - 1));
    return a && b && *a >= 1 && *a <= 12 && *b >= 1 && *b <= 12;
}

struct LanguageName {
    std::string_view name;
    std::string_view code;
};
// Codes of three letters (ISO 639-2, both forms) and English names, as news services write them.
constexpr std::array<LanguageName, 28> language_names{{
    {"english", "en"},   {"eng", "en"},     {"arabic", "ar"},     {"ara", "ar"},    {"french", "fr"},
    {"fra", "fr"},       {"fre", "fr"},     {"russian", "ru"},    {"rus", "ru"},    {"turkish", "tr"},
    {"tur", "tr"},       {"spanish", "es"}, {"spa", "es"},        {"german", "de"}, {"deu", "de"},
    {"ger", "de"},       {"persian", "fa"}, {"fas", "fa"},        {"hebrew", "he"}, {"heb", "he"},
    {"ukrainian", "uk"}, {"ukr", "uk"},     {"portuguese", "pt"}, {"por", "pt"},    {"chinese", "zh"},
    {"zho", "zh"},       {"italian", "it"}, {"ita", "it"},
}};

// What people give by mistake, by its first bytes.
struct BinaryKind {
    std::string_view begins;
    std::string_view name;
    std::string_view remedy;
};
const BinaryKind* known_binary(std::string_view head) {
    using namespace std::string_view_literals;
    constexpr std::string_view ocr = "Pictures have to go through OCR first";
    constexpr std::string_view unpack = "Unpack it first; gz, zst, xz, bz2, zip and tar are read as they are";
    constexpr std::string_view office = "Save it as docx, odt or PDF, a table as CSV";
    static constexpr std::array<BinaryKind, 8> kinds{{
        {"\x89PNG"sv, "a picture (PNG)"sv, ocr},
        {"\xFF\xD8\xFF"sv, "a picture (JPEG)"sv, ocr},
        {"GIF8"sv, "a picture (GIF)"sv, ocr},
        {"7z\xBC\xAF"sv, "a 7z archive"sv, unpack},
        {"Rar!"sv, "a RAR archive"sv, unpack},
        {"\xD0\xCF\x11\xE0"sv, "a document of an old office program"sv, office},
        {"SQLite format 3"sv, "a database (SQLite)"sv, "Export its table of articles as CSV"sv},
        {"\x89MPWGAZR"sv, "a gazetteer of mapwire"sv, "Give it with --gazetteer"sv},
    }};
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const BinaryKind& kind) { return head.starts_with(kind.begins); });
    return found == kinds.end() ? nullptr : &*found;
}

}  // namespace

std::string with_title(std::string_view title, std::string text) {
    if (title.empty()) { return text; }
    const auto is_inside_word = [](std::string_view rest, std::size_t at) {
        return at < rest.size() && (static_cast<unsigned char>(rest[at]) >= 0x80 || (rest[at] | 0x20) >= 'a');
    };
    const auto head = std::string_view(text).substr(0, 2 * title.size() + 200);
    for (auto at = head.find(title); at != std::string_view::npos; at = head.find(title, at + 1)) {
        if ((at == 0 || !is_inside_word(head, at - 1)) && !is_inside_word(head, at + title.size())) { return text; }
    }
    return std::string(title) + (text.empty() ? "" : "\n\n") + text;
}

std::optional<Issue> decode_record(const RecordKey& key, std::string& bytes, std::string_view declared,
                                   std::vector<Issue>& notes) {
    const std::string head = bytes.substr(0, 16);
    const auto nul_told = [&](std::size_t byte) {
        if (const auto* const known = known_binary(head)) {
            return Issue{key.where(), "this is " + std::string(known->name) + ", no text", std::string(known->remedy)};
        }
        return Issue{key.where(), "this is no text file (a NUL byte at byte " + std::to_string(byte) + ")",
                     "Give the article as UTF-8 text"};
    };
    const auto raw_nul = bytes.find('\0');
    auto decoded = decode_text(std::move(bytes), declared);
    if (std::holds_alternative<EncodingFault>(decoded) && raw_nul != std::string::npos) { return nul_told(raw_nul); }
    if (const auto* fault = std::get_if<EncodingFault>(&decoded)) {
        return Issue{key.where(), fault->what + " (at byte " + std::to_string(fault->byte) + ")",
                     "Convert it, for example with iconv -f cp1252 -t utf-8"};
    }
    auto& text = std::get<DecodedText>(decoded);
    if (const auto nul = text.text.find('\0'); nul != std::string::npos) { return nul_told(nul); }
    if (text.guessed) {
        const auto known = is_encoding(declared)
                               ? "the text is not in " + std::string(declared) + " as it declares, it is read as "
                               : std::string("the encoding is not told, the text is read as ");
        notes.push_back({key.where(), known + text.encoding, "Convert it to UTF-8 if letters look wrong"});
    }
    if (text.faults > 0) {
        notes.push_back({key.where(),
                         std::to_string(text.faults) + (text.faults == 1 ? " place is" : " places are") +
                             " not UTF-8 and became \uFFFD (the first at byte " + std::to_string(text.first_fault) +
                             ")",
                         "Fetch the text again if words are broken"});
    }
    bytes = std::move(text.text);
    return std::nullopt;
}

std::string language_code(std::string_view said) {
    auto word = lower_case(said.substr(0, said.find_first_of("-_ ,;")));
    for (const auto& [name, code] : language_names) {
        if (word == name) { return std::string(code); }
    }
    const bool two_letters = word.size() == 2 && word[0] >= 'a' && word[0] <= 'z' && word[1] >= 'a' && word[1] <= 'z';
    return two_letters ? word : std::string{};
}

std::optional<Date> day_of(std::string_view given, const MonthNames& months) {
    const auto first = given.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) { return std::nullopt; }
    const auto plain = with_ascii_digits(given.substr(first));
    std::string_view said = plain;
    if (said.size() >= 10) {
        if (const auto date = Date::parse_iso(said.substr(0, 10))) { return date; }
    }
    if (const auto date = compact_day(said)) { return date; }
    if (const auto date = unix_day(said)) { return date; }
    const auto found = find_full_date(said, months);
    return found ? std::optional(found->date) : std::nullopt;
}

ArticleId id_of_key(const RecordKey& key) {
    constexpr std::array<std::string_view, 6> packings = {".gz", ".zst", ".xz", ".bz2", ".lz4", ".lzma"};
    std::string name = key.input.substr(key.input.find_last_of("/") + 1);
    for (const auto ending : packings) {
        if (name.size() > ending.size() && name.ends_with(ending)) { name.resize(name.size() - ending.size()); }
    }
    if (key.input == "-") { name = "stdin"; }
    const auto dot = name.rfind('.');
    if (dot != std::string::npos && dot > 0) { name.resize(dot); }
    // "~2" is the second file of that name.
    if (key.namesake > 0) { name += "~" + std::to_string(key.namesake + 1); }
    if (key.record > 0) { name += "-" + std::to_string(key.record); }
    return {std::move(name)};
}

std::variant<ParsedArticle, Issue> article_of_fields(const RecordKey& key, ArticleFields fields,
                                                     const PageTables& pages) {
    const auto where = key.where();
    if (is_blank(fields.text)) {
        return Issue{where, "the article has no text", "Name the field that holds it, for example --fields text=.body"};
    }
    ParsedArticle parsed;
    parsed.notes = std::move(fields.notes);
    if (auto repaired = repair_mojibake(fields.text)) {
        fields.text = std::move(*repaired);
        parsed.notes.push_back({where, "letters were broken (UTF-8 read in another encoding) and are repaired",
                                "Offsets refer to the repaired text, which --save-text writes"});
    }
    if (auto repaired = repair_mojibake(fields.title)) { fields.title = std::move(*repaired); }
    if (auto repaired = repair_homoglyphs(fields.text)) {
        fields.text = std::move(*repaired);
        parsed.notes.push_back({where, "words mix letters of two alphabets that look the same, they are put right",
                                "Offsets refer to the repaired text, which --save-text writes"});
    }
    if (auto repaired = repair_homoglyphs(fields.title)) { fields.title = std::move(*repaired); }
    const auto published = day_of(fields.published, pages.months());
    if (!published && !is_blank(fields.published) && !is_year_or_month(fields.published)) {
        const bool either = may_be_two_days(fields.published);
        parsed.notes.push_back({where,
                                "the date \"" + fields.published + "\" is " +
                                    (either ? "one of two days" : "no day that exists") + ", it is taken as unknown",
                                "Write YYYY-MM-DD, for example 2017-06-09"});
    }
    auto id = is_blank(fields.id) ? id_of_key(key) : ArticleId{std::move(fields.id)};
    if (key.namesake > 0 && id == id_of_key(key)) {
        parsed.notes.push_back({where, "another input has the same name, the id of this article is \"" + id.text + "\"",
                                "Name the files differently, or give the records ids of their own"});
    }
    parsed.article = parse_text_article(std::move(id), where, std::move(fields.text), pages,
                                        {std::move(fields.title), published, language_code(fields.language)});
    const auto& known = pages.languages().languages();
    const auto& language = parsed.article.language;
    if (!language.empty() && std::find(known.begin(), known.end(), language) == known.end()) {
        parsed.notes.push_back({where,
                                "the language is \"" + language +
                                    "\", which has no tables; its words are read with "
                                    "those of English",
                                ""});
    }
    parsed.article.source_url = std::move(fields.url);
    if (parsed.article.authors.empty() && !is_blank(fields.author)) { parsed.article.authors = {fields.author}; }
    return parsed;
}

}  // namespace mapwire
