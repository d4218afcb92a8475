#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "expressions/cues.hpp"
#include "mapwire/tables/geodata.hpp"
#include "mapwire/text/word_filter.hpp"

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
    std::vector<std::string> rest;  ///< the words after the first, folded
    std::vector<Sense> senses;
};

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};

class Language {
public:
    /// Reads the tables of one folder; a table that the folder lacks counts as empty. Throws InputError.
    [[nodiscard]] static Language load(std::string code, std::span<const GeodataFile> files);

    [[nodiscard]] const std::vector<LexiconEntry>* entries(std::string_view first_word) const;
    /// What this folded word says for parsing a sentence: bits of Trigger, 0 for most words.
    [[nodiscard]] std::uint16_t triggers(std::string_view folded_word) const {
        const auto found = triggers_.find(folded_word);
        return found == triggers_.end() ? std::uint16_t{0} : found->second;
    }
    /// False for most words of a text, as they stand, that have no triggers. True says nothing.
    [[nodiscard]] bool may_trigger(std::string_view word) const noexcept { return trigger_filter_.may_hold(word); }
    [[nodiscard]] bool is_particle(std::string_view folded_word) const { return particles_.contains(folded_word); }
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
    std::unordered_map<std::string, std::vector<LexiconEntry>, StringHash, std::equal_to<>> entries_;
    std::unordered_map<std::string, std::uint16_t, StringHash, std::equal_to<>> triggers_;
    WordFilter entry_filter_;
    WordFilter trigger_filter_;
    std::unordered_set<std::string, StringHash, std::equal_to<>> particles_;
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

/// The words of one phrase of a table, folded as the words of a text are.
[[nodiscard]] std::vector<std::string> phrase_words(std::string_view phrase);

}  // namespace mapwire::expressions
