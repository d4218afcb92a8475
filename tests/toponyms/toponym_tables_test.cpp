#include "mapwire/toponyms/toponym_tables.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "mapwire/model/error.hpp"
#include "mapwire/tables/table.hpp"
#include "toponyms/option_features.hpp"
#include "toponyms/rule_features.hpp"

using namespace mapwire;

TEST_CASE("the shipped tables weigh every piece of evidence once") {
    const auto rules = geodata_file("geodata/models/recogniser_rules.tsv");
    CHECK(Table::parse("rules", rules.text, {"feature"}).size() ==
          static_cast<std::size_t>(toponyms::RuleFeature::count));
    const auto options = geodata_file("geodata/models/resolver.tsv");
    CHECK(Table::parse("options", options.text, {"feature"}).size() == toponyms::option_feature_count);
}

TEST_CASE("English has words for toponyms") {
    const auto languages = ToponymTables::load(geodata_files()).languages();
    CHECK(std::find(languages.begin(), languages.end(), "en") != languages.end());
}

TEST_CASE("a row with an unknown class says where it stands") {
    const GeodataFile file{"geodata/languages/xx/toponym_words.tsv", "class\twords\nverbs\tgo\n"};
    CHECK_THROWS_WITH(ToponymTables::load({&file, 1}),
                      Catch::Contains("toponym_words.tsv:2") && Catch::Contains("verbs"));
}

TEST_CASE("a name that stands twice among the names that are no places is refused") {
    const GeodataFile file{"geodata/languages/xx/not_places.tsv",
                           "name\tkind\nAl Qaeda\tarmed_group\nal-Qaeda\tarmed_group\n"};
    CHECK_THROWS_WITH(ToponymTables::load({&file, 1}), Catch::Contains("not_places.tsv:3"));
}
