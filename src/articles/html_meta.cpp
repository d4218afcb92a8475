#include "articles/html_meta.hpp"

#include <map>
#include <span>
#include <vector>

#include "articles/html_text.hpp"
#include "articles/json_fields.hpp"
#include "mapwire/text/letter_case.hpp"

namespace mapwire {
namespace {

// Best first; the names of meta tags in lower case.
constexpr std::string_view title_names[] = {"og:title", "twitter:title", "dc.title", "dcterms.title", "headline"};
constexpr std::string_view date_names[] = {"article:published_time",
                                           "og:article:published_time",
                                           "datepublished",
                                           "date",
                                           "pubdate",
                                           "publishdate",
                                           "publish_date",
                                           "publication_date",
                                           "dc.date",
                                           "dc.date.issued",
                                           "dcterms.created",
                                           "dcterms.date",
                                           "sailthru.date",
                                           "parsely-pub-date"};
constexpr std::string_view author_names[] = {"author", "article:author", "dc.creator", "parsely-author"};
constexpr std::string_view language_names[] = {"og:locale", "language", "content-language"};
constexpr std::string_view source_names[] = {"og:site_name", "application-name"};

struct PageFacts {
    std::map<std::string, std::string, std::less<>> metas;  // the first of each name
    std::string canonical;
    std::string title;
    std::string heading;
    std::string time;
    std::string language;
    std::vector<std::string> linked_data;
};

bool nothing_skipped(const GumboNode& /*node*/) { return false; }

void keep_first(std::string& place, std::string_view value) {
    if (place.empty()) { place = value; }
}

void collect(const GumboNode& node, PageFacts& facts) {
    switch (tag_of(node)) {
        case GUMBO_TAG_HTML: keep_first(facts.language, attribute(node, "lang")); break;
        case GUMBO_TAG_META: {
            for (const char* const name : {"property", "name", "itemprop", "http-equiv"}) {
                const auto key = lower_case(attribute(node, name));
                if (!key.empty()) { facts.metas.try_emplace(key, attribute(node, "content")); }
            }
            break;
        }
        case GUMBO_TAG_LINK:
            if (lower_case(attribute(node, "rel")) == "canonical") {
                keep_first(facts.canonical, attribute(node, "href"));
            }
            break;
        case GUMBO_TAG_TITLE: keep_first(facts.title, text_of(node, nothing_skipped)); return;
        case GUMBO_TAG_H1: keep_first(facts.heading, text_of(node, is_machinery)); break;
        case GUMBO_TAG_TIME: keep_first(facts.time, attribute(node, "datetime")); break;
        case GUMBO_TAG_SCRIPT:
            if (lower_case(attribute(node, "type")) == "application/ld+json") {
                for_each_child(node, [&](const GumboNode& child) {
                    if (child.type == GUMBO_NODE_TEXT) { facts.linked_data.emplace_back(child.v.text.text); }
                });
            }
            return;
        default: break;
    }
    for_each_child(node, [&](const GumboNode& child) { collect(child, facts); });
}

std::string first_meta(const PageFacts& facts, std::span<const std::string_view> names) {
    for (const auto name : names) {
        const auto found = facts.metas.find(name);
        if (found != facts.metas.end() && !found->second.empty()) { return found->second; }
    }
    return {};
}

// The paths of schema.org's articles, alone, in a list or in a graph. Read anew for each page: few have more than one.
ArticleFields linked_data_fields(std::string text) {
    FieldPaths paths;
    for (const std::string prefix : {"", "@graph.", "mainEntity."}) {
        for (const auto& [field, path] :
             std::initializer_list<std::pair<const char*, const char*>>{{"title", "headline"},
                                                                        {"published", "datePublished"},
                                                                        {"published", "dateCreated"},
                                                                        {"language", "inLanguage"},
                                                                        {"author", "author.name"},
                                                                        {"source", "publisher.name"},
                                                                        {"url", "url"},
                                                                        {"text", "articleBody"}}) {
            paths.paths.emplace_back(field, prefix + path);
        }
    }
    paths.paths.emplace_back("id", "\x01");  // pages have no ids
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first != std::string::npos && text[first] == '[') { text = "{\"@graph\":" + text + "}"; }
    JsonFields json(paths);
    auto fields = json.read({}, text);
    return std::holds_alternative<Issue>(fields) ? ArticleFields{} : std::get<ArticleFields>(std::move(fields));
}

// Titles of pages end in the outlet's name, which parse_text_article knows to take off; line breaks do not belong.
std::string one_line(std::string text) {
    for (auto& c : text) { c = c == '\n' || c == '\r' || c == '\t' ? ' ' : c; }
    return text;
}

}  // namespace

ArticleFields page_fields(const GumboNode& root) {
    PageFacts facts;
    collect(root, facts);
    ArticleFields fields;
    for (auto& text : facts.linked_data) {
        const auto said = linked_data_fields(std::move(text));
        if (said.title.empty() && said.published.empty() && said.text.empty()) { continue; }
        keep_first(fields.title, said.title);
        keep_first(fields.published, said.published);
        keep_first(fields.language, said.language);
        keep_first(fields.author, said.author);
        keep_first(fields.source, said.source);
        keep_first(fields.url, said.url);
        keep_first(fields.text, said.text);
    }
    keep_first(fields.title, first_meta(facts, title_names));
    keep_first(fields.title, facts.heading);
    keep_first(fields.title, facts.title);
    fields.title = one_line(std::move(fields.title));
    keep_first(fields.published, first_meta(facts, date_names));
    keep_first(fields.published, facts.time);
    if (fields.language.empty()) { fields.language = facts.language; }
    keep_first(fields.language, first_meta(facts, language_names));
    keep_first(fields.author, first_meta(facts, author_names));
    keep_first(fields.source, first_meta(facts, source_names));
    const auto og_url = facts.metas.find("og:url");
    const auto address = !facts.canonical.empty() ? facts.canonical : og_url != facts.metas.end() ? og_url->second : "";
    if (!address.empty()) { fields.url = address; }
    return fields;
}

}  // namespace mapwire
