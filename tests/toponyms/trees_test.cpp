#include "toponyms/trees.hpp"

#include <catch2/catch.hpp>

#include "toponyms/logistic.hpp"

using namespace mapwire::toponyms;

namespace {

// Right when exactly one of the first two values is above a half: no sum of weights can tell that.
TreeExamples either_or() {
    TreeExamples examples;
    examples.width = 3;
    Random random(7);
    for (int i = 0; i < 2000; ++i) {
        float values[3];
        for (float& value : values) { value = static_cast<float>(random.next() % 1000) / 1000.0F; }
        examples.values.insert(examples.values.end(), values, values + 3);
        examples.labels.push_back((values[0] > 0.5F) != (values[1] > 0.5F) ? 1 : 0);
    }
    return examples;
}

}  // namespace

TEST_CASE("trees learn what depends on two values together") {
    const auto forest = fit_forest(either_or(), 60);
    CHECK(forest.trees.size() == 60);
    const float one[3] = {0.9F, 0.1F, 0.4F};
    const float both[3] = {0.9F, 0.9F, 0.4F};
    const float none[3] = {0.1F, 0.2F, 0.9F};
    CHECK(forest.log_odds(one) > 1.0F);
    CHECK(forest.log_odds(both) < -1.0F);
    CHECK(forest.log_odds(none) < -1.0F);
}

TEST_CASE("the same examples give the same trees") {
    const auto first = fit_forest(either_or(), 5);
    const auto second = fit_forest(either_or(), 5);
    for (std::size_t t = 0; t < first.trees.size(); ++t) {
        CHECK(first.trees[t].feature == second.trees[t].feature);
        CHECK(first.trees[t].threshold == second.trees[t].threshold);
        CHECK(first.trees[t].value == second.trees[t].value);
    }
}

TEST_CASE("without examples trees say nothing") {
    TreeExamples none;
    none.width = 2;
    const auto forest = fit_forest(none, 3);
    const float values[2] = {1.0F, 2.0F};
    CHECK(forest.log_odds(values) == Approx(forest.start));
}

TEST_CASE("many rows at once come to the same bits as one by one") {
    const auto examples = either_or();
    const auto forest = fit_forest(examples, 30);
    for (const std::size_t count : {0U, 1U, 15U, 16U, 37U}) {
        std::vector<const float*> rows;
        for (std::size_t r = 0; r < count; ++r) { rows.push_back(examples.values.data() + r * examples.width); }
        std::vector<float> sums;
        forest.log_odds(rows, examples.width, sums);
        REQUIRE(sums.size() == count);
        for (std::size_t r = 0; r < count; ++r) { CHECK(sums[r] == forest.log_odds(rows[r])); }
    }
}
