#include "toponyms/model_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace mapwire::toponyms {
namespace {

std::string tree_row(const Tree& tree) {
    std::string row;
    for (std::size_t n = 0; n < Tree::splits; ++n) {
        row += n > 0 ? "|" : "";
        row +=
            tree.threshold[n] == std::numeric_limits<float>::max()
                ? "-"
                : fmt::format("{}>{:.6g}", to_text(static_cast<ConfidenceFeature>(tree.feature[n])), tree.threshold[n]);
    }
    for (std::size_t n = 0; n < Tree::leaves; ++n) {
        row += fmt::format("{}{:.4f}", n > 0 ? '|' : '\t', tree.value[n]);
    }
    return row;
}

}  // namespace

CaseHabits learn_habits(const std::vector<const DocumentView*>& views) {
    std::vector<std::uint32_t> lower(CaseHabits::size, 0);
    std::vector<std::uint32_t> upper(CaseHabits::size, 0);
    for (const DocumentView* one : views) {
        const DocumentView& view = *one;
        for (std::uint32_t t = 0; t < view.size(); ++t) {
            const Word& word = view[t];
            if (!word.is_word() || view.is_headline(view.document().tokens[t].sentence)) { continue; }
            const auto slot = (word.hash >> 20U) & (CaseHabits::size - 1);
            if (word.shape == Shape::lower) { ++lower[slot]; }
            if (word.shape == Shape::capital && !view.starts_sentence(t)) { ++upper[slot]; }
        }
    }
    std::vector<std::uint8_t> habits(CaseHabits::size, 0);
    for (std::size_t i = 0; i < habits.size(); ++i) {
        const double sum = lower[i] + upper[i];
        if (sum == 0.0) { continue; }
        const double share = lower[i] / sum;
        habits[i] = static_cast<std::uint8_t>(lower[i] == 0 ? (upper[i] > 2 ? 1 : 2)
                                                            : 3 + std::min(4.0, std::floor(share * 5.0)));
    }
    return CaseHabits(std::move(habits));
}

std::string resolver_table(const Knowledge& knowledge) {
    std::string text =
        "# Weights that decide between places of one name: log-odds that one unit of each piece of evidence adds, "
        "in "
        "three rounds (the first knows no context); lone1 to lone3 where nothing is known of the outlet. Learned "
        "by "
        "mapwire train. `prior` is the weight "
        "that training starts from and keeps for what the texts do not show; a weight keeps the sign of its prior, "
        "`says` the evidence in words.\n"
        "feature\tround1\tround2\tround3\tlone1\tlone2\tlone3\tprior\tsays\n";
    for (std::size_t f = 0; f < option_feature_count; ++f) {
        text += to_text(static_cast<OptionFeature>(f));
        for (const RoundWeights* weights : {&knowledge.option_weights.at_home, &knowledge.option_weights.lone}) {
            for (const auto& round : *weights) { text += fmt::format("\t{:.3f}", round[f]); }
        }
        text += fmt::format("\t{:g}\t{}\n", knowledge.option_prior[f], knowledge.option_words[f]);
    }
    return text;
}

std::string confidence_table(const Calibration& calibration, double threshold) {
    std::string text =
        "# Trees that judge how sure a mention is: `toponym` that the name is one, `place` that the place is right "
        "too; log-odds of the leaves add up, starting from the row without splits. Node n asks feature>threshold "
        "and goes on to 2n+1 (no) or 2n+2 (yes). Learned by mapwire train. `threshold`: the least confidence that "
        "is told.\nforest\tsplits\tleaves\n";
    text += fmt::format("threshold\t\t{:.3f}\n", threshold);
    for (const auto& [name, forest] :
         {std::pair{"toponym", &calibration.toponym}, std::pair{"place", &calibration.place}}) {
        text += fmt::format("{}\t\t{:.4f}\n", name, forest->start);
        for (const Tree& tree : forest->trees) { text += std::string(name) + "\t" + tree_row(tree) + "\n"; }
    }
    return text;
}

std::vector<std::int8_t> quantised(const std::vector<float>& weights, float& scale) {
    float largest = 1e-6F;
    for (const float weight : weights) { largest = std::max(largest, std::abs(weight)); }
    scale = largest / 127.0F;
    std::vector<std::int8_t> bytes(weights.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
        bytes[i] = static_cast<std::int8_t>(std::lround(weights[i] / scale));
    }
    return bytes;
}

}  // namespace mapwire::toponyms
