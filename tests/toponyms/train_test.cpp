#include "mapwire/toponyms/train.hpp"

#include <catch2/catch.hpp>

#include "mapwire/model/error.hpp"
#include "toponyms/learned_model.hpp"
#include "toponyms/logistic.hpp"
#include "toponyms/reading.hpp"

using namespace mapwire;
using mapwire::testing::ReadText;

namespace {

// Texts in which names after "in" are places and names after "Mr." are people.
std::vector<TrainingDocument> lessons() {
    const std::vector<std::string> cities{"Damascus", "Homs",    "Aleppo", "Amman",
                                          "Beirut",   "Baghdad", "Ankara", "Cairo"};
    std::vector<TrainingDocument> documents;
    for (std::size_t i = 0; i < cities.size(); ++i) {
        const ReadText read("Troops were seen in " + cities[i] + " on Monday. Mr. " + cities[(i + 3) % 8] +
                            " wrote a letter. The road to " + cities[i] + " was closed.");
        TrainingDocument document{read.article, read.document, {}, {}};
        document.article.id.text = "lesson" + std::to_string(i);
        for (auto at = read.article.text.find(cities[i]); at != std::string::npos;
             at = read.article.text.find(cities[i], at + 1)) {
            document.toponyms.push_back({{at, at + cities[i].size()}, std::nullopt});
        }
        const auto place = read.mention(cities[i]);
        if (place) {
            const auto* resolved = std::get_if<ResolvedPlace>(&read.toponyms.resolutions[*place]);
            for (auto& marked : document.toponyms) {
                if (resolved != nullptr) {
                    marked.position = testing::embedded_gazetteer().facts(resolved->place).position;
                }
            }
        }
        documents.push_back(std::move(document));
    }
    return documents;
}

}  // namespace

TEST_CASE("training with the same seed gives the same bytes, and what was learned can be used") {
    const auto documents = lessons();
    const auto first = train(documents, testing::embedded_gazetteer(), testing::toponym_tables());
    const auto second = train(documents, testing::embedded_gazetteer(), testing::toponym_tables());
    CHECK(first.model == second.model);
    CHECK(first.resolver == second.resolver);
    CHECK(first.confidence == second.confidence);
    CHECK(first.model.size() < 8U * 1024U * 1024U);
    const auto tables = with_trained(testing::toponym_tables(), first);
    CHECK(tables.has_model("en"));
    const ReadText text("Troops were seen in Mosul on Monday.");
    const auto toponyms = read_toponyms(text.article, text.document, testing::embedded_gazetteer(), tables);
    CHECK(toponyms.mentions.size() == 1);
}

TEST_CASE("a model survives writing and reading, and other bytes are refused") {
    toponyms::LearnedModel model;
    model.language = "en";
    model.scale = 0.25F;
    model.weights.assign(toponyms::LearnedModel::weight_count, std::int8_t{0});
    model.weights[17] = -3;
    model.habits = toponyms::CaseHabits(std::vector<std::uint8_t>(toponyms::CaseHabits::size, 5));
    const auto bytes = model.to_bytes();
    const auto again = toponyms::LearnedModel::from_bytes(bytes, "x.mwm");
    CHECK(again.weights == model.weights);
    CHECK(again.scale == 0.25F);
    CHECK(again.to_bytes() == bytes);
    CHECK_THROWS_WITH(toponyms::LearnedModel::from_bytes(bytes.substr(1), "x.mwm"), Catch::StartsWith("x.mwm: "));
}

TEST_CASE("a conditional logit finds the value that decides") {
    std::vector<toponyms::Choice> choices;
    for (int i = 0; i < 40; ++i) {
        choices.push_back({{{1.0F, static_cast<float>(i % 3)}, {0.0F, static_cast<float>(i % 2)}}, {1, 0}});
    }
    const auto weights = toponyms::fit_choices(choices, {0.0, 0.0}, 1.0, 1);
    CHECK(weights[0] > 1.0);
    CHECK(weights[0] > 3.0 * std::abs(weights[1]));
}

TEST_CASE("English is read by a learned model, other languages by rules") {
    CHECK(testing::toponym_tables().has_model("en"));
    CHECK_FALSE(testing::toponym_tables().has_model("xx"));
}
