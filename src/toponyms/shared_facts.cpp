#include <algorithm>
#include <array>

#include "toponyms/span_facts.hpp"

namespace mapwire::toponyms {
namespace {

constexpr WordClasses placing = mask(WordClass::location_preposition);

// What the other occurrences of a name or a word tell, as bits of a table.
constexpr std::uint32_t lower = 1;
constexpr std::uint32_t place = 2;
constexpr std::uint32_t person = 4;
constexpr std::uint32_t contained = 8;
constexpr std::uint32_t surname = 16;
constexpr std::uint32_t organisation = 32;
constexpr std::uint32_t asked_for = 64;

class FactSharer {
public:
    FactSharer(const DocumentView& view, const Names& names, const LanguageWords& words, std::vector<SpanFacts>& facts)
        : view_(view), names_(names), words_(words), facts_(facts), seen_(facts.size()) {}

    void share() {
        lists();
        list_nouns();
        look_at_words();
        look_at_names();
        for (std::uint32_t i = 0; i < facts_.size(); ++i) { tell(i); }
    }

private:
    // "A, B and C": names with nothing but commas and "and" between; "and" may stick to the name behind it. In
    // alphabets without capitals what stands before the first is said of all: "in A and B".
    void lists() {
        for (std::size_t i = 0; i + 1 < facts_.size(); ++i) {
            const NameSpan& left = names_.spans[i];
            for (std::size_t j = i + 1; j < facts_.size() && names_.spans[j].first <= left.end + 2; ++j) {
                const NameSpan& right = names_.spans[j];
                if (right.first < left.end || (right.first == left.end && !facts_[j].inside_word)) { continue; }
                bool joined = true;
                for (auto at = left.end; at < right.first; ++at) {
                    joined = joined && (view_[at].mark == ',' || view_[at].is(WordClass::coordinator));
                }
                if (!joined || facts_[i].contained) { continue; }
                joined_.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j)});
                facts_[i].in_list = true;
                facts_[j].in_list = true;
                if (view_[right.first].shape == Shape::caseless) {
                    facts_[j].before |= facts_[i].before & placing;
                    facts_[j].place_noun_before = facts_[j].place_noun_before || facts_[i].place_noun_before;
                }
            }
        }
    }

    // "Clarke, Madison and Oconee counties": the noun after the last name is every name's.
    void list_nouns() {
        for (auto pair = joined_.rbegin(); pair != joined_.rend(); ++pair) {
            const auto [left, right] = *pair;
            SpanFacts& facts = facts_[left];
            if (facts.list_noun_hash != 0) { continue; }
            const SpanFacts& last = facts_[right];
            if (last.list_noun_hash != 0) {
                facts.list_noun_hash = last.list_noun_hash;
            } else if (!last.possessive && view_.after(names_.spans[right].end).shape == Shape::lower &&
                       words_.place_nouns.find(last.after_hash) != 0 && last.admin_after) {
                facts.list_noun_hash = last.after_hash;
            }
            facts.admin_after = facts.admin_after || facts.list_noun_hash != 0;
        }
    }

    // "Xavier Fairfield": the last of two or three capitalised words of which the one before is none of ours.
    bool ends_unknown_run(std::uint32_t t) const {
        const Word& word = view_[t];
        if (word.run == Word::none || word.shape != Shape::capital || word.classes != 0) { return false; }
        const Run run = view_.runs()[word.run];
        if (run.end != t + 1 || t == run.first || run.end - run.first > 3) { return false; }
        const Word& before = view_[t - 1];
        if (view_.is_headline(view_.document().tokens[t].sentence)) { return false; }
        return before.shape == Shape::initial ||
               (before.shape == Shape::capital && (before.classes & ~mask(WordClass::first_name)) == 0);
    }

    // The foot of a page tells nothing of the article's own names.
    bool in_furniture(std::uint32_t t) const {
        const Document& document = view_.document();
        return document.sentences[document.tokens[t].sentence].part == PartKind::furniture;
    }

    // Only words that are names by themselves are asked for.
    void look_at_words() {
        for (std::uint32_t i = 0; i < facts_.size(); ++i) {
            if (facts_[i].words != 1) { continue; }
            seen_.add(facts_[i].first_hash, asked_for);
            sieve_[facts_[i].first_hash >> sieve_shift] = 1;
        }
        for (std::uint32_t t = 0; t < view_.size(); ++t) {
            const Word& word = view_[t];
            std::uint32_t bits = 0;
            if (word.shape == Shape::lower) {
                bits = word.classes == 0 ? lower : 0;
            } else if (word.shape == Shape::capital) {
                const bool named = t > 0 && view_[t - 1].run == word.run && word.run != Word::none &&
                                   (view_[t - 1].classes & mask(WordClass::first_name, WordClass::person_title)) != 0;
                bits = (named ? person : 0) | (ends_unknown_run(t) ? surname : 0);
            }
            if (bits != 0 && sieve_[word.hash >> sieve_shift] != 0 && seen_.find(word.hash) != 0 && !in_furniture(t)) {
                seen_.add(word.hash, bits);
            }
        }
    }

    [[nodiscard]] std::uint64_t key(std::uint32_t i) const noexcept { return combine(names_.spans[i].key, 7) | 1U; }

    void look_at_names() {
        for (std::uint32_t i = 0; i < facts_.size(); ++i) {
            const SpanFacts& facts = facts_[i];
            const bool placed = (facts.before & placing) != 0 && facts.run_left == 0 && facts.run_right == 0;
            const std::uint32_t bits =
                (placed || facts.place_noun_before || facts.described ? place : 0) | (facts.contained ? contained : 0) |
                (facts.first_name_before || facts.title_before ? person : 0) | (facts.org_after ? organisation : 0);
            if (bits != 0 && !in_furniture(names_.spans[i].first)) { seen_.add(key(i), bits); }
        }
    }

    void tell(std::uint32_t i) {
        SpanFacts& facts = facts_[i];
        const auto word_bits = facts.words == 1 ? seen_.find(facts.first_hash) : 0;
        const auto name_bits = seen_.find(key(i));
        facts.lower_elsewhere = (word_bits & lower) != 0 && view_.uses_capitals();
        facts.person_elsewhere = ((word_bits | name_bits) & person) != 0;
        facts.surname_elsewhere = (word_bits & surname) != 0 && facts.run_left == 0;
        facts.org_elsewhere = (name_bits & organisation) != 0 && !facts.org_after;
        facts.place_elsewhere = (name_bits & place) != 0;
        facts.contained_elsewhere = (name_bits & contained) != 0;
    }

    const DocumentView& view_;
    const Names& names_;
    const LanguageWords& words_;
    std::vector<SpanFacts>& facts_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> joined_;  // names with nothing but commas and "and" between
    HashTable seen_;
    static constexpr unsigned sieve_shift = 64 - 11;
    std::array<char, 2048> sieve_{};  // most words are asked for by nobody
};

}  // namespace

void share_facts(const DocumentView& view, const Names& names, const LanguageWords& words,
                 std::vector<SpanFacts>& facts) {
    FactSharer(view, names, words, facts).share();
}

}  // namespace mapwire::toponyms
