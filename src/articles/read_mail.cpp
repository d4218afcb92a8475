#include <algorithm>

#include "articles/formats.hpp"
#include "articles/html.hpp"
#include "articles/mime.hpp"

namespace mapwire {
namespace {

constexpr int most_nested_parts = 20;

// Mails of an mbox file begin with a line "From …" after an empty line or at the start.
class MboxReader final : public RecordSplitter {
public:
    MboxReader(OpenInput input, InputFormat format) : input_(std::move(input)), format_(format) {}

    std::optional<SourceItem> next() override {
        constexpr std::string_view start = "\nFrom ";
        const RecordKey key{input_.name, number_ + 1, input_.bytes.offset()};
        std::size_t searched = 5;
        while (true) {
            const auto view = input_.bytes.view();
            for (auto at = view.find(start, searched); at != std::string_view::npos; at = view.find(start, at + 1)) {
                const bool after_gap = view[at - 1] == '\n' || (view[at - 1] == '\r' && at > 1 && view[at - 2] == '\n');
                if (after_gap) { return cut(key, at + 1); }
            }
            searched = std::max<std::size_t>(5, view.size() > start.size() ? view.size() - start.size() : 0);
            if (view.size() > input_.limits.record_bytes) { return skip_long(key); }
            if (input_.bytes.fill()) { continue; }
            if (input_.bytes.view().find_first_not_of(" \t\r\n") == std::string_view::npos) { return std::nullopt; }
            return cut(key, input_.bytes.view().size());
        }
    }

private:
    SourceItem cut(const RecordKey& key, std::size_t size) {
        ++number_;
        RawRecord record{key, format_, std::string(input_.bytes.view().substr(0, size))};
        input_.bytes.take(size);
        return record;
    }

    SourceItem skip_long(const RecordKey& key) {
        ++number_;
        while (true) {
            const auto at = input_.bytes.view().find("\n\nFrom ");
            if (at != std::string_view::npos) {
                input_.bytes.take(at + 2);
                break;
            }
            const auto size = input_.bytes.view().size();
            input_.bytes.take(size > 8 ? size - 8 : 0);
            if (!input_.bytes.fill()) {
                input_.bytes.take(input_.bytes.view().size());
                break;
            }
        }
        return too_long(key, input_.limits);
    }

    OpenInput input_;
    InputFormat format_;
    std::uint64_t number_ = 0;
};

struct Part {
    std::string_view header;
    std::string_view body;
};

Part part_of(std::string_view text) {
    for (const std::string_view gap : {"\r\n\r\n", "\n\n"}) {
        const auto at = text.find(gap);
        if (at != std::string_view::npos &&
            (gap.size() == 4 || text.substr(0, at).find("\r\n\r\n") == std::string_view::npos)) {
            return {text.substr(0, at), text.substr(at + gap.size())};
        }
    }
    return {text, {}};
}

struct Bodies {
    std::string plain;
    std::string html;
};

class PartWalk {
public:
    PartWalk(const RecordKey& key, std::vector<Issue>& notes) : key_(key), notes_(notes) {}

    void walk(std::string_view text, int depth) {
        const auto part = part_of(text);
        const MailHeader header(part.header);
        const auto type_field = header.field("content-type");
        const auto type = type_field.empty() ? "text/plain" : media_type(type_field);
        if (media_type(header.field("content-disposition")) == "attachment" || depth > most_nested_parts) { return; }
        if (type.starts_with("multipart/")) { return walk_parts(part.body, parameter(type_field, "boundary"), depth); }
        if (type != "text/plain" && type != "text/html") { return; }
        const auto encoding = lower_case_ascii(header.field("content-transfer-encoding"));
        std::string body = encoding == "base64"             ? decode_base64(part.body)
                           : encoding == "quoted-printable" ? decode_quoted_printable(part.body)
                                                            : std::string(part.body);
        if (decode_record(key_, body, parameter(type_field, "charset"), notes_)) { return; }
        auto& place = type == "text/html" ? bodies_.html : bodies_.plain;
        if (place.find_first_not_of(" \t\r\n") == std::string::npos) { place = std::move(body); }
    }

    [[nodiscard]] const Bodies& bodies() const noexcept { return bodies_; }

private:
    void walk_parts(std::string_view body, const std::string& boundary, int depth) {
        if (boundary.empty()) { return; }
        const auto line = "--" + boundary;
        auto at = body.find(line);
        while (at != std::string_view::npos) {
            auto begin = at + line.size();
            if (body.substr(begin, 2) == "--") { return; }
            begin = body.find('\n', begin);
            if (begin == std::string_view::npos) { return; }
            at = body.find("\n" + line, begin);
            auto part = body.substr(begin + 1, at == std::string_view::npos ? at : at - begin - 1);
            if (part.ends_with('\r')) { part.remove_suffix(1); }
            walk(part, depth + 1);
            if (at != std::string_view::npos) { ++at; }
        }
    }

    static std::string lower_case_ascii(std::string text) {
        for (auto& c : text) {
            if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c + ('a' - 'A')); }
        }
        return text;
    }

    const RecordKey& key_;
    std::vector<Issue>& notes_;
    Bodies bodies_;
};

}  // namespace

std::unique_ptr<RecordSplitter> split_mbox(OpenInput input, InputFormat format) {
    return std::make_unique<MboxReader>(std::move(input), format);
}

std::variant<ParsedArticle, Issue> read_mail_record(RawRecord record, ParserTools& tools) {
    std::string_view text = record.bytes;
    if (text.starts_with("From ")) { text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1); }
    const MailHeader header(part_of(text).header);
    ArticleFields fields;
    fields.title = decode_words(header.field("subject"));
    fields.published = header.field("date");
    fields.author = decode_words(header.field("from"));
    fields.id = header.field("message-id");
    std::erase_if(fields.id, [](char c) { return c == '<' || c == '>'; });
    fields.url = header.field("archived-at");
    fields.language = header.field("content-language");
    PartWalk walk(record.key, fields.notes);
    walk.walk(text, 0);
    auto body = walk.bodies().plain;
    if (body.find_first_not_of(" \t\r\n") == std::string::npos && !walk.bodies().html.empty()) {
        auto plain = html_text(record.key, walk.bodies().html);
        if (auto* issue = std::get_if<Issue>(&plain)) { return std::move(*issue); }
        body = std::get<std::string>(std::move(plain));
    }
    if (body.find_first_not_of(" \t\r\n") == std::string::npos) {
        return Issue{record.key.where(), "the mail has no text", "Mails with attachments alone are not read"};
    }
    fields.text = with_title(fields.title, std::move(body));
    return article_of_fields(record.key, std::move(fields), tools.pages);
}

}  // namespace mapwire
