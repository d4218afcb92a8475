#include "app/command_line.hpp"

#include <catch2/catch.hpp>

#include "app/help.hpp"
#include "mapwire/model/error.hpp"

using namespace mapwire;

namespace {
std::string message_of(const std::vector<std::string>& arguments) {
    try {
        (void)parse_command_line(arguments);
    } catch (const InputError& error) { return error.what(); }
    return "no error";
}
}  // namespace

TEST_CASE("options are taken with a blank or an equals sign, short or long") {
    const auto line =
        parse_command_line({"map", "-o", "out", "a.txt", "--tolerance=5", "-O", "b.txt", "-g", "x", "-g", "y"});
    CHECK(line.command == "map");
    CHECK(line.arguments == std::vector<std::string>{"a.txt", "b.txt"});
    CHECK(line.value("output") == "out");
    CHECK(line.value("tolerance") == "5");
    CHECK(line.has("overwrite"));
    CHECK_FALSE(line.has("quiet"));
    CHECK(line.all("gazetteer") == std::vector<std::string>{"x", "y"});
}

TEST_CASE("a negative number is an argument, and two hyphens end the options") {
    CHECK(parse_command_line({"buffer", "-70.9,-33.5", "3km"}).arguments ==
          std::vector<std::string>{"-70.9,-33.5", "3km"});
    CHECK(parse_command_line({"map", "--", "--odd.txt"}).arguments == std::vector<std::string>{"--odd.txt"});
}

TEST_CASE("a slip of the fingers is answered with the word that was meant") {
    CHECK(message_of({"mpa", "a.txt"}) == "mpa: unknown command. Did you mean map? Try mapwire help.");
    CHECK(message_of({"xyzzy"}) == "xyzzy: unknown command. Try mapwire help.");
    CHECK(message_of({"map", "--overwrit", "a.txt"}) ==
          "--overwrit: mapwire map has no such option. Did you mean --overwrite? Try mapwire help map.");
}

TEST_CASE("missing and surplus words are named") {
    CHECK(message_of({"buffer", "1,2"}) ==
          "mapwire buffer: too few arguments. Write mapwire buffer PLACE|LON,LAT|FILE DISTANCE.");
    CHECK(message_of({"buffer", "1,2", "3km", "x"}) ==
          "x: one argument too many. Write mapwire buffer PLACE|LON,LAT|FILE DISTANCE.");
    CHECK(message_of({"map", "a.txt", "-o"}) == "--output: the value is missing. Try mapwire help map.");
    CHECK(message_of({"map", "a.txt", "-o", "x", "-o", "y"}) == "--output: given more than once. Give it once.");
}

TEST_CASE("each command has help with its arguments, options and examples") {
    for (const auto& command : command_specs()) {
        INFO(command.name);
        const auto help = command_help(command.name, true);
        CHECK(help.find("Usage: mapwire " + std::string(command.name)) != std::string::npos);
        CHECK(help.find("Exit status:") != std::string::npos);
        REQUIRE_FALSE(command.examples.empty());
        for (const auto& option : command.options) {
            const auto name = option.names.substr(option.names.find("--"));
            CHECK(help.find(name) != std::string::npos);
        }
    }
}

TEST_CASE("the examples of the help are command lines that parse") {
    for (const auto& command : command_specs()) {
        for (const auto& example : command.examples) {
            INFO(example.command);
            std::vector<std::string> words;
            std::string word;
            bool quoted = false;
            for (const char c : std::string(example.command) + " ") {
                if (c == '"') {
                    quoted = !quoted;
                } else if (c == ' ' && !quoted) {
                    if (!word.empty()) { words.push_back(word); }
                    word.clear();
                } else {
                    word.push_back(c);
                }
            }
            CHECK(message_of(words) == "no error");
            CHECK(command_name(words) == command.name);
        }
    }
}
