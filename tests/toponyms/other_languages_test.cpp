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

TEST_CASE("names written together with the word before them are read, in lists as well") {
    const std::vector<std::pair<std::string, std::string>> texts = {
        // French: elided words.
        {"Près d'Alep et d’Idleb, l'Iran et l'Irak se taisent.", "Alep Idleb Iran Irak"},
        {"Valéry Giscard d'Estaing va à l'Ouest, dans l'Est et d'accord aujourd'hui.", ""},
        // Arabic: conjunctions and prepositions.
        {"وقعت اشتباكات في حمص وحماة ودمشق يوم الخميس.", "حمص حماة دمشق"},
        {"اجتمع الوزراء بدمشق يوم الخميس.", "دمشق"},
        {"اجتمع وزراء خارجية تركيا وإيران وروسيا.", "تركيا إيران روسيا"},
        {"قصفت الطائرات مدينة تدمر يوم الخميس.", "تدمر"},
        {"انسحبت القوات من قاعدة التنف في سوريا يوم الخميس.", "قاعدة التنف سوريا"},
        {"قال المتحدث باسم الوزارة إن طهران ترفض ذلك.", "طهران"},
        {"التقى الرئيس نظيره الروسي فلاديمير بوتين في موسكو.", "موسكو"},
        // Ordinary words that are names of places as well, or begin like them.
        {"وتدمر الحرب البيوت والمدارس ووقف الرجل عند الباب.", ""},
        {"وكان الوضع في المدينة هادئا ولم يكن في البلدة أحد.", ""}};
    for (const auto& [text, expected] : texts) {
        INFO(text);
        const ReadText read(text, PartKind::body, static_cast<unsigned char>(text[0]) >= 0x80 ? "ar" : "fr");
        std::string places;
        for (std::size_t i = 0; i < read.toponyms.mentions.size(); ++i) {
            const auto& mention = read.toponyms.mentions[i];
            if (!std::holds_alternative<ResolvedPlace>(read.toponyms.resolutions[i])) { continue; }
            if (mention.role == Role::demonym) { continue; }
            places += (places.empty() ? "" : " ") + std::string(mention.span.of(read.article.text));
        }
        CHECK(places == expected);
    }
}

TEST_CASE("Turkish endings behind an apostrophe say that a name is a place") {
    const ReadText read("Konvoy Tartus'tan Hama\u2019ya gitti, Ebu Kemal'de çatışmalar sürüyor.", PartKind::body, "tr");
    for (const auto* const name : {"Tartus", "Hama", "Ebu Kemal"}) {
        INFO(name);
        const auto mention = read.mention(name);
        REQUIRE(mention);
        CHECK(std::holds_alternative<ResolvedPlace>(read.toponyms.resolutions[*mention]));
    }
}
