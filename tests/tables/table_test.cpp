#include "mapwire/tables/table.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "mapwire/model/error.hpp"
#include "mapwire/tables/geodata.hpp"

using mapwire::InputError;
using mapwire::Table;

namespace {
std::string message_of(std::string_view text, std::initializer_list<std::string_view> columns = {"a", "b"}) {
    try {
        const auto table = Table::parse("t.tsv", text, columns);
        for (std::size_t i = 0; i < table.size(); ++i) { (void)table.row(i).number("b"); }
    } catch (const InputError& error) { return error.what(); }
    return "no error";
}
}  // namespace

TEST_CASE("a table is read by column names, comments and empty lines left out") {
    const auto table = Table::parse("t.tsv", "\xEF\xBB\xBF# words\na\tb\tc\r\n\n one \t2.5\tx | y||z\n", {"a", "b"});
    REQUIRE(table.size() == 1);
    CHECK(table.row(0)["a"] == "one");
    CHECK(table.row(0).number("b") == 2.5);
    CHECK(table.row(0).list("c") == std::vector<std::string_view>{"x", "y", "z"});
    CHECK(table.row(0).where() == "t.tsv:4");
    CHECK(table.row(0).get_or_empty("d").empty());
}

TEST_CASE("a faulty table is refused with line, finding and remedy") {
    CHECK(message_of("a\tb\n1\tten\n") == "t.tsv:2: b is \"ten\", not a number. Write for example 10 or 2.5.");
    CHECK(message_of("a\tb\n1\tnan\n") == "t.tsv:2: b is \"nan\", not a number. Write for example 10 or 2.5.");
    CHECK(message_of("a\tb\n1\n") ==
          "t.tsv:2: the row has 1 cells, the header has 2. Put one tab between cells, also around empty ones.");
    CHECK(message_of("a\tc\n") == "t.tsv:1: the header has no column \"b\". Add it, with tabs between the columns.");
    CHECK(message_of("a\tb\ta\n") == "t.tsv:1: the header names the column \"a\" twice. Name each column once.");
    CHECK(message_of("# nothing\n") ==
          "t.tsv: the table is empty. Its first line names the columns, with tabs between them.");
}

TEST_CASE("embedded tables are the files of geodata, byte for byte") {
    REQUIRE_FALSE(mapwire::geodata_files().empty());
    for (const auto& file : mapwire::geodata_files()) {
        if (!file.path.starts_with("geodata/")) { continue; }  // of a Debian package: leaflet
        CAPTURE(file.path);
        std::ifstream stream(std::string(MAPWIRE_SOURCE_DIR) + "/" + std::string(file.path), std::ios::binary);
        std::ostringstream bytes;
        bytes << stream.rdbuf();
        CHECK((bytes.str() == file.text));  // without printing whole files
    }
}
