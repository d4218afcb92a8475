#include <algorithm>
#include <map>
#include <vector>

#include "articles/formats.hpp"

namespace mapwire {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find(separator, at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

// A line with its numbers taken out: headers and footers are alike on all pages but for those.
std::string pattern_of(std::string_view line) {
    std::string pattern;
    for (const char c : line) {
        if ((c >= '0' && c <= '9') || c == ' ' || c == '\t') { continue; }
        pattern.push_back(c);
    }
    return pattern;
}

using Lines = std::vector<std::string_view>;

// First and last line of each page, by pattern: those on half of the pages or more are headers and footers.
void drop_running_lines(std::vector<Lines>& pages) {
    if (pages.size() < 2) { return; }
    std::map<std::string, std::size_t> counts;
    for (const auto& page : pages) {
        if (page.empty()) { continue; }
        ++counts[pattern_of(page.front())];
        if (page.size() > 1) { ++counts[pattern_of(page.back())]; }
    }
    const auto is_running = [&](std::string_view line) {
        const auto found = counts.find(pattern_of(line));
        return found != counts.end() && found->second >= 2 && found->second * 2 >= pages.size();
    };
    for (auto& page : pages) {
        while (!page.empty() && (is_blank(page.back()) || is_running(page.back()))) { page.pop_back(); }
        while (!page.empty() && (is_blank(page.front()) || is_running(page.front()))) { page.erase(page.begin()); }
    }
}

bool is_small_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

}  // namespace

std::string text_of_pages(std::string_view text) {
    std::vector<Lines> pages;
    for (const auto page : split(text, '\f')) {
        Lines lines = split(page, '\n');
        while (!lines.empty() && is_blank(lines.back())) { lines.pop_back(); }
        lines.erase(lines.begin(), std::find_if_not(lines.begin(), lines.end(), is_blank));
        if (!lines.empty()) { pages.push_back(std::move(lines)); }
    }
    drop_running_lines(pages);
    std::string out;
    for (const auto& page : pages) {
        for (auto line : page) {
            if (line.ends_with('\r')) { line.remove_suffix(1); }
            // A word that was parted at the end of a line: small letters on both sides of the hyphen.
            const bool parted = out.size() > 2 && out.back() == '\n' && out[out.size() - 2] == '-' &&
                                is_small_letter(out[out.size() - 3]) && !line.empty() && is_small_letter(line.front());
            if (parted) { out.resize(out.size() - 2); }
            out += line;
            out += '\n';
        }
    }
    while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) { out.pop_back(); }
    return out;
}

}  // namespace mapwire
