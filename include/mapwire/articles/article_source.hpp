#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "mapwire/articles/input_options.hpp"
#include "mapwire/articles/read_text.hpp"
#include "mapwire/model/article.hpp"
#include "mapwire/model/error.hpp"

/// Inputs to articles in two steps, so that the second can be done by many threads:
///
///     ArticleSource source({"june/", "more.ndjson.gz"}, options);      // one thread: split into records, cheap
///     ArticleParser parser(pages, options);                            // one for each thread
///     while (auto item = source.next()) {
///         if (auto* record = std::get_if<RawRecord>(&*item)) { auto parsed = parser.parse(std::move(*record)); … }
///     }
namespace mapwire {

/// Names one record for good: the same inputs give the same keys in every run.
struct RecordKey {
    std::string input;  ///< path as given, with the member's name in an archive: "june.zip/a.html"; "-" for stdin
    std::uint64_t record = 0;    ///< number within that file from 1 (NDJSON: the line); 0 when the file is one article
    std::uint64_t byte = 0;      ///< where the record begins in the unpacked file
    std::uint32_t namesake = 0;  ///< files of the same name, whatever their folders, that came before among all inputs

    /// What messages name: "a.txt", "list.ndjson:12".
    [[nodiscard]] std::string where() const;
    friend auto operator<=>(const RecordKey&, const RecordKey&) = default;
};

/// The bytes of one article, cut out of its file but not yet understood.
struct RawRecord {
    RecordKey key;
    InputFormat format = InputFormat::text;
    std::string bytes;
    std::string encoding{};  ///< as the file or mail declares it, "" when it does not
    std::shared_ptr<const std::vector<std::string>> columns{};  ///< of CSV: the header row
};

/// Yields the records of inputs one at a time, in a stable order, holding no more than one record and a read buffer.
/// Inputs are files, directories (recursive, sorted by name, hidden files left out), globs ("june/*.txt"; ** crosses
/// folders), "@list.txt" (one input a line) and "-" (standard input). What cannot be opened, split or is beyond a limit
/// comes as an Issue in its place; the rest is still read. Not for several threads at once.
class ArticleSource {
public:
    ArticleSource(std::vector<std::string> inputs, InputOptions options);
    ~ArticleSource();
    ArticleSource(ArticleSource&&) noexcept;
    ArticleSource& operator=(ArticleSource&&) noexcept;

    /// The next record or issue; nothing at the end of the last input. A record is handed out as soon as its last byte
    /// has arrived, so a pipe that is written slowly is read line by line.
    [[nodiscard]] std::optional<std::variant<RawRecord, Issue>> next();

    /// Bytes read from disk so far, and the size of all inputs as far as it is known (0 when one is a pipe).
    struct Progress {
        std::uint64_t done = 0;
        std::uint64_t all = 0;
    };
    [[nodiscard]] Progress progress() const noexcept;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// An article, and what was odd about it without making it unreadable (a date that does not exist, repaired letters).
struct ParsedArticle {
    Article article;
    std::vector<Issue> notes;
};

/// Turns records into articles. Holds buffers: one for each thread. `pages` must outlive it.
class ArticleParser {
public:
    ArticleParser(const PageTables& pages, const InputOptions& options);
    ~ArticleParser();
    ArticleParser(ArticleParser&&) noexcept;
    ArticleParser& operator=(ArticleParser&&) noexcept;

    /// The article, or why there is none: broken JSON, no text, not UTF-8 … The result depends on the record alone.
    [[nodiscard]] std::variant<ParsedArticle, Issue> parse(RawRecord record);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Whether a file is compressed or an archive, by its first bytes: then its size says nothing of what is in it. False
/// when it cannot be read.
[[nodiscard]] bool is_packed_file(const std::string& path);

}  // namespace mapwire
