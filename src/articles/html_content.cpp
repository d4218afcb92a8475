#include <algorithm>
#include <iterator>
#include <string_view>

#include "articles/html_text.hpp"
#include "mapwire/text/letter_case.hpp"

namespace mapwire {
namespace {

// Words in class and id that mark what stands beside an article on its page.
constexpr std::string_view aside_words[] = {  // sorted

    "ad",      "ads",      "advert",      "advertisement", "banner",     "breadcrumb",   "breadcrumbs", "caption",
    "comment", "comments", "consent",     "cookie",        "cookies",    "credit",       "disqus",      "dropdown",
    "footer",  "footnav",  "gallery",     "hidden",        "infobox",    "login",        "masthead",    "menu",
    "modal",   "mostread", "nav",         "navbar",        "navigation", "newsletter",   "pagination",  "paywall",
    "popup",   "promo",    "recommended", "related",       "respond",    "screenreader", "share",       "sharing",
    "sidebar", "signup",   "skip",        "slideshow",     "social",     "sponsored",    "subscribe",   "tags",
    "teaser",  "toolbar",  "trending",    "widget"};

bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool names_aside(std::string_view names) {
    const auto lower = lower_case(names);
    for (std::size_t at = 0; at < lower.size();) {
        if (!is_word_byte(lower[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < lower.size() && is_word_byte(lower[end])) { ++end; }
        if (std::binary_search(std::begin(aside_words), std::end(aside_words),
                               std::string_view(lower).substr(at, end - at))) {
            return true;
        }
        at = end;
    }
    return false;
}

bool is_hidden(const GumboNode& node) {
    if (gumbo_get_attribute(&node.v.element.attributes, "hidden") != nullptr ||
        attribute(node, "aria-hidden") == "true") {
        return true;
    }
    auto style = lower_case(attribute(node, "style"));
    std::erase(style, ' ');
    return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

bool has_aside_tag(const GumboNode& node) {
    switch (tag_of(node)) {
        case GUMBO_TAG_NAV:
        case GUMBO_TAG_FOOTER:
        case GUMBO_TAG_ASIDE:
        case GUMBO_TAG_FORM:
        case GUMBO_TAG_FIGURE:
        case GUMBO_TAG_FIGCAPTION:
        case GUMBO_TAG_CAPTION:
        case GUMBO_TAG_MENU: return true;
        case GUMBO_TAG_HEADER: return node.parent != nullptr && tag_of(*node.parent) == GUMBO_TAG_BODY;
        default: return false;
    }
}

bool has_aside_role(const GumboNode& node) {
    const auto role = attribute(node, "role");
    return role == "navigation" || role == "banner" || role == "contentinfo" || role == "complementary" ||
           role == "search" || role == "dialog" || role == "menu";
}

// What a page adds around and into an article. Frames of the whole page bear such words too ("has-sidebar").
bool is_aside(const GumboNode& node) {
    if (!is_element(node)) { return false; }
    if (is_machinery(node) || has_aside_tag(node) || has_aside_role(node) || is_hidden(node)) { return true; }
    const auto tag = node.v.element.tag;
    if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN || tag == GUMBO_TAG_ARTICLE) {
        return false;
    }
    return names_aside(attribute(node, "class")) || names_aside(attribute(node, "id"));
}

bool is_link(const GumboNode& node) { return tag_of(node) == GUMBO_TAG_A; }

// Bytes of text that are no link, asides left out.
std::size_t weight_of(const GumboNode& node) {
    if (node.type == GUMBO_NODE_TEXT) { return std::string_view(node.v.text.text).size(); }
    if (!is_element(node) || is_aside(node) || is_link(node)) { return 0; }
    std::size_t weight = 0;
    for_each_child(node, [&](const GumboNode& child) { weight += weight_of(child); });
    return weight;
}

struct Found {
    const GumboNode* node = nullptr;
    std::size_t weight = 0;
};

// The heaviest element that says of itself that it is the article.
void find_marked(const GumboNode& node, Found& best) {
    if (!is_element(node) || is_aside(node)) { return; }
    const auto property = attribute(node, "itemprop");
    const bool marked = node.v.element.tag == GUMBO_TAG_ARTICLE || node.v.element.tag == GUMBO_TAG_MAIN ||
                        property == "articleBody" || attribute(node, "role") == "main";
    if (marked) {
        const auto weight = weight_of(node);
        // The inner one of two that hold nearly the same is nearer to the article.
        if (weight > best.weight || (best.node != nullptr && weight * 10 >= best.weight * 8 && weight >= 200)) {
            best = {&node, std::max(weight, std::size_t{1})};
        }
    }
    for_each_child(node, [&](const GumboNode& child) { find_marked(child, best); });
}

// Goes down as long as one child holds nearly everything.
const GumboNode& narrowed(const GumboNode& start) {
    const GumboNode* node = &start;
    auto weight = weight_of(start);
    while (true) {
        Found heaviest;
        for_each_child(*node, [&](const GumboNode& child) {
            const auto its = weight_of(child);
            if (is_element(child) && its > heaviest.weight) { heaviest = {&child, its}; }
        });
        const auto tag = heaviest.node == nullptr ? GUMBO_TAG_UNKNOWN : tag_of(*heaviest.node);
        if (heaviest.node == nullptr || heaviest.weight * 10 < weight * 8 || tag == GUMBO_TAG_P) { return *node; }
        node = heaviest.node;
        weight = heaviest.weight;
    }
}

}  // namespace

std::string article_text(const GumboNode& root) {
    const auto all = weight_of(root);
    Found marked;
    find_marked(root, marked);
    const bool enough = marked.node != nullptr && marked.weight * 10 >= all * 3;
    auto text = text_of(narrowed(enough ? *marked.node : root), is_aside);
    // A page that is all links, or whose frame is named like an aside, still says something.
    return text.empty() ? text_of(root, is_machinery) : text;
}

}  // namespace mapwire
