#include "mapwire/gazetteer/build.hpp"

#include <zlib.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <random>

#include "mapwire/gazetteer/search.hpp"

using namespace mapwire;

namespace {

std::filesystem::path written(const std::string& name, const std::string& text) {
    const auto folder = std::filesystem::temp_directory_path() / "mapwire_build_test";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / name, std::ios::binary) << text;
    return folder / name;
}

std::string geonames_row(const std::string& id, const std::string& name, const std::string& alternates,
                         const std::string& latitude, const std::string& longitude) {
    return id + "\t" + name + "\t" + name + "\t" + alternates + "\t" + latitude + "\t" + longitude +
           "\tP\tPPL\tSY\t\t08\t\t\t\t1200\t\t400\tAsia/Damascus\t2020-01-01\n";
}

struct Built {
    BuildReport report;
    std::vector<std::byte> bytes;
};

Built build(const std::vector<std::filesystem::path>& sources, const BuildOptions& options = {}) {
    Built built;
    built.report = build_gazetteer(sources, built.bytes, options);
    return built;
}

std::string refusal(const std::filesystem::path& source) {
    try {
        (void)build({source});
    } catch (const InputError& error) { return error.what(); }
    return "no error";
}

}  // namespace

TEST_CASE("a table of name, lat and lon is enough, with tabs, commas or semicolons") {
    for (const auto* text : {"name\tlat\tlon\nAlpha\t35.5\t38\n", "name,lat,lon\n\"Alpha\",35.5,38\n",
                             "Name;Latitude;Longitude\nAlpha;35.5;38\n"}) {
        const auto [report, bytes] = build({written("overlay.txt", text)});
        const auto gazetteer = Gazetteer::from_bytes(bytes, "overlay");
        REQUIRE(gazetteer.size() == 1);
        const auto found = gazetteer.find_by_name("Alpha");
        REQUIRE(found.size() == 1);
        CHECK(gazetteer.place(found[0].place).position == Coordinate::from_degrees({38.0, 35.5}));
    }
}

TEST_CASE("a GeoNames dump is read with and without header line, plain and packed") {
    const auto row = geonames_row("172344", "At Tanf", "Al Tanf,التنف", "33.48834", "38.65697");
    const auto packed = written("dump.gz", "");
    const auto stream = gzopen(packed.c_str(), "wb");
    gzputs(stream, row.c_str());
    gzclose(stream);
    for (const auto& file : {written("dump.txt", row), packed}) {
        const auto [report, bytes] = build({file});
        const auto gazetteer = Gazetteer::from_bytes(bytes, "dump");
        const auto found = gazetteer.find_by_name("التنف");
        REQUIRE(found.size() == 1);
        const auto place = gazetteer.place(found[0].place);
        CHECK(place.id == "gn:172344");
        CHECK(place.population == 1200);
        CHECK(report.sources.at(0).format == "GeoNames");
    }
}

TEST_CASE("the table of a zip archive is read, whatever else is in it; a cut archive is refused") {
    const auto number = [](std::size_t value, int bytes) {
        std::string text;
        for (int i = 0; i < bytes; ++i) { text.push_back(static_cast<char>(value >> (8 * i) & 0xFFU)); }
        return text;
    };
    std::string archive;
    std::string directory;
    const auto add = [&](const std::string& name, const std::string& content) {
        std::string packed(content.size() + 100, '\0');
        z_stream stream{};
        REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) == Z_OK);
        std::string input = content;
        stream.next_in = reinterpret_cast<Bytef*>(input.data());
        stream.avail_in = static_cast<uInt>(input.size());
        stream.next_out = reinterpret_cast<Bytef*>(packed.data());
        stream.avail_out = static_cast<uInt>(packed.size());
        REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
        packed.resize(stream.total_out);
        deflateEnd(&stream);
        const auto facts = number(20, 2) + number(0, 2) + number(8, 2) + number(0, 4) + number(0, 4) +
                           number(packed.size(), 4) + number(content.size(), 4) + number(name.size(), 2) + number(0, 2);
        directory += "PK\x01\x02" + number(20, 2) + facts + number(0, 2) + number(0, 4) + number(0, 4) +
                     number(archive.size(), 4) + name;
        archive += "PK\x03\x04" + facts + name + packed;
    };
    add("readme.txt", std::string(5000, 'r'));
    add("SY.txt", geonames_row("172344", "At Tanf", "Al Tanf", "33.48834", "38.65697"));
    const auto begin = archive.size();
    archive += directory + "PK\x05\x06" + number(0, 4) + number(2, 2) + number(2, 2) + number(directory.size(), 4) +
               number(begin, 4) + number(0, 2);
    const auto [report, bytes] = build({written("SY.zip", archive)});
    CHECK(report.sources.at(0).taken == 1);
    CHECK(Gazetteer::from_bytes(bytes, "SY").find_by_id("gn:172344").has_value());
    CHECK_THAT(refusal(written("cut.zip", archive.substr(0, archive.size() - 30))),
               Catch::Contains("the zip archive is damaged or cut short"));
}

TEST_CASE("faulty rows are counted and named by line, the others are taken") {
    const auto file = written(
        "faulty.tsv", "name\tlat\tlon\nAlpha\t35.5\t38\nBeta\t35.5\nGamma\t138\t35\nDelta\tten\t38\n...\t1\t1\n" +
                          std::string("N", 1) + std::string(2000, 'n') + "\t1\t1\nAl\xFF\t1\t1\nAlpha\t35.5\t38\n");
    const auto [report, bytes] = build({file});
    const auto& source = report.sources.at(0);
    CHECK(source.taken == 1);
    CHECK(source.faulty == 7);
    REQUIRE(source.issues.size() == 7);
    CHECK(source.issues[0].where.ends_with("faulty.tsv:3"));
    CHECK(source.issues[0].what == "the row has 2 cells, 3 are expected");
    CHECK(source.issues[1].what == "latitude 138, longitude 35 is no position; the two are swapped");
    CHECK(source.issues[2].what == "latitude and longitude are \"ten\" and \"38\", not numbers");
    CHECK(source.issues[3].what == "the name \"...\" has no letter and no digit");
    CHECK(source.issues[4].what == "the name has 2001 bytes");
    CHECK(source.issues[5].what == "byte 3 of the line is not UTF-8");
    CHECK(source.issues[6].what.ends_with("is used before"));
}

TEST_CASE("what is no table is refused with the reason") {
    CHECK_THAT(refusal(written("page.txt", "<!DOCTYPE html>\n<html></html>\n")),
               Catch::Contains("page.txt:1: this is a web page, not a table."));
    CHECK_THAT(refusal(written("empty.txt", "")), Catch::Contains("the table is empty"));
    CHECK_THAT(refusal(written("words.txt", "a\tb\tc\n")),
               Catch::Contains("no columns for a name, a latitude and a longitude"));
    CHECK_THAT(refusal(written("binary.txt", std::string("\x7F"
                                                         "ELF\0\0",
                                                         6))),
               Catch::Contains("this is no table of text"));
    CHECK_THAT(refusal("/nowhere/at/all.tsv"), Catch::Contains("cannot be opened"));
    CHECK_THAT(refusal(written("cut.gz", std::string("\x1F\x8B\x08\0\0\0\0\0\0\x03\x4B", 11))),
               Catch::Contains("cut short"));
    const auto bomb = std::filesystem::temp_directory_path() / "mapwire_build_test" / "bomb.gz";
    const auto stream = gzopen(bomb.c_str(), "wb9");
    const std::string zeros(1U << 20U, ' ');
    gzputs(stream, "name\tlat\tlon\n");
    for (int i = 0; i < 100; ++i) { gzwrite(stream, zeros.data(), static_cast<unsigned>(zeros.size())); }
    gzclose(stream);
    CHECK_THAT(refusal(bomb), Catch::Contains("zip bomb"));
}

TEST_CASE("the same place of several sources is one place with the names of both; the later source wins") {
    const auto dump = written("dump.txt", geonames_row("1", "Deir Alpha", "", "35.50", "38.00") +
                                              geonames_row("2", "Deir Alpha", "", "36.50", "38.00"));
    const auto overlay =
        written("overlay.tsv", "name\tname_ar\tlat\tlon\tcountry\nDeir-Alpha\tدير ألفا\t35.51\t38.00\tSY\n");
    const auto [report, bytes] = build({dump, overlay});
    CHECK(report.places == 2);
    REQUIRE(report.merged.size() == 1);
    CHECK(report.merged[0].lost_id == "gn:1");
    const auto gazetteer = Gazetteer::from_bytes(bytes, "both");
    const auto found = gazetteer.find_by_name("دير ألفا");
    REQUIRE(found.size() == 1);
    CHECK(gazetteer.place(found[0].place).position.latitude() == 35.51);
    CHECK(gazetteer.place(found[0].place).geonames_id == 1);
    CHECK(gazetteer.names(found[0].place).size() == 3);

    SECTION("also when they are laid over each other") {
        std::vector<Gazetteer> layers;
        std::vector<Issue> issues;
        layers.push_back(open_gazetteer(dump, {}, issues));
        layers.push_back(open_gazetteer(overlay, {}, issues));
        const auto both = Gazetteer::lay_over(std::move(layers));
        CHECK(issues.empty());
        const auto places = both.find_by_name("Deir Alpha");
        CHECK(places.size() == 2);
        CHECK(both.within(Coordinate::from_degrees({38.0, 35.5}), kilometres(20)).size() == 1);
    }
}

TEST_CASE("when no place is left the reason is told") {
    const auto faulty = written("swapped.csv", "name,lat,lon\nAlpha,north,38\n");
    std::vector<std::byte> bytes;
    CHECK_THROWS_WITH(build_gazetteer({faulty}, bytes, {}),
                      Catch::Contains("1 row, 0 left out by the filters, 1 faulty") &&
                          Catch::Contains("swapped.csv:2: latitude and longitude are \"north\" and \"38\""));
}

TEST_CASE("filters leave out what was not asked for") {
    const auto dump =
        written("dump.txt", geonames_row("1", "Alpha", "", "35.5", "38") + geonames_row("2", "Beta", "", "45.5", "38"));
    BuildOptions options;
    options.filter.box = BoundingBox{30, 30, 40, 40};
    CHECK(build({dump}, options).report.sources.at(0).filtered == 1);
    options.filter = {};
    options.filter.countries = {"IQ"};
    CHECK_THROWS_WITH(build({dump}, options), Catch::Contains("no place was taken"));
}

TEST_CASE("the same input gives the same bytes, and a file appears whole") {
    const auto dump = written("dump.txt", geonames_row("1", "Alpha", "Alfa,Алфа", "35.5", "38") +
                                              geonames_row("2", "Beta", "", "45.5", "38"));
    CHECK(build({dump}).bytes == build({dump}).bytes);
    const auto output = dump.parent_path() / "out.mwg";
    (void)build_gazetteer({dump}, output, {});
    CHECK(std::filesystem::file_size(output) == build({dump}).bytes.size());
    CHECK(Gazetteer::open(output).find_by_name("Alfa").size() == 1);
    CHECK_THROWS_AS(build_gazetteer({dump}, "/nowhere/out.mwg", {}), RunError);
}

TEST_CASE("a compiled file that is cut, foreign, from the future or damaged is refused or stays safe") {
    const auto dump = written("dump.txt", geonames_row("1", "Alpha", "Alfa,Алфа", "35.5", "38") +
                                              geonames_row("2", "Beta", "", "45.5", "38"));
    const auto bytes = build({dump}).bytes;
    const auto message = [](std::vector<std::byte> changed) -> std::string {
        try {
            (void)Gazetteer::from_owned_bytes(std::move(changed), "x.mwg");
        } catch (const InputError& error) { return error.what(); }
        return "no error";
    };
    auto cut = bytes;
    cut.resize(cut.size() - 1);
    CHECK_THAT(message(cut), Catch::Contains("should have"));
    auto future = bytes;
    future[8] = std::byte{9};
    CHECK_THAT(message(future), Catch::Contains("version 9, this mapwire reads version 4. Use a newer mapwire"));
    auto table = bytes;
    table[70] ^= std::byte{1};
    CHECK_THAT(message(table), Catch::Contains("checksum differs"));
    CHECK_THAT(message({}), Catch::Contains("no compiled gazetteer"));
    std::mt19937 random(3);
    for (int round = 0; round < 400; ++round) {
        auto damaged = bytes;
        for (int i = 0; i < 20; ++i) {
            damaged[700 + random() % (damaged.size() - 700)] = static_cast<std::byte>(random());
        }
        try {
            const auto gazetteer = Gazetteer::from_owned_bytes(std::move(damaged), "x.mwg");
            (void)gazetteer.find_names("Alpha and Beta, Алфе", MatchMode::all_overlapping);
            (void)search(gazetteer, "Alfa");
            (void)gazetteer.within(Coordinate::from_degrees({38.0, 35.5}), kilometres(50));
            for (std::uint32_t p = 0; p < gazetteer.size(); ++p) { (void)place_text(gazetteer, PlaceId{p}); }
        } catch (const InputError&) {}
    }
}

TEST_CASE("search tells candidates as JSON") {
    const auto [report, bytes] =
        build({written("dump.txt", geonames_row("172344", "At Tanf", "", "33.48834", "38.65697"))});
    const auto gazetteer = Gazetteer::from_bytes(bytes, "x.mwg");
    CHECK(search_json(gazetteer, "at-tanf", search(gazetteer, "at-tanf")) ==
          "{\"query\":\"at-tanf\",\"candidates\":[{\"place_id\":\"gn:172344\",\"geonames_id\":172344,\"name\":\"At "
          "Tanf\","
          "\"matched\":\"At "
          "Tanf\",\"match\":\"folded\",\"score\":0.97,\"lon\":38.65697,\"lat\":33.48834,\"feature_code\":\"PPL\","
          "\"country_code\":\"SY\",\"admin1\":null,\"population\":1200,\"gazetteer\":\"x.mwg 2020-01-01\","
          "\"why\":\"the same but for case and marks\"}]}\n");
    CHECK(search(gazetteer, "Nowhere").empty());
    CHECK(search(gazetteer, "Tanf").at(0).match == MatchKind::variant);
}
