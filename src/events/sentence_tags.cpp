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
    for (const auto& phrase : language_->book.beginning_with(first)) {
        const auto words = language_->book.words(phrase);
        int end = at + 1;
        bool matches = true;
        for (std::size_t i = 1; matches && i < words.size(); ++i) {
            const auto is_word = [&](int here, WordNumber wanted) {
                const auto& found = (*this)[here].found;
                return found.exact == wanted || found.stems[0] == wanted || found.stems[1] == wanted;
            };
            if (words[i] == PhraseBook::gap) {
                const auto wanted = words[++i];
                int here = end;
                while (has(here) && here <= end + widest_gap && !is_word(here, wanted)) { ++here; }
                matches = has(here) && here <= end + widest_gap;
                end = here + 1;
                continue;
            }
            if (is_mark(end, Mark::hyphen)) { ++end; }
            matches = has(end) && is_word(end, words[i]);
            ++end;
        }
        if (matches && phrase.exact_case) {  // "al-Shabaab": a name has a capital somewhere
            matches = false;
            for (int i = at; i < end; ++i) {
                matches = matches || ((*this)[i].capital && (*this)[i].mark == Mark::none);
            }
        }
        if (!matches) { continue; }
        tags_.push_back({at, end, phrase.meaning, static_cast<Form>(phrase.form), phrase.row});
        if (phrase.meaning == Meaning::cue) {
            const auto kind = std::uint32_t{1} << static_cast<unsigned>(language_->cues[phrase.row].kind);
            cues_at_[static_cast<std::size_t>(at)] |= kind;
            cues_before_[static_cast<std::size_t>(end)] |= kind;
        }
        if (phrase.meaning != Meaning::word_class) { continue; }
        // A function word is never an abbreviation in capitals: "us" but not "US".
        const auto& classes = language_->class_rows[phrase.row];
        const auto& word = (*this)[at];
        if (!shouts_ && end == at + 1 && at > 0 && word.capital && word.span.size() > 1 &&
            is_all_capitals(word.span.of(*text_))) {
            const auto grammar = static_cast<std::size_t>(WordClass::verb);
            bool function_word = false;
            for (std::size_t c = 0; c <= grammar; ++c) { function_word = function_word || classes.test(c); }
            if (function_word) { continue; }
        }
        for (int i = at; i < end; ++i) { words_[static_cast<std::size_t>(i)].classes |= classes; }
        all_classes_ |= classes;
    }
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
