#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace mapwire {

/// A template with each {{word rest}} replaced by what `value` returns for "word rest".
[[nodiscard]] inline std::string filled(std::string_view text,
                                        const std::function<std::string(std::string_view)>& value) {
    std::string result;
    result.reserve(text.size() * 2);
    while (true) {
        const auto begin = text.find("{{");
        result += text.substr(0, begin);
        if (begin == std::string_view::npos) { return result; }
        const auto end = text.find("}}", begin);
        if (end == std::string_view::npos) { throw std::logic_error("a template has {{ without }}"); }
        result += value(text.substr(begin + 2, end - begin - 2));
        text.remove_prefix(end + 2);
    }
}

}  // namespace mapwire
