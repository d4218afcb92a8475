#include "app/find_place.hpp"

#include <catch2/catch.hpp>

#include "app/load_gazetteer.hpp"
#include "mapwire/model/error.hpp"

using namespace mapwire;

namespace {
const Gazetteer& gazetteer() {
    static const auto loaded = [] {
        std::vector<Issue> issues;
        return load_gazetteer({}, issues);
    }();
    return loaded;
}
std::string message_of(const std::string& typed) {
    try {
        (void)find_place(typed, gazetteer());
    } catch (const InputError& error) { return error.what(); }
    return "no error";
}
}  // namespace

TEST_CASE("a place is found by position, id or name") {
    CHECK(find_place("38.618,33.506", gazetteer()).position.latitude() == 33.506);
    CHECK(find_place(" -70.9 , +33.5 ", gazetteer()).position.longitude() == -70.9);
    CHECK(find_place("mw:al-tanf-garrison", gazetteer()).place->name == "Al-Tanf garrison");
    CHECK(find_place("Moscow", gazetteer()).place->geonames_id == 524901);
    CHECK(find_place("amman", gazetteer()).place->geonames_id == 250441);
}

TEST_CASE("what is no place says so") {
    CHECK(message_of("33.5,138.6").find("these numbers look swapped") != std::string::npos);
    CHECK(message_of("nan,5").find("no position on Earth") != std::string::npos);
    CHECK(message_of("Nowhereville").find("the gazetteer has no such name") != std::string::npos);
}
