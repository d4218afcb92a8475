#include <algorithm>

#include "articles/formats.hpp"
#include "articles/unpack.hpp"
#include "articles/xml_tree.hpp"

namespace mapwire {
namespace {

// Walks a document's tree in its order without recursion: it may be nested as deep as a file pleases.
template <class Enter, class Leave>
void walk_tree(const xmlNode* root, Enter&& enter, Leave&& leave) {
    const xmlNode* node = root;
    while (node != nullptr) {
        const bool inside = enter(node);
        if (inside && node->children != nullptr && node->type == XML_ELEMENT_NODE) {
            node = node->children;
            continue;
        }
        leave(node);
        while (node != root && node->next == nullptr) {
            node = node->parent;
            leave(node);
        }
        if (node == root) { return; }
        node = node->next;
    }
}

std::string docx_text(const xmlNode* root) {
    std::string text;
    walk_tree(
        root,
        [&](const xmlNode* node) {
            if (node->type != XML_ELEMENT_NODE) { return false; }
            const auto name = name_of(node);
            if (name == "t") {
                text += content_of(node);
                return false;
            }
            if (name == "tab") { text += '\t'; }
            if (name == "br" || name == "cr") { text += '\n'; }
            // Deleted words, instructions of fields, and the fallback of what was told before.
            return name != "del" && name != "instrText" && name != "Fallback";
        },
        [&](const xmlNode* node) {
            if (node->type == XML_ELEMENT_NODE && name_of(node) == "p") { text += "\n\n"; }
        });
    return text;
}

std::string odt_text(const xmlNode* root) {
    std::string text;
    int paragraphs = 0;  // open ones
    walk_tree(
        root,
        [&](const xmlNode* node) {
            if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
                if (paragraphs > 0) { text += content_of(node); }
                return false;
            }
            if (node->type != XML_ELEMENT_NODE) { return false; }
            const auto name = name_of(node);
            if (name == "p" || name == "h") { ++paragraphs; }
            if (name == "s") { text += ' '; }
            if (name == "tab") { text += '\t'; }
            if (name == "line-break") { text += '\n'; }
            return name != "tracked-changes" && name != "annotation" && name != "note";  // foot- and endnotes
        },
        [&](const xmlNode* node) {
            if (node->type != XML_ELEMENT_NODE) { return; }
            const auto name = name_of(node);
            if (name == "p" || name == "h") {
                --paragraphs;
                text += "\n\n";
            }
        });
    return text;
}

// More than one empty line says no more than one.
std::string with_single_gaps(const std::string& text) {
    std::string out;
    std::size_t breaks = 0;
    for (const char c : text) {
        breaks = c == '\n' ? breaks + 1 : 0;
        if (breaks <= 2) { out.push_back(c); }
    }
    while (!out.empty() && out.back() == '\n') { out.pop_back(); }
    return out.substr(std::min(out.find_first_not_of('\n'), out.size()));
}

void read_properties(const std::optional<std::string>& xml, ArticleFields& fields) {
    if (!xml || declares_entities(*xml)) { return; }
    const auto tree = parse_xml(*xml);
    const auto* const root = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
    if (root == nullptr) { return; }
    walk_tree(
        root,
        [&](const xmlNode* node) {
            if (node->type != XML_ELEMENT_NODE) { return false; }
            const auto name = name_of(node);
            const auto keep = [&](std::string& place) {
                if (place.empty()) { place = content_of(node); }
            };
            if (name == "title") { keep(fields.title); }
            if (name == "creator" || name == "initial-creator") { keep(fields.author); }
            if (name == "created" || name == "creation-date") { keep(fields.published); }
            if (name == "language") { keep(fields.language); }
            return true;
        },
        [](const xmlNode*) {});
}

std::variant<ParsedArticle, Issue> read_document(RawRecord record, ParserTools& tools, const char* content_name,
                                                 const char* properties_name, std::string (*text_of)(const xmlNode*)) {
    const auto where = record.key.where();
    const auto limit = tools.options.limits.record_bytes;
    const auto content = zip_member(record.bytes, content_name, limit);
    if (!content) {
        return Issue{where, std::string("there is no ") + content_name + " in it, or it is damaged or too long",
                     "Give a document of a word processor"};
    }
    if (declares_entities(*content)) {
        return Issue{where, "the XML declares entities of its own, as an entity bomb does; it is not read",
                     "Save the document anew"};
    }
    const auto tree = parse_xml(*content);
    const auto* const root = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
    if (root == nullptr) { return Issue{where, "the document's XML is broken", "Save the document anew"}; }
    ArticleFields fields;
    fields.text = with_single_gaps(text_of(root));
    if (fields.text.empty()) { return Issue{where, "the document has no text", "Check what the file is"}; }
    read_properties(zip_member(record.bytes, properties_name, limit), fields);
    fields.text = with_title(fields.title, std::move(fields.text));
    return article_of_fields(record.key, std::move(fields), tools.pages);
}

}  // namespace

std::variant<ParsedArticle, Issue> read_docx_record(RawRecord record, ParserTools& tools) {
    return read_document(std::move(record), tools, "word/document.xml", "docProps/core.xml", docx_text);
}

std::variant<ParsedArticle, Issue> read_odt_record(RawRecord record, ParserTools& tools) {
    return read_document(std::move(record), tools, "content.xml", "meta.xml", odt_text);
}

}  // namespace mapwire
