#include "gazetteer/row_values.hpp"

#include <fast_float/fast_float.h>

#include <cmath>

namespace mapwire {

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r");
    return begin == std::string_view::npos ? std::string_view{}
                                           : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::optional<double> number_in(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
        return {};
    }
    return value;
}

std::uint32_t geonames_id_in(std::string_view text) {
    const auto number = number_in(text);
    return number && *number >= 1 && *number < 4294967295.0 ? static_cast<std::uint32_t>(*number) : 0;
}

std::string_view without_qualifier(std::string_view name) {
    const auto bracket = name.find(" (");
    if (bracket != std::string_view::npos && name.ends_with(')')) { name = name.substr(0, bracket); }
    return trimmed(name.substr(0, name.find(" - ")));
}

char class_of_code(std::string_view code) {
    struct Prefix {
        std::string_view code;
        char feature_class;
    };
    constexpr Prefix prefixes[] = {{"ADM", 'A'}, {"PCL", 'A'},  {"PPL", 'P'}, {"STLMT", 'P'},
                                   {"WAD", 'H'}, {"STM", 'H'},  {"LK", 'H'},  {"MT", 'T'},
                                   {"HLL", 'T'}, {"CAMP", 'S'}, {"RD", 'R'},  {"RGN", 'L'}};
    for (const auto& prefix : prefixes) {
        if (code.starts_with(prefix.code)) { return prefix.feature_class; }
    }
    return code.empty() ? 'P' : 'S';
}

}  // namespace mapwire
