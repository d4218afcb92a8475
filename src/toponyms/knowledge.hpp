#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "toponyms/calibration.hpp"
#include "toponyms/language_words.hpp"
#include "toponyms/learned_model.hpp"
#include "toponyms/option_features.hpp"
#include "toponyms/rule_features.hpp"

namespace mapwire::toponyms {

struct Knowledge {
    std::vector<LanguageWords> languages;  ///< sorted by code
    RuleWeights rule_weights{};
    OptionWeights option_weights{};
    std::array<double, option_feature_count> option_prior{};  ///< where training starts
    HashTable domain_endings;  ///< ending of an address → country as a number; 1 when it tells none
    Calibration calibration;
    std::vector<LearnedModel> models;                            ///< one a language at most
    std::array<std::string, option_feature_count> option_words;  ///< evidence in words, "" for what goes unsaid

    [[nodiscard]] const LanguageWords& words_of(std::string_view language) const noexcept;
    /// Nothing when rules alone must do.
    [[nodiscard]] const LearnedModel* model_of(std::string_view language) const noexcept;
};

/// Takes the weights of the texts of resolver.tsv and confidence.tsv.
void read_learned_tables(std::string_view resolver, std::string_view confidence, Knowledge& knowledge);

}  // namespace mapwire::toponyms
