#pragma once

#include <string>
#include <string_view>

namespace mapwire {

/// Text for an XML attribute or element: the five special characters escaped; control characters, which XML cannot
/// hold, left out.
[[nodiscard]] inline std::string xml_escaped(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&': result += "&amp;"; break;
            case '<': result += "&lt;"; break;
            case '>': result += "&gt;"; break;
            case '"': result += "&quot;"; break;
            case '\'': result += "&apos;"; break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20U || c == '\n' || c == '\t') { result += c; }
        }
    }
    return result;
}

}  // namespace mapwire
