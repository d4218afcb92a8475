#include "mapwire/text/utf8.hpp"

#include <catch2/catch.hpp>
#include <string>

using mapwire::CodePointOffsets;
using mapwire::first_invalid_utf8;

TEST_CASE("the first byte that is not UTF-8 is named") {
    CHECK_FALSE(first_invalid_utf8(""));
    CHECK_FALSE(first_invalid_utf8("التنف — Дейр-эз-Зор 𐍈"));
    CHECK(first_invalid_utf8("ab\xFF") == 2U);
    CHECK(first_invalid_utf8("a\xC0\x80") == 1U);          // overlong
    CHECK(first_invalid_utf8("a\xED\xA0\x80") == 1U);      // surrogate
    CHECK(first_invalid_utf8("a\xF4\x90\x80\x80") == 1U);  // beyond U+10FFFF
    CHECK(first_invalid_utf8("abc\xE2\x80") == 3U);        // cut off
}

TEST_CASE("byte offsets become code point offsets") {
    std::string text;
    for (int i = 0; i < 300; ++i) { text += "aй‘𐍈"; }  // 1 + 2 + 3 + 4 bytes
    const CodePointOffsets offsets(text);
    for (std::size_t i = 0; i < 300; ++i) {
        CHECK(offsets.at(i * 10) == i * 4);
        CHECK(offsets.at(i * 10 + 3) == i * 4 + 2);
    }
    CHECK(offsets.at(text.size()) == 1200);
    CHECK(CodePointOffsets("").at(0) == 0);
}
