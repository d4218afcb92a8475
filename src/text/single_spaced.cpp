#include "mapwire/text/single_spaced.hpp"

namespace mapwire {
namespace {

constexpr bool is_blank(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Whether a text is single-spaced already, as nearly all are: without a branch for each letter.
bool is_single_spaced(std::string_view text) noexcept {
    if (text.empty()) { return true; }
    unsigned faults = is_blank(text.front()) || is_blank(text.back()) ? 1U : 0U;
    for (std::size_t i = 1; i < text.size(); ++i) {
        const auto control = static_cast<unsigned>(text[i] >= '\t') & static_cast<unsigned>(text[i] <= '\r');
        const auto pair = static_cast<unsigned>(text[i] == ' ') & static_cast<unsigned>(text[i - 1] == ' ');
        faults |= control | pair;
    }
    return faults == 0;
}

}  // namespace

std::string single_spaced(std::string_view text) {
    if (is_single_spaced(text)) { return std::string(text); }
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        if (!is_blank(c)) {
            result += c;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    if (!result.empty() && result.back() == ' ') { result.pop_back(); }
    return result;
}

}  // namespace mapwire
