#include <algorithm>
#include <iterator>
#include <string_view>

#include "articles/html_text.hpp"
#include "mapwire/text/letter_case.hpp"

namespace mapwire {
namespace {

// Words in class and id that mark what stands beside an article on its page; also two that follow each other, written
// as one: "read-more", "siteHeader".
constexpr std::string_view aside_words[] = {  // sorted
    "ad",          "ads",         "advert",    "advertisement", "alsoread",   "backtotop",    "banner",
    "breadcrumb",  "breadcrumbs", "caption",   "ccpa",          "comment",    "comments",     "consent",
    "cookie",      "cookies",     "credit",    "disqus",        "dropdown",   "followus",     "footer",
    "footnav",     "gallery",     "gdpr",      "globalheader",  "hidden",     "infobox",      "linksblock",
    "login",       "masthead",    "menu",      "modal",         "morefrom",   "moreon",       "morestories",
    "mostpopular", "mostread",    "nav",       "navbar",        "navigation", "newsletter",   "onetrust",
    "outbrain",    "pagination",  "paywall",   "popup",         "promo",      "pullquote",    "readmore",
    "readnext",    "recommended", "related",   "relatedtopics", "respond",    "screenreader", "seealso",
    "share",       "sharing",     "sidebar",   "signin",        "signup",     "siteheader",   "skip",
    "slideshow",   "social",      "sponsored", "subscribe",     "taboola",    "tags",         "teaser",
    "toolbar",     "topbar",      "trending",  "upnext",        "widget"};

bool is_lower(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

bool is_aside_word(std::string_view word) {
    return std::binary_search(std::begin(aside_words), std::end(aside_words), word);
}

bool names_aside(std::string_view names) {
    std::string before;
    for (std::size_t at = 0; at < names.size();) {
        if (!is_lower(names[at]) && !is_upper(names[at])) {
            if (names[at] == ' ') { before.clear(); }  // another name
            ++at;
            continue;
        }
        // "relatedStories" is two words, "RELATED" is one.
        std::size_t end = at + 1;
        while (end < names.size() && (is_lower(names[end]) || (is_upper(names[end]) && is_upper(names[end - 1])))) {
            ++end;
        }
        auto word = lower_case(names.substr(at, end - at));
        if (is_aside_word(word) || (!before.empty() && is_aside_word(before + word))) { return true; }
        before = std::move(word);
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

// "amp-ad" of an element that is none of HTML's.
std::string_view own_name(const GumboNode& node) {
    GumboStringPiece tag = node.v.element.original_tag;
    if (tag.data == nullptr) { return {}; }
    gumbo_tag_from_original_text(&tag);
    return {tag.data, tag.length};
}

// What a page adds around and into an article. Frames of the whole page bear such words too ("has-sidebar").
bool is_aside(const GumboNode& node) {
    if (!is_element(node)) { return false; }
    if (is_machinery(node) || has_aside_tag(node) || has_aside_role(node) || is_hidden(node)) { return true; }
    const auto tag = node.v.element.tag;
    if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN || tag == GUMBO_TAG_ARTICLE) {
        return false;
    }
    // Elements of AMP and of scripts say by their names what they are: <amp-ad>, <cookie-banner>.
    if (tag == GUMBO_TAG_UNKNOWN && names_aside(own_name(node))) { return true; }
    return names_aside(attribute(node, "class")) || names_aside(attribute(node, "id")) ||
           names_aside(attribute(node, "data-component"));
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
