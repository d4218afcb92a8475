#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace mapwire::toponyms {

/// A decision tree of four levels, laid out as a heap: node n asks whether values[feature[n]] > threshold[n] and goes
/// on to 2n + 1 (no) or 2n + 2 (yes). All trees have this shape, so that asking one costs four comparisons.
struct Tree {
    static constexpr std::size_t levels = 4;
    static constexpr std::size_t splits = (std::size_t{1} << levels) - 1;
    static constexpr std::size_t leaves = std::size_t{1} << levels;

    std::array<std::uint8_t, splits> feature{};
    std::array<float, splits> threshold{};
    std::array<float, leaves> value{};  ///< log-odds

    [[nodiscard]] float of(const float* values) const noexcept {
        std::size_t node = 0;
        for (std::size_t level = 0; level < levels; ++level) {
            node = 2 * node + (values[feature[node]] > threshold[node] ? 2 : 1);
        }
        return value[node - splits];
    }
};

/// Trees whose log-odds add up.
struct Forest {
    float start = 0.0F;
    std::vector<Tree> trees;

    [[nodiscard]] float log_odds(const float* values) const noexcept {
        float sum = start;
        for (const Tree& tree : trees) { sum += tree.of(values); }
        return sum;
    }
    /// The same of many rows of `width` values at once, bit for bit, in a fraction of the time.
    void log_odds(const std::vector<const float*>& rows, std::size_t width, std::vector<float>& sums) const;
};

/// Rows of `width` values, one after another, each with a label and the document it comes from.
struct TreeExamples {
    std::size_t width = 0;
    std::vector<float> values;
    std::vector<char> labels;

    [[nodiscard]] std::size_t size() const noexcept { return labels.size(); }
};

/// Gradient boosting of the logistic loss with Newton steps (Friedman 2001; Chen and Guestrin 2016) over quantile bins.
/// Deterministic. At most 256 values a row.
[[nodiscard]] Forest fit_forest(const TreeExamples& examples, std::size_t tree_count);

}  // namespace mapwire::toponyms
