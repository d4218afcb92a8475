#include "toponyms/logistic.hpp"

#include <algorithm>
#include <cmath>

namespace mapwire::toponyms {
namespace {

constexpr int hashed_epochs = 12;
constexpr double hashed_rate = 0.04;
constexpr double hashed_c = 0.3;  // the weight of the loss against the L2 term
constexpr int dense_epochs = 60;

double sigmoid(double x) noexcept { return 1.0 / (1.0 + std::exp(-x)); }

// AdaGrad (Duchi et al. 2011) over dense weights.
struct AdaGrad {
    std::vector<double> weights;
    std::vector<double> squares;
    double rate;

    AdaGrad(std::size_t count, double learning_rate) : weights(count, 0.0), squares(count, 1e-8), rate(learning_rate) {}
    void step(std::size_t i, double gradient) noexcept {
        squares[i] += gradient * gradient;
        weights[i] -= rate * gradient / std::sqrt(squares[i]);
    }
};

std::vector<std::uint32_t> numbers_up_to(std::size_t count) {
    std::vector<std::uint32_t> order(count);
    for (std::size_t i = 0; i < count; ++i) { order[i] = static_cast<std::uint32_t>(i); }
    return order;
}

}  // namespace

double score_hashed(const HashedExamples& examples, std::size_t example, const std::vector<float>& weights) noexcept {
    double sum = 0.0;
    for (auto f = examples.begin_of(example); f < examples.ends[example]; ++f) {
        sum += static_cast<double>(weights[examples.features[f]]);
    }
    return sum;
}

std::vector<float> fit_hashed(const HashedExamples& examples, std::vector<std::uint32_t> chosen,
                              std::size_t weight_count, std::uint64_t seed) {
    // Stochastic gradient descent on the loss with an L2 term, the weights kept as scale * weights so that shrinking
    // all of them costs nothing; the mean over the later epochs steadies the outcome (Bottou 2012; Polyak and Juditsky
    // 1992).
    std::vector<float> weights(weight_count, 0.0F);
    std::vector<double> mean(weight_count, 0.0);
    double scale = 1.0;
    Random random(seed);
    const double shrink = 1.0 / (hashed_c * static_cast<double>(std::max<std::size_t>(chosen.size(), 1)));
    double steps = 0.0;
    int averaged = 0;
    for (int epoch = 0; epoch < hashed_epochs; ++epoch) {
        random.shuffle(chosen);
        for (const auto example : chosen) {
            const double rate = hashed_rate / (1.0 + hashed_rate * shrink * steps);
            steps += 1.0;
            const double gradient =
                sigmoid(scale * score_hashed(examples, example, weights)) - (examples.labels[example] != 0 ? 1.0 : 0.0);
            scale *= 1.0 - rate * shrink;
            const auto change = static_cast<float>(rate * gradient / scale);
            for (auto f = examples.begin_of(example); f < examples.ends[example]; ++f) {
                weights[examples.features[f]] -= change;
            }
        }
        for (float& weight : weights) { weight = static_cast<float>(scale * static_cast<double>(weight)); }
        scale = 1.0;
        if (epoch < hashed_epochs / 2) { continue; }
        ++averaged;
        for (std::size_t i = 0; i < weight_count; ++i) { mean[i] += static_cast<double>(weights[i]); }
    }
    std::vector<float> result(weight_count);
    for (std::size_t i = 0; i < weight_count; ++i) { result[i] = static_cast<float>(mean[i] / std::max(averaged, 1)); }
    return result;
}

std::vector<double> fit_choices(const std::vector<Choice>& choices, const std::vector<double>& prior,
                                double regularisation, std::uint64_t seed) {
    const std::size_t value_count = prior.size();
    AdaGrad fit(value_count, 0.3);
    fit.weights = prior;
    Random random(seed);
    auto order = numbers_up_to(choices.size());
    std::vector<double> mean(value_count, 0.0);
    int averaged = 0;
    for (int epoch = 0; epoch < dense_epochs; ++epoch) {
        random.shuffle(order);
        for (const auto number : order) {
            const Choice& choice = choices[number];
            std::vector<double> weight(choice.options.size());
            double best = -1e300;
            for (std::size_t o = 0; o < choice.options.size(); ++o) {
                double sum = 0.0;
                for (std::size_t v = 0; v < value_count; ++v) {
                    sum += fit.weights[v] * static_cast<double>(choice.options[o][v]);
                }
                weight[o] = sum;
                best = std::max(best, sum);
            }
            double total = 0.0;
            double right = 0.0;
            for (std::size_t o = 0; o < weight.size(); ++o) {
                weight[o] = std::exp(weight[o] - best);
                total += weight[o];
                right += choice.right[o] != 0 ? weight[o] : 0.0;
            }
            right = std::max(right, 1e-12);
            for (std::size_t v = 0; v < value_count; ++v) {
                double expected = 0.0;
                double wanted = 0.0;
                for (std::size_t o = 0; o < weight.size(); ++o) {
                    const double value = static_cast<double>(choice.options[o][v]);
                    expected += weight[o] / total * value;
                    if (choice.right[o] != 0) { wanted += weight[o] / right * value; }
                }
                const double gradient = expected - wanted;
                if (gradient == 0.0 && fit.weights[v] == prior[v]) { continue; }
                fit.step(v,
                         gradient + regularisation * (fit.weights[v] - prior[v]) / static_cast<double>(choices.size()));
                // What is known beforehand is not turned round by a corpus: a large town is never less likely for it.
                if (fit.weights[v] * prior[v] < 0.0) { fit.weights[v] = 0.0; }
            }
        }
        if (epoch < dense_epochs / 2) { continue; }
        ++averaged;
        for (std::size_t v = 0; v < value_count; ++v) { mean[v] += fit.weights[v]; }
    }
    for (double& weight : mean) { weight /= std::max(averaged, 1); }
    return mean;
}

std::vector<double> fit_dense(const std::vector<DenseExample>& examples, std::size_t value_count, std::uint64_t seed) {
    AdaGrad fit(value_count, 0.1);
    Random random(seed);
    auto order = numbers_up_to(examples.size());
    std::vector<double> mean(value_count, 0.0);
    int averaged = 0;
    for (int epoch = 0; epoch < dense_epochs; ++epoch) {
        random.shuffle(order);
        for (const auto number : order) {
            const DenseExample& example = examples[number];
            double sum = 0.0;
            for (std::size_t v = 0; v < value_count; ++v) {
                sum += fit.weights[v] * static_cast<double>(example.values[v]);
            }
            const double gradient = sigmoid(sum) - (example.label ? 1.0 : 0.0);
            for (std::size_t v = 0; v < value_count; ++v) {
                if (example.values[v] != 0.0F) {
                    fit.step(v, gradient * static_cast<double>(example.values[v]) + 1e-4 * fit.weights[v]);
                }
            }
        }
        if (epoch < dense_epochs / 2) { continue; }
        ++averaged;
        for (std::size_t v = 0; v < value_count; ++v) { mean[v] += fit.weights[v]; }
    }
    for (double& weight : mean) { weight /= std::max(averaged, 1); }
    return mean;
}

}  // namespace mapwire::toponyms
