#include <algorithm>
#include <charconv>

#include "articles/formats.hpp"
#include "articles/html.hpp"
#include "articles/http_body.hpp"
#include "articles/mime.hpp"

namespace mapwire {
namespace {

struct HttpAnswer {
    std::string_view header;
    std::string_view body;
};

HttpAnswer http_answer(std::string_view block) {
    const auto at = block.find("\r\n\r\n");
    if (!block.starts_with("HTTP/") || at == std::string_view::npos) { return {{}, block}; }
    return {block.substr(0, at), block.substr(at + 4)};
}

bool is_page(std::string_view type) {
    return type == "text/html" || type == "application/xhtml+xml" || type == "text/plain";
}

// Whether a record is a page that was fetched well: an answer of a server, or a page that was stored without one.
bool holds_page(const MailHeader& warc, std::string_view block) {
    const auto kind = warc.field("warc-type");
    if (kind == "resource" || kind == "conversion") { return is_page(media_type(warc.field("content-type"))); }
    if (kind != "response") { return false; }
    const auto answer = http_answer(block);
    const auto status = answer.header.find(' ');
    if (status == std::string_view::npos || answer.header.substr(status + 1, 1) != "2") { return false; }
    return is_page(media_type(MailHeader(answer.header).field("content-type")));
}

class WarcReader final : public RecordSplitter {
public:
    WarcReader(OpenInput input, InputFormat format) : input_(std::move(input)), format_(format) {}

    std::optional<SourceItem> next() override {
        while (!failed_) {
            skip_line_breaks();
            const RecordKey key{input_.name, number_ + 1, input_.bytes.offset()};
            if (input_.bytes.view().empty()) { return std::nullopt; }
            const auto header_size = read_header();
            if (!header_size) { return fail(key, "this is no WARC record"); }
            ++number_;
            const MailHeader header(input_.bytes.view().substr(0, *header_size));
            const auto length_text = header.field("content-length");
            std::uint64_t length = 0;
            const auto parsed = std::from_chars(length_text.data(), length_text.data() + length_text.size(), length);
            if (parsed.ec != std::errc{}) { return fail(key, "the record's Content-Length is missing"); }
            const auto kind = header.field("warc-type");
            const bool wanted = kind == "response" || kind == "resource" || kind == "conversion";
            if (!wanted || length > input_.limits.record_bytes) {
                input_.bytes.take(*header_size);
                if (!skip(length)) { return fail(key, "the record is cut off"); }
                if (wanted) { return too_long(key, input_.limits); }
                continue;
            }
            const auto size = *header_size + static_cast<std::size_t>(length);
            if (!input_.bytes.fill_to(size)) { return fail(key, "the record is cut off"); }
            const auto whole = input_.bytes.view().substr(0, size);
            const bool page = holds_page(MailHeader(whole.substr(0, *header_size)), whole.substr(*header_size));
            RawRecord record{key, format_, page ? std::string(whole) : std::string()};
            input_.bytes.take(size);
            if (page) { return record; }
        }
        return std::nullopt;
    }

private:
    void skip_line_breaks() {
        while (true) {
            const auto view = input_.bytes.view();
            const auto first = view.find_first_not_of("\r\n");
            input_.bytes.take(std::min(first, view.size()));
            if (first != std::string_view::npos || !input_.bytes.fill()) { return; }
        }
    }

    std::optional<std::size_t> read_header() {
        constexpr std::size_t longest = std::size_t{64} << 10U;
        input_.bytes.fill_to(5);
        if (!input_.bytes.view().starts_with("WARC/")) { return std::nullopt; }
        while (true) {
            const auto end = input_.bytes.view().find("\r\n\r\n");
            if (end != std::string_view::npos) { return end + 4; }
            if (input_.bytes.view().size() > longest || !input_.bytes.fill()) { return std::nullopt; }
        }
    }

    bool skip(std::uint64_t length) {
        while (length > 0) {
            const auto size = std::min<std::uint64_t>(length, input_.bytes.view().size());
            input_.bytes.take(static_cast<std::size_t>(size));
            length -= size;
            if (length > 0 && !input_.bytes.fill()) { return false; }
        }
        return true;
    }

    SourceItem fail(const RecordKey& key, std::string what) {
        failed_ = true;
        return Issue{key.where(), std::move(what) + " (at byte " + std::to_string(key.byte) + ")",
                     "See whether the file was cut off"};
    }

    OpenInput input_;
    InputFormat format_;
    std::uint64_t number_ = 0;
    bool failed_ = false;
};

}  // namespace

std::unique_ptr<RecordSplitter> split_warc(OpenInput input, InputFormat format) {
    return std::make_unique<WarcReader>(std::move(input), format);
}

std::variant<ParsedArticle, Issue> read_warc_record(RawRecord record, ParserTools& tools) {
    const std::string_view whole = record.bytes;
    const auto header_end = std::min(whole.find("\r\n\r\n"), whole.size());
    const MailHeader warc(whole.substr(0, header_end));
    const auto answer = http_answer(whole.substr(std::min(header_end + 4, whole.size())));
    const MailHeader http(answer.header);
    const auto type = answer.header.empty() ? warc.field("content-type") : http.field("content-type");
    std::string body =
        http.field("transfer-encoding").find("chunked") == std::string::npos || answer.body.starts_with('<')
            ? std::string(answer.body)
            : without_chunks(answer.body);
    auto plain = unpacked_body(std::move(body), http.field("content-encoding"), tools.options.limits.record_bytes);
    if (!plain) {
        return Issue{record.key.where(), "the page's packed body is damaged or too long", "Fetch the page again"};
    }
    body = std::move(*plain);
    ArticleFields fields;
    auto charset = parameter(type, "charset");
    if (charset.empty()) { charset = html_encoding(body); }
    std::vector<Issue> notes;
    if (auto issue = decode_record(record.key, body, charset, notes)) { return std::move(*issue); }
    if (media_type(type) == "text/plain") {
        fields.text = std::move(body);
    } else {
        auto page = read_html_page(record.key, body);
        if (auto* issue = std::get_if<Issue>(&page)) { return std::move(*issue); }
        fields = std::get<ArticleFields>(std::move(page));
    }
    fields.notes = std::move(notes);
    if (fields.url.empty()) { fields.url = warc.field("warc-target-uri"); }
    return article_of_fields(record.key, std::move(fields), tools.pages);
}

}  // namespace mapwire
