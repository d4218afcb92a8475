#pragma once

#include <vector>

#include "expressions/grammar.hpp"

namespace mapwire::expressions {

/// Turkish puts the relation behind its reference object: "Halep'in 20 kilometre kuzeyinde", "Kobani yakınlarında".
class PostpositionalGrammar {
public:
    PostpositionalGrammar(const SentenceWords& words, const Surroundings& around)
        : words_(words), around_(around), read_(words, around) {}

    [[nodiscard]] std::vector<Found> parse() const;
    [[nodiscard]] Found parse_lone() const;

private:
    [[nodiscard]] std::vector<Found> candidates() const;
    void after_reference(const ReferencePhrase& reference, std::vector<Found>& out) const;
    [[nodiscard]] std::optional<ReferencePhrase> reference(int at) const;

    const SentenceWords& words_;
    const Surroundings& around_;
    PhraseReader read_;
};

}  // namespace mapwire::expressions
