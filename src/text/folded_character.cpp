#include "mapwire/text/folded_character.hpp"

#include "text/code_points.hpp"

namespace mapwire {
namespace {

struct FoldedOutcome {
    FoldClass fold_class;
    std::uint8_t size;
    char text[62];
};

// Made by make_fold_table.cpp when the library is built: asking ICU for each character at run time would be slow.
#include "fold_table.inc"

constexpr char32_t table_end = 0x20000;
constexpr char32_t first_ideograph_plane = 0x20000;
constexpr char32_t end_of_ideograph_planes = 0x40000;

}  // namespace

FoldedCharacter folded_character_at(std::string_view text, std::size_t at) noexcept {
    const auto c = code_point_at(text, at);
    if (c.value >= table_end) {
        const bool ideograph = c.value >= first_ideograph_plane && c.value < end_of_ideograph_planes;
        return {ideograph ? FoldClass::word : FoldClass::punctuation, c.bytes,
                text.substr(at, ideograph ? c.bytes : 0)};
    }
    const auto& page = pages[page_of[c.value / 256]];
    const auto number = page[c.value % 256];
    if (number == 0) { return {FoldClass::word, c.bytes, text.substr(at, c.bytes)}; }
    const auto& outcome = outcomes[number];
    return {outcome.fold_class, c.bytes, std::string_view(outcome.text, outcome.size)};
}

}  // namespace mapwire
