#include "checks/walls.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

using namespace mapwire::checks;
namespace fs = std::filesystem;

namespace {
const fs::path source_dir = MAPWIRE_SOURCE_DIR;
RoomTable rooms() { return read_room_table(MAPWIRE_ROOM_TABLE); }
ThirdParty third_party() { return read_third_party(source_dir / "tests/checks/third_party.tsv"); }
}  // namespace

TEST_CASE("rooms include what the room table allows, and libraries stay behind their walls") {
    const auto table = rooms();
    const auto libraries = third_party();
    std::size_t checked = 0;
    for (const auto& [name, room] : table) {
        for (const auto& file : room.files) {
            const bool is_public = file.find("/include/") != std::string::npos;
            for (const auto& fault : wall_faults(name, room, libraries, file, read_file(file), is_public)) {
                FAIL_CHECK(fault);
            }
            ++checked;
        }
    }
    CHECK(checked >= 50);
}

TEST_CASE("every source and header is listed by name in one room") {
    for (const auto& fault : listing_faults(rooms(), source_dir)) { FAIL_CHECK(fault); }
}

TEST_CASE("stages never include each other, and nouns and tools know no stage") {
    const std::set<std::string> stages = {"articles", "toponyms", "corrections", "expressions", "events",
                                          "zones",    "layers",   "writers",     "evaluation"};
    std::size_t checked = 0;
    for (const auto& [name, room] : rooms()) {
        if (name == "app") { continue; }
        ++checked;
        for (const auto& other : room.may_include) {
            INFO(name << " includes " << other);
            CHECK_FALSE(stages.contains(other));
            CHECK(other != "app");
        }
    }
    CHECK(checked >= 10);
}

TEST_CASE("no type is defined twice") {
    std::map<std::string, std::string> sources;
    std::size_t types = 0;
    for (const auto& [name, room] : rooms()) {
        for (const auto& file : room.files) {
            sources[file] = read_file(file);
            types += types_of(sources[file]).size();
        }
    }
    CHECK(types > 300);
    for (const auto& fault : type_faults(sources)) { FAIL_CHECK(fault); }
}

TEST_CASE("every room has a card of at most 40 lines") {
    for (const auto& [name, room] : rooms()) {
        INFO(name);
        const auto card = source_dir / "src" / name / "README.md";
        REQUIRE(fs::exists(card));
        const auto text = read_file(card);
        CHECK(std::count(text.begin(), text.end(), '\n') <= 40);
    }
}

TEST_CASE("every test file is listed in tests/CMakeLists.txt") {
    const auto lists = read_file(source_dir / "tests/CMakeLists.txt");
    std::size_t checked = 0;
    for (const auto& entry : fs::recursive_directory_iterator(source_dir / "tests")) {
        const auto name = entry.path().filename().string();
        if (!name.ends_with("_test.cpp") && !name.ends_with("_benchmark.cpp") && !name.ends_with("_fuzz.cpp")) {
            continue;
        }
        INFO(entry.path().string());
        CHECK(lists.find(name.substr(0, name.size() - 4)) != std::string::npos);
        ++checked;
    }
    CHECK(checked >= 10);
}

TEST_CASE("planted faults are found") {
    const Room room{{"model"}, {}};
    const auto libraries = third_party();
    const auto faults = [&](std::string_view source, bool is_public = false) {
        return wall_faults("geometry", room, libraries, "x.cpp", source, is_public).size();
    };
    CHECK(faults("#include \"mapwire/model/units.hpp\"\n#include \"geometry/circle.hpp\"\n#include <geos_c.h>\n") == 0);
    CHECK(faults("  #  include \"mapwire/zones/catalogue.hpp\"\n") == 1);
    CHECK(faults("#include \"app/run_plan.hpp\"\n") == 1);
    CHECK(faults("#include <gdal.h>\n") == 1);
    CHECK(faults("#include <geos_c.h>\n", true) == 1);
    CHECK(type_faults(
              {{"a.hpp", "namespace mapwire {\nclass Reader final : public Base {\n};\n}  // namespace mapwire\n"},
               {"b.cpp",
                "namespace mapwire {\nnamespace {\nstruct Reader {\n};\n}  // namespace\n}  // namespace mapwire\n"},
               {"c.hpp", "namespace mapwire {\nstruct Reader {\n};\n}  // namespace mapwire\n"}})
              .size() == 1);
    RoomTable table{{"model", {{}, {"/nowhere/a.cpp"}}}};
    CHECK(listing_faults(table, source_dir).size() > 50);
    CHECK_THROWS(read_room_table("/dev/null"));
}
