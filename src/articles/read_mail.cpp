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
            auto undecided = std::string_view::npos;
            for (auto at = view.find(start, searched); at != std::string_view::npos; at = view.find(start, at + 1)) {
                const bool after_gap = view[at - 1] == '\n' || (view[at - 1] == '\r' && at > 1 && view[at - 2] == '\n');
                if (!after_gap) { continue; }
                const auto begins = begins_mail(view.substr(at + 1));
                if (begins == true) { return cut(key, at + 1); }
                if (!begins) {
                    undecided = at;
                    break;
                }
            }
            searched = std::max<std::size_t>(5, view.size() > start.size() ? view.size() - start.size() : 0);
            searched = std::min(searched, undecided);
            if (view.size() > input_.limits.record_bytes) { return skip_long(key); }
            if (input_.bytes.fill()) { continue; }
            if (input_.bytes.view().find_first_not_of(" \t\r\n") == std::string_view::npos) { return std::nullopt; }
            return cut(key, input_.bytes.view().size());
        }
    }

private:
    // Whether a header follows on the line "From …", which a sentence may begin with as well; nothing when too little
    // has been read to say.
    static std::optional<bool> begins_mail(std::string_view text) {
        const auto line = text.find('\n');
        if (line == std::string_view::npos) { return std::nullopt; }
        const auto rest = text.substr(line + 1);
        const auto end = std::find_if(rest.begin(), rest.end(), [](char c) {
            return c != '-' && c != '>' && (c < '0' || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || c > 'z');
        });
        if (end == rest.end()) { return std::nullopt; }
        return end != rest.begin() && *end == ':';
    }

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
                input_.bytes.fill_to(1024);
                if (begins_mail(input_.bytes.view()).value_or(false)) { break; }
                continue;
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
    // A part may have no header at all.
    if (text.starts_with('\n')) { return {{}, text.substr(1)}; }
    if (text.starts_with("\r\n")) { return {{}, text.substr(2)}; }
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
    std::string forwarded;  // mails that hang on this one, each with its subject
};

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

// Without the signature, which stands below a line "-- " (RFC 3676, 4.3) and is short.
void cut_signature(std::string& text) {
    for (const std::string_view mark : {"\n-- \n", "\n-- \r\n"}) {
        const auto at = text.rfind(mark);
        if (at != std::string::npos &&
            std::count(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), '\n') <= 12) {
            text.resize(at + 1);
        }
    }
}

// ">From " was "From " before it was put into an mbox, ">>From " was ">From ".
std::string without_quoted_from(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size() - 1) + 1;
        auto line = text.substr(at, end - at);
        const auto word = line.find_first_not_of('>');
        if (word != 0 && word != std::string_view::npos && line.substr(word).starts_with("From ")) {
            line.remove_prefix(1);
        }
        out += line;
        at = end;
    }
    return out;
}

class PartWalk {
public:
    PartWalk(const RecordKey& key, std::vector<Issue>& notes) : key_(key), notes_(notes) {}

    void walk(std::string_view text, int depth) {
        const auto part = part_of(text);
        const MailHeader header(part.header);
        const auto type_field = header.field("content-type");
        const auto type = type_field.empty() ? "text/plain" : media_type(type_field);
        if (depth > most_nested_parts) { return; }
        if (type == "message/rfc822") { return forwarded(part.body, depth); }
        if (media_type(header.field("content-disposition")) == "attachment") { return; }
        if (type.starts_with("multipart/")) { return walk_parts(part.body, parameter(type_field, "boundary"), depth); }
        if (type != "text/plain" && type != "text/html") { return; }
        const auto encoding = lower_case_ascii(header.field("content-transfer-encoding"));
        std::string body = encoding == "base64"             ? decode_base64(part.body)
                           : encoding == "quoted-printable" ? decode_quoted_printable(part.body)
                                                            : std::string(part.body);
        if (decode_record(key_, body, parameter(type_field, "charset"), notes_)) { return; }
        if (type == "text/plain") { cut_signature(body); }
        auto& place = type == "text/html" ? bodies_.html : bodies_.plain;
        if (is_blank(place)) { place = std::move(body); }
    }

    /// The plain text, else that of the HTML, then that of mails that hang on it.
    [[nodiscard]] std::variant<std::string, Issue> text() const {
        auto body = bodies_.plain;
        if (is_blank(body) && !bodies_.html.empty()) {
            auto plain = html_text(key_, bodies_.html);
            if (auto* issue = std::get_if<Issue>(&plain)) { return std::move(*issue); }
            body = std::get<std::string>(std::move(plain));
        }
        if (bodies_.forwarded.empty()) { return body; }
        return is_blank(body) ? bodies_.forwarded : body + "\n\n" + bodies_.forwarded;
    }

private:
    void forwarded(std::string_view mail, int depth) {
        PartWalk inner(key_, notes_);
        inner.walk(mail, depth + 1);
        auto text = inner.text();
        const auto* const body = std::get_if<std::string>(&text);
        if (body == nullptr || is_blank(*body)) { return; }
        const auto subject = decode_words(MailHeader(part_of(mail).header).field("subject"));
        bodies_.forwarded += (bodies_.forwarded.empty() ? "" : "\n\n") + with_title(subject, *body);
    }

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
    if (record.format == InputFormat::mbox && record.bytes.find(">From ") != std::string::npos) {
        record.bytes = without_quoted_from(record.bytes);
    }
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
    auto body = walk.text();
    if (auto* issue = std::get_if<Issue>(&body)) { return std::move(*issue); }
    if (is_blank(std::get<std::string>(body))) {
        return Issue{record.key.where(), "the mail has no text", "Mails with attachments alone are not read"};
    }
    fields.text = with_title(fields.title, std::get<std::string>(std::move(body)));
    return article_of_fields(record.key, std::move(fields), tools.pages);
}

}  // namespace mapwire
