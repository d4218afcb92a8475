#include <algorithm>

#include "articles/formats.hpp"
#include "articles/html.hpp"
#include "articles/xml_tree.hpp"

namespace mapwire {
namespace {

bool ends_name(char c) { return c == '>' || c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '/'; }

// Cuts out <item>…</item> and <entry>…</entry>; the head of the feed is read for its encoding and language alone, so
// that nothing that it declares is ever expanded.
class FeedReader final : public RecordSplitter {
public:
    FeedReader(OpenInput input, InputFormat format) : input_(std::move(input)), format_(format) {}

    std::optional<SourceItem> next() override {
        if (failed_) { return std::nullopt; }
        if (!find_start()) { return failed_ ? std::optional<SourceItem>(refuse()) : std::nullopt; }
        const RecordKey key{input_.name, ++number_, input_.bytes.offset()};
        const std::string close = "</" + element_ + ">";
        std::size_t searched = 0;
        while (true) {
            const auto view = input_.bytes.view();
            // What stands in CDATA is text, whatever it looks like.
            const auto end = view.find(close, searched);
            const auto data = view.find("<![CDATA[", searched);
            if (data != std::string_view::npos && (end == std::string_view::npos || data < end)) {
                const auto data_end = view.find("]]>", data);
                if (data_end != std::string_view::npos) {
                    searched = data_end + 3;
                    continue;
                }
                searched = data;
            } else if (end != std::string_view::npos) {
                const auto size = end + close.size();
                RawRecord record{key, format_, std::string(view.substr(0, size))};
                record.encoding = encoding_;
                record.columns = head_;
                input_.bytes.take(size);
                return record;
            } else {
                searched = view.size() > close.size() ? view.size() - close.size() : 0;
            }
            if (input_.bytes.view().size() > input_.limits.record_bytes) {
                failed_ = true;
                return too_long(key, input_.limits);
            }
            if (!input_.bytes.fill()) {
                failed_ = true;
                return Issue{key.where(),
                             "the " + element_ + " does not end (it begins at byte " + std::to_string(key.byte) + ")",
                             "See whether the file was cut off"};
            }
        }
    }

private:
    // Takes what stands before the next item. False at the end, or when the head is to be refused.
    bool find_start() {
        while (true) {
            const auto view = input_.bytes.view();
            for (auto at = view.find('<'); at != std::string_view::npos; at = view.find('<', at + 1)) {
                for (const std::string_view name : {"item", "entry"}) {
                    const auto after = at + 1 + name.size();
                    if (view.substr(at + 1, name.size()) != name || after >= view.size() || !ends_name(view[after])) {
                        continue;
                    }
                    if (!read_head(view.substr(0, at))) { return false; }
                    element_ = name;
                    input_.bytes.take(at);
                    return true;
                }
            }
            if (!head_ && view.size() > (std::size_t{1} << 20U)) {
                failed_ = true;
                return false;
            }
            if (head_ && view.size() > 64) { input_.bytes.take(view.size() - 16); }
            if (!input_.bytes.fill()) {
                if (!head_) { failed_ = !read_head(input_.bytes.view()); }
                return false;
            }
        }
    }

    bool read_head(std::string_view head) {
        if (head_) { return true; }
        if (declares_entities(head)) {
            failed_ = true;
            return false;
        }
        const auto between = [&](std::string_view begin, std::string_view end) {
            const auto at = head.find(begin);
            if (at == std::string_view::npos) { return std::string(); }
            const auto from = at + begin.size();
            return std::string(head.substr(from, head.find(end, from) - from));
        };
        encoding_ = between("encoding=\"", "\"");
        if (encoding_.empty()) { encoding_ = between("encoding='", "'"); }
        auto language = between("<language>", "</");
        if (language.empty()) { language = between("xml:lang=\"", "\""); }
        head_ = std::make_shared<const std::vector<std::string>>(std::vector<std::string>{language});
        return true;
    }

    Issue refuse() const {
        return {RecordKey{input_.name}.where(),
                "the XML declares entities of its own, as an entity bomb does; it is not read",
                "Give a feed without <!ENTITY"};
    }

    OpenInput input_;
    InputFormat format_;
    std::string element_;
    std::string encoding_;
    std::shared_ptr<const std::vector<std::string>> head_;  // the feed's language
    std::uint64_t number_ = 0;
    bool failed_ = false;
};

// The better text of an item has the lower rank.
struct ItemText {
    std::string html;
    int rank = 100;
    void offer(std::string text, int its_rank) {
        if (its_rank < rank && text.find_first_not_of(" \t\r\n") != std::string::npos) {
            html = std::move(text);
            rank = its_rank;
        }
    }
};

void read_child(const xmlNode* node, ArticleFields& fields, ItemText& text) {
    const auto name = name_of(node);
    const auto keep = [&](std::string& place) {
        if (place.empty()) { place = content_of(node); }
    };
    if (name == "title") { keep(fields.title); }
    if (name == "guid" || name == "id") { keep(fields.id); }
    if (name == "pubDate" || name == "published" || name == "date" || name == "issued") { keep(fields.published); }
    if (name == "updated" && fields.published.empty()) { keep(fields.published); }
    if (name == "author" || name == "creator") { keep(fields.author); }
    if (name == "source") { keep(fields.source); }
    if (name == "link") {
        const auto rel = attribute_of(node, "rel");
        const auto address = attribute_of(node, "href");
        if (!address.empty() && (rel.empty() || rel == "alternate") && fields.url.empty()) { fields.url = address; }
        if (address.empty()) { keep(fields.url); }
    }
    // Of xhtml the elements themselves say where paragraphs end; elsewhere the markup is written as text.
    const auto html = [&] { return attribute_of(node, "type") == "xhtml" ? markup_of(node) : content_of(node); };
    if (name == "encoded") { text.offer(content_of(node), 0); }
    if (name == "content" && attribute_of(node, "url").empty()) { text.offer(html(), 1); }
    if (name == "fulltext" || name == "full-text") { text.offer(content_of(node), 2); }
    if (name == "description") { text.offer(content_of(node), 3); }
    if (name == "summary") { text.offer(html(), 4); }
}

}  // namespace

std::unique_ptr<RecordSplitter> split_feed(OpenInput input, InputFormat format) {
    return std::make_unique<FeedReader>(std::move(input), format);
}

std::variant<ParsedArticle, Issue> read_feed_record(RawRecord record, ParserTools& tools) {
    ArticleFields fields;
    if (auto issue = decode_record(record.key, record.bytes, record.encoding, fields.notes)) {
        return std::move(*issue);
    }
    const auto tree = parse_xml(record.bytes);
    const auto* const root = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
    if (root == nullptr) {
        return Issue{record.key.where(), "the XML is broken (at byte " + std::to_string(record.key.byte) + ")",
                     "Check it, for example with xmllint"};
    }
    ItemText text;
    for (const auto* child = root->children; child != nullptr; child = child->next) {
        if (child->type == XML_ELEMENT_NODE) { read_child(child, fields, text); }
    }
    auto plain = html_text(record.key, text.html);
    if (auto* issue = std::get_if<Issue>(&plain)) { return std::move(*issue); }
    auto title = html_text(record.key, fields.title);
    if (auto* said = std::get_if<std::string>(&title)) { fields.title = std::move(*said); }
    fields.text = with_title(fields.title, std::get<std::string>(std::move(plain)));
    if (fields.text.empty()) {
        return Issue{record.key.where(), "the item has neither title nor text",
                     "Leave it out, or fetch the feed again"};
    }
    if (record.columns && !record.columns->empty()) { fields.language = record.columns->front(); }
    return article_of_fields(record.key, std::move(fields), tools.pages);
}

}  // namespace mapwire
