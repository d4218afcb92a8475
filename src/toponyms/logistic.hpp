#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace mapwire::toponyms {

/// Pseudo-random numbers that are the same everywhere: SplitMix64 (Steele et al. 2014).
class Random {
public:
    explicit Random(std::uint64_t seed) noexcept : state_(seed) {}
    std::uint64_t next() noexcept {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    template <class T>
    void shuffle(std::vector<T>& items) noexcept {
        for (std::size_t i = items.size(); i > 1; --i) { std::swap(items[i - 1], items[next() % i]); }
    }

private:
    std::uint64_t state_;
};

/// Examples of hashed yes-or-no features, features of all examples one after another.
struct HashedExamples {
    std::vector<std::uint32_t> features;
    std::vector<std::uint32_t> ends;  ///< of each example in `features`
    std::vector<char> labels;
    std::vector<std::uint32_t> documents;

    [[nodiscard]] std::size_t size() const noexcept { return ends.size(); }
    [[nodiscard]] std::uint32_t begin_of(std::size_t example) const noexcept {
        return example == 0 ? 0 : ends[example - 1];
    }
};

/// Weights of a logistic regression by AdaGrad with L2, learned from the examples in `chosen`.
[[nodiscard]] std::vector<float> fit_hashed(const HashedExamples& examples, std::vector<std::uint32_t> chosen,
                                            std::size_t weight_count, std::uint64_t seed);
[[nodiscard]] double score_hashed(const HashedExamples& examples, std::size_t example,
                                  const std::vector<float>& weights) noexcept;

/// A choice among options, each a row of values; some options are right.
struct Choice {
    std::vector<std::vector<float>> options;
    std::vector<char> right;
};
/// Weights of a conditional logit: the right options' joint probability is made large, the weights kept near the prior
/// and never of the other sign.
[[nodiscard]] std::vector<double> fit_choices(const std::vector<Choice>& choices, const std::vector<double>& prior,
                                              double regularisation, std::uint64_t seed);

/// Weights of a logistic regression over few real values (no intercept of its own).
struct DenseExample {
    std::vector<float> values;
    bool label;
};
[[nodiscard]] std::vector<double> fit_dense(const std::vector<DenseExample>& examples, std::size_t value_count,
                                            std::uint64_t seed);

}  // namespace mapwire::toponyms
