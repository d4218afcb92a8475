#pragma once

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>

namespace mapwire {

struct GumboDeleter {
    void operator()(GumboOutput* output) const noexcept { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};
using GumboTree = std::unique_ptr<GumboOutput, GumboDeleter>;

[[nodiscard]] inline GumboTree parse_html(const std::string& html) {
    return GumboTree(gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size()));
}

[[nodiscard]] inline bool is_element(const GumboNode& node) { return node.type == GUMBO_NODE_ELEMENT; }
[[nodiscard]] inline GumboTag tag_of(const GumboNode& node) {
    return is_element(node) ? node.v.element.tag : GUMBO_TAG_UNKNOWN;
}

/// "" when the element has no such attribute.
[[nodiscard]] inline std::string_view attribute(const GumboNode& node, const char* name) {
    if (!is_element(node)) { return {}; }
    const auto* const found = gumbo_get_attribute(&node.v.element.attributes, name);
    return found != nullptr ? std::string_view(found->value) : std::string_view{};
}

/// Calls `work` with each child of an element, in order.
template <class Work>
void for_each_child(const GumboNode& node, Work&& work) {
    if (!is_element(node)) { return; }
    const auto& children = node.v.element.children;
    for (unsigned i = 0; i < children.length; ++i) { work(*static_cast<const GumboNode*>(children.data[i])); }
}

}  // namespace mapwire
