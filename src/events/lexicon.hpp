#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "events/phrase_book.hpp"
#include "mapwire/events/read_events.hpp"
#include "mapwire/model/date.hpp"
#include "mapwire/model/event.hpp"
#include "mapwire/text/time_expressions.hpp"

/// The tables of geodata/events as the stage uses them.
namespace mapwire::events {

/// A set of word classes (words.tsv), by number. compile_words reads all languages: a class too many ends the build.
using Classes = std::bitset<384>;

/// Classes that the clause analysis itself asks for; their names in words.tsv are these words.
enum class WordClass : std::uint8_t {
    determiner,
    preposition,
    pronoun,
    conjunction,
    subordinator,
    relative,
    adverb,
    be,
    have,
    modal,
    do_verb,
    to,
    possessive,
    negation,
    verb,
    past,
    participle,
    noun,
    quantity,
    title,
    place_noun,
    future_in_past,
    definite,
    crowd,
    first_person,
    count_
};

enum class Part : std::uint8_t { verb, noun, phrase };
enum class Frame : std::uint8_t { acts, mutual, self, suffer };
/// Which form of an inflected word stands in the text.
enum class Form : std::uint8_t { base, third, past, participle, gerund, plural, any };

struct Condition {
    enum class Where : std::uint8_t { object, subject, near, sentence } where = Where::near;
    bool negated = false;
    Classes classes;
    bool nothing = false;    ///< "none": holds when there are no such words at all
    bool something = false;  ///< "some": holds when there are any
};

struct Kind {
    EventCoding coding;
    bool governs = false;              ///< takes another event into itself: "agreed to meet"
    bool keeps = false;                ///< what it governs is an event of its own: "condemned the attack"
    std::vector<std::string> general;  ///< types (or first contexts) of events that this one is only a general word for
    bool place_of_talk = false;        ///< verbal: only places that say where it took place count
    bool spoken = false;               ///< words that people have for each other in daily life too
    bool speaks_of_places = false;     ///< spoken, and about places more often than in them
};

struct Trigger {
    Part part = Part::verb;
    std::uint16_t kind = 0;
    Frame frame = Frame::acts;
    std::span<const Condition> needs{};  ///< of the row, in Language::needs
    double weight = 0.5;
    std::string_view words{};  ///< base form, for the rule field; in the table's text
};

enum class CueKind : std::uint8_t {
    auxiliary,
    modifier,
    matrix,
    condition,
    negation,
    say,
    according,
    light,
    agent,
    of,
    target,
    between,
    with,
    place,
    source,
    subject_pronoun,
    relative,
    break_,
    also,
    hedge,
    range,
    benefit,
    topic,
    home,
    count_
};

struct CueRow {
    CueKind kind = CueKind::auxiliary;
    std::string value;  ///< a stance or a governor of turns.tsv
};

enum class FigureKind : std::uint8_t { killed, injured, displaced, captured, vehicles, strikes, count_ };

struct FigureRow {
    FigureKind kind = FigureKind::killed;
    bool number_before = false;  ///< "12 people were killed"
    bool number_after = false;   ///< "killed 12 people"
};

/// What becomes of an event under a governor or a stance.
struct Turn {
    std::string governor;  ///< kind of the governing event, or a value of a cue
    std::string type;      ///< PLOVER type of what is governed, "" for any
    std::string kind;      ///< or its very kind; "" for any
    std::string becomes;   ///< kind; "" to leave it
    std::string stance;    ///< "" to leave it
};

/// A row of languages/<code>/numbers.tsv.
struct NumberRow {
    double value = 0.0;
    std::optional<double> value_to;
    std::string kind;
};

struct Actor {
    std::string id;
    std::string name;
    std::string role;
    std::string country;
    std::string seat;  ///< lasting id of the place where it sits, for a parliament; else ""
    std::optional<Date> from;
    std::optional<Date> to;
    Classes classes{};  ///< that its names give the words of a text
};

/// Classes that the stage gives to words by itself, by number.
struct GivenClasses {
    std::size_t place = 0;  ///< a literal mention or an expression
    std::size_t state = 0;  ///< a country, its demonym, a name that stands for its government
    std::size_t actor = 0;  ///< of actors.tsv
    std::size_t armed = 0;  ///< an actor that bears arms
    std::size_t name = 0;   ///< a capital inside the sentence
    std::size_t number = 0;
};

/// All words of one language.
struct Language {
    std::string code;
    PhraseBook book;
    std::vector<std::uint64_t> image;  ///< of the book, when it was not compiled before
    std::vector<Trigger> triggers;
    std::deque<std::vector<Condition>> needs;  ///< by row of triggers.tsv; triggers point into it
    std::vector<CueRow> cues;
    std::vector<Classes> class_rows;  ///< a phrase of words.tsv gives the words these classes
    std::vector<Classes> class_sets;  ///< by PhraseBook::source_set: all that a word can give a sentence
    std::vector<FigureRow> figures;
    std::vector<NumberRow> numbers;
    bool verb_first = false;                 ///< subject after the verb (Arabic)
    bool verb_last = false;                  ///< object before the verb, and place words after the name (Turkish)
    bool capital_names = false;              ///< within a sentence only names begin with a capital
    bool compound_past = false;              ///< "a attaqué" tells what happened, not what lasts (French)
    std::vector<std::string> place_endings;  ///< what a name of a place takes after an apostrophe: "Ankara'da"
    Classes elsewhere;                       ///< classes of words of sport, shows, trade, games
    Classes party;                           ///< classes of words that name who acts

    [[nodiscard]] bool is_party(const Classes& classes) const { return (classes & party).any(); }
};

}  // namespace mapwire::events

namespace mapwire {

struct EventTables::State {
    explicit State(TimeWords words) : times(std::move(words)) {}

    std::vector<events::Kind> kinds;
    std::unordered_map<std::string, std::uint16_t> kind_numbers;
    std::unordered_map<std::string, std::string> quad_of_type;
    std::vector<events::Turn> turns;
    std::vector<events::Actor> actors;
    events::GivenClasses given;
    std::vector<std::pair<std::size_t, std::string>> role_classes;  ///< classes that are roles of parties, by rank
    events::Classes acting_things;  ///< classes of things that act by themselves in reports: "the drone fired"
    TimeWords times;

    /// A language's words are read when an article first asks for them: all of them take longer than an article.
    struct LazyLanguage {
        explicit LazyLanguage(std::string its_code) : code(std::move(its_code)) {}
        std::string code;
        std::once_flag once;
        std::unique_ptr<const events::Language> words;
    };
    std::vector<std::unique_ptr<LazyLanguage>> languages;
    /// Not for several threads at once: `reading` is held meanwhile.
    std::function<std::unique_ptr<events::Language>(const std::string& code)> read_language;
    mutable std::mutex reading;

    /// Nothing for a language without tables. Safe from several threads. Throws InputError for a broken row.
    [[nodiscard]] const events::Language* language(std::string_view code) const;
};

}  // namespace mapwire
