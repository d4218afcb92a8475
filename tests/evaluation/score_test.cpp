#include "mapwire/evaluation/score.hpp"

#include <simdjson.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace mapwire;

namespace {

LabelledToponym at(std::size_t start, std::size_t end, double lat, double lon) {
    LabelledToponym toponym;
    toponym.start = start;
    toponym.end = end;
    toponym.position = Coordinate::from_degrees({.longitude = lon, .latitude = lat});
    return toponym;
}

LabelledToponym bare(std::size_t start, std::size_t end) {
    LabelledToponym toponym;
    toponym.start = start;
    toponym.end = end;
    return toponym;
}

ScoreOptions within(double km) {
    ScoreOptions options;
    options.within_km = km;
    return options;
}

LabelledDocument document(std::string id, std::vector<LabelledToponym> toponyms) {
    LabelledDocument result;
    result.id = std::move(id);
    result.text = std::string(100, 'x');
    result.toponyms = std::move(toponyms);
    return result;
}

}  // namespace

TEST_CASE("a system that says what the gold says is right in everything") {
    const std::vector gold{document("1", {at(0, 5, 33.7, -95.5), at(7, 12, 31.0, -100.0)})};
    const Scores scores = score(gold, gold);
    CHECK(scores.exact.f1 == 1.0);
    CHECK(scores.combined.f1 == 1.0);
    CHECK(scores.accuracy == 1.0);
    CHECK(scores.auc == 0.0);
}

TEST_CASE("the same span is preferred to a longer overlap, and each gold is matched once") {
    const std::vector gold{document("1", {bare(0, 5), bare(7, 12)})};
    const std::vector system{document("1", {bare(0, 12), bare(7, 12)})};
    const Scores scores = score(gold, system);
    CHECK(scores.exact.right == 1);
    CHECK(scores.overlap.right == 2);
}

TEST_CASE("a place is right up to the distance, and a gold without a place judges no place") {
    const std::vector gold{document("1", {at(0, 4, 0.0, 0.0), bare(10, 14)})};
    const std::vector system{document("1", {at(0, 4, 0.0, 1.0), at(10, 14, 5.0, 5.0)})};
    CHECK(score(gold, system).combined.f1 == 1.0);  // 111 km
    CHECK(score(gold, system, within(100.0)).combined.right == 0);
}

TEST_CASE("a document that the system lacks counts against recall") {
    const std::vector gold{document("1", {at(0, 4, 0.0, 0.0)}), document("2", {at(0, 4, 0.0, 0.0)})};
    const std::vector system{document("1", {at(0, 4, 0.0, 0.0)})};
    const Scores scores = score(gold, system);
    CHECK(scores.missing_documents == 1);
    CHECK(scores.combined.recall == 0.5);
    CHECK(scores.combined.precision == 1.0);
}

TEST_CASE("errors are named one by one") {
    const std::vector gold{document("1", {at(0, 4, 0.0, 0.0), at(10, 14, 0.0, 0.0), at(20, 24, 0.0, 0.0)})};
    const std::vector system{document("1", {at(0, 4, 50.0, 0.0), bare(10, 14), bare(40, 44)})};
    const auto errors = errors_of(gold, system);
    REQUIRE(errors.size() == 4);
    CHECK(errors[0].kind == "far");
    CHECK(errors[1].kind == "unresolved");
    CHECK(errors[2].kind == "missed");
    CHECK(errors[3].kind == "false");
}

TEST_CASE("intervals are the same for the same seed and hold the value") {
    std::vector<LabelledDocument> gold;
    std::vector<LabelledDocument> system;
    for (int i = 0; i < 30; ++i) {
        gold.push_back(document(std::to_string(i), {at(0, 4, 0.0, 0.0), at(10, 14, 0.0, 0.0)}));
        system.push_back(document(std::to_string(i), {at(0, 4, 0.0, 0.0)}));
        if (i % 3 == 0) { system.back().toponyms.push_back(at(10, 14, 0.0, 0.0)); }
    }
    ScoreOptions options;
    options.resamples = 200;
    const Scores one = score(gold, system, options);
    const Scores two = score(gold, system, options);
    const auto interval = one.intervals.at("combined.f1");
    CHECK(interval.low == two.intervals.at("combined.f1").low);
    CHECK(interval.low < one.combined.f1);
    CHECK(interval.high > one.combined.f1);
}

TEST_CASE("reliability sorts mentions by their stated confidence") {
    const std::vector gold{document("1", {at(0, 4, 0.0, 0.0), at(10, 14, 0.0, 0.0)})};
    auto system = std::vector{document("1", {at(0, 4, 0.0, 0.0), at(10, 14, 50.0, 0.0)})};
    for (auto& toponym : system[0].toponyms) { toponym.confidence = 0.75; }
    const auto bins = reliability(gold, system);
    CHECK(bins[7].count == 2);
    CHECK(bins[7].right == 0.5);
}

// The field's reference scorer, when it is there, gives the same numbers.
TEST_CASE("our scores agree with the reference scorer to three decimals") {
    const std::string shared = MAPWIRE_SHARED_DIR;
    const std::string scorer = shared + "/eval/score.py";
    const std::string gold_path = shared + "/eval/gold/LGL.train.jsonl";
    if (!std::filesystem::exists(scorer) || !std::filesystem::exists("/usr/bin/python3")) {
        WARN("skipped: no reference scorer in " << shared);
        return;
    }
    const auto gold = read_labelled_documents(gold_path);
    // A system with every kind of fault, made from the gold by rule.
    std::vector<LabelledDocument> system;
    const auto folder = std::filesystem::temp_directory_path() / "mapwire_score_test";
    std::filesystem::create_directories(folder);
    const auto system_path = folder / "system.jsonl";
    {
        std::ofstream file(system_path);
        std::size_t n = 0;
        for (const auto& from : gold) {
            if (++n % 17 == 0) { continue; }
            LabelledDocument to = from;
            to.toponyms.clear();
            for (std::size_t i = 0; i < from.toponyms.size(); ++i) {
                auto toponym = from.toponyms[i];
                toponym.text.clear();
                if (i % 7 == 1) { continue; }
                if (i % 5 == 2) { toponym.end += 3; }
                if (i % 6 == 3) { toponym.position.reset(); }
                if (i % 4 == 3 && toponym.position) {
                    toponym.position = Coordinate::from_degrees(
                        {.longitude = toponym.position->longitude() / 2.0, .latitude = toponym.position->latitude()});
                }
                to.toponyms.push_back(toponym);
                if (i % 9 == 4) { to.toponyms.push_back(at(toponym.end + 1, toponym.end + 4, 1.0, 1.0)); }
            }
            for (auto& toponym : to.toponyms) { toponym.text = ""; }
            std::string line = to_json_line(to);
            for (auto found = line.find("\"text\":\"\","); found != std::string::npos;
                 found = line.find("\"text\":\"\",")) {
                line.erase(found, 10);
            }
            file << line;
            system.push_back(std::move(to));
        }
    }
    const auto result_path = folder / "result.json";
    const std::string command = "/usr/bin/python3 '" + scorer + "' '" + gold_path + "' '" + system_path.string() +
                                "' --json --no-demonyms > '" + result_path.string() + "'";
    REQUIRE(std::system(command.c_str()) == 0);
    simdjson::dom::parser parser;
    const auto theirs = parser.load(result_path.string());
    ScoreOptions options;
    options.without_demonyms = true;
    const Scores ours = score(gold, system, options);
    const auto same = [](double a, double b) { return std::abs(a - b) < 0.0005; };
    CHECK(same(double(theirs["exact"]["f1"]), ours.exact.f1));
    CHECK(same(double(theirs["exact"]["p"]), ours.exact.precision));
    CHECK(same(double(theirs["overlap"]["f1"]), ours.overlap.f1));
    CHECK(same(double(theirs["overlap"]["r"]), ours.overlap.recall));
    CHECK(same(double(theirs["intersection"]["acc"]), *ours.accuracy));
    CHECK(same(double(theirs["intersection"]["mean_km"]), *ours.mean_km));
    CHECK(same(double(theirs["intersection"]["median_km"]), *ours.median_km));
    CHECK(same(double(theirs["intersection"]["auc"]), *ours.auc));
    CHECK(same(double(theirs["end_to_end"]["acc"]), *ours.end_to_end_accuracy));
    CHECK(same(double(theirs["end_to_end"]["auc_all"]), *ours.end_to_end_auc));
    CHECK(same(double(theirs["combined"]["p"]), ours.combined.precision));
    CHECK(same(double(theirs["combined"]["f1"]), ours.combined.f1));
    CHECK(same(double(theirs["combined_strict"]["f1"]), ours.combined_strict.f1));
    CHECK(ours.combined.f1 > 0.3);
    CHECK(ours.combined.f1 < 0.95);
}
