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
    /// Whether a sentence with this folded word is worth parsing at all.
    [[nodiscard]] bool is_trigger(std::string_view folded_word) const { return triggers_.contains(folded_word); }
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
    std::unordered_set<std::string, StringHash, std::equal_to<>> triggers_;
    std::unordered_set<std::string, StringHash, std::equal_to<>> particles_;
    std::vector<std::string> prefixes_;
};

/// The words of one phrase of a table, folded as the words of a text are.
[[nodiscard]] std::vector<std::string> phrase_words(std::string_view phrase);

}  // namespace mapwire::expressions
