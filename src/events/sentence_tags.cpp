#include <algorithm>

#include "events/sentence.hpp"
#include "mapwire/text/letter_case.hpp"

namespace mapwire::events {
namespace {

constexpr int widest_gap = 5;

}  // namespace

// "THE DRONE WAS SHOT DOWN": whether the sentence is written in capitals, where "US" may be a pronoun.
bool Sentence::is_in_capitals() const {
    int words = 0;
    int capitals = 0;
    for (const auto& word : words_) {
        if (word.mark != Mark::none || word.number || !word.capital) {
            words += word.mark == Mark::none && !word.number ? 1 : 0;
            continue;
        }
        ++words;
        capitals += is_all_capitals(word.span.of(*text_)) ? 1 : 0;
    }
    return capitals >= 4 && capitals * 5 > words * 4;
}

void Sentence::match(int at, WordNumber first) {
    const int second = is_mark(at + 1, Mark::hyphen) ? at + 2 : at + 1;
    const auto next = has(second) ? (*this)[second].found : FoundWord{};
    language_->book.each_beginning_with(first, next, [&](const Phrase& phrase) {
        const int end = phrase_end(at, phrase);
        if (end > at) { add_tag(at, end, phrase); }
    });
}

// The end of a phrase whose first word stands at `at`; `at` when the others do not follow.
int Sentence::phrase_end(int at, const Phrase& phrase) const {
    const auto words = language_->book.words(phrase);
    int end = at + 1;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i] == PhraseBook::gap) {
            const auto wanted = words[++i];
            const int last = std::min(end + widest_gap, size() - 1);
            while (end <= last && !(*this)[end].found.is(wanted)) { ++end; }
            if (end > last) { return at; }
            ++end;
            continue;
        }
        if (is_mark(end, Mark::hyphen)) { ++end; }
        if (!has(end) || !(*this)[end].found.is(words[i])) { return at; }
        ++end;
    }
    if (phrase.exact_case) {  // "al-Shabaab": a name has a capital somewhere
        const auto capital = [](const Word& word) { return word.capital && word.mark == Mark::none; };
        if (std::none_of(words_.begin() + at, words_.begin() + end, capital)) { return at; }
    }
    return end;
}

void Sentence::add_tag(int at, int end, const Phrase& phrase) {
    const auto form = static_cast<Form>(phrase.form);
    // Small words give their classes and nothing else.
    if (phrase.meaning != Meaning::word_class || form != Form::any) {
        tags_.push_back({at, end, phrase.meaning, form, phrase.row});
    }
    if (phrase.meaning == Meaning::cue) {
        const auto kind = std::uint32_t{1} << static_cast<unsigned>(language_->cues[phrase.row].kind);
        cues_at_[static_cast<std::size_t>(at)] |= kind;
        cues_before_[static_cast<std::size_t>(end)] |= kind;
    }
    if (phrase.meaning != Meaning::word_class) { return; }
    // A function word is never an abbreviation in capitals: "us" but not "US".
    const auto& classes = language_->class_rows[phrase.row];
    const auto& word = (*this)[at];
    if (!shouts_ && end == at + 1 && at > 0 && word.capital && word.span.size() > 1 &&
        is_all_capitals(word.span.of(*text_))) {
        const auto grammar = static_cast<std::size_t>(WordClass::verb);
        bool function_word = false;
        for (std::size_t c = 0; c <= grammar; ++c) { function_word = function_word || classes.test(c); }
        if (function_word) { return; }
    }
    for (int i = at; i < end; ++i) { words_[static_cast<std::size_t>(i)].classes |= classes; }
    all_classes_ |= classes;
}

void Sentence::tag() {
    tags_.reserve(words_.size());
    cues_at_.assign(words_.size() + 1, 0);
    cues_before_.assign(words_.size() + 1, 0);
    for (int at = 0; at < size(); ++at) {
        const auto found = (*this)[at].found;
        if (found.exact != 0) { match(at, found.exact); }
        if (found.stems[0] != 0) { match(at, found.stems[0]); }
        if (found.stems[1] != 0) { match(at, found.stems[1]); }
    }
}

const Tag* Sentence::find_cue_at(int at, CueKind kind) const {
    const Tag* best = nullptr;
    const auto first =
        std::lower_bound(tags_.begin(), tags_.end(), at, [](const Tag& t, int i) { return t.begin < i; });
    for (auto tag = first; tag != tags_.end() && tag->begin == at; ++tag) {
        if (tag->meaning != Meaning::cue || language_->cues[tag->row].kind != kind) { continue; }
        if (best == nullptr || tag->end > best->end) { best = &*tag; }
    }
    return best;
}

const Tag* Sentence::find_cue_before(int at, CueKind kind) const {
    const Tag* best = nullptr;
    // No phrase is longer than this, gaps included.
    constexpr int longest = 16;
    const auto first =
        std::lower_bound(tags_.begin(), tags_.end(), at - longest, [](const Tag& t, int i) { return t.begin < i; });
    for (auto here = first; here != tags_.end(); ++here) {
        const auto& tag = *here;
        if (tag.begin >= at) { break; }
        if (tag.end != at || tag.meaning != Meaning::cue || language_->cues[tag.row].kind != kind) { continue; }
        if (best == nullptr || tag.begin < best->begin) { best = &tag; }
    }
    return best;
}

}  // namespace mapwire::events
