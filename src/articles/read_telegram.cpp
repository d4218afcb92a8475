#include "articles/formats.hpp"
#include "articles/html.hpp"
#include "articles/html_text.hpp"

namespace mapwire {
namespace {

constexpr std::string_view message_start = "<div class=\"message ";

// Messages of an exported page: cut where the next one begins, so that a page of any length is read in pieces.
class TelegramPageReader final : public RecordSplitter {
public:
    TelegramPageReader(OpenInput input, InputFormat format) : input_(std::move(input)), format_(format) {}

    std::optional<SourceItem> next() override {
        while (true) {
            if (!find_start()) { return std::nullopt; }
            const RecordKey key{input_.name, number_ + 1, input_.bytes.offset()};
            std::size_t searched = 1;
            std::size_t size = 0;
            while (size == 0) {
                const auto view = input_.bytes.view();
                const auto end = view.find(message_start, searched);
                if (end != std::string_view::npos) {
                    size = end;
                } else if (view.size() > input_.limits.record_bytes) {
                    input_.bytes.take(view.size() - message_start.size());
                    ++number_;
                    return too_long(key, input_.limits);
                } else {
                    searched = std::max<std::size_t>(1, view.size() - std::min(view.size(), message_start.size()));
                    if (!input_.bytes.fill()) { size = input_.bytes.view().size(); }
                }
            }
            ++number_;
            const auto message = input_.bytes.view().substr(0, size);
            // Pictures without words, and what the service says ("channel created"), are no articles.
            const bool has_text = message.find("<div class=\"text\">") != std::string_view::npos &&
                                  !message.starts_with("<div class=\"message service");
            RawRecord record{key, format_, has_text ? std::string(message) : std::string()};
            input_.bytes.take(size);
            if (has_text) { return record; }
        }
    }

private:
    bool find_start() {
        while (true) {
            const auto view = input_.bytes.view();
            const auto at = view.find(message_start);
            if (at != std::string_view::npos) {
                input_.bytes.take(at);
                return true;
            }
            if (view.size() > message_start.size()) { input_.bytes.take(view.size() - message_start.size()); }
            if (!input_.bytes.fill()) { return false; }
        }
    }

    OpenInput input_;
    InputFormat format_;
    std::uint64_t number_ = 0;
};

bool skip_machinery(const GumboNode& node) { return is_machinery(node); }

void read_element(const GumboNode& node, ArticleFields& fields) {
    const auto names = attribute(node, "class");
    if (names.find("message ") == 0 && fields.id.empty()) { fields.id = attribute(node, "id"); }
    if (names.find("date details") != std::string_view::npos && fields.published.empty()) {
        fields.published = std::string(attribute(node, "title").substr(0, 10));
    }
    if (names == "from_name" && fields.source.empty()) { fields.source = text_of(node, skip_machinery); }
    if (names == "text" && fields.text.empty()) {
        fields.text = text_of(node, skip_machinery);
        return;
    }
    for_each_child(node, [&](const GumboNode& child) { read_element(child, fields); });
}

}  // namespace

std::unique_ptr<RecordSplitter> split_telegram_page(OpenInput input, InputFormat format) {
    return std::make_unique<TelegramPageReader>(std::move(input), format);
}

std::variant<ParsedArticle, Issue> read_telegram_record(RawRecord record, ParserTools& tools) {
    ArticleFields fields;
    if (auto issue = decode_record(record.key, record.bytes, "utf-8", fields.notes)) { return std::move(*issue); }
    // Judges the nesting before it is walked.
    const auto checked = html_text(record.key, record.bytes);
    if (const auto* issue = std::get_if<Issue>(&checked)) { return *issue; }
    const auto tree = parse_html(record.bytes);
    read_element(*tree->root, fields);
    fields.author = fields.source;
    return article_of_fields(record.key, std::move(fields), tools.pages);
}

}  // namespace mapwire
