#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "expressions/cues.hpp"
#include "mapwire/tables/geodata.hpp"
#include "mapwire/text/fold_map.hpp"

/// The words of spatial language, one Language per folder of geodata/languages/.
namespace mapwire::expressions {

enum class WordClass : std::uint8_t {
    cue,
    unit,
    measure,
    number,
    approximator,
    direction,
    zone_noun,
    facility_noun,
    container_noun,
    line_noun,
    part_noun,
    coreference,
    zone_verb
};

struct UnitRow {
    std::string unit;
    double metres;
    double count;  ///< 2 for a dual form that holds its number, 0 for others
};
enum class MeasureKind : std::uint8_t { area, time };
struct MeasureRow {
    std::string unit;
    MeasureKind kind;
    double factor;
};
enum class NumberKind : std::uint8_t { cardinal, tens, multiplier, added, article, vague };
struct NumberRow {
    double value;
    std::optional<double> value_to;
    NumberKind kind;
};
enum class Hedge : std::uint8_t { none, about, nearly, more_than, less_than, at_least, up_to, exactly };
enum class DirectionForm : std::uint8_t { noun, adjective, abbreviation, ward, bound, outside, part };
struct DirectionRow {
    double azimuth_deg;
    DirectionForm form;
};
struct FacilityRow {
    std::vector<std::string> feature_codes;
    double uncertainty_m;
    bool urban;  ///< a spot of a town's street plan: junction, square
};
enum class ContainerKind : std::uint8_t { settlement, area, region, state, division, countryside, landscape };
struct ContainerRow {
    ContainerKind kind;
    std::vector<std::string> feature_codes;
};
enum class LineKind : std::uint8_t { border, coast, river, road, street, line, sea };
struct LineRow {
    LineKind kind;
    std::string base;  ///< the dictionary form
};
enum class PartKindOf : std::uint8_t { part, edge, centre, far, central, side, outskirts };
enum class CoreferenceKind : std::uint8_t { area, region, place, there };
enum class ZoneVerb : std::uint8_t { declares, warns, keeps_out };

/// What a phrase of a table means: its class and the row of that class.
struct Sense {
    WordClass word_class;
    std::uint16_t row;
};

/// One phrase of the tables that begins with a given word.
struct LexiconEntry {
    std::vector<std::uint64_t> rest;  ///< the words after the first, by fold_hash
    std::vector<Sense> senses;
};

class Language {
public:
    /// Reads the tables of one folder; a table that the folder lacks counts as empty. Throws InputError.
    [[nodiscard]] static Language load(std::string code, std::span<const GeodataFile> files);

    /// The phrases that begin with a word, longest first; null for words that begin none. Words are given by fold_hash.
    [[nodiscard]] const std::vector<LexiconEntry>* entries(std::uint64_t word) const noexcept {
        return entries_.find(word);
    }
    /// What a word says for parsing a sentence: bits of Trigger, 0 for most words.
    [[nodiscard]] std::uint16_t triggers(std::uint64_t word) const noexcept {
        const auto* found = triggers_.find(word);
        return found == nullptr ? std::uint16_t{0} : *found;
    }
    [[nodiscard]] bool is_particle(std::uint64_t word) const noexcept { return particles_.contains(word); }
    /// Letters that stick to the front of the next word ("و", "l'"), longest first.
    [[nodiscard]] const std::vector<std::string>& prefixes() const noexcept { return prefixes_; }

    std::string code;
    std::vector<Cue> cues;  // the row of a cue sense
    std::vector<UnitRow> units;
    std::vector<MeasureRow> measures;
    std::vector<NumberRow> numbers;
    std::vector<Hedge> hedges;
    std::vector<DirectionRow> directions;
    std::vector<std::string> zone_kinds;
    std::vector<FacilityRow> facilities;
    std::vector<ContainerRow> containers;
    std::vector<LineRow> lines;
    std::vector<PartKindOf> parts;
    std::vector<CoreferenceKind> coreferences;
    std::vector<ZoneVerb> zone_verbs;

private:
    friend class LanguageLoader;
    FoldMap<std::vector<LexiconEntry>> entries_;
    FoldMap<std::uint16_t> triggers_;
    FoldMap<char> particles_;
    std::vector<std::string> prefixes_;
};

/// Why a sentence may be worth parsing, as bits: most sentences have no word that is.
enum Trigger : std::uint16_t {
    trigger_strong = 1,      // a unit of length, a noun of zones: whatever else the sentence holds
    trigger_weak = 2,        // with a place's name only
    trigger_facility = 4,    // "the base": with a name, or with …
    trigger_near = 8,        // … a word of nearness
    trigger_there = 16,      // when something was told just before
    trigger_area = 32,       // when something was told before
    trigger_other = 64,      // "other sites": with …
    trigger_declares = 128,  // … a verb that sets up zones
    trigger_motion = 256,    // with two names
};

/// The words of one phrase of a table, folded as the words of a text are, by fold_hash.
[[nodiscard]] std::vector<std::uint64_t> phrase_words(std::string_view phrase);

}  // namespace mapwire::expressions
