#pragma once

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <memory>
#include <string>
#include <string_view>

namespace mapwire {

struct XmlDeleter {
    void operator()(xmlDoc* document) const noexcept { xmlFreeDoc(document); }
};
using XmlTree = std::unique_ptr<xmlDoc, XmlDeleter>;

/// Null when nothing can be made of it. Nothing is fetched, no entity is replaced but those of XML itself, and small
/// faults are passed over. Who calls must have refused documents that declare entities (declares_entities).
[[nodiscard]] inline XmlTree parse_xml(std::string_view xml) {
    constexpr int how = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_RECOVER |
                        XML_PARSE_NOCDATA | XML_PARSE_COMPACT;
    return XmlTree(xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, "UTF-8", how));
}

[[nodiscard]] inline bool declares_entities(std::string_view xml) {
    return xml.find("<!ENTITY") != std::string_view::npos;
}

/// The name without its prefix.
[[nodiscard]] inline std::string_view name_of(const xmlNode* node) {
    const auto* const name = reinterpret_cast<const char*>(node->name);
    const std::string_view whole = name != nullptr ? name : "";
    const auto colon = whole.find(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

[[nodiscard]] inline std::string content_of(const xmlNode* node) {
    xmlChar* const content = xmlNodeGetContent(node);
    std::string text = content != nullptr ? reinterpret_cast<const char*>(content) : "";
    xmlFree(content);
    return text;
}

/// The markup inside an element, its tags without prefixes of their own kept as they are.
[[nodiscard]] inline std::string markup_of(const xmlNode* node) {
    std::string markup;
    const std::unique_ptr<xmlBuffer, void (*)(xmlBuffer*)> buffer(xmlBufferCreate(), xmlBufferFree);
    for (auto* child = node->children; buffer && child != nullptr; child = child->next) {
        xmlBufferEmpty(buffer.get());
        if (xmlNodeDump(buffer.get(), node->doc, child, 0, 0) > 0) {
            markup += reinterpret_cast<const char*>(xmlBufferContent(buffer.get()));
        }
    }
    return markup;
}

[[nodiscard]] inline std::string attribute_of(const xmlNode* node, const char* name) {
    xmlChar* const value = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
    std::string text = value != nullptr ? reinterpret_cast<const char*>(value) : "";
    xmlFree(value);
    return text;
}

}  // namespace mapwire
