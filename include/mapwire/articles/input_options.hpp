#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mapwire {

/// What a file of articles can be. Compressed files and archives are no formats: what is inside them is.
enum class InputFormat {
    text,
    markdown,  ///< with front matter
    html,      ///< a page with one article
    ndjson,    ///< one JSON object a line
    json,      ///< one object, an array of them, objects one after the other, or an object that holds such an array
    csv,       ///< with a header row; separated by commas, tabs, semicolons or bars
    feed,      ///< RSS, Atom
    mail,      ///< .eml
    mbox,      ///< mails one after the other
    telegram_html,  ///< messages.html of an export; its result.json is json
    warc,           ///< pages as a crawler stored them
    pdf,            ///< read by the program pdftotext
    docx,
    odt
};

/// The word by which a format is named on the command line: "ndjson".
[[nodiscard]] std::string_view to_text(InputFormat format) noexcept;
/// The format of a name in lower case, other names of it included ("jsonl"); nothing for an unknown word.
[[nodiscard]] std::optional<InputFormat> input_format(std::string_view name) noexcept;
/// "text, ndjson, json …", for messages.
[[nodiscard]] std::string input_format_names();

/// Where a record keeps what: pairs of one of mapwire's field names (text, title, published, id, url, language, author,
/// source) and a path (".head.line", "body", ".parts[0].text"; for CSV a column's name). A field that is not named is
/// looked for under its common names.
struct FieldPaths {
    std::vector<std::pair<std::string, std::string>> paths;

    /// Reads "text=.body,title=.head.line". Throws InputError for an unknown field name or a faulty path.
    [[nodiscard]] static FieldPaths parse(std::string_view list);
};

/// What reading may cost at most. Beyond a limit the record or file is refused with an Issue and the rest is read.
struct InputLimits {
    std::uint64_t record_bytes = 64ULL << 20U;     ///< of one article as stored: a line, a file, a mail
    std::uint64_t unpacked_bytes = 256ULL << 30U;  ///< of one compressed file or archive, unpacked
    std::uint64_t unpacked_ratio = 250;            ///< unpacked bytes to packed bytes, counted from 16 MiB on
    unsigned archive_depth = 4;                    ///< archives in archives
};

struct InputOptions {
    std::optional<InputFormat> format;  ///< nothing: recognised by content
    FieldPaths fields;
    std::vector<std::string>
        include;  ///< globs: in directories and archives only files that match one (all when empty)
    std::vector<std::string> exclude;  ///< globs: files that match one are passed over
    InputLimits limits;
};

}  // namespace mapwire
