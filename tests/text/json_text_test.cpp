#include "mapwire/text/json_text.hpp"

#include <catch2/catch.hpp>
#include <limits>

using mapwire::JsonText;

TEST_CASE("a JSON text is written with its commas, colons and escapes") {
    JsonText json;
    json.begin_object()
        .key("a\"b")
        .value("x\n\t\\\x01\x7F")
        .key("n")
        .begin_array()
        .value(1.5)
        .value(3)
        .value(true)
        .null();
    json.begin_object().end_object().value_or_null("").end_array().key("raw").raw("{}").end_object();
    CHECK(json.text() == "{\"a\\\"b\":\"x\\n\\t\\\\\\u0001\\u007f\",\"n\":[1.5,3,true,null,{},null],\"raw\":{}}");
}

TEST_CASE("numbers are the shortest that read back, never NaN, infinity or minus zero") {
    std::string out;
    for (const double value : {53108.352, 0.1, -0.0, 1e300, std::numeric_limits<double>::quiet_NaN(),
                               std::numeric_limits<double>::infinity()}) {
        mapwire::append_json_number(out, value);
        out += ' ';
    }
    CHECK(out == "53108.352 0.1 0 1e+300 null null ");
}

TEST_CASE("a line break stands after the comma") {
    JsonText json;
    json.begin_array().line_break().value(1).line_break().value(2).line_break().end_array();
    CHECK(json.text() == "[\n1,\n2\n]");
}
