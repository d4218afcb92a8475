#include "app/manual_pages.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <sstream>

#include "app/command_line.hpp"
#include "app/help_topics.hpp"

using namespace mapwire;

TEST_CASE("every command and every topic has a manual page, and no two share a name") {
    std::set<std::string> names;
    for (const auto& page : manual_pages()) { CHECK(names.insert(page.file_name).second); }
    CHECK(names.contains("mapwire.1"));
    for (const auto& command : command_specs()) {
        std::string name = "mapwire " + std::string(command.name) + ".1";
        for (auto& c : name) { c = c == ' ' ? '-' : c; }
        CHECK(names.contains(name));
    }
    REQUIRE(help_topics().size() >= 5);
    for (const auto& topic : help_topics()) { CHECK(names.contains("mapwire-" + topic.name + ".1")); }
}

TEST_CASE("no text of a manual page is taken for a request of roff") {
    const std::set<std::string> requests{"TH", "SH", "TP", "nf", "fi"};
    for (const auto& page : manual_pages()) {
        std::istringstream lines(page.text);
        for (std::string line; std::getline(lines, line);) {
            INFO(page.file_name << ": " << line);
            CHECK_FALSE(line.starts_with('\''));
            if (line.starts_with('.')) { CHECK(requests.contains(line.substr(1, 2))); }
        }
    }
}

TEST_CASE("a topic begins with its summary, one line that ends without a full stop") {
    for (const auto& topic : help_topics()) {
        INFO(topic.name);
        CHECK_FALSE(topic.summary.empty());
        CHECK_FALSE(topic.summary.ends_with('.'));
        CHECK(topic.text.ends_with('\n'));
        CHECK(help_topic(topic.name)->text == topic.text);
    }
    CHECK_FALSE(help_topic("no-such-topic"));
}
