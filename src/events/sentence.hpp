#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "events/lexicon.hpp"
#include "mapwire/model/reading.hpp"

namespace mapwire::events {

enum class Mark : std::uint8_t {
    none,
    comma,
    semicolon,
    colon,
    dash,
    hyphen,
    open,
    close,
    quote,
    apostrophe,
    stop,
    other
};

/// Of words that tell a time that only the day of publication, which is not known, would date.
inline constexpr std::int32_t undated_time = std::numeric_limits<std::int32_t>::max();

/// A token as the clause analysis sees it.
struct Word {
    TextSpan span;
    FoundWord found;
    Classes classes;
    Mark mark = Mark::none;  ///< of punctuation
    bool number = false;
    bool capital = false;          ///< begins with a capital letter, or its script has none
    bool possessive = false;       ///< "Syria's": what follows belongs to it
    std::int32_t mention = -1;     ///< index into Toponyms::mentions, of a resolved or unresolved mention
    std::int32_t time = -1;        ///< index into Sentence::times, or undated_time
    std::int32_t expression = -1;  ///< index into ArticleReading::expressions
};

/// A phrase of the tables at words [begin, end).
struct Tag {
    int begin = 0;
    int end = 0;
    Meaning meaning = Meaning::cue;
    Form form = Form::any;
    std::uint32_t row = 0;
};

/// One sentence with what the tables know of its words.
class Sentence {
public:
    /// Looks up the words, one for each token. False when no trigger begins anywhere.
    [[nodiscard]] static bool find_words(const ArticleReading& reading, const mapwire::Sentence& sentence,
                                         const Language& language, std::vector<FoundWord>& found);
    /// False when the words found rule out every trigger, whatever phrases they are of: two sentences of three of most
    /// news, which then need not be built.
    [[nodiscard]] static bool may_hold_trigger(const ArticleReading& reading, std::uint32_t number,
                                               const EventTables::State& tables, const Language& language,
                                               std::span<const FoundWord> found);

    /// Its words with their classes, without times and clauses.
    Sentence(const ArticleReading& reading, std::uint32_t number, const EventTables::State& tables,
             const Language& language, const std::vector<FoundWord>& found);
    /// False when no trigger's needs can hold whatever the clauses are; then `read_structure` would be in vain.
    [[nodiscard]] bool may_tell_event() const;
    /// Whether the sentence has the classes that the conditions ask for, wherever they stand.
    [[nodiscard]] bool may_hold(std::span<const Condition> needs) const { return may_meet(needs, given_classes_); }
    /// Times and clauses; to be called before anything that asks for them.
    void read_structure(const ArticleReading& reading, const TimeWords& times);

    [[nodiscard]] int size() const noexcept { return static_cast<int>(words_.size()); }
    [[nodiscard]] bool has(int at) const noexcept { return at >= 0 && at < size(); }
    [[nodiscard]] const Word& operator[](int at) const { return words_[static_cast<std::size_t>(at)]; }
    [[nodiscard]] bool is(int at, WordClass word_class) const {
        return has(at) && (*this)[at].classes.test(static_cast<std::size_t>(word_class));
    }
    [[nodiscard]] bool is_mark(int at, Mark mark) const { return has(at) && (*this)[at].mark == mark; }
    [[nodiscard]] const std::vector<Tag>& tags() const noexcept { return tags_; }
    /// Is it written in capitals throughout? Then a capital says nothing of a word.
    [[nodiscard]] bool shouts() const noexcept { return shouts_; }
    /// The longest cue of a kind that begins at a word, or that ends before a word.
    [[nodiscard]] const Tag* cue_at(int at, CueKind kind) const {
        return has(at) && has_kind(cues_at_, at, kind) ? find_cue_at(at, kind) : nullptr;
    }
    [[nodiscard]] const Tag* cue_before(int at, CueKind kind) const {
        return at >= 0 && at <= size() && has_kind(cues_before_, at, kind) ? find_cue_before(at, kind) : nullptr;
    }
    [[nodiscard]] const std::string& value(const Tag& cue) const { return language_->cues[cue.row].value; }
    [[nodiscard]] const std::vector<TimeExpression>& times() const noexcept { return times_; }
    [[nodiscard]] std::string_view text(int begin, int end) const;
    [[nodiscard]] TextSpan span(int begin, int end) const;
    [[nodiscard]] const Language& language() const noexcept { return *language_; }
    [[nodiscard]] std::uint32_t number() const noexcept { return number_; }
    [[nodiscard]] const Classes& all_classes() const noexcept { return all_classes_; }
    /// The first word of the clause in which a word stands, and one past its last: clauses are cut at semicolons,
    /// dashes, quotation marks that follow a comma, and words that begin a clause.
    [[nodiscard]] int clause_begin(int at) const { return clause_[static_cast<std::size_t>(at)].first; }
    [[nodiscard]] int clause_end(int at) const { return clause_[static_cast<std::size_t>(at)].second; }

private:
    /// Sets of kinds of cues, a bit each: most words begin and end none, and the analysis asks at every step.
    using CueKinds = std::vector<std::uint32_t>;
    static_assert(static_cast<unsigned>(CueKind::count_) <= 32);
    [[nodiscard]] static bool has_kind(const CueKinds& kinds, int at, CueKind kind) {
        return (kinds[static_cast<std::size_t>(at)] >> static_cast<unsigned>(kind) & 1U) != 0;
    }
    [[nodiscard]] const Tag* find_cue_at(int at, CueKind kind) const;
    [[nodiscard]] const Tag* find_cue_before(int at, CueKind kind) const;
    [[nodiscard]] bool is_in_capitals() const;
    void add_words(const ArticleReading& reading, const std::vector<FoundWord>& found);
    void place_mentions(const ArticleReading& reading);
    void give_classes(const ArticleReading& reading, const EventTables::State& tables);
    [[nodiscard]] static bool may_meet(std::span<const Condition> needs, const Classes& classes);
    void place_times(const ArticleReading& reading, const TimeWords& times);
    void tag();
    void match(int at, WordNumber word);
    [[nodiscard]] int phrase_end(int at, const Phrase& phrase) const;
    void add_tag(int at, int end, const Phrase& phrase);
    void cut_clauses();

    const std::string* text_;
    const Language* language_;
    std::uint32_t number_;
    bool shouts_ = false;  ///< written in capitals throughout
    std::vector<Word> words_;
    std::vector<Tag> tags_;  // by begin
    CueKinds cues_at_;       // by word: that begin at it
    CueKinds cues_before_;   // by word, and past the last: that end before it
    std::vector<TimeExpression> times_;
    std::vector<std::pair<int, int>> clause_;
    Classes all_classes_;
    Classes given_classes_;  // with those of numbers, names and places
};

}  // namespace mapwire::events
