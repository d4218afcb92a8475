#include "mapwire/text/encoding.hpp"

#include <unicode/ucnv.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace mapwire;

namespace {

std::string encoded(const std::string& utf8, const std::string& encoding) {
    std::vector<char> bytes(utf8.size() * 4 + 8);
    UErrorCode status = U_ZERO_ERROR;
    const auto size = ucnv_convert(encoding.c_str(), "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                   utf8.data(), static_cast<std::int32_t>(utf8.size()), &status);
    REQUIRE(U_SUCCESS(status));
    return {bytes.data(), static_cast<std::size_t>(size)};
}

// "encoding: text", or the fault.
std::string decoded(const std::string& bytes, const std::string& declared = {}) {
    const auto result = decode_text(bytes, declared);
    if (const auto* fault = std::get_if<EncodingFault>(&result)) {
        return fault->what + " at byte " + std::to_string(fault->byte);
    }
    const auto& text = std::get<DecodedText>(result);
    return text.encoding + (text.guessed ? "?: " : ": ") + text.text;
}

const std::string english = "The ministry’s “café” talks in Málaga ended – a spokesman said.";
const std::string french =
    "Le ministère a annoncé à Besançon une trêve, où les forces étaient déployées près du fleuve.";
const std::string turkish = "Türkiye Savunma Bakanlığı, Şanlıurfa yakınlarında görüşmelerin sürdüğünü açıkladı.";
const std::string russian = "Министерство обороны сообщило, что в районе Пальмиры и Дейр-эз-Зора продолжаются бои.";
const std::string arabic = "أعلنت القيادة المركزية أن القوات انسحبت من قاعدة التنف قرب الحدود السورية العراقية.";

}  // namespace

TEST_CASE("what is UTF-8 is taken as such, whatever is declared, and not a byte is changed") {
    CHECK(decoded(russian) == "UTF-8: " + russian);
    CHECK(decoded(russian, "windows-1251") == "UTF-8: " + russian);
    CHECK(decoded("\xEF\xBB\xBF" + french) == "UTF-8: \xEF\xBB\xBF" + french);
    CHECK(decoded("plain", "no-such-encoding") == "UTF-8: plain");
}

TEST_CASE("UTF-16 and UTF-32 are told by their mark or by their blanks") {
    for (const auto& text : {english, russian, arabic}) {
        CHECK(decoded(encoded(text, "UTF-16LE")) == "UTF-16LE: " + text);
        CHECK(decoded(encoded(text, "UTF-16BE")) == "UTF-16BE: " + text);
        CHECK(decoded("\xFF\xFE" + encoded(text, "UTF-16LE")) == "UTF-16: " + text);
        CHECK(decoded("\xFE\xFF" + encoded(text, "UTF-16BE")) == "UTF-16: " + text);
    }
}

TEST_CASE("encodings of single bytes are recognised by their letters") {
    CHECK(decoded(encoded(french, "windows-1252")) == "windows-1252?: " + french);
    CHECK(decoded(encoded(english, "windows-1252")) == "windows-1252?: " + english);
    CHECK(decoded(encoded(russian, "windows-1251")) == "windows-1251?: " + russian);
    CHECK(decoded(encoded(russian, "KOI8-R")) == "KOI8-R?: " + russian);
    CHECK(decoded(encoded(arabic, "windows-1256")) == "windows-1256?: " + arabic);
    CHECK(decoded(encoded(arabic, "ISO-8859-6")) == "ISO-8859-6?: " + arabic);
    CHECK(decoded("Caf\xE9 in Amman\n") == "windows-1252?: Café in Amman\n");
}

TEST_CASE("a declared encoding is used when the bytes mean something in it, and not when they do not") {
    CHECK(decoded(encoded(turkish, "windows-1254"), "iso-8859-9") == "ISO-8859-9: " + turkish);
    CHECK(decoded(encoded(russian, "KOI8-R"), "koi8-r") == "KOI8-R: " + russian);
    CHECK(decoded(encoded(english, "windows-1252"), "ISO-8859-1") == "windows-1252: " + english);
    // Declared as KOI8-R but windows-1251: capitals and small letters come out exchanged.
    CHECK(decoded(encoded(russian, "windows-1251"), "utf-8") == "windows-1251?: " + russian);
    CHECK(decoded(encoded(arabic, "windows-1256"), "us-ascii") == "windows-1256?: " + arabic);
}

TEST_CASE("UTF-8 with faults is refused with the place of the first") {
    CHECK(decoded("Café, Málaga, \xE2\x80 and Besançon") == "the text is not UTF-8 at byte 16");
    CHECK(decoded(russian.substr(0, 30)) == "the text is not UTF-8 at byte 29");
    std::string noise;
    for (int i = 0; i < 600; ++i) { noise += static_cast<char>(i * 167 + (i * i) % 31); }
    CHECK(decoded(noise).find("this is no text in any encoding that mapwire knows") == 0);
}

TEST_CASE("mojibake is repaired, also when it happened twice, and other text is left alone") {
    const auto wrong = [](const std::string& text, const char* encoding) {
        std::vector<char> bytes(text.size() * 4 + 8);
        UErrorCode status = U_ZERO_ERROR;
        const auto size = ucnv_convert("UTF-8", encoding, bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                       text.data(), static_cast<std::int32_t>(text.size()), &status);
        return std::string(bytes.data(), static_cast<std::size_t>(size));
    };
    CHECK(repair_mojibake("town of Jaâ€™Din, â€” south") == "town of Ja’Din, — south");
    for (const auto& text : {english, french, turkish, russian, arabic}) {
        const auto once = wrong(text, "ibm-5348_P100-1997");  // windows-1252
        CHECK(repair_mojibake(once) == text);
        CHECK(repair_mojibake(wrong(once, "ibm-5348_P100-1997")) == text);
        CHECK_FALSE(repair_mojibake(text));
    }
    CHECK(repair_mojibake(wrong(russian, "windows-1251")) == russian);
    CHECK_FALSE(repair_mojibake("plain text"));
    CHECK_FALSE(repair_mojibake("São Paulo, Ávila, Île-de-France, Łódź, FÂRĂ"));
    CHECK_FALSE(repair_mojibake("The bytes of é read as Ã© are a well-known fault, café, Málaga, über"));
    CHECK_FALSE(repair_mojibake("РСФСР и США, РПЦ, «Роснефть» — СССР"));
}

TEST_CASE("few faults in much UTF-8 become replacement characters, the text is kept") {
    std::string text;
    for (int i = 0; i < 4; ++i) { text += russian + "\n"; }
    auto cut = text.substr(0, text.size() - 3);  // in the middle of the last letter
    cut[100] = '\xFF';
    const auto result = decode_text(cut);
    const auto* const read = std::get_if<DecodedText>(&result);
    REQUIRE(read != nullptr);
    CHECK(read->encoding == "UTF-8");
    CHECK(read->faults >= 2);
    CHECK(read->first_fault >= 99);
    CHECK(read->first_fault <= 101);
    CHECK(read->text.substr(0, 90) == text.substr(0, 90));
    CHECK(read->text.substr(120, 200).find(text.substr(130, 100)) != std::string::npos);
    CHECK(read->text.ends_with("\xEF\xBF\xBD"));
}

TEST_CASE("letters of another alphabet that look the same are put right, word by word") {
    const auto repaired = [](std::string_view text) { return repair_homoglyphs(text).value_or("nothing"); };
    CHECK(repaired("Struck P\u0430lmyra and H\u043Ems on Friday.") == "Struck Palmyra and Homs on Friday.");
    CHECK(repaired("\u0420\u0430lmyra, \u0391leppo") == "Palmyra, Aleppo");
    CHECK(repaired("удар по \u0043ирии") == "удар по Сирии");
    CHECK(repaired("Palmyra and Пальмира, Αθήνα") == "nothing");
    CHECK(repaired("Ту-22М3 и С-400, IT-отдел, Syriaж") == "nothing");
    CHECK(repaired("Palmyra") == "nothing");
    CHECK(repaired("") == "nothing");
}

TEST_CASE("Arabic that was read as windows-1251 is repaired, Russian and French as they are written are not") {
    CHECK(repair_mojibake("Щ‚ШµЩЃШЄ Ш§Щ„Ш·Ш§Ш¦Ш±Ш§ШЄ Щ…ШЇЩЉЩ†Ш© ШҐШЇЩ„ШЁ") == "قصفت الطائرات مدينة إدلب");
    CHECK_FALSE(
        repair_mojibake("Самолёты нанесли удар: «Ёлки», её Сё, всё ещё — ёж. Всё моё, твоё, своё, чьё.").has_value());
    CHECK_FALSE(repair_mojibake("« L’été » : élève, à Alep — l’accès à « Hama », là-bas…").has_value());
}
