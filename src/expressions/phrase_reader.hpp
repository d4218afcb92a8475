#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "expressions/sentence_words.hpp"
#include "mapwire/gazetteer/gazetteer.hpp"

/// The phrases that spatial expressions are made of: quantities ("some 15 to 20 km"), directions ("to the
/// north-east"), reference phrases ("the Syrian town of Al Tanf"). Word indexes are half-open ranges.
namespace mapwire::expressions {

struct Range {
    int begin = 0;
    int end = 0;
    [[nodiscard]] bool empty() const noexcept { return begin >= end; }
};

/// One number with its unit, or a range of two.
struct QuantityPhrase {
    Range words;  ///< from the number to the unit
    int end = 0;  ///< after a second quantity in brackets and a hedge that follows
    double value = 0.0;
    std::optional<double> value_to;
    const UnitRow* unit = nullptr;        ///< of length …
    const MeasureRow* measure = nullptr;  ///< … or of area or time
    Hedge hedge = Hedge::none;
    bool digits = false;
    bool vague = false;      ///< "several", "a few"
    bool adjective = false;  ///< "33-mile": a hyphen before the unit, or a noun without plural after it
};

struct Quantities {
    int begin = 0;  ///< with the hedge before
    int end = 0;
    std::vector<QuantityPhrase> list;  ///< the first counts, the others say it again in brackets
};

struct DirectionPhrase {
    Range words;
    std::vector<double> azimuths;
    DirectionForm form = DirectionForm::noun;
    bool central = false;       ///< "south-central"
    bool also_central = false;  ///< "central and southern"
    bool far = false;
};

enum class ReferenceKind : std::uint8_t {
    name,  // a proper name of no told kind
    settlement,
    division,
    country,
    region,
    countryside,
    facility,
    road,
    river,
    coast,
    border,
    line,
    sea,
    zone,
    pronoun,  // "the area", "there": a place told before
    generic   // "a cliff"
};

struct NamePart {
    Range words;
    std::optional<std::uint32_t> mention;
};

/// A phrase that names what an expression starts from.
struct ReferencePhrase {
    Range words;  ///< with determiner, adjectives and type nouns
    Range text;   ///< the words that name it
    ReferenceKind kind = ReferenceKind::name;
    bool definite = false;
    bool indefinite = false;
    bool same = false;
    bool genitive = false;         ///< "Queensland's"
    std::vector<NamePart> names;   ///< one, or two for "Damascus-Baghdad highway"; more for a list
    std::optional<Range> owner;    ///< "India's" before "state of Uttar Pradesh"
    std::vector<double> azimuths;  ///< of direction words inside
    std::uint16_t row = 0;         ///< of the facility, zone or coreference noun
    [[nodiscard]] bool named() const noexcept { return !names.empty(); }
};

/// What the parser knows besides the words.
struct Surroundings {
    const Article& article;
    const Toponyms& toponyms;
    const Gazetteer& gazetteer;
    /// A lone phrase: names that no gazetteer has and class nouns may be references.
    bool lone = false;
    /// ISO 3166-1 codes of countries that distances are told from as from a point.
    const std::set<std::string, std::less<>>& small_countries;
};

/// What a line noun makes of its reference object.
[[nodiscard]] ReferenceKind kind_of_line(LineKind kind);

class PhraseReader {
public:
    PhraseReader(const SentenceWords& words, const Surroundings& around);

    [[nodiscard]] std::optional<Quantities> quantities(int at) const;
    [[nodiscard]] std::optional<DirectionPhrase> direction(int at) const;
    /// Read once: the rules ask again and again. Nothing past the last word.
    [[nodiscard]] const std::optional<ReferencePhrase>& reference(int at) const;
    /// The end of a proper name that begins here; `at` when none does. Stops before a hyphen that joins two names when
    /// `split` is set.
    [[nodiscard]] int name_end(int at, bool split = false) const {
        if (!words_.has(at)) { return at; }
        auto& known = name_ends_[static_cast<std::size_t>(at)][split ? 1 : 0];
        if (known < 0) { known = find_name_end(at, split); }
        return known;
    }
    [[nodiscard]] NamePart name_part(int begin, int end) const;
    [[nodiscard]] ReferenceKind kind_of_mention(std::uint32_t mention) const;
    [[nodiscard]] bool is_literal(std::uint32_t mention) const;

    [[nodiscard]] int skip_adverbs(int at) const;
    [[nodiscard]] int skip_quotes(int at) const;
    [[nodiscard]] const SentenceWords& words() const noexcept { return words_; }

private:
    struct Number {
        double value;
        std::optional<double> value_to;
        int end;
        bool digits;
        bool article;
    };
    [[nodiscard]] std::optional<Number> number(int at) const;
    [[nodiscard]] std::optional<Number> number_in_words(int at) const;
    [[nodiscard]] std::optional<QuantityPhrase> quantity(int at) const;
    [[nodiscard]] bool read_unit(int at, QuantityPhrase& phrase) const;
    [[nodiscard]] bool read_range_end(int at, QuantityPhrase& phrase) const;
    [[nodiscard]] std::pair<Hedge, int> hedge(int at) const;

    void add_adjectives_behind(ReferencePhrase& phrase) const;
    [[nodiscard]] int find_name_end(int at, bool split) const;
    [[nodiscard]] std::optional<ReferencePhrase> read_reference(int at) const;
    bool reference_core(int at, ReferencePhrase& phrase) const;
    bool from_name(int at, ReferencePhrase& phrase) const;
    bool from_noun(int at, ReferencePhrase& phrase) const;
    bool after_genitive(int owner_begin, int owner_end, int at, ReferencePhrase& phrase) const;
    bool name_pair(int at, ReferencePhrase& phrase) const;
    bool apply_type_noun(int name_begin, int name_end, ReferencePhrase& phrase) const;
    bool border_noun(int at, int noun_end, ReferencePhrase& phrase) const;
    bool road_noun(int at, ReferencePhrase& phrase) const;
    [[nodiscard]] int alias_end(int at) const;

    struct KnownReference {
        bool read = false;
        std::optional<ReferencePhrase> phrase;
    };

    const SentenceWords& words_;
    const Surroundings& around_;
    // By word, filled when asked for; -1: not yet.
    mutable std::vector<std::array<int, 2>> name_ends_;
    mutable std::vector<KnownReference> references_;
};

}  // namespace mapwire::expressions
