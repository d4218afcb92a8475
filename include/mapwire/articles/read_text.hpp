#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "mapwire/model/article.hpp"
#include "mapwire/model/error.hpp"
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
    std::vector<std::string> outlet_words_;
    MonthNames months_;
    LanguageDetector languages_;
};

/// Reads a file from disk as one plain-text article. An Issue instead when it is missing, unreadable, a directory,
/// empty, binary (a NUL byte) or not UTF-8 (with the byte offset).
[[nodiscard]] std::variant<Article, Issue> read_text_article(const std::string& path, const PageTables& tables);

/// Recognises title, byline with publication date and authors, dateline, body and page furniture in a decoded text.
///
/// `where` is what messages name. The title is the first line unless that reads as a sentence of the body. Furniture is
/// links, the title given again, lines that a table names, and short scraps without a full stop before the byline or
/// after the last paragraph. Nothing is cut off: every part is a span of the text as it is.
[[nodiscard]] Article parse_text_article(ArticleId id, std::string where, std::string text, const PageTables& tables);

}  // namespace mapwire
