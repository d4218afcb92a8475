#include "gazetteer/name_wordings.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "mapwire/gazetteer/compile.hpp"
#include "mapwire/gazetteer/embedded.hpp"
#include "mapwire/gazetteer/name_rules.hpp"
#include "mapwire/gazetteer/search.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/text/fold.hpp"

using namespace mapwire;

namespace {

Table read(std::string_view path, std::initializer_list<std::string_view> columns) {
    const auto files = geodata_files();
    const auto file = std::find_if(files.begin(), files.end(), [&](const auto& f) { return f.path == path; });
    REQUIRE(file != files.end());
    return Table::parse(std::string(path), file->text, columns);
}

/// A gazetteer that holds one place.
std::vector<std::byte> one_place(std::string_view name, char feature_class) {
    const auto table =
        "id\tname\tnames\tfeature_class\tfeature_code\tlongitude_deg\tlatitude_deg\tcountry_code\t"
        "admin1\tadmin2\tpopulation\tvalid_from\tvalid_to\tuncertainty_m\tsource\tnote\n"
        "mw:a\t" +
        std::string(name) + "\t\t" + feature_class + "\tX\t36\t35\tXA\t\t\t\t\t\t\t\t\n";
    std::vector<Table> tables;
    tables.push_back(Table::parse("name.tsv", table, {"id"}));
    return compile_gazetteer(tables, {"", "", ""});
}

std::size_t naive_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) { row[j] = j; }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const auto best = std::min({diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U), row[j] + 1, row[j - 1] + 1});
            diagonal = row[j];
            row[j] = best;
        }
    }
    return row.back();
}

}  // namespace

TEST_CASE("each row of words finds the name of its example") {
    const auto rows = read("geodata/languages/name_words.tsv", {"kind", "words", "feature_classes", "example", "name"});
    CHECK(rows.size() > 30);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto row = rows.row(i);
        const auto classes = row["feature_classes"];
        const auto bytes = one_place(row["name"], classes.empty() ? 'A' : classes.front());
        const auto gazetteer = Gazetteer::from_bytes(bytes, "name");
        CAPTURE(row.where(), row["example"], row["name"]);
        const auto hits = search(gazetteer, row["example"]);
        REQUIRE(hits.size() == 1);
        CHECK(hits[0].score > 0.85);
        CHECK(hits[0].match == MatchKind::variant);
    }
}

TEST_CASE("each row of letters is read in English as its example says") {
    const auto rules = NameRules::parse(compile_name_rules(geodata_files()));
    const auto rows = read("geodata/languages/name_letters.tsv", {"convention", "letters", "read", "example", "name"});
    CHECK(rows.size() > 30);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto row = rows.row(i);
        const auto readings = name_readings(fold_name(row["example"]), rules);
        CAPTURE(row.where(), row["example"], readings);
        CHECK(std::find(readings.begin(), readings.end(), fold_name(row["name"])) != readings.end());
    }
    CHECK(name_readings("homs", rules).empty() == false);  // "khoms", as Turkish writes it
    CHECK(name_readings("nan", rules).empty());
}

TEST_CASE("a word that says the kind prefers places of the kind") {
    const auto gazetteer = Gazetteer::from_bytes(embedded_gazetteer_bytes(), "embedded");
    const auto first = [&](std::string_view name) {
        const auto hits = search(gazetteer, name, 1);
        REQUIRE(hits.size() == 1);
        return std::string(gazetteer.facts(hits[0].place).name);
    };
    CHECK(first("Van Gölü") == "Lake Van");
    CHECK(first("Muhafazat Ninawa") == "Nineveh Governorate");
    CHECK(first("Kivu du Nord") == "North Kivu");
    CHECK(first("Province du Nord-Kivu") == "North Kivu");
    CHECK(first("Zaporozhye Nuclear Power Plant") == "Zaporizhzhia Nuclear Power Plant");  // another name of the city
    CHECK(first("Dscharabulus") == "Jarabulus");
    CHECK(first("Manbidż") == "Manbij");
    CHECK(first("Palnyra") == "Palmyra");  // one letter is another
}

TEST_CASE("wordings are not without end, and a single word has none") {
    const auto rules = NameRules::parse(compile_name_rules(geodata_files()));
    CHECK(name_wordings("province", rules).empty());
    CHECK(name_wordings("", rules).empty());
    CHECK(name_wordings("north south east west lake sea city town", rules).size() <= 400);
    const auto wordings = name_wordings("lake van", rules);
    CHECK(std::any_of(wordings.begin(), wordings.end(),
                      [](const auto& w) { return w.folded == "van" && w.shortened && w.feature_classes == "H"; }));
    CHECK(std::any_of(wordings.begin(), wordings.end(),
                      [](const auto& w) { return w.folded == "van golu" && !w.shortened && w.word == "lake"; }));
}

TEST_CASE("a name of a megabyte of words is searched for once, not in all its parts") {
    const auto gazetteer = Gazetteer::from_bytes(embedded_gazetteer_bytes(), "embedded");
    std::string name = "Lake";
    while (name.size() < 1'000'000) { name += " Van of Aleppo"; }
    CHECK(search(gazetteer, name).empty());
}

TEST_CASE("similar names are those that the plain table of edits finds") {
    const auto gazetteer = Gazetteer::from_bytes(embedded_gazetteer_bytes(), "embedded");
    std::mt19937 random(7);
    for (const std::string name : {"kharkof", "deir ezor", "сириа", "al qunaytrah", "x", "دمشقق"}) {
        for (std::size_t edits = 0; edits <= 2; ++edits) {
            std::size_t last = 0;
            const auto found = gazetteer.find_similar(name, edits);
            for (const auto& similar : found) {
                CAPTURE(name, edits, similar.name);
                CHECK(similar.edits == naive_distance(name, fold_name(similar.name)));
                CHECK(similar.edits <= edits);
                CHECK(similar.edits >= last);
                last = similar.edits;
            }
            if (edits == 2 && name.size() > 4) { CHECK_FALSE(found.empty()); }
        }
    }
    // No name is passed over: every place is found by each of its names with a letter changed.
    std::size_t checked = 0;
    for (std::uint32_t place = 0; place < gazetteer.size(); place += 97) {
        for (const auto& name : gazetteer.names(PlaceId{place})) {
            auto folded = fold_name(name.text);
            if (folded.empty() || folded.size() > 64) { continue; }
            folded[random() % folded.size()] = '#';
            const auto found = gazetteer.find_similar(folded, 1);
            CAPTURE(name.text, folded);
            CHECK(std::any_of(found.begin(), found.end(), [&](const auto& s) { return s.place == PlaceId{place}; }));
            ++checked;
        }
    }
    CHECK(checked > 300);
    CHECK(gazetteer.find_similar("", 1).empty());
    CHECK(gazetteer.find_similar(std::string(65, 'a'), 1).empty());
}

TEST_CASE("a rule of words or letters without a letter is refused with its line") {
    const GeodataFile words{"geodata/languages/name_words.tsv",
                            "kind\twords\tfeature_classes\texample\tname\nlake\tlake|-\tH\t\t\n"};
    CHECK_THROWS_WITH(compile_name_rules(std::span(&words, 1)),
                      Catch::Contains("geodata/languages/name_words.tsv:2: a word has no letter"));
    const GeodataFile letters{"geodata/languages/name_letters.tsv",
                              "convention\tletters\tread\texample\tname\nfrench\t^\tx\t\t\n"};
    CHECK_THROWS_WITH(compile_name_rules(std::span(&letters, 1)),
                      Catch::Contains("geodata/languages/name_letters.tsv:2: letters has no letter"));
}
