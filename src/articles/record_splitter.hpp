#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "articles/byte_stream.hpp"
#include "mapwire/articles/article_source.hpp"

namespace mapwire {

using SourceItem = std::variant<RawRecord, Issue>;

/// A file, or a member of an archive, that is to be split into records.
struct OpenInput {
    std::string name;  ///< RecordKey::input
    InputBuffer bytes;
    const InputLimits& limits;
    const FieldPaths& fields;
};

/// Splits one input. `next` throws StreamFault when the stream breaks.
class RecordSplitter {
public:
    RecordSplitter() = default;
    virtual ~RecordSplitter() = default;
    RecordSplitter(const RecordSplitter&) = delete;
    RecordSplitter& operator=(const RecordSplitter&) = delete;
    [[nodiscard]] virtual std::optional<SourceItem> next() = 0;
};

/// The whole input as one record (text, HTML, PDF …).
[[nodiscard]] std::unique_ptr<RecordSplitter> split_whole(OpenInput input, InputFormat format);
/// One record for each line that is not blank.
[[nodiscard]] std::unique_ptr<RecordSplitter> split_lines(OpenInput input, InputFormat format);
/// One record for each JSON object, see InputFormat::json.
[[nodiscard]] std::unique_ptr<RecordSplitter> split_json(OpenInput input, InputFormat format);

/// One record for each row below the header.
[[nodiscard]] std::unique_ptr<RecordSplitter> split_csv(OpenInput input, InputFormat format);
/// One record for each item or entry.
[[nodiscard]] std::unique_ptr<RecordSplitter> split_feed(OpenInput input, InputFormat format);
/// One record for each mail.
[[nodiscard]] std::unique_ptr<RecordSplitter> split_mbox(OpenInput input, InputFormat format);
/// One record for each message.
[[nodiscard]] std::unique_ptr<RecordSplitter> split_telegram_page(OpenInput input, InputFormat format);
/// One record for each page that was fetched; what else the archive keeps is passed over.
[[nodiscard]] std::unique_ptr<RecordSplitter> split_warc(OpenInput input, InputFormat format);

/// Whether a JSON object has a member that split_json would enter for the articles in it.
[[nodiscard]] bool holds_article_array(std::string_view object);

/// "64 MiB", for messages about limits.
[[nodiscard]] std::string bytes_text(std::uint64_t bytes);
/// What a record beyond the limit is told as.
[[nodiscard]] Issue too_long(const RecordKey& key, const InputLimits& limits);

}  // namespace mapwire
