#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/model/article.hpp"
#include "mapwire/model/date.hpp"
#include "mapwire/tables/geodata.hpp"
#include "mapwire/text/dates.hpp"
#include "mapwire/text/language.hpp"

namespace mapwire {

/// The words by which the parts of an article's page are told apart (geodata/languages/*/furniture.tsv, outlets.tsv).
class PageTables {
public:
    [[nodiscard]] static PageTables load(std::span<const GeodataFile> files);

    /// Whether a line of a page is no part of the article: "Read more …", "Share this article".
    [[nodiscard]] bool is_furniture(std::string_view line) const;
    /// Whether these words name an outlet: one of them is "Journal", "Times", "Reuters" …
    [[nodiscard]] bool names_outlet(std::string_view words) const;
    [[nodiscard]] const MonthNames& months() const noexcept { return months_; }
    [[nodiscard]] const LanguageDetector& languages() const noexcept { return languages_; }

private:
    std::vector<std::string> furniture_starts_;  // lower case
    std::vector<std::string> furniture_lines_;
    std::array<bool, 128> furniture_letters_{};  // ASCII letters that one of them begins with
    std::vector<std::string> outlet_words_;
    MonthNames months_;
    LanguageDetector languages_;
};

/// What is known of an article beside its text.
struct KnownFields {
    std::string title;              ///< "" when unknown
    std::optional<Date> published;  ///< wins over a date in the text
    std::string language;           ///< ISO 639-1, used when the text alone does not tell; "" when unknown
};

/// Recognises title, byline with publication date and authors, dateline, body and page furniture in a decoded text.
///
/// `where` is what messages name. The title is the first line unless that reads as a sentence of the body. Furniture is
/// links, the title given again, lines that a table names, and short scraps without a full stop before the byline or
/// after the last paragraph. Nothing is cut off: every part is a span of the text as it is. With a known title, the
/// title line is the first line with the same words, and a text that does not repeat its title has no such line.
[[nodiscard]] Article parse_text_article(ArticleId id, std::string where, std::string text, const PageTables& tables,
                                         const KnownFields& known = {});

}  // namespace mapwire
