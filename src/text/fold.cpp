#include "mapwire/text/fold.hpp"

#include "text/code_points.hpp"
#include "text/fold_rules.hpp"

namespace mapwire {
namespace {

/// A dot after a word of at most so many characters belongs to the word ("St. Louis"); after a longer one it ends a
/// sentence.
constexpr std::size_t longest_dotted_word = 3;

}  // namespace

std::string fold_name(std::string_view name) {
    std::string folded;
    folded.reserve(name.size());
    char pending = 0;  // what stands between the last word and the next: ' ' or ','
    bool dot_joins = false;
    std::size_t word_length = 0;
    for (std::size_t at = 0; at < name.size();) {
        const auto c = code_point_at(name, at);
        at += c.bytes;
        FoldedCodePoint rule;
        if (c.value < 0x80) {
            const auto byte = static_cast<char>(c.value);
            if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
                rule = {FoldClass::word, std::string(1, byte)};
            } else if (byte >= 'A' && byte <= 'Z') {
                rule = {FoldClass::word, std::string(1, static_cast<char>(byte | 0x20))};
            } else {
                rule = fold_rule(c.value);
            }
        } else {
            rule = fold_rule(c.value);
        }
        switch (rule.fold_class) {
            case FoldClass::ignorable:
            case FoldClass::apostrophe: break;
            case FoldClass::word:
                if (pending != 0 && !folded.empty()) {
                    folded.push_back(pending);
                    word_length = 0;
                } else if (dot_joins) {
                    word_length = 0;
                }
                pending = 0;
                dot_joins = false;
                folded += rule.text;
                ++word_length;
                break;
            case FoldClass::dot:
                if (word_length == 1 && pending == 0) {
                    dot_joins = true;
                } else if (word_length <= longest_dotted_word && pending == 0) {
                    pending = ' ';
                } else {
                    pending = ',';
                }
                break;
            case FoldClass::blank: pending = pending == ',' ? ',' : ' '; break;
            case FoldClass::punctuation: pending = ','; break;
        }
    }
    return folded;
}

}  // namespace mapwire
