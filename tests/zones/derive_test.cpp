#include "mapwire/zones/derive.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "mapwire/gazetteer/embedded.hpp"
#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/geometry/buffer.hpp"
#include "mapwire/geometry/validity.hpp"
#include "mapwire/text/analyse.hpp"
#include "shipped.hpp"

using namespace mapwire;

namespace {

const Gazetteer& gazetteer() {
    static const auto embedded = Gazetteer::from_bytes(embedded_gazetteer_bytes(), "embedded");
    return embedded;
}

Coordinate at(double longitude, double latitude) {
    return Coordinate::from_degrees({.longitude = longitude, .latitude = latitude});
}

const Coordinate garrison = at(38.61778, 33.50583);

/// An article of one body with mentions and expressions put in by hand, as the stages before would.
class Story {
public:
    explicit Story(std::string text, std::string_view published = "2017-06-09") {
        reading.article.id = ArticleId{"story"};
        reading.article.where = "story.txt";
        reading.article.text = std::move(text);
        reading.article.published = Date::parse_iso(published);
        reading.article.language = "en";
        reading.article.parts = {{PartKind::body, {0, reading.article.text.size()}}};
        reading.document = analyse(reading.article, SentenceTables::load(geodata_files()));
    }

    Story& mention(std::string_view words, std::string_view place) {
        const auto span = span_of(words);
        Mention found;
        found.span = span;
        found.sentence = sentence_of(span);
        reading.toponyms.mentions.push_back(found);
        const auto id = gazetteer().find_by_id(place);
        REQUIRE(id.has_value());
        reading.toponyms.resolutions.emplace_back(ResolvedPlace{*id, {}, Confidence{1.0}, "", {}, false});
        return *this;
    }

    Story& circle(std::string_view words, std::string kind, double radius_m, std::string distance,
                  Coordinate centre = garrison, std::string name = "Al-Tanf garrison") {
        auto& located = add(words, std::move(kind), "radius_zone");
        Quantity number;
        number.text = std::move(distance);
        number.metres = Metres{radius_m};
        located.expression.numbers = {number};
        ReferenceObject reference;
        reference.name = std::move(name);
        reference.position = centre;
        located.expression.references = {reference};
        located.footprint = Footprint{buffer(centre, Metres{radius_m}, Metres{10.0}), Metres{1000.0}, 2, "a circle"};
        return *this;
    }

    Story& region(std::string_view words, std::string kind, std::string_view id) {
        auto& located = add(words, std::move(kind), "part_of_area");
        located.region_id = id;
        located.footprint =
            Footprint{shipped_regions().area(RegionId{std::string(id)}), Metres{20000.0}, 3, "a region"};
        return *this;
    }

    DerivedZones zones(std::optional<Date> as_of = {}) const {
        return derive_zones(reading, shipped_zones(), gazetteer(), as_of);
    }

    ArticleReading reading;

private:
    TextSpan span_of(std::string_view words) const {
        const auto begin = reading.article.text.find(words);
        REQUIRE(begin != std::string::npos);
        return {begin, begin + words.size()};
    }

    std::uint32_t sentence_of(TextSpan span) const {
        const auto& list = reading.document.sentences;
        const auto found = std::find_if(list.begin(), list.end(), [&](const auto& s) { return s.span.contains(span); });
        REQUIRE(found != list.end());
        return static_cast<std::uint32_t>(found - list.begin());
    }

    LocatedExpression& add(std::string_view words, std::string kind, std::string relation) {
        LocatedExpression located;
        located.expression.span = span_of(words);
        located.expression.sentence = sentence_of(located.expression.span);
        located.expression.phrase = words;
        located.expression.relation = std::move(relation);
        located.expression.rule = "R2";
        located.expression.zone_kind = std::move(kind);
        reading.expressions.push_back(std::move(located));
        return reading.expressions.back();
    }
};

const Zone* find(const DerivedZones& derived, std::string_view id) {
    const auto found =
        std::find_if(derived.zones.begin(), derived.zones.end(), [&](const Zone& zone) { return zone.id.text == id; });
    return found == derived.zones.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a de-escalation zone in southwest Syria is two zones of the catalogue, and the phrase goes to the second") {
    const auto derived = Story("Diplomats want a de-escalation zone in southwest Syria. Nothing is settled.")
                             .region("de-escalation zone in southwest Syria", "de_escalation_zone", "southwest-syria")
                             .zones();
    REQUIRE(derived.zones.size() == 2);
    const auto* const memorandum = find(derived, "southern-memorandum-2017");
    const auto* const ceasefire = find(derived, "southwest-ceasefire-2017");
    REQUIRE(memorandum != nullptr);
    REQUIRE(ceasefire != nullptr);
    CHECK(memorandum->status == ZoneStatus::announced);
    CHECK(ceasefire->status == ZoneStatus::proposed);
    CHECK_FALSE(memorandum->telling.has_value());
    REQUIRE(ceasefire->telling.has_value());
    CHECK(ceasefire->telling->phrase == "de-escalation zone in southwest Syria");
    CHECK(memorandum->validity.first == Date::parse_iso("2017-05-06"));
    CHECK(ceasefire->validity.first == Date::parse_iso("2017-07-09"));
    CHECK(derived.contradictions.empty());
}

TEST_CASE("the catalogue is asked as of the day of publication, or the day that the run is given") {
    const Story story("The de-escalation zone in southwest Syria holds.", "2017-05-10");
    const auto early = story.zones();
    REQUIRE(early.zones.size() == 1);
    CHECK(early.zones.front().id.text == "southern-memorandum-2017");
    const auto late = story.zones(Date::parse_iso("2017-08-01"));
    REQUIRE(find(late, "southwest-ceasefire-2017") != nullptr);
    CHECK(find(late, "southwest-ceasefire-2017")->status == ZoneStatus::in_force);
    CHECK(find(story.zones(Date::parse_iso("2019-01-01")), "southwest-ceasefire-2017")->status == ZoneStatus::lapsed);
    CHECK(story.zones(Date::parse_iso("2016-01-01")).zones.empty());
}

TEST_CASE("zone words without the place, or the place without zone words, mean no zone") {
    CHECK(Story("Talks about a de-escalation zone went on in Geneva.").zones().zones.empty());
    CHECK(Story("Fighting went on in southwest Syria and in Eastern Ghouta.").zones().zones.empty());
    CHECK(Story("The parking zone was full.").mention("parking", "gn:170903").zones().zones.empty());
}

TEST_CASE("a sentence that lists zones means each of them") {
    const auto derived = Story("The de-escalation zones are Idlib, Eastern Ghouta and Daraa.")
                             .mention("Idlib", "gn:169387")
                             .mention("Daraa", "gn:170903")
                             .zones();
    CHECK(find(derived, "idlib-de-escalation") != nullptr);
    CHECK(find(derived, "eastern-ghouta-de-escalation") != nullptr);
    CHECK(find(derived, "southern-memorandum-2017") != nullptr);
    CHECK(find(derived, "rastan-houla-de-escalation") == nullptr);
    CHECK(find(derived, "idlib-de-escalation")->telling.has_value());
    CHECK(find(derived, "eastern-ghouta-de-escalation")->telling.has_value());
}

TEST_CASE("a told circle and the zone of the catalogue that it means are linked, and the distances are reported") {
    const auto derived = Story("The army was warned to keep out of a 33-mile zone around the base at Al Tanf.")
                             .mention("Al Tanf", "gn:172344")
                             .circle("33-mile zone around the base", "exclusion_zone", 53108.352, "33-mile")
                             .zones();
    REQUIRE(derived.zones.size() == 2);
    const auto& told = derived.zones[0];
    const auto& known = derived.zones[1];
    CHECK_FALSE(told.from_catalogue);
    CHECK(known.id.text == "al-tanf-deconfliction");
    CHECK(told.same_as == known.id);
    CHECK(known.same_as == told.id);
    CHECK(told.status == ZoneStatus::in_force);
    CHECK(told.radius->value() == 53108.352);
    CHECK(told.distance_text == "33-mile");
    CHECK(told.name == "33-mile exclusion zone around Al-Tanf garrison");
    CHECK(told.area_km2.value() == Approx(8860.7).epsilon(0.001));
    REQUIRE(derived.contradictions.size() == 1);
    CHECK(to_message(derived.contradictions.front()) ==
          "story.txt: the article says 33-mile (53.1 km), the catalogue's Al Tanf deconfliction zone has 55 km; also "
          "said: "
          "33 miles (The Wall Street Journal). Both are kept: see the zones layer.");
}

TEST_CASE("a circle elsewhere is a zone of its own with the status that its sentence tells") {
    const auto zone_in = [](const char* text) {
        const auto derived = Story(text)
                                 .circle("20-kilometre exclusion zone", "exclusion_zone", 20000.0, "20-kilometre",
                                         at(30.0, 50.0), "the plant")
                                 .zones();
        REQUIRE(derived.zones.size() == 1);
        CHECK(derived.contradictions.empty());
        CHECK_FALSE(derived.zones.front().same_as.has_value());
        return derived.zones.front();
    };
    CHECK(zone_in("The government imposed a 20-kilometre exclusion zone around the plant.").status ==
          ZoneStatus::in_force);
    CHECK(zone_in("Officials proposed a 20-kilometre exclusion zone around the plant.").status == ZoneStatus::proposed);
    CHECK(zone_in("They announced a 20-kilometre exclusion zone around the plant.").status == ZoneStatus::announced);
    CHECK(zone_in("The 20-kilometre exclusion zone round the plant was lifted.").status == ZoneStatus::lapsed);
    const auto zone = zone_in("A 20-kilometre exclusion zone it was.");
    CHECK(zone.status == ZoneStatus::announced);
    CHECK(zone.id == zone_in("A 20-kilometre exclusion zone it was.").id);
    CHECK(zone.id.text.starts_with("text-"));
}

TEST_CASE("what is only called a zone has the kind that its sentence tells") {
    const auto kind_in = [](const char* text) {
        return Story(text)
            .circle("20-km zone", "other", 20000.0, "20-km", at(30.0, 50.0), "the plant")
            .zones()
            .zones.at(0)
            .kind;
    };
    CHECK(kind_in("Everybody was told to stay out of a 20-km zone around the plant.") == "exclusion_zone");
    CHECK(kind_in("Flights were halted in a 20-km zone around the plant.") == "no_fly_zone");
    CHECK(kind_in("Grass grows in a 20-km zone around the plant.") == "other");
}

TEST_CASE("one circle told twice is one zone, and two distances for it are a contradiction") {
    const auto same = Story("A 33-mile zone was set. Nobody may enter the 53-km zone.")
                          .circle("33-mile zone", "exclusion_zone", 53108.352, "33-mile", at(30.0, 50.0), "the plant")
                          .circle("53-km zone", "exclusion_zone", 53000.0, "53-km", at(30.0, 50.0), "the plant")
                          .zones();
    CHECK(same.zones.size() == 1);
    CHECK(same.contradictions.empty());
    const auto differing =
        Story("A 33-mile zone was set. Others spoke of a 34-mile zone.")
            .circle("33-mile zone", "exclusion_zone", 53108.352, "33-mile", at(30.0, 50.0), "the plant")
            .circle("34-mile zone", "exclusion_zone", 54717.696, "34-mile", at(30.0, 50.0), "the plant")
            .zones();
    REQUIRE(differing.zones.size() == 2);
    CHECK(differing.zones[1].same_as == differing.zones[0].id);
    CHECK(differing.contradictions.size() == 1);
}

TEST_CASE("a zone that names only its ground is drawn as that ground when the catalogue has none") {
    const auto derived = Story("Turkey wants a no-fly zone over northern Syria.", "2015-07-01")
                             .region("no-fly zone over northern Syria", "no_fly_zone", "northern-syria")
                             .zones();
    REQUIRE(derived.zones.size() == 1);
    CHECK(derived.zones.front().kind == "no_fly_zone");
    CHECK(derived.zones.front().status == ZoneStatus::proposed);
    CHECK(derived.zones.front().geo_precision == 3);
    CHECK_FALSE(invalidity(derived.zones.front().geometry).has_value());
}

TEST_CASE("words that only point at a zone tell none") {
    Story story("Two vehicles were hit inside the zone.");
    story.circle("inside the zone", "other", 53108.352, "");
    story.reading.expressions.back().expression.relation = "inside_zone";
    CHECK(story.zones().zones.empty());
    story.reading.expressions.back().expression.relation = "radius_zone";
    story.reading.expressions.back().expression.same_as = TextSpan{0, 3};
    CHECK(story.zones().zones.empty());
}

TEST_CASE("a governorate that the article puts in a zone and the catalogue does not is reported") {
    Story story("The de-escalation zone in Daraa, Idlib and Quneitra was agreed.", "2017-08-01");
    story.mention("Daraa", "gn:170903")
        .region("de-escalation zone in Daraa, Idlib and Quneitra", "de_escalation_zone", "southwest-syria");
    ReferenceObject reference;
    reference.name = "Idlib Governorate";
    reference.place = gazetteer().find_by_id("gn:169387");
    story.reading.expressions.back().expression.references = {reference};
    const auto derived = story.zones();
    REQUIRE_FALSE(derived.contradictions.empty());
    CHECK(derived.contradictions.front().what.find("Idlib Governorate") != std::string::npos);
}

TEST_CASE("a day from which the article has a zone in force, and the catalogue does not, is reported") {
    const auto contradictions = [](const std::string& text) {
        const auto derived =
            Story(text, "2017-07-08")
                .region("de-escalation zone in southwest Syria", "de_escalation_zone", "southwest-syria")
                .zones(Date::parse_iso("2017-07-10"));
        std::string all;
        for (const auto& issue : derived.contradictions) { all += issue.what + "; "; }
        return all;
    };
    CHECK(contradictions("The de-escalation zone in southwest Syria will take effect on July 12.")
              .find("in force from 2017-07-12, the catalogue from 2017-07-09") != std::string::npos);
    CHECK(contradictions("The de-escalation zone in southwest Syria takes effect on July 9.").empty());
    CHECK(contradictions("The de-escalation zone in southwest Syria was discussed on July 5.").empty());
    CHECK(contradictions("The de-escalation zone in southwest Syria took effect, unlike that of March 2016.").empty());
}
