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

// The places that the article speaks of, by their lasting ids.
std::set<std::string> places_of(const Article& article, const SentenceTables& sentences) {
    const auto& gazetteer = testing::embedded_gazetteer();
    const auto toponyms = read_toponyms(article, analyse(article, sentences), gazetteer, testing::toponym_tables());
    std::set<std::string> places;
    for (std::size_t i = 0; i < toponyms.mentions.size(); ++i) {
        const auto role = toponyms.mentions[i].role;
        const auto* const resolved = std::get_if<ResolvedPlace>(&toponyms.resolutions[i]);
        if (resolved != nullptr && (role == Role::literal || role == Role::dateline)) {
            places.insert(gazetteer.place(resolved->place).id);
        }
    }
    return places;
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
        CHECK(places_of(articles.at(messy), sentences) == places);
        CHECK(articles.at(messy).language == articles.at(original).language);
    }
}
