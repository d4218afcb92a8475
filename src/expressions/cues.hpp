#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace mapwire::expressions {

/// What a word of relations.tsv does in the grammar. The words are data, these roles are code.
enum class Cue : std::uint8_t {
    of,
    from,
    away,
    to,
    and_,
    or_,
    in,
    on,
    with,
    preposition,
    definite,
    indefinite,
    demonstrative,
    possessive,
    genitive,
    same,
    other,
    within,
    inside,
    outside,
    radius,
    around,
    near,
    between,
    along,
    off,
    over,
    airspace,
    towards,
    motion,
    flight,
    deep,
    depth_of,
    wide,
    width_of,
    long_,
    length_of,
    stretch,
    each_side,
    into,
    side,
    bank,
    left,
    right,
    elsewhere,
    stretching,
    triangle,
    corners,  ///< of an area whose corners are listed
    keep_away,
    vertical,
    travel,
    walk,
    rate,
    adverb,
    to_the,
    named,
    stop,
    be,
    corridor,
    figurative,
    front,
    linking,        // "the road linking A and B"
    pocket,         // "the Yarmouk pocket"
    stream,         // "upstream of"
    air,            // "in Syrian airspace": the noun behind its country
    distance_at,    // a word that opens or closes a distance: "à", "على بعد", "uzaklıkta"
    out_of_place,   // "outside" reading of a direction: "к … от", "au … de"
    part_of_place,  // "inside" reading of a direction: "на …", "dans le … de"
    count_
};

/// Nothing for a word that is no cue.
[[nodiscard]] std::optional<Cue> cue_from_text(std::string_view text) noexcept;

}  // namespace mapwire::expressions
