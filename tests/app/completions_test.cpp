#include "app/completions.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "app/command_line.hpp"
#include "mapwire/model/error.hpp"

using namespace mapwire;

namespace {

// What bash offers for the last of the words.
std::string offered(const std::string& words) {
    const auto script = std::filesystem::temp_directory_path() / ("mapwire_completion_" + std::to_string(::getpid()));
    std::ofstream(script) << completion_script("bash") << "COMP_WORDS=(" << words
                          << ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_mapwire\necho \" ${COMPREPLY[*]} \"\n";
    const std::string command = "bash '" + script.string() + "' 2>&1";
    std::string text;
    FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) { text.push_back(static_cast<char>(c)); }
    CHECK(::pclose(pipe) == 0);
    std::filesystem::remove(script);
    return text;
}

bool holds(const std::string& text, const std::string& word) {
    return text.find(" " + word + " ") != std::string::npos;
}

}  // namespace

TEST_CASE("bash offers commands, second words, options and topics") {
    CHECK(holds(offered("mapwire ma"), "map"));
    const auto second = offered("mapwire gazetteer ''");
    CHECK(holds(second, "build"));
    CHECK(holds(second, "search"));
    CHECK(holds(offered("mapwire gazetteer build --mer"), "--merged"));
    const auto options = offered("mapwire buffer --o");
    CHECK(holds(options, "--output"));
    CHECK(holds(options, "--overwrite"));
    CHECK_FALSE(holds(options, "--tolerance"));
    CHECK(holds(offered("mapwire help tr"), "trust"));
}

TEST_CASE("each shell's script names every option of every command") {
    for (const auto* shell : {"bash", "zsh", "fish"}) {
        const auto script = completion_script(shell);
        for (const auto& command : command_specs()) {
            for (const auto& option : command.options) {
                const std::string name(option.names.substr(option.names.find("--") + 2));
                INFO(shell << " " << command.name << " " << name);
                CHECK(script.find((std::string(shell) == "fish" ? "-l " : "--") + name) != std::string::npos);
            }
        }
    }
}

TEST_CASE("another shell is refused with the ones there are") {
    CHECK_THROWS_WITH(completion_script("tcsh"),
                      "--completion: \"tcsh\" is no shell that mapwire knows. Write bash, zsh or fish.");
}
