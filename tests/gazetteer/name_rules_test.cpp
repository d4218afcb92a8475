#include "mapwire/gazetteer/name_rules.hpp"

#include <catch2/catch.hpp>

#include "mapwire/gazetteer/compile.hpp"
#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/model/error.hpp"

using namespace mapwire;

TEST_CASE("each rule of names finds the name of its example") {
    std::size_t rules = 0;
    for (const auto& file : geodata_files()) {
        if (!file.path.ends_with("/name_edges.tsv")) { continue; }
        const auto rows = Table::of(file, {"kind", "text", "replacement", "example", "name"});
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto row = rows.row(i);
            if (row["example"].empty()) { continue; }
            const auto table =
                "id\tname\tnames\tfeature_class\tfeature_code\tlongitude_deg\tlatitude_deg\tcountry_code\t"
                "admin1\tadmin2\tpopulation\tvalid_from\tvalid_to\tuncertainty_m\tsource\tnote\n"
                "mw:a\t" +
                std::string(row["name"]) + "\t\tP\tPPL\t36\t35\tXA\t\t\t\t\t\t\t\t\n";
            std::vector<Table> tables;
            tables.push_back(Table::parse("name.tsv", table, {"id"}));
            const auto bytes = compile_gazetteer(tables, {"", "", ""});
            const auto gazetteer = Gazetteer::from_bytes(bytes, "name");
            CAPTURE(row.where(), row["example"], row["name"]);
            CHECK(gazetteer.find_names(row["example"], MatchMode::leftmost_longest).size() == 1);
            ++rules;
        }
    }
    CHECK(rules > 60);
}

TEST_CASE("a rule of an unknown kind is refused with its line") {
    const GeodataFile file{"geodata/languages/xx/name_edges.tsv",
                           "kind\ttext\treplacement\texample\tname\nprefix\ta\t\t\t\n"};
    CHECK_THROWS_WITH(compile_name_rules(std::span(&file, 1)),
                      Catch::Contains("geodata/languages/xx/name_edges.tsv:2: kind is \"prefix\""));
}
