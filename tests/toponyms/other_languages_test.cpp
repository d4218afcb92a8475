#include <catch2/catch.hpp>

#include "toponyms/reading.hpp"

using namespace mapwire;
using mapwire::testing::ReadText;

TEST_CASE("pronouns, months and directions of other languages are no places") {
    const std::vector<std::pair<std::string, std::string>> texts = {{"ru", "Они заявили об этом. Ат и Меню."},
                                                                    {"fr", "Se trouve au Sud, selon La Rafale."},
                                                                    {"tr", "Mart ayında Köprü açıldı. No var."},
                                                                    {"ar", "وخلال مايو ولا أكثر من ذلك"}};
    for (const auto& [language, text] : texts) {
        const ReadText read(text, PartKind::body, language);
        INFO(text);
        for (const auto& resolution : read.toponyms.resolutions) {
            CHECK_FALSE(std::holds_alternative<ResolvedPlace>(resolution));
        }
    }
}

TEST_CASE("conjunctions in capitals and acronyms are no places") {
    const ReadText headline("RUSSIA AND TURKEY AGREE IN ASTANA OVER SYRIA ZONES AND BORDERS");
    for (const auto& mention : headline.toponyms.mentions) {
        CHECK(mention.span.of(headline.article.text) != "AND");
        CHECK(mention.span.of(headline.article.text) != "IN");
    }
    const ReadText acronym("Fighters of the SDF entered Raqqa on Monday.");
    const auto sdf = acronym.mention("SDF");
    if (sdf) { CHECK_FALSE(std::holds_alternative<ResolvedPlace>(acronym.toponyms.resolutions[*sdf])); }
}

TEST_CASE("a demonym is a demonym, whoever else bears the name") {
    const ReadText read("Somali refugees crossed into Kenya, Kenyan officials said.");
    const auto somali = read.mention("Somali");
    REQUIRE(somali);
    CHECK(read.toponyms.mentions[*somali].role == Role::demonym);
}

TEST_CASE("what a place is, in lower case before its name, belongs to the name where the language writes it so") {
    struct Row {
        std::string language, text, words, place;
    };
    const std::vector<Row> rows = {
        {"fr", "Les combats gagnent la province de Hama.", "province de Hama", "Hama Governorate"},
        {"fr", "Le gouvernorat de Deraa est calme.", "gouvernorat de Deraa", "Daraa Governorate"},
        {"fr", "La base d'al-Tanf a été visée.", "base d'al-Tanf", "Al-Tanf garrison"},
        {"fr", "La ville de Hama a été visée.", "Hama", "Hama"},
        {"ru", "Обстрелу подверглась база Эт-Танф.", "база Эт-Танф", "Al-Tanf garrison"}};
    for (const auto& row : rows) {
        INFO(row.text);
        const ReadText read(row.text, PartKind::body, row.language);
        const auto mention = read.mention(row.words);
        REQUIRE(mention);
        const auto* place = std::get_if<ResolvedPlace>(&read.toponyms.resolutions[*mention]);
        REQUIRE(place != nullptr);
        CHECK(testing::embedded_gazetteer().place(place->place).name == row.place);
    }
}
