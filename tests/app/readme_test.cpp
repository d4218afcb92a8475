#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>

#include "app/command_line.hpp"
#include "mapwire/layers/build_layers.hpp"

namespace {
std::string read(const std::string& name) {
    std::ifstream stream(std::string(MAPWIRE_SOURCE_DIR) + "/" + name);
    REQUIRE(stream.good());
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}
bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }
}  // namespace

TEST_CASE("the README names the two commands first, and CI runs the second") {
    const auto readme = read("README.md");
    const auto first = readme.find("./examples/quickstart.sh");
    const auto second = readme.find("./tests/run.sh");
    REQUIRE(first != std::string::npos);
    REQUIRE(second != std::string::npos);
    CHECK(first < second);
    CHECK(holds(read(".ci/run"), "tests/run.sh"));
    CHECK(read("examples/quickstart.sh").starts_with("#!"));
}

TEST_CASE("the README's table of fields is what the layers have") {
    // After a change of fields: mapwire help fields prints the table anew.
    CHECK(holds(read("README.md"), mapwire::field_table_markdown()));
}

TEST_CASE("the README shows commands that exist and a picture that is there") {
    const auto readme = read("README.md");
    for (const auto& command : mapwire::command_specs()) {
        INFO(command.name);
        CHECK(holds(readme, "mapwire " + std::string(command.name)));
    }
    CHECK(holds(readme, "examples/example-map.png"));
    CHECK(read("examples/example-map.png").size() > 10'000);
}
