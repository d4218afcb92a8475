#include "mapwire/corrections/corrections.hpp"

#include <catch2/catch.hpp>

#include "mapwire/gazetteer/embedded.hpp"
#include "mapwire/model/error.hpp"

using namespace mapwire;
using Catch::Matchers::Contains;

namespace {

const std::string words = "Fire in Tripoli. The road from Homs to Old Mill is closed.";

Article article() {
    Article made;
    made.id = {"report"};
    made.text = words;
    return made;
}
Document document() {
    Document made;
    made.sentences.push_back({{0, 16}, 0, 0, 0, PartKind::body});
    made.sentences.push_back({{17, words.size()}, 0, 0, 0, PartKind::body});
    return made;
}
TextSpan span_of(std::string_view name) {
    const auto at = words.find(name);
    return {at, at + name.size()};
}
Gazetteer embedded() { return Gazetteer::from_bytes(embedded_gazetteer_bytes(), "embedded"); }

Toponyms toponyms(const Gazetteer& gazetteer) {
    Toponyms made;
    made.mentions.push_back({span_of("Tripoli"), 0, Role::literal, {}, "model", Confidence{0.7}});
    made.resolutions.emplace_back(Unresolved{"ambiguous", {}});
    made.mentions.push_back({span_of("Homs"), 1, Role::literal, {}, "model", Confidence{0.9}});
    made.resolutions.emplace_back(
        ResolvedPlace{gazetteer.find_by_name("Homs").at(0).place, std::nullopt, Confidence{0.9}, "known", {}, false});
    return made;
}
Correction correction(CorrectionAction action, std::string_view name) {
    Correction made;
    made.action = action;
    made.article = {"report"};
    made.span = span_of(name);
    made.text = std::string(name);
    made.where = "corrections.json: correction 1";
    return made;
}

}  // namespace

TEST_CASE("a person chooses another candidate, and says what is no place") {
    const auto gazetteer = embedded();
    auto read = toponyms(gazetteer);
    auto choose = correction(CorrectionAction::choose, "Tripoli");
    choose.place_id = gazetteer.place(gazetteer.find_by_name("Tripoli").at(0).place).id;
    const std::vector<Correction> decisions{choose, correction(CorrectionAction::not_a_place, "Homs")};
    CHECK(apply_corrections(decisions, article(), document(), gazetteer, read).empty());
    const auto& chosen = std::get<ResolvedPlace>(read.resolutions[0]);
    CHECK(gazetteer.place(chosen.place).id == choose.place_id);
    CHECK(chosen.confidence == Confidence{1.0});
    CHECK(read.mentions[0].rule == corrected_by_hand);
    const auto& none = std::get<Unresolved>(read.resolutions[1]);
    CHECK_THAT(none.reason, Contains("corrected by hand"));
    CHECK(none.alternatives.size() == 1);  // it can be taken back
}

TEST_CASE("a place is moved, and words that were passed over become one") {
    auto move = correction(CorrectionAction::move, "Homs");
    move.name = "Homs";
    move.position = Coordinate::from_degrees({36.7, 34.7});
    move.uncertainty_m = 250.0;
    auto add = correction(CorrectionAction::add, "Old Mill");
    add.name = "Old Mill";
    add.position = Coordinate::from_degrees({36.8, 34.8});
    const std::vector<Correction> decisions{move, add};
    const auto gazetteer = with_places_by_hand(embedded(), decisions, Outlines::load(geodata_files()));
    auto read = toponyms(gazetteer);
    CHECK(apply_corrections(decisions, article(), document(), gazetteer, read).empty());
    REQUIRE(read.mentions.size() == 3);
    const auto moved = gazetteer.place(std::get<ResolvedPlace>(read.resolutions[1]).place);
    CHECK(moved.id == "hand:36.70000,34.70000");
    CHECK(moved.name == "Homs (placed by hand)");
    CHECK(moved.uncertainty.value() == Approx(250.0));
    CHECK(moved.country_code == "SY");
    CHECK(read.mentions[2].span == span_of("Old Mill"));
    CHECK(read.mentions[2].sentence == 1);
    CHECK(gazetteer.place(std::get<ResolvedPlace>(read.resolutions[2]).place).position.longitude() == Approx(36.8));
    // It draws no other mention to itself.
    CHECK(gazetteer.find_by_name("Old Mill").empty());
}

TEST_CASE("a decision that no longer fits is named and changes nothing") {
    const auto gazetteer = embedded();
    auto read = toponyms(gazetteer);
    auto elsewhere = correction(CorrectionAction::not_a_place, "Homs");
    elsewhere.span = {0, 4};
    auto unknown = correction(CorrectionAction::choose, "Tripoli");
    unknown.place_id = "gn:1";
    auto beyond = correction(CorrectionAction::not_a_place, "Homs");
    beyond.span = {900, 904};
    auto of_another = correction(CorrectionAction::not_a_place, "Homs");
    of_another.article = {"other"};
    auto part = correction(CorrectionAction::add, "Hom");
    part.place_id = gazetteer.place(gazetteer.find_by_name("Homs").at(0).place).id;
    const std::vector<Correction> decisions{elsewhere, unknown, beyond, of_another, part};
    const auto issues = apply_corrections(decisions, article(), document(), gazetteer, read);
    REQUIRE(issues.size() == 4);
    CHECK_THAT(to_message(issues[0]), Contains("no longer applies: other words stand there now"));
    CHECK_THAT(to_message(issues[1]), Contains("no gazetteer has the place gn:1"));
    CHECK_THAT(to_message(issues[3]), Contains("part of a longer name"));
    CHECK(read.mentions.size() == 2);
    CHECK(read.mentions[1].rule == "model");
    const std::vector<ArticleKey> known{{{"report"}}};
    const auto without = corrections_without_article(decisions, known);
    REQUIRE(without.size() == 1);
    CHECK(to_message(without[0]) ==
          "other: 1 correction does not apply: the article is not among those read. Map it too, or leave them be.");
}

TEST_CASE("of several articles of one id a decision is about the one of its digest, whatever that goes by") {
    const auto gazetteer = embedded();
    auto one = correction(CorrectionAction::not_a_place, "Homs");
    one.article = {"report~2"};  // as the page called it
    one.digest = 0xABCD;
    const std::vector<Correction> decisions{one};
    auto other = toponyms(gazetteer);
    CHECK(apply_corrections(decisions, article(), document(), gazetteer, other, 0x1234).empty());
    CHECK(other.mentions[1].rule == "model");
    auto meant = toponyms(gazetteer);
    CHECK(apply_corrections(decisions, article(), document(), gazetteer, meant, 0xABCD).empty());
    CHECK(meant.mentions[1].rule == corrected_by_hand);
    const std::vector<ArticleKey> read{{{"report"}, 0x1234}, {{"report"}, 0xABCD}};
    CHECK(corrections_without_article(decisions, read).empty());
    CHECK(corrections_without_article(decisions, std::span(read).first(1)).size() == 1);
    const auto file = [](const std::string& digest) {
        return R"({"mapwire_corrections":1,"corrections":[{"action":"not_a_place","article":"a","digest":")" + digest +
               R"(","byte_start":0,"byte_end":2,"text":"ab"}]})";
    };
    CHECK(parse_corrections("c.json", file("00000000abcd0001")).at(0).digest == 0xABCD0001);
    CHECK_THROWS_WITH(parse_corrections("c.json", file("zebra")), Contains("hexadecimal"));
}

TEST_CASE("a corrections file is read, and one that is broken says where") {
    const auto good = parse_corrections("c.json", R"({"mapwire_corrections":1,"corrections":[
        {"action":"move","article":"a","byte_start":3,"byte_end":7,"text":"Homs","name":"Homs","lon":36.7,"lat":34,"uncertainty_m":50},
        {"action":"add","article":"a","byte_start":0,"byte_end":2,"text":"ab","place_id":"gn:5"}]})");
    REQUIRE(good.size() == 2);
    CHECK(good[0].position->longitude() == Approx(36.7));
    CHECK(good[0].uncertainty_m == Approx(50.0));
    CHECK(good[1].place_id == "gn:5");
    const auto message = [](std::string_view text) {
        try {
            static_cast<void>(parse_corrections("c.json", text));
        } catch (const InputError& error) { return std::string(error.what()); }
        return std::string();
    };
    CHECK_THAT(message("{"), Contains("c.json: this is no JSON"));
    CHECK_THAT(message("{}"), Contains("no corrections file of version 1"));
    const std::string begin =
        R"({"mapwire_corrections":1,"corrections":[{"article":"a","byte_start":0,"byte_end":4,"text":"Homs",)";
    CHECK_THAT(message(begin + "\"action\":\"burn\"}]}"), Contains("correction 1: the action is \"burn\""));
    CHECK_THAT(message(begin + "\"action\":\"choose\"}]}"), Contains("\"place_id\" is missing"));
    CHECK_THAT(message(begin + "\"action\":\"move\",\"name\":\"x\",\"lon\":36,\"lat\":91}]}"), Contains("no position"));
    CHECK_THAT(
        message(
            R"({"mapwire_corrections":1,"corrections":[{"article":"a","byte_start":0,"byte_end":9,"text":"Homs","action":"not_a_place"}]})"),
        Contains("do not hold the words"));
    CHECK_THAT(message(R"({"mapwire_corrections":1,"corrections":[5]})"), Contains("correction 1: this is no object"));
}

TEST_CASE("whatever bytes a corrections file has, it is read or refused") {
    const std::string good = R"({"mapwire_corrections":1,"corrections":[
        {"action":"move","article":"a","byte_start":3,"byte_end":7,"text":"Homs","name":"Homs","lon":36.7,"lat":34,"uncertainty_m":50},
        {"action":"choose","article":"a","byte_start":0,"byte_end":2,"text":"ab","place_id":"gn:5"}]})";
    std::uint32_t state = 20170609;
    const auto random = [&](std::size_t below) {
        state = state * 1664525U + 1013904223U;
        return static_cast<std::size_t>(state >> 8U) % below;
    };
    std::size_t refused = 0;
    for (int round = 0; round < 3000; ++round) {
        std::string text = good;
        for (std::size_t i = 0; i <= random(4); ++i) {
            const auto at = random(text.size());
            switch (random(3)) {
                case 0: text[at] = static_cast<char>(random(256)); break;
                case 1: text.erase(at, 1 + random(12)); break;
                default: text.insert(at, text.substr(random(text.size()), random(30)));
            }
        }
        INFO("round " << round);
        try {
            for (const auto& correction : parse_corrections("c.json", text)) {
                CHECK(correction.span.size() == correction.text.size());
            }
        } catch (const InputError&) { ++refused; }
    }
    CHECK(refused > 1000);
}
