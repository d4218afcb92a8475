#pragma once

#include <vector>

#include "toponyms/resolve.hpp"

namespace mapwire::toponyms {

/// The largest place of a name, and the largest one elsewhere.
struct Namesakes {
    std::uint32_t largest = 0;
    float log_population = 0.0F;
    float log_population_elsewhere = 0.0F;
    bool any_country = false;
    bool any_chosen_name = false;  ///< somebody chose a place that bears it as its own name
};
[[nodiscard]] Namesakes namesakes_of(const Names& names, const NameGroup& group);

/// What speaks for a place by itself: its kind, its name, its size, the outlet. Sets values that no round changes.
void describe_option(const PlaceOption& option, const Namesakes& namesakes, bool stripped, const Outlet& outlet,
                     OptionValues& values, const Names& names);

/// Whether describe_by_words may say anything.
[[nodiscard]] bool says_something(const SpanFacts& facts, const LanguageWords& words) noexcept;

/// What the words around one mention say of a place: "the town of X", "X province", "Moscow said".
void describe_by_words(const PlaceOption& option, const SpanFacts& facts, const LanguageWords& words,
                       OptionValues& values);

}  // namespace mapwire::toponyms
