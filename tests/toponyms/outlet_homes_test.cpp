#include "mapwire/toponyms/outlet_homes.hpp"

#include <catch2/catch.hpp>

#include "mapwire/model/error.hpp"
#include "toponyms/reading.hpp"

using namespace mapwire;
using mapwire::testing::ReadText;

TEST_CASE("a host is told from an address") {
    CHECK(host_of("https://www.Example.com:80/a/b?c") == "example.com");
    CHECK(host_of("example.com/x") == "example.com");
    CHECK(host_of("http://user@news.example.co.uk/") == "news.example.co.uk");
    CHECK(host_of("localhost/x").empty());
    CHECK(host_of("").empty());
}

TEST_CASE("homes are the same in any order of articles and survive their table") {
    ReadText one("Rain fell in Aleppo and in Homs.");
    ReadText two("A school opened in Aleppo.");
    one.article.id.text = "1";
    two.article.id.text = "2";
    one.article.source_url = two.article.source_url = "http://aleppo.example.com/x";
    OutletHomes forwards;
    forwards.add(one.article, one.toponyms, testing::embedded_gazetteer());
    forwards.add(two.article, two.toponyms, testing::embedded_gazetteer());
    OutletHomes backwards;
    backwards.add(two.article, two.toponyms, testing::embedded_gazetteer());
    backwards.add(one.article, one.toponyms, testing::embedded_gazetteer());
    CHECK(forwards.to_table() == backwards.to_table());
    CHECK(OutletHomes::parse("homes.tsv", forwards.to_table()).to_table() == forwards.to_table());
    REQUIRE(forwards.hosts().size() == 1);
    CHECK(forwards.hosts().begin()->second.size() == 2);
}

TEST_CASE("a broken row of a homes table says where it stands") {
    CHECK_THROWS_WITH(OutletHomes::parse("homes.tsv", "host\tarticle\tplaces\na.com\t1\tnowhere\n"),
                      Catch::StartsWith("homes.tsv:2: "));
}
