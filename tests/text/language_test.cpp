#include "mapwire/text/language.hpp"

#include <catch2/catch.hpp>

#include "mapwire/text/letter_case.hpp"

using namespace mapwire;

TEST_CASE("small words tell the language") {
    const auto detector = LanguageDetector::load(geodata_files());
    CHECK(detector.detect("The convoy was stopped on the road to the border, officials said.") == "en");
    CHECK(detector.detect("Le convoi a été arrêté sur la route de la frontière, selon des responsables.") == "fr");
    CHECK(detector.detect("Колонна была остановлена на дороге, и об этом сообщил представитель.") == "ru");
    CHECK(detector.detect("Konvoy sınıra giden yolda durduruldu ve bu olay için bir açıklama yapıldı.") == "tr");
    CHECK(detector.detect("وقال المتحدث إن القافلة توقفت على الطريق إلى الحدود بعد ذلك") == "ar");
    CHECK(detector.detect("Aleppo Homs Hama Daraa").empty());
    CHECK(detector.detect("").empty());
}

TEST_CASE("languages without tables are told too") {
    const auto detector = LanguageDetector::load(geodata_files());
    CHECK(detector.detect("Die Regierung teilte mit, dass die Straße zur Grenze seit Dienstag gesperrt ist.") == "de");
    CHECK(detector.detect("El Gobierno anunció que la carretera hacia la frontera está cerrada desde el martes.") ==
          "es");
    CHECK(detector.detect("Уряд повідомив, що дорога до кордону закрита з вівторка через обстріли.") == "uk");
    const std::string persian =
        "دولت اعلام کرد که جاده منتهی به مرز از سه‌شنبه بسته شده است و گفتگوها ادامه دارد.";
    CHECK(detector.detect(persian) == "fa");
    std::string spanish;
    std::string german;
    for (int i = 0; i < 10; ++i) {  // long enough for the quick look
        spanish += "El portavoz dijo que las fuerzas siguen en la zona y que no se puede pasar por el puente. ";
        german += "Der Sprecher sagte, dass die Truppen in der Region bleiben und man die Brücke nicht nutzen kann. ";
    }
    CHECK(detector.detect(spanish) == "es");
    CHECK(detector.detect(german) == "de");
}

TEST_CASE("a single sentence shows its language by letters that its neighbours do not share") {
    const auto detector = LanguageDetector::load(geodata_files());
    CHECK(detector.detect("Ordu Donetsk'i bombaladı.") == "tr");
    CHECK(detector.detect("Rehineler Niamey'de serbest bırakıldı.") == "tr");
    CHECK(detector.detect("Повстанцы захватили город Гома.") == "ru");
    CHECK(detector.detect("قصف الطيران الحربي بلدة سراقب.") == "ar");
    CHECK(detector.detect("Konya'da deprem oldu.") == "tr");
    CHECK(detector.detect("Перемирие вступило в силу в Идлибе.") == "ru");
    CHECK(detector.detect("Erdoğan met Putin.") != "tr");
    CHECK(detector.detect("L'avion d'un ministre.") != "tr");
    CHECK(detector.detect("İzmir Muğla Şanlıurfa") != "tr");
    CHECK(detector.detect("Ворог обстріляв Харків.") != "ru");
    CHECK(detector.detect("جنگ در حلب ادامه یافت.") != "ar");
}

TEST_CASE("letter case is told in all scripts that have it") {
    CHECK(lower_case("МОСКВА Şam É") == "москва şam é");
    CHECK(is_all_capitals("AL-TANF, 2017"));
    CHECK_FALSE(is_all_capitals("Al-Tanf"));
    CHECK_FALSE(is_all_capitals("2017"));
    CHECK(begins_like_a_name("Эт-Танф"));
    CHECK(begins_like_a_name("التنف"));
    CHECK_FALSE(begins_like_a_name("zone"));
}

TEST_CASE("an alphabet that is none is refused with its line") {
    const std::vector<GeodataFile> files{
        {"geodata/languages/alphabets.tsv",
         "language\talphabet\town_letters\tother_letters\tname_endings\nxx\tRunic\tᚠ\t\t\n"}};
    CHECK_THROWS_WITH(LanguageDetector::load(files),
                      "geodata/languages/alphabets.tsv:2: alphabet is \"Runic\". Write Arabic, Cyrillic or Latin.");
}
