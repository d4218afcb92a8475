#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "expressions/phrase_reader.hpp"

namespace mapwire::expressions {

/// A spatial expression as words of one sentence, before its reference objects are found.
struct Found {
    Range words;
    std::string_view relation;
    std::string_view rule;
    std::vector<QuantityPhrase> quantities;
    std::vector<double> azimuths;
    std::vector<ReferencePhrase> references;
    std::optional<std::size_t> container;      ///< index into references
    std::optional<std::uint16_t> zone_row;     ///< row of the zone noun
    std::optional<ReferencePhrase> described;  ///< the facility that the words place: "a base near …"
    std::optional<Range> head;                 ///< a named place that the words only help to find
    std::string_view part;                     ///< "far", "central" … of a part of an area
    int rank = 0;                              ///< of several readings the greater wins
    bool nested = false;                       ///< stands on its own inside another expression
};

/// Whether the numbers are lengths: areas and times have no unit of length.
[[nodiscard]] inline bool is_length(const Quantities& q) { return q.list.front().unit != nullptr; }

/// The grammar of languages that put the relation before its reference object (all but Turkish).
class Grammar {
public:
    Grammar(const SentenceWords& words, const Surroundings& around)
        : words_(words), around_(around), read_(words, around), lone_(around.lone) {}

    /// All expressions of the sentence, by begin; none overlaps another unless it is nested.
    [[nodiscard]] std::vector<Found> parse() const;
    /// The one reading of a lone phrase.
    [[nodiscard]] Found parse_lone() const;

private:
    [[nodiscard]] bool may_begin(int at) const;
    [[nodiscard]] std::vector<Found> candidates() const;

    // grammar_distance.cpp: a number comes first
    void distance_rules(int at, std::vector<Found>& out) const;
    [[nodiscard]] std::optional<Found> radius(const Quantities& q, int at) const;
    [[nodiscard]] std::optional<Found> zone_of_size(const Quantities& q, int at) const;
    [[nodiscard]] std::optional<Found> distance_direction(const Quantities& q, int at) const;
    [[nodiscard]] std::optional<Found> distance_from(const Quantities& q, int at) const;
    [[nodiscard]] std::optional<Found> distance_told_behind(const Quantities& q, int at) const;
    [[nodiscard]] std::optional<Found> depth_or_width(const Quantities& q, int at) const;
    [[nodiscard]] std::optional<Found> other_measure(const Quantities& q, int at) const;
    [[nodiscard]] std::optional<Found> lone_quantity(const Quantities& q, int at) const;

    // grammar_radius.cpp: "radius of 30 km around", "within", "zone of 5 km around"
    void sized_rules(int at, std::vector<Found>& out) const;

    // grammar_direction.cpp
    void direction_rules(int at, std::vector<Found>& out) const;
    [[nodiscard]] std::optional<Found> direction_of(const DirectionPhrase& turn, int at) const;
    [[nodiscard]] std::optional<Found> part_of_area(const DirectionPhrase& turn, int at) const;
    void genitive_part(int at, std::vector<Found>& out) const;
    void area_with_adjective(int at, std::vector<Found>& out) const;
    void central_part(int at, std::vector<Found>& out) const;

    // grammar_relation.cpp
    void near_rules(int at, std::vector<Found>& out) const;
    void pocket_rules(int at, std::vector<Found>& out) const;
    void between_rules(int at, std::vector<Found>& out) const;
    void line_rules(int at, std::vector<Found>& out) const;
    void stream_rules(int at, std::vector<Found>& out) const;
    void named_road(int at, std::vector<Found>& out) const;
    void river_bank(int at, std::vector<Found>& out) const;
    [[nodiscard]] std::vector<ReferencePhrase> names_before(int end) const;
    void border_rules(int at, std::vector<Found>& out) const;
    void coast_rules(int at, std::vector<Found>& out) const;
    void air_rules(int at, std::vector<Found>& out) const;
    void movement_rules(int at, std::vector<Found>& out) const;
    void zone_rules(int at, std::vector<Found>& out) const;
    void figurative_rules(int at, std::vector<Found>& out) const;

    // grammar_place.cpp
    void coreference_rules(int at, std::vector<Found>& out) const;
    void place_rules(int at, std::vector<Found>& out) const;
    void coordinate_rules(int at, std::vector<Found>& out) const;
    void name_list(std::vector<Found>& out) const;
    [[nodiscard]] Found names_only() const;
    /// ", in the north": the azimuths of the side that stands here, and where it ends.
    [[nodiscard]] std::optional<std::pair<std::vector<double>, int>> side_told(int at) const;
    [[nodiscard]] bool is_urban(const ReferencePhrase& reference) const;

    // grammar_attach.cpp
    [[nodiscard]] bool list_goes_on(int at) const;
    /// "…, Syria", "… in southeast Yukon", "… on Highway 30".
    void attach_tail(Found& found) const;
    void attach_head(Found& found) const;

    [[nodiscard]] bool grounded(const ReferencePhrase& reference) const;
    [[nodiscard]] bool is_area(const ReferencePhrase& reference) const;
    [[nodiscard]] Found make(int begin, int end, std::string_view relation, std::string_view rule, int rank) const;
    [[nodiscard]] std::optional<ReferencePhrase> reference_after(int at, std::initializer_list<Cue> cues) const;
    /// Behind the verb that sets a zone up ("was declared", "that the army has imposed"), when one follows; else `at`.
    [[nodiscard]] int skip_set_up(int at) const;
    /// A phrase without place ("a cliff") draws nothing.
    void settle(Found found, std::vector<Found>& out) const;

    const SentenceWords& words_;
    const Surroundings& around_;
    PhraseReader read_;
    bool lone_;
};

/// Turkish and other languages that put the relation behind ("Halep'in 20 kilometre kuzeyinde").
class PostpositionalGrammar;

}  // namespace mapwire::expressions
