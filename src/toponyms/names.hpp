#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "mapwire/gazetteer/gazetteer.hpp"
#include "toponyms/document_view.hpp"

namespace mapwire::toponyms {

/// A place that a name may mean, with what ranking asks of it again and again.
struct PlaceOption {
    PlaceId place;
    NameKind kind;  ///< a former name that the place bore on the article's day counts as preferred
    MatchKind match;
    NamePeriod period;   ///< when the place bore the name, as far as the gazetteer knows
    bool out_of_period;  ///< the article is of another time
    char feature_class;
    bool is_country;  ///< PCL* and territories
    bool is_adm1;
    bool is_adm2;
    bool is_lower_division;
    bool is_capital;        ///< of a country
    bool is_seat;           ///< of a division
    bool is_section;        ///< a part of a town
    bool is_chosen;         ///< of a small layer: somebody chose it, as those of the embedded gazetteer
    bool is_of_few;         ///< chosen, or the whole gazetteer is a small one
    bool is_government;     ///< a building that stands for a government
    std::uint32_t country;  ///< the two letters of the country code as a number, 0 when none
    std::uint64_t adm1;     ///< country and first-level division as one number, 0 when unknown
    std::uint64_t code;     ///< the feature code as a hash
    std::int64_t population;
    float log_population;            ///< ln(population + 300)
    std::array<float, 3> direction;  ///< unit vector from the centre of a sphere: a dot product tells near from far
};

/// A name that occurs in the document, with the places it may mean. Mentions of the same name share it.
struct NameGroup {
    std::uint64_t hash;          ///< of the name as written, letter case aside
    std::uint32_t first_option;  ///< into Names::options
    std::uint32_t end_option;
    std::uint32_t best;  ///< the option with the largest population, countries and first-level divisions first
    bool only_demonyms;  ///< every option is met by a demonym
    bool any_demonym;
    bool any_abbreviation;
    /// The group of the same name in capitals, or in small letters; its mentions are no evidence beside this one's.
    std::uint32_t other_case = Word::none;
};

/// One occurrence of a name of the gazetteer, or of a name that only looks like a place's (group `none`).
struct NameSpan {
    std::uint32_t first;  ///< tokens
    std::uint32_t end;
    TextSpan span;  ///< bytes: may stop before a closing 's of the last token
    std::uint32_t group = Word::none;
    std::uint64_t key = 0;  ///< the same for all mentions of a name, known or not
};

/// One name holds another as a part, or a text says that one place lies in another.
struct Containment {
    std::uint32_t inner;  ///< indexes into Names::spans
    std::uint32_t outer;
    enum class How : std::uint8_t { comma, preposition, demonym } how;
};

struct Names {
    std::vector<PlaceOption> options;
    std::vector<NameGroup> groups;
    std::vector<NameSpan> spans;  ///< by begin, longer ones first
    std::vector<Containment> containments;
};

class NameMemory;

/// Bytes of the longest lower-case word that may begin a name by itself: "al Qusayr", "von Braun".
inline constexpr std::size_t longest_particle = 3;

/// How a language writes what a place is together with its name.
enum class KindWords : std::uint8_t {
    in_capitals,   ///< English: "Homs Province"; names in lower case are left out
    in_lower_case  ///< French, Russian …: "province de Homs"; a name may begin so and end with a capitalised word
};

/// The gazetteer's names in a document that appeared on this day. In a text that uses no capitals at all, names in
/// lower case are names too.
[[nodiscard]] Names find_names(const DocumentView& view, const Gazetteer& gazetteer, KindWords kind_words,
                               std::optional<Date> published, NameMemory* memory = nullptr);

/// The key of the group of a name as it stands in a text: letter case aside, but names in capitals are others.
[[nodiscard]] std::uint64_t group_hash(std::string_view surface);

/// Sets the key of each span.
void set_keys(const DocumentView& view, Names& names);

/// What ranking asks of a place, looked up once.
[[nodiscard]] PlaceOption option_of(const NameCandidate& candidate, const Gazetteer& gazetteer);

/// A former name that the place bore when the article appeared is as good as the one it bears now; of another time it
/// says so.
void settle_periods(std::span<PlaceOption> options, std::optional<Date> published);

/// Adds capitalised names that the gazetteer does not know: whole runs, and their beginnings that end in "Park",
/// "Creek", "Street" and the like.
void add_unknown_names(const DocumentView& view, Names& names);

/// What the text says of places lying in places: "Paris, Texas", "Erbil in northern Iraq", "the Syrian town of Al
/// Tanf". Only pairs of which some reading is possible.
void find_containments(const DocumentView& view, Names& names);

/// Whether the outer option may contain the inner one: the same country for countries, the same division for divisions,
/// nearness for smaller outer places.
[[nodiscard]] bool may_contain(const PlaceOption& outer, const PlaceOption& inner) noexcept;

/// Cosine of the angle between two directions.
[[nodiscard]] inline float cosine(const PlaceOption& a, const PlaceOption& b) noexcept {
    return a.direction[0] * b.direction[0] + a.direction[1] * b.direction[1] + a.direction[2] * b.direction[2];
}

}  // namespace mapwire::toponyms
