#include "toponyms/span_facts.hpp"

#include <algorithm>

namespace mapwire::toponyms {
namespace {

std::uint8_t population_class(std::int64_t population) noexcept {
    if (population <= 0) { return 1; }
    if (population < 1'000) { return 2; }
    if (population < 5'000) { return 3; }
    if (population < 15'000) { return 4; }
    if (population < 100'000) { return 5; }
    return population < 1'000'000 ? 6 : 7;
}

std::uint8_t option_class(std::uint32_t count) noexcept {
    if (count <= 2) { return static_cast<std::uint8_t>(count); }
    if (count <= 5) { return 3; }
    return count <= 15 ? 4 : 5;
}

class FactFinder {
public:
    FactFinder(const DocumentView& view, const Names& names, const LanguageWords& words,
               const std::vector<NotPlacePhrase>& phrases)
        : view_(view), names_(names), words_(words), phrases_(phrases), facts_(names.spans.size()) {}

    std::vector<SpanFacts> find() {
        mark_not_places();
        for (std::uint32_t i = 0; i < facts_.size(); ++i) {
            inside(i);
            around(i);
            if (names_.spans[i].group != Word::none) { gazetteer(i); }
        }
        nesting();
        for (const Containment& pair : names_.containments) {
            if (pair.how == Containment::How::demonym) {
                facts_[pair.inner].described = true;
            } else {
                facts_[pair.inner].contained = facts_[pair.inner].contained || pair.how == Containment::How::comma;
                facts_[pair.outer].container = facts_[pair.outer].container || pair.how == Containment::How::comma;
            }
        }
        share_facts(view_, names_, words_, facts_);
        return std::move(facts_);
    }

private:
    void mark_not_places() {
        for (const NotPlacePhrase& phrase : phrases_) {
            auto at = std::partition_point(names_.spans.begin(), names_.spans.end(),
                                           [&](const NameSpan& span) { return span.first < phrase.first; });
            for (; at != names_.spans.end() && at->first < phrase.end; ++at) {
                if (at->end <= phrase.end) {
                    facts_[static_cast<std::size_t>(at - names_.spans.begin())].not_place = phrase.kind;
                }
            }
        }
    }

    // The first word's part that belongs to the name.
    std::string_view behind_prefix(const NameSpan& span) const {
        const auto end = std::min<std::size_t>(view_.document().tokens[span.first].span.end, span.span.end);
        return view_.text().substr(span.span.begin, end - span.span.begin);
    }

    // Of "province de Homs" the name itself tells whether it is written as one.
    Shape shape_of(const NameSpan& span) const {
        const Shape first = view_[span.first].shape;
        if (first != Shape::lower || view_.document().tokens[span.first].span.size() <= longest_particle) {
            return first;
        }
        for (auto at = span.first; at < span.end; ++at) {
            if (view_[at].is_capitalised()) { return view_[at].shape; }
        }
        return first;
    }

    void inside(std::uint32_t i) {
        const NameSpan& span = names_.spans[i];
        SpanFacts& facts = facts_[i];
        const Word& first = view_[span.first];
        const Word& last = view_[span.end - 1];
        facts.words = 0;
        for (auto at = span.first; at < span.end; ++at) {
            facts.words = static_cast<std::uint8_t>(facts.words + (view_[at].is_word() ? 1 : 0));
            facts.holds_admin_word = facts.holds_admin_word || view_[at].is(WordClass::admin_tail);
        }
        facts.shape = shape_of(span);
        facts.inside_word = span.span.begin > view_.document().tokens[span.first].span.begin;
        // "d'Alep": the capital is the name's, whatever the word begins with.
        if (facts.inside_word && facts.shape == Shape::lower) { facts.shape = Shape::capital; }
        facts.starts_sentence = view_.starts_sentence(span.first);
        facts.headline = view_.is_headline(view_.document().tokens[span.first].sentence);
        facts.letter_case = view_.letter_case();
        facts.first_hash = first.hash;
        facts.part = view_.sentence_of(span.first).part;
        const auto surface = view_.document().tokens[span.first].span.of(view_.text());
        facts.suffix_hash = word_hash(surface.size() > 3 ? surface.substr(surface.size() - 3) : surface);
        facts.last_hash = last.hash;
        const auto tail = view_.document().tokens[span.end - 1].span.of(view_.text());
        const auto bare = tail.substr(0, tail.size() - (last.possessive && tail.size() > 2 ? 2 : 0));
        facts.last_suffix_hash = word_hash(bare.size() > 4 ? bare.substr(bare.size() - 4) : bare);
        facts.possessive = last.possessive;
        facts.is_first_name = facts.words == 1 && first.is(WordClass::first_name);
        // "AND" in a headline is no Andorra; "US" stays what it is, pronouns being among the function words.
        constexpr WordClasses grammar =
            mask(WordClass::function_word, WordClass::weekday_month, WordClass::article, WordClass::coordinator,
                 WordClass::location_preposition, WordClass::path_preposition, WordClass::of_word, WordClass::copula);
        // Of a word written together with a conjunction ("and was") the rest may be grammar as well.
        const auto own =
            facts.inside_word ? words_.classes.find(word_hash(behind_prefix(span))) & ~phrase_start_bit : first.classes;
        facts.is_function_word = facts.words == 1 && (own & grammar) != 0;
        facts.is_pronoun = facts.words == 1 && has(own, WordClass::function_word);
        facts.only_direction = true;
        for (auto at = span.first; at < span.end; ++at) {
            const auto classes = at == span.first ? own : view_[at].classes;
            facts.only_direction = facts.only_direction && (!view_[at].is_word() || has(classes, WordClass::direction));
        }
        std::size_t letters = 0;
        for (const char c : span.span.of(view_.text())) {
            letters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
        }
        facts.letters = static_cast<std::uint8_t>(std::min<std::size_t>(letters, 255));
    }

    // What an ending behind an apostrophe says that others say by a preposition: "Halep'te" is "in Aleppo".
    WordClasses case_ending(const NameSpan& span) const {
        const auto& last = view_.document().tokens[span.end - 1].span;
        if (span.span.end >= last.end) { return 0; }
        auto ending = view_.text().substr(span.span.end, last.end - span.span.end);
        for (const std::string_view apostrophe : {"'", "\u2019"}) {
            if (!ending.starts_with(apostrophe)) { continue; }
            ending.remove_prefix(apostrophe.size());
            return words_.classes.find(word_hash("'" + std::string(ending))) & ~phrase_start_bit;
        }
        return 0;
    }

    void around(std::uint32_t i) {
        const NameSpan& span = names_.spans[i];
        SpanFacts& facts = facts_[i];
        const Word* previous = &view_.before(span.first);
        std::uint32_t steps = 1;
        facts.mark_before = previous->mark;
        if (previous->is(WordClass::article)) {
            facts.article_before = true;
            previous = &view_.before(span.first, ++steps);
        }
        if (previous->is(WordClass::direction)) {
            facts.direction_before = true;
            previous = &view_.before(span.first, ++steps);
        }
        const Word& previous2 = view_.before(span.first, steps + 1);
        facts.before = previous->classes;
        // "In" or "to" written together with the name.
        const auto& own = view_.document().tokens[span.first].span;
        // "Valéry Giscard d'Estaing": of a person's name.
        if (facts.inside_word && previous->shape == Shape::capital) { facts.run_left = 1; }
        if (facts.inside_word) {
            facts.before |=
                words_.classes.find(word_hash(view_.text().substr(own.begin, span.span.begin - own.begin))) &
                ~phrase_start_bit;
        }
        facts.before |= case_ending(span);
        facts.before_hash = previous->hash;
        facts.before2_hash = previous2.hash;
        const Word& next = view_.after(span.end);
        const Word& next2 = view_.after(span.end, 2);
        facts.mark_after = next.mark;
        facts.after = next.classes;
        facts.after_hash = next.hash;
        facts.after2_hash = next2.hash;
        facts.follow_place = next.shape == Shape::lower && next.is(WordClass::follow_place);
        facts.admin_after = next.is(WordClass::admin_tail);
        const auto noun = [&](const Word& word) { return words_.place_nouns.find(word.hash) != 0; };
        const bool of = previous->is(WordClass::of_word);
        facts.place_noun_before = of ? noun(previous2) : noun(*previous);
        facts.org_before = of && previous2.is_capitalised() && previous2.is(WordClass::org_head);
        run(span, facts);
    }

    void run(const NameSpan& span, SpanFacts& facts) {
        const auto number = view_[span.first].run;
        if (number == Word::none || facts.headline) {
            titles(facts, view_.before(span.first));
            return;
        }
        const Run bounds = view_.runs()[number];
        auto begin = bounds.first;
        // A word that only begins the sentence is no part of a name.
        while (begin < span.first && (view_[begin].classes & mask(WordClass::function_word, WordClass::article,
                                                                  WordClass::location_preposition)) != 0) {
            ++begin;
        }
        std::uint32_t left = 0;
        for (auto at = begin; at < span.first; ++at) { left += view_[at].is_word() ? 1U : 0U; }
        std::uint32_t right = 0;
        const Word* last = nullptr;
        if (view_[span.end - 1].run == number) {
            for (auto at = span.end; at < bounds.end; ++at) {
                right += view_[at].is_word() ? 1U : 0U;
                if (view_[at].is_word()) { last = &view_[at]; }
                if (view_[at].is(WordClass::org_tail)) { facts.org_after = true; }
                if (at == span.end && view_[at].is(WordClass::facility_tail)) { facts.facility_after = true; }
                if (at == span.end && view_[at].is(WordClass::nature_tail)) { facts.nature_after = true; }
            }
        }
        if (left > 0) { facts.left_hash = view_[span.first - 1].hash; }
        if (right > 0 && span.end < bounds.end) { facts.right_hash = view_[span.end].hash; }
        facts.run_left = static_cast<std::uint8_t>(std::min(left, 3U));
        facts.run_right = static_cast<std::uint8_t>(std::min(right, 3U));
        if (last != nullptr) {
            facts.run_last_hash = last->hash;
            facts.facility_after = facts.facility_after || last->is(WordClass::facility_tail);
            facts.nature_after = facts.nature_after || last->is(WordClass::nature_tail);
        }
        titles(facts, left > 0 ? view_[span.first - 1] : view_.before(span.first));
        if (left > 0) {
            for (auto at = begin; at < span.first; ++at) {
                if (view_[at].is(WordClass::person_title)) { facts.title_before = true; }
            }
        }
        const Word& next = view_.after(span.end);
        facts.surname_after =
            right > 0 && !facts.possessive && next.is_capitalised() &&
            (next.classes & mask(WordClass::org_tail, WordClass::facility_tail, WordClass::nature_tail,
                                 WordClass::admin_tail, WordClass::person_title, WordClass::org_head,
                                 WordClass::direction)) == 0;
    }

    static void titles(SpanFacts& facts, const Word& previous) {
        facts.title_before = facts.title_before || (previous.is_capitalised() && previous.is(WordClass::person_title));
        facts.first_name_before =
            previous.is_capitalised() && (previous.is(WordClass::first_name) || previous.shape == Shape::initial);
    }

    void gazetteer(std::uint32_t i) {
        const NameGroup& group = names_.groups[names_.spans[i].group];
        SpanFacts& facts = facts_[i];
        const PlaceOption& best = names_.options[group.best];
        facts.option_class = option_class(group.end_option - group.first_option);
        facts.demonym = group.any_demonym;
        facts.only_demonym = group.only_demonyms;
        facts.abbreviation = group.any_abbreviation;
        facts.feature_class = best.feature_class;
        facts.feature_code = best.code;
        std::int64_t population = 0;
        facts.variant = true;
        for (auto o = group.first_option; o < group.end_option; ++o) {
            const PlaceOption& option = names_.options[o];
            population = std::max(population, option.population);
            facts.kind = std::min(facts.kind, option.kind);
            facts.variant = facts.variant && option.match == MatchKind::variant;
            facts.country = facts.country || option.is_country;
            facts.adm1 = facts.adm1 || option.is_adm1;
            facts.adm2 = facts.adm2 || option.is_adm2;
            facts.capital = facts.capital || option.is_capital;
            facts.government = facts.government || option.is_government;
            facts.of_few = facts.of_few || option.is_of_few;
        }
        facts.population_class = population_class(population);
    }

    void nesting() {
        for (std::size_t i = 0; i < facts_.size(); ++i) {
            const NameSpan& outer = names_.spans[i];
            for (std::size_t j = i + 1; j < facts_.size() && names_.spans[j].first < outer.end; ++j) {
                const NameSpan& inner = names_.spans[j];
                if (inner.end > outer.end || (inner.first == outer.first && inner.end == outer.end)) { continue; }
                facts_[i].holds_shorter = true;
                facts_[j].inside_longer = facts_[j].inside_longer || outer.group != Word::none;
            }
        }
    }

    const DocumentView& view_;
    const Names& names_;
    const LanguageWords& words_;
    const std::vector<NotPlacePhrase>& phrases_;
    std::vector<SpanFacts> facts_;
};

}  // namespace

std::vector<SpanFacts> find_facts(const DocumentView& view, const Names& names, const LanguageWords& words,
                                  const std::vector<NotPlacePhrase>& phrases) {
    return FactFinder(view, names, words, phrases).find();
}

}  // namespace mapwire::toponyms
