#include <simdjson.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>
#include <string>

#include "mapwire/articles/article_source.hpp"
#include "toponyms/reading.hpp"

// Real articles and the same articles made messy (HTML, mojibake, capitals, typesetting marks, wrapped lines …). They
// are test data and may be absent.
using namespace mapwire;

namespace {

// The places that the article speaks of, by their lasting ids, with the greatest confidence of their mentions.
std::map<std::string, double> places_of(const Article& article, const SentenceTables& sentences) {
    const auto& gazetteer = testing::embedded_gazetteer();
    const auto toponyms = read_toponyms(article, analyse(article, sentences), gazetteer, testing::toponym_tables());
    std::map<std::string, double> places;
    for (std::size_t i = 0; i < toponyms.mentions.size(); ++i) {
        const auto role = toponyms.mentions[i].role;
        const auto* const resolved = std::get_if<ResolvedPlace>(&toponyms.resolutions[i]);
        if (resolved != nullptr && (role == Role::literal || role == Role::dateline)) {
            double& confidence = places[gazetteer.place(resolved->place).id];
            confidence = std::max(confidence, resolved->confidence.value());
        }
    }
    return places;
}

// Places of the first that the second lacks: those that are rather sure, or all.
std::set<std::string> lacking(const std::map<std::string, double>& first, const std::map<std::string, double>& second,
                              double least_confidence) {
    std::set<std::string> missing;
    for (const auto& [place, confidence] : first) {
        if (confidence >= least_confidence && !second.contains(place)) { missing.insert(place); }
    }
    return missing;
}

// Of each messy article the one that it was made from.
std::map<std::string, std::string> variants_in(const std::string& file) {
    std::map<std::string, std::string> variants;
    simdjson::dom::parser parser;
    simdjson::dom::document_stream documents;
    REQUIRE(parser.load_many(file).get(documents) == simdjson::SUCCESS);
    for (auto document : documents) {
        std::string_view original;
        if (document["variant_of"].get(original) == simdjson::SUCCESS) {
            variants[std::string(std::string_view(document["id"]))] = std::string(original);
        }
    }
    return variants;
}

}  // namespace

TEST_CASE("a messy article gives the same places as its original") {
    const std::string file = std::string(MAPWIRE_SHARED_DIR) + "/articles/articles.ndjson";
    if (!std::filesystem::exists(file)) {
        WARN("skipped: no reference material in " << MAPWIRE_SHARED_DIR);
        return;
    }
    const auto pages = PageTables::load(geodata_files());
    const auto sentences = SentenceTables::load(geodata_files());
    ArticleSource source({file}, {});
    ArticleParser parser(pages, {});
    std::map<std::string, Article> articles;
    while (auto item = source.next()) {
        REQUIRE(std::holds_alternative<RawRecord>(*item));
        auto parsed = parser.parse(std::get<RawRecord>(std::move(*item)));
        REQUIRE(std::holds_alternative<ParsedArticle>(parsed));
        auto article = std::get<ParsedArticle>(std::move(parsed)).article;
        CHECK_FALSE(article.language.empty());
        articles[article.id.text] = std::move(article);
    }
    CHECK(articles.size() == 64);
    const auto variants = variants_in(file);
    REQUIRE(variants.size() >= 8);
    for (const auto& [messy, original] : variants) {
        INFO(messy);
        const auto places = places_of(articles.at(original), sentences);
        CHECK_FALSE(places.empty());
        const auto found = places_of(articles.at(messy), sentences);
        // What is as likely as not may stand on either side of the least confidence that is told, yet no more than one.
        constexpr double rather_sure = 0.5;
        CHECK(lacking(places, found, rather_sure).empty());
        CHECK(lacking(found, places, rather_sure).empty());
        CHECK(lacking(places, found, 0.0).size() + lacking(found, places, 0.0).size() <= 1);
        CHECK(articles.at(messy).language == articles.at(original).language);
    }
}
