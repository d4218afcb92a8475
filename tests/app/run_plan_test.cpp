#include "app/run_plan.hpp"

#include <catch2/catch.hpp>

#include "mapwire/model/error.hpp"

using namespace mapwire;

TEST_CASE("the output folder is named after the article or the batch") {
    CHECK(default_output_directory({"reports/tanf.txt"}) == "output/tanf");
    CHECK(default_output_directory({"reports/june/a.txt", "reports/june/b.txt"}) == "output/june");
    CHECK(default_output_directory({"a.txt", "b.txt"}) == "output/batch");
    CHECK(default_output_directory({"x/a.txt", "y/b.txt"}) == "output/batch");
}

TEST_CASE("a plan is what was typed, checked") {
    const auto plan =
        plan_map(parse_command_line({"map", "a.txt", "--as-of", "2017-07-09", "--roles", "literal,demonym"}));
    CHECK(plan.as_of->iso() == "2017-07-09");
    CHECK(plan.roles == std::vector<Role>{Role::literal, Role::demonym});
    CHECK(plan.tolerance.value() == 1.0);
    CHECK_THROWS_AS(plan_map(parse_command_line({"map", "a.txt", "--min-confidence", "1.5"})), InputError);
    CHECK_THROWS_AS(plan_map(parse_command_line({"map", "a.txt", "--roles", ","})), InputError);
    CHECK_THROWS_AS(plan_map(parse_command_line({"map", "a.txt", "-f", "papyrus"})), InputError);
    CHECK_THROWS_AS(plan_map(parse_command_line({"map", "a.txt", "--no-embedded"})), InputError);
}
