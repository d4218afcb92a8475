#pragma once

#include <array>
#include <cstdint>

#include "toponyms/span_facts.hpp"
#include "toponyms/word_classes.hpp"

namespace mapwire::toponyms {

/// Calls `sink(hash)` for each feature of a span: the same in training and at run time. `habit` is CaseHabits::of the
/// first word. A feature is a number for its kind mixed with the facts it looks at; no text is built.
template <class Sink>
void recogniser_features(const SpanFacts& f, std::uint8_t habit, Sink&& sink) {
    std::uint64_t kind = 0x6D770000;
    // Texts without small or without capital letters have weights of their own beside those of all texts.
    const auto other_case = static_cast<std::uint64_t>(f.letter_case) * 0x8CB92BA72F3D8DD7ULL;
    // Products that do not wait for one another, mixed once.
    constexpr std::array<std::uint64_t, 4> factors = {0x9E3779B97F4A7C15ULL, 0xC2B2AE3D27D4EB4FULL,
                                                      0x165667B19E3779F9ULL, 0xD6E8FEB86659FD93ULL};
    const auto put = [&](auto... facts) {
        static_assert(sizeof...(facts) <= factors.size());
        std::uint64_t hash = ++kind * 0xA0761D6478BD642FULL;
        std::size_t place = 0;
        ((hash ^= static_cast<std::uint64_t>(facts) * factors[place++]), ...);
        const auto mixed = [](std::uint64_t value) {
            value = (value ^ (value >> 32U)) * 0xE7037ED1A0B428DBULL;
            return value ^ (value >> 32U);
        };
        sink(mixed(hash));
        if (other_case != 0) { sink(mixed(hash ^ other_case)); }
    };
    // Kinds of evidence are numbered by their order here: a feature that is absent still takes its number.
    const auto put_if = [&](bool holds, auto... facts) {
        if (holds) {
            put(facts...);
        } else {
            ++kind;
        }
    };
    const unsigned division = (f.country ? 1U : 0U) | (f.adm1 ? 2U : 0U) | (f.adm2 ? 4U : 0U);
    const unsigned sort = division | (f.capital ? 8U : 0U) | (f.only_demonym ? 16U : 0U) | (f.abbreviation ? 32U : 0U) |
                          (f.government ? 64U : 0U);
    const bool one_word = f.words == 1;
    const unsigned person = (f.title_before ? 1U : 0U) | (f.first_name_before ? 2U : 0U) | (f.is_first_name ? 4U : 0U) |
                            (f.surname_after ? 8U : 0U);
    const unsigned tail = (f.org_after ? 1U : 0U) | (f.facility_after ? 2U : 0U) | (f.nature_after ? 4U : 0U) |
                          (f.admin_after ? 8U : 0U) | (f.org_before ? 16U : 0U);
    const unsigned place = (f.contained ? 1U : 0U) | (f.container ? 2U : 0U) | (f.described ? 4U : 0U) |
                           (f.place_noun_before ? 8U : 0U) | (f.follow_place ? 16U : 0U);
    const unsigned elsewhere = (f.lower_elsewhere ? 1U : 0U) | (f.place_elsewhere ? 2U : 0U) |
                               (f.person_elsewhere ? 4U : 0U) | (f.contained_elsewhere ? 8U : 0U);
    const unsigned nesting = (f.inside_longer ? 1U : 0U) | (f.holds_shorter ? 2U : 0U);
    const unsigned run = f.run_left * 4U + f.run_right;
    const unsigned shape = static_cast<unsigned>(f.shape) | (f.headline ? 8U : 0U) | (f.starts_sentence ? 16U : 0U);

    put();
    put(f.population_class, f.words);
    put(f.option_class, one_word);
    put(f.kind, one_word, f.population_class);
    put(sort);
    put(f.feature_code);
    put(f.feature_class, one_word, f.population_class);
    put(nesting, f.words);
    put(nesting, f.population_class, run);
    put_if(one_word, habit, f.starts_sentence);
    put_if(one_word, habit, f.population_class);
    put(shape);
    put(shape, one_word, f.population_class == 0);
    put(run, person);
    put(run, f.population_class);
    put(person, sort != 0, f.population_class);
    put(tail, run);
    put(tail, sort);
    put(place);
    put(place, person);
    put(place, f.population_class);
    put(elsewhere, sort != 0);
    put(elsewhere, one_word, habit);
    put(f.not_place);
    put(f.before & 0x7FFFFFFFU, f.article_before);
    put(f.before_hash, f.run_left > 0);
    put(f.before_hash, f.article_before, sort != 0);
    put(f.before2_hash, f.before_hash);
    put(f.after & 0x7FFFFFFFU);
    put(f.after_hash, f.run_right > 0);
    put(f.after_hash, f.after2_hash);
    put(f.after_hash, f.before_hash);
    put(f.mark_before, f.mark_after, one_word);
    put(f.mark_after, f.after2_hash);
    put(f.mark_before, f.before2_hash);
    put_if(f.run_right > 0, f.run_last_hash);
    put_if(f.run_right > 0, f.run_last_hash, run);
    put(f.last_hash, one_word);
    put_if(one_word, f.suffix_hash);
    put_if(one_word, f.suffix_hash, f.population_class == 0);
    put(f.in_list, f.mark_before, f.mark_after);
    put(f.possessive, sort != 0, f.population_class);
    put(f.direction_before, f.article_before, run == 0);
    put(f.is_function_word, f.starts_sentence);
    put(f.population_class, f.option_class, habit, one_word);
    put(f.role, sort != 0, run == 0);
    put(f.part);
    put_if(f.left_hash != 0, f.left_hash);
    put_if(f.right_hash != 0, f.right_hash);
    put(f.last_suffix_hash, f.population_class == 0);
    put(f.surname_elsewhere, f.person_elsewhere, f.place_elsewhere, one_word);
    put(f.surname_elsewhere, f.population_class);
    put(f.org_elsewhere, sort != 0, run == 0);
    put(f.words, f.population_class == 0, f.before & 0x7FFFFFFFU);
    // What the rules say, as a staircase, so that evidence that the training texts never show still counts.
    for (int step = -6; step <= 7; ++step) { put_if(f.rule_score >= step); }
    put(f.rule_score + 8, f.starts_sentence, one_word);
    put(f.rule_score + 8, f.population_class);
}

}  // namespace mapwire::toponyms
