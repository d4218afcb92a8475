#include "mapwire/text/fold.hpp"

#include "mapwire/text/folded_character.hpp"
#include "mapwire/text/word_gap.hpp"

namespace mapwire {
namespace {

bool is_plain_letter(char c) { return static_cast<unsigned char>((c | 0x20) - 'a') < 26; }

// Names of ASCII letters with single blanks between them are most names, and fold to themselves in small. Empty for all
// others.
std::string fold_plain(std::string_view name) {
    constexpr std::size_t longest = 64;
    char small[longest];
    if (name.size() > longest) { return {}; }
    bool between = true;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const bool is_letter = is_plain_letter(c);
        if (!is_letter && (between || c != ' ')) { return {}; }
        small[i] = static_cast<char>(c | 0x20);  // a blank stays one
        between = !is_letter;
    }
    return between ? std::string() : std::string(small, name.size());
}

}  // namespace

std::string fold_name(std::string_view name) {
    auto folded = fold_plain(name);
    if (!folded.empty()) { return folded; }
    folded.reserve(name.size());
    WordGap gap;
    std::size_t word_length = 0;
    const auto begin_letter = [&] {
        if (gap.separator() != '\0' && !folded.empty()) { folded.push_back(gap.separator()); }
        if (gap.separator() != '\0' || gap.dotted()) { word_length = 0; }
        gap = {};
    };
    for (std::size_t at = 0; at < name.size();) {
        // Most are letters of ASCII, which fold to themselves in small whatever follows.
        if (is_plain_letter(name[at])) {
            begin_letter();
            const auto begin = at;
            while (at < name.size() && is_plain_letter(name[at])) { ++at; }
            word_length += at - begin;
            auto to = folded.size();
            folded.append(name, begin, at - begin);
            for (; to < folded.size(); ++to) { folded[to] = static_cast<char>(folded[to] | 0x20); }
            continue;
        }
        const auto character = folded_character_at(name, at);
        at += character.bytes;
        if (character.fold_class != FoldClass::word) {
            gap.take(character.fold_class, word_length);
            continue;
        }
        begin_letter();
        folded += character.text;
        ++word_length;
    }
    return folded;
}

}  // namespace mapwire
