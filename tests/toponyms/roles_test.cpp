#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "toponyms/reading.hpp"

using mapwire::testing::ReadText;

namespace {

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(' ');
    const auto last = text.find_last_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

}  // namespace

TEST_CASE("each name gets the role that its sentence gives it") {
    std::ifstream cases(std::string(MAPWIRE_SOURCE_DIR) + "/tests/tables/roles_en.cases");
    REQUIRE(cases);
    std::string line;
    int count = 0;
    while (std::getline(cases, line)) {
        if (line.empty() || line[0] == '#') { continue; }
        const auto first = line.find('|');
        const auto second = line.find('|', first + 1);
        const auto sentence = trimmed(line.substr(0, first));
        const auto name = trimmed(line.substr(first + 1, second - first - 1));
        CAPTURE(sentence, name);
        CHECK(ReadText(sentence).role(name) == trimmed(line.substr(second + 1)));
        ++count;
    }
    CHECK(count >= 30);
}

TEST_CASE("a name in page furniture is boilerplate and has no place") {
    const ReadText text("More news from Damascus", mapwire::PartKind::furniture);
    CHECK(text.role("Damascus") == "boilerplate");
    CHECK(text.place("Damascus") == "unresolved: in page furniture");
}

TEST_CASE("a name in a dateline is the dateline") {
    CHECK(ReadText("BEIRUT", mapwire::PartKind::dateline).role("BEIRUT") == "dateline");
}
