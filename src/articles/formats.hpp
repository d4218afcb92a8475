#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <variant>

#include "articles/json_fields.hpp"
#include "articles/record_splitter.hpp"

namespace mapwire {

/// What the readers of records share.
struct ParserTools {
    const PageTables& pages;
    InputOptions options;
    JsonFields json;
};

/// One row of the table of formats.
struct FormatRow {
    InputFormat format;
    std::string_view name;
    std::string_view other_names;  ///< separated by blanks
    std::string_view endings;      ///< of file names, with dots, separated by blanks
    std::unique_ptr<RecordSplitter> (*split)(OpenInput input, InputFormat format);
    std::variant<ParsedArticle, Issue> (*parse)(RawRecord record, ParserTools& tools);
};

[[nodiscard]] std::span<const FormatRow> format_table() noexcept;
[[nodiscard]] const FormatRow& row_of(InputFormat format) noexcept;

/// The format of a file by its first bytes; its name decides only where the bytes allow several. Nothing when this is
/// no format that is read (a picture, a program).
[[nodiscard]] std::optional<InputFormat> recognise_format(std::string_view sample, std::string_view name);

// One function for each format, in read_<format>.cpp.
[[nodiscard]] std::variant<ParsedArticle, Issue> read_text_record(RawRecord record, ParserTools& tools);
[[nodiscard]] std::variant<ParsedArticle, Issue> read_json_record(RawRecord record, ParserTools& tools);
[[nodiscard]] std::variant<ParsedArticle, Issue> read_markdown_record(RawRecord record, ParserTools& tools);
[[nodiscard]] std::variant<ParsedArticle, Issue> read_html_record(RawRecord record, ParserTools& tools);
[[nodiscard]] std::variant<ParsedArticle, Issue> read_csv_record(RawRecord record, ParserTools& tools);
[[nodiscard]] std::variant<ParsedArticle, Issue> read_feed_record(RawRecord record, ParserTools& tools);
[[nodiscard]] std::variant<ParsedArticle, Issue> read_mail_record(RawRecord record, ParserTools& tools);
[[nodiscard]] std::variant<ParsedArticle, Issue> read_telegram_record(RawRecord record, ParserTools& tools);
[[nodiscard]] std::variant<ParsedArticle, Issue> read_warc_record(RawRecord record, ParserTools& tools);
[[nodiscard]] std::variant<ParsedArticle, Issue> read_pdf_record(RawRecord record, ParserTools& tools);
[[nodiscard]] std::variant<ParsedArticle, Issue> read_docx_record(RawRecord record, ParserTools& tools);
[[nodiscard]] std::variant<ParsedArticle, Issue> read_odt_record(RawRecord record, ParserTools& tools);

/// The running text of pages as pdftotext prints them: headers and footers left out, words that were parted at the ends
/// of lines joined.
[[nodiscard]] std::string text_of_pages(std::string_view text);

}  // namespace mapwire
