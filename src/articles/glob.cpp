#include "articles/glob.hpp"

#include <cstddef>

namespace mapwire {
namespace {

// One character against "[…]" that begins at glob[at]; moves `at` behind it. A bracket that is not closed means itself.
bool matches_set(char c, std::string_view glob, std::size_t& at) {
    const auto close = glob.find(']', at + 2);
    if (close == std::string_view::npos) {
        const bool same = c == glob[at];
        ++at;
        return same;
    }
    std::size_t i = at + 1;
    const bool negated = glob[i] == '!' || glob[i] == '^';
    if (negated) { ++i; }
    bool found = false;
    for (; i < close; ++i) {
        if (i + 2 < close && glob[i + 1] == '-') {
            found = found || (glob[i] <= c && c <= glob[i + 2]);
            i += 2;
        } else {
            found = found || glob[i] == c;
        }
    }
    at = close + 1;
    return found != negated && c != '/';
}

// The usual walk with one remembered star of each kind: no recursion, so no pattern takes exponential time.
bool matches_whole(std::string_view path, std::string_view glob) {
    constexpr auto none = std::string_view::npos;
    std::size_t p = 0;
    std::size_t g = 0;
    std::size_t star_g = none;  // after the last "*", and where it began to match
    std::size_t star_p = 0;
    std::size_t deep_g = none;  // the same for "**"
    std::size_t deep_p = 0;
    while (true) {
        if (g < glob.size() && glob[g] == '*') {
            if (glob.substr(g, 2) == "**") {
                g += 2;
                if (g < glob.size() && glob[g] == '/') { ++g; }  // "**/a" also means "a"
                deep_g = g;
                deep_p = p;
                star_g = none;
            } else {
                star_g = ++g;
                star_p = p;
            }
            continue;
        }
        if (p == path.size() && g == glob.size()) { return true; }
        if (p < path.size() && g < glob.size()) {
            std::size_t next = g;
            bool same = false;
            if (glob[g] == '?') {
                same = path[p] != '/';
                ++next;
            } else if (glob[g] == '[') {
                same = matches_set(path[p], glob, next);
            } else {
                if (glob[g] == '\\' && g + 1 < glob.size()) { ++next; }
                same = glob[next] == path[p];
                ++next;
            }
            if (same) {
                ++p;
                g = next;
                continue;
            }
        }
        if (star_g != none && star_p < path.size() && path[star_p] != '/') {
            p = ++star_p;
            g = star_g;
        } else if (deep_g != none && deep_p < path.size()) {
            p = ++deep_p;
            g = deep_g;
            star_g = none;
        } else {
            return false;
        }
    }
}

}  // namespace

bool matches_glob(std::string_view path, std::string_view glob) {
    if (glob.find('/') == std::string_view::npos) {
        const auto slash = path.rfind('/');
        if (slash != std::string_view::npos) { path.remove_prefix(slash + 1); }
    }
    return matches_whole(path, glob);
}

bool is_glob(std::string_view text) { return text.find_first_of("*?[") != std::string_view::npos; }

}  // namespace mapwire
