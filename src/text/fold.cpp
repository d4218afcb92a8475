#include "mapwire/text/fold.hpp"

#include "mapwire/text/folded_character.hpp"
#include "mapwire/text/word_gap.hpp"

namespace mapwire {

std::string fold_name(std::string_view name) {
    std::string folded;
    folded.reserve(name.size());
    WordGap gap;
    std::size_t word_length = 0;
    for (std::size_t at = 0; at < name.size();) {
        const auto character = folded_character_at(name, at);
        at += character.bytes;
        if (character.fold_class != FoldClass::word) {
            gap.take(character.fold_class, word_length);
            continue;
        }
        if (gap.separator() != '\0' && !folded.empty()) { folded.push_back(gap.separator()); }
        if (gap.separator() != '\0' || gap.dotted()) { word_length = 0; }
        gap = {};
        folded += character.text;
        ++word_length;
    }
    return folded;
}

}  // namespace mapwire
