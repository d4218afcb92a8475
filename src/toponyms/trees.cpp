#include "toponyms/trees.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mapwire::toponyms {
namespace {

constexpr std::size_t most_bins = 32;
constexpr double rate = 0.1;
constexpr double ridge = 5.0;         // of the leaves' values
constexpr double least_weight = 8.0;  // sum of second derivatives on each side of a split
constexpr double least_gain = 0.5;

struct Sums {
    double gradient = 0.0;
    double weight = 0.0;
    void add(const Sums& other) noexcept {
        gradient += other.gradient;
        weight += other.weight;
    }
    [[nodiscard]] double score() const noexcept { return gradient * gradient / (weight + ridge); }
};

class Booster {
public:
    explicit Booster(const TreeExamples& examples) : examples_(examples) {
        find_edges();
        for (const char label : examples.labels) { positive_ += label != 0 ? 1.0 : 0.0; }
    }

    Forest fit(std::size_t tree_count) {
        Forest forest;
        const auto count = static_cast<double>(std::max<std::size_t>(examples_.size(), 1));
        const double share = std::clamp(positive_ / count, 0.01, 0.99);
        forest.start = static_cast<float>(std::log(share / (1.0 - share)));
        score_.assign(examples_.size(), static_cast<double>(forest.start));
        for (std::size_t t = 0; t < tree_count; ++t) { forest.trees.push_back(grow()); }
        return forest;
    }

private:
    // Bin b holds values above edges[b - 1] up to edges[b].
    void find_edges() {
        edges_.resize(examples_.width);
        bins_.resize(examples_.size() * examples_.width);
        std::vector<float> column(examples_.size());
        for (std::size_t f = 0; f < examples_.width; ++f) {
            for (std::size_t e = 0; e < examples_.size(); ++e) {
                column[e] = examples_.values[e * examples_.width + f];
            }
            auto sorted = column;
            std::sort(sorted.begin(), sorted.end());
            auto& edges = edges_[f];
            for (std::size_t q = 1; q < most_bins && !sorted.empty(); ++q) {
                const float edge = sorted[(sorted.size() - 1) * q / most_bins];
                if (edge < sorted.back() && (edges.empty() || edge > edges.back())) { edges.push_back(edge); }
            }
            for (std::size_t e = 0; e < column.size(); ++e) {
                const auto bin = std::lower_bound(edges.begin(), edges.end(), column[e]) - edges.begin();
                bins_[f * column.size() + e] = static_cast<std::uint8_t>(bin);
            }
        }
    }

    Tree grow() {
        Tree tree;
        const auto count = examples_.size();
        slopes_.resize(count);
        for (std::size_t e = 0; e < count; ++e) {
            const double p = 1.0 / (1.0 + std::exp(-score_[e]));
            slopes_[e] = {p - (examples_.labels[e] != 0 ? 1.0 : 0.0), std::max(p * (1.0 - p), 1e-6)};
        }
        node_.assign(count, 0);
        for (std::size_t level = 0; level < Tree::levels; ++level) { split_level(tree, level); }
        std::array<Sums, Tree::leaves> sums{};
        for (std::size_t e = 0; e < count; ++e) { sums[node_[e]].add(slopes_[e]); }
        for (std::size_t leaf = 0; leaf < Tree::leaves; ++leaf) {
            tree.value[leaf] = static_cast<float>(-rate * sums[leaf].gradient / (sums[leaf].weight + ridge));
        }
        for (std::size_t e = 0; e < count; ++e) { score_[e] += static_cast<double>(tree.value[node_[e]]); }
        return tree;
    }

    void split_level(Tree& tree, std::size_t level) {
        const std::size_t nodes = std::size_t{1} << level;
        std::vector<double> best_gain(nodes, least_gain);
        std::vector<std::size_t> best_feature(nodes, 0);
        std::vector<std::size_t> best_bin(nodes, most_bins);
        std::vector<Sums> bins(nodes * most_bins);
        for (std::size_t f = 0; f < examples_.width; ++f) {
            if (edges_[f].empty()) { continue; }
            std::fill(bins.begin(), bins.end(), Sums{});
            const auto* const column = bins_.data() + f * examples_.size();
            for (std::size_t e = 0; e < examples_.size(); ++e) {
                bins[node_[e] * most_bins + column[e]].add(slopes_[e]);
            }
            for (std::size_t n = 0; n < nodes; ++n) {
                Sums all;
                for (std::size_t b = 0; b < most_bins; ++b) { all.add(bins[n * most_bins + b]); }
                Sums left;
                for (std::size_t b = 0; b < edges_[f].size(); ++b) {
                    left.add(bins[n * most_bins + b]);
                    const Sums right{all.gradient - left.gradient, all.weight - left.weight};
                    if (left.weight < least_weight || right.weight < least_weight) { continue; }
                    const double gain = left.score() + right.score() - all.score();
                    if (gain <= best_gain[n]) { continue; }
                    best_gain[n] = gain;
                    best_feature[n] = f;
                    best_bin[n] = b;
                }
            }
        }
        for (std::size_t n = 0; n < nodes; ++n) {
            const std::size_t at = nodes - 1 + n;
            tree.feature[at] = static_cast<std::uint8_t>(best_feature[n]);
            // A node that is not split sends everything to the left.
            tree.threshold[at] =
                best_bin[n] < most_bins ? edges_[best_feature[n]][best_bin[n]] : std::numeric_limits<float>::max();
        }
        for (std::size_t e = 0; e < examples_.size(); ++e) {
            const std::size_t n = node_[e];
            const bool right = best_bin[n] < most_bins && bins_[best_feature[n] * examples_.size() + e] > best_bin[n];
            node_[e] = static_cast<std::uint8_t>(2 * n + (right ? 1 : 0));
        }
    }

    const TreeExamples& examples_;
    double positive_ = 0.0;
    std::vector<std::vector<float>> edges_;
    std::vector<std::uint8_t> bins_;  // column by column
    std::vector<double> score_;
    std::vector<Sums> slopes_;
    std::vector<std::uint8_t> node_;  // of each example, within its level
};

}  // namespace

Forest fit_forest(const TreeExamples& examples, std::size_t tree_count) { return Booster(examples).fit(tree_count); }

}  // namespace mapwire::toponyms
