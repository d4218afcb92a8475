#include <simdjson.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "mapwire/articles/read_text.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/text/utf8.hpp"
#include "toponyms/reading.hpp"

// An expert's reading of a real article, compared mention by mention. The article is test data and may be absent.
using namespace mapwire;

namespace {

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string our_role(std::string_view gold) { return gold == "metonymic_government" ? "metonymic" : std::string(gold); }

}  // namespace

TEST_CASE("the expert's mentions get the expert's roles and places") {
    const std::string shared = MAPWIRE_SHARED_DIR;
    const std::string text = read_file(shared + "/seed/wsj-2017-06-09-syria-safe-zone.txt");
    simdjson::padded_string json;
    if (text.empty() ||
        simdjson::padded_string::load(shared + "/reference/seed-gold.json").get(json) != simdjson::SUCCESS) {
        WARN("skipped: no reference material in " << shared);
        return;
    }
    const auto pages = PageTables::load(geodata_files());
    const auto sentences = SentenceTables::load(geodata_files());
    const Article article = parse_text_article(ArticleId{"seed"}, "seed", text, pages);
    const Document document = analyse(article, sentences);
    const auto& gazetteer = testing::embedded_gazetteer();
    const Toponyms toponyms = read_toponyms(article, document, gazetteer, testing::toponym_tables());
    const CodePointOffsets offsets(article.text);
    std::map<std::size_t, std::size_t> by_begin;
    for (std::size_t i = 0; i < toponyms.mentions.size(); ++i) {
        by_begin[offsets.at(toponyms.mentions[i].span.begin)] = i;
    }

    simdjson::dom::parser parser;
    const auto gold = parser.parse(json);
    int mentions = 0;
    int right_roles = 0;
    int placed = 0;
    int right_places = 0;
    for (const auto mention : gold["mentions"]) {
        ++mentions;
        const std::string id{std::string_view(mention["id"])};
        const auto begin = static_cast<std::size_t>(std::uint64_t(mention["start"]));
        const auto wanted = our_role(mention["role"]);
        const auto found = by_begin.find(begin);
        const std::string role =
            found == by_begin.end() ? "none" : std::string(to_text(toponyms.mentions[found->second].role));
        if (role == wanted) {
            ++right_roles;
        } else {
            UNSCOPED_INFO(id << " is " << role << ", not " << wanted);
        }
        if (mention["resolution"].is_null()) { continue; }
        // The repeated heading is page furniture, which may be left without places.
        if (role == "boilerplate") { continue; }
        ++placed;
        const auto expert =
            Coordinate::from_degrees({double(mention["resolution"]["lon"]), double(mention["resolution"]["lat"])});
        if (found == by_begin.end()) { continue; }
        const auto* place = std::get_if<ResolvedPlace>(&toponyms.resolutions[found->second]);
        if (place == nullptr) {
            UNSCOPED_INFO(id << " is unresolved");
            continue;
        }
        const bool by_country = role == "metonymic" || role == "demonym";
        const auto facts = gazetteer.facts(by_country && place->stands_for ? *place->stands_for : place->place);
        const bool country = std::string_view(mention["resolution"]["feature_code"]).starts_with("PCL");
        const bool near = country
                              ? facts.country_code == std::string_view(mention["resolution"]["country"]) &&
                                    facts.feature_code.starts_with("PCL")
                              : distance_between(facts.position, expert) <= kilometres(wanted == "literal" ? 2.0 : 5.0);
        right_places += near ? 1 : 0;
        if (!near) { UNSCOPED_INFO(id << " is at " << facts.name); }
    }
    REQUIRE(mentions == 96);
    INFO(right_roles << " of " << mentions << " roles, " << right_places << " of " << placed << " places");
    CHECK(right_roles * 100 >= mentions * 90);
    CHECK(right_places * 100 >= placed * 98);
}
