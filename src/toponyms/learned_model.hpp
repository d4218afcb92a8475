#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "toponyms/span_facts.hpp"
#include "toponyms/wording.hpp"

namespace mapwire::toponyms {

/// How often a word is written in lower case inside sentences, by the hash of the word: 0 never seen, 1 (never) to 7
/// (nearly always). It tells "Reading" the town from "reading". Holds no word, only counts by hash.
class CaseHabits {
public:
    static constexpr std::size_t size = std::size_t{1} << 16U;
    [[nodiscard]] std::uint8_t of(std::uint64_t word_hash) const noexcept {
        return habits_.empty() ? std::uint8_t{0} : habits_[(word_hash >> 20U) & (size - 1)];
    }
    explicit CaseHabits(std::vector<std::uint8_t> habits = {}) noexcept : habits_(std::move(habits)) {}
    [[nodiscard]] const std::vector<std::uint8_t>& bytes() const noexcept { return habits_; }

private:
    std::vector<std::uint8_t> habits_;
};

/// A logistic regression over hashed features that tells toponyms; the file geodata/models/toponyms-<language>.mwm.
///
/// File: "MWTOPO2\n", the language as two letters, two zero bytes, the number of weights (u32 little-endian), the
/// scales of the weights and of the wording (f32 each), the weights as signed bytes, the case habits (65,536 bytes),
/// the weights of the wording (16,384 signed bytes).
struct LearnedModel {
    static constexpr std::size_t weight_count = std::size_t{1} << 18U;

    std::string language;
    float scale = 0.0F;
    std::vector<std::int8_t> weights;
    CaseHabits habits;
    Wording wording;

    /// What rules count for names of places that somebody chose: the training texts know few of them.
    static constexpr double rules_of_chosen = 0.3;

    /// Log-odds by the weights, with a part of what the rules say for countries, capitals and places that somebody
    /// chose, and in texts without capital or without small letters: "Moscow said" must not be lost because the
    /// training texts are local, nor a village "NEAR" which something happened because they know no such telegrams.
    [[nodiscard]] static double with_rules(double by_weights, const SpanFacts& facts) noexcept {
        double part_of_rules = facts.letter_case == LetterCase::mixed ? 0.0 : 0.3;
        if (facts.of_few) { part_of_rules = rules_of_chosen; }
        if (facts.country || facts.capital) {
            const bool acts = facts.role == Role::metonymic && !facts.person_elsewhere;
            part_of_rules = std::max(part_of_rules, acts ? 0.5 : 0.1);
        }
        return (1.0 - part_of_rules) * by_weights + part_of_rules * static_cast<double>(facts.rule_score);
    }
    /// Log-odds that the name is a toponym.
    [[nodiscard]] double score(const SpanFacts& facts) const noexcept;
    [[nodiscard]] std::string to_bytes() const;
    /// Throws InputError, naming the file, when the bytes are no such model.
    [[nodiscard]] static LearnedModel from_bytes(std::string_view bytes, const std::string& name);
};

}  // namespace mapwire::toponyms
