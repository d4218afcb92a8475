#include "articles/field_paths.hpp"

#include <algorithm>
#include <array>

#include "mapwire/model/error.hpp"
#include "mapwire/text/letter_case.hpp"

namespace mapwire {
namespace {

struct KnownField {
    std::string_view name;
    FieldMember member;
    std::string_view common_paths;  // best first
};

// Names that services and tools give the fields: News API, GDELT, Media Cloud, extracts of Common Crawl's news,
// ReliefWeb, schema.org, WordPress, feeds in JSON, search engines; last the headings of tables in other languages.
constexpr std::array<KnownField, 8> known_fields{{
    {"text", &ArticleFields::text,
     "text body content maintext article_text full_text fulltext articleBody story_text plain_text content_text "
     "text_content "
     "fields.body fields.bodyText _source.text _source.body _source.content body-html fields.body-html content_html "
     "content.rendered article story message raw_text description summary fields.description excerpt.rendered snippet "
     "volltext inhalt texte contenu texto contenido testo metin текст содержание النص نص المحتوى"},
    {"title", &ArticleFields::title,
     "title headline article_title head.title fields.title fields.headline head.line _source.title webTitle "
     "headline.main title.rendered name titel titre titulo título titolo başlık заголовок العنوان عنوان"},
    {"published", &ArticleFields::published,
     "published published_at publishedAt publish_date date_publish published_date pub_date pubDate publication_date "
     "datePublished date_published seendate date fields.date.original fields.date.created webPublicationDate "
     "_source.published _source.date date_gmt timestamp created_at created datum fecha data tarih дата التاريخ تاريخ"},
    {"id", &ArticleFields::id, "id guid uuid _id stories_id article_id story_id doc_id fields.id key"},
    {"url", &ArticleFields::url,
     "url link source_url canonical_url original_url fields.url_alias fields.url webUrl web_url href _source.url uri lien enlace bağlantı ссылка الرابط رابط"},
    {"language", &ArticleFields::language,
     "lang language lang_code language_code inLanguage fields.language.code _source.language"},
    {"author", &ArticleFields::author, "author authors byline creator author.name authors.name _source.author"},
    {"source", &ArticleFields::source,
     "source source.name media_name source_domain canonical_domain domain publisher outlet fields.source.name "
     "fields.source.shortname"},
}};

std::vector<std::string> steps_of(std::string_view path) {
    std::vector<std::string> steps;
    std::size_t at = path.starts_with('.') ? 1 : 0;
    while (at < path.size()) {
        const auto end = std::min(path.find_first_of(".[", at + (path[at] == '[' ? 1 : 0)), path.size());
        steps.emplace_back(path.substr(at, end - at));
        at = end < path.size() && path[end] == '.' ? end + 1 : end;
    }
    return steps;
}

void add_path(FieldNode& root, std::string_view path, FieldMember member, int rank) {
    auto* node = &root;
    for (auto& step : steps_of(path)) {
        const auto found = std::find_if(node->children.begin(), node->children.end(),
                                        [&](const FieldNode::Child& child) { return child.name == step; });
        if (found == node->children.end()) {
            node->children.push_back({std::move(step), std::make_unique<FieldNode>()});
            node = node->children.back().node.get();
        } else {
            node = found->node.get();
        }
    }
    if (node->member != nullptr) { return; }  // a better path leads here
    node->member = member;
    node->rank = rank;
}

bool is_fine_path(std::string_view path) {
    const auto steps = steps_of(path);
    return !steps.empty() && std::none_of(steps.begin(), steps.end(), [](const std::string& step) {
        if (step.empty()) { return true; }
        if (step.front() != '[') { return false; }
        return step.size() < 3 || step.back() != ']' || step.find_first_not_of("0123456789", 1) != step.size() - 1;
    });
}

}  // namespace

const FieldNode* FieldNode::child(std::string_view name) const {
    for (const auto& each : children) {
        if (each.name == name) { return each.node.get(); }
    }
    return nullptr;
}

const FieldNode* column_node(const FieldNode& tree, std::string_view column) {
    if (const auto* const exact = tree.child(column); exact != nullptr) { return exact; }
    const auto plain = [](std::string_view name) {
        auto lower = lower_case(name);
        std::replace(lower.begin(), lower.end(), ' ', '_');
        return lower;
    };
    const auto wanted = plain(column);
    for (const auto& each : tree.children) {
        if (each.node->member != nullptr && plain(each.name) == wanted) { return each.node.get(); }
    }
    return nullptr;
}

FieldMember field_member(std::string_view name) {
    for (const auto& known : known_fields) {
        if (known.name == name) { return known.member; }
    }
    return nullptr;
}

FieldNode field_tree(const FieldPaths& paths) {
    FieldNode root;
    int rank = -1000;
    for (const auto& [name, path] : paths.paths) { add_path(root, path, field_member(name), rank++); }
    for (const auto& known : known_fields) {
        // Who names a field's path means that one alone.
        const bool told = std::any_of(paths.paths.begin(), paths.paths.end(),
                                      [&](const auto& path) { return path.first == known.name; });
        if (told) { continue; }
        rank = 0;
        for (std::size_t at = 0; at < known.common_paths.size();) {
            const auto end = std::min(known.common_paths.find(' ', at), known.common_paths.size());
            add_path(root, known.common_paths.substr(at, end - at), known.member, rank++);
            at = end + 1;
        }
    }
    return root;
}

FieldPaths FieldPaths::parse(std::string_view list) {
    FieldPaths fields;
    for (std::size_t at = 0; at <= list.size();) {
        const auto end = std::min(list.find(',', at), list.size());
        const auto pair = list.substr(at, end - at);
        at = end + 1;
        const auto equals = pair.find('=');
        const auto name = pair.substr(0, equals);
        if (equals == std::string_view::npos || !is_fine_path(pair.substr(equals + 1))) {
            throw InputError({"--fields " + std::string(list), "\"" + std::string(pair) + "\" is no field and path",
                              "Write for example text=.body,title=.head.line"});
        }
        if (field_member(name) == nullptr) {
            throw InputError({"--fields " + std::string(list),
                              "\"" + std::string(name) + "\" is no field of an article",
                              "The fields are text, title, published, id, url, language, author, source"});
        }
        fields.paths.emplace_back(name, pair.substr(equals + 1));
    }
    return fields;
}

}  // namespace mapwire
