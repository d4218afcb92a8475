#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "mapwire/gazetteer/embedded.hpp"
#include "mapwire/gazetteer/gazetteer.hpp"

using namespace mapwire;

namespace {

/// The string after "key": in a line of JSON, enough of its escapes undone for finding names.
std::string member(const std::string& json, const std::string& key) {
    const auto at = json.find("\"" + key + "\":");
    const auto begin = at == std::string::npos ? at : json.find('"', at + key.size() + 3);
    std::string text;
    for (auto i = begin + 1; begin != std::string::npos && i < json.size() && json[i] != '"'; ++i) {
        if (json[i] != '\\') {
            text.push_back(json[i]);
        } else if (++i < json.size()) {
            text.push_back(json[i] == 'n' || json[i] == 't' ? '\n' : json[i]);
        }
    }
    return text;
}

std::vector<std::string> texts() {
    std::vector<std::string> found;
    std::ifstream articles(MAPWIRE_SHARED_DIR "/articles/articles.ndjson");
    for (std::string line; std::getline(articles, line);) { found.push_back(member(line, "text")); }
    std::ifstream seed(MAPWIRE_SHARED_DIR "/seed/wsj-2017-06-09-syria-safe-zone.txt");
    std::ostringstream text;
    text << seed.rdbuf();
    if (!text.str().empty()) { found.push_back(text.str()); }
    return found;
}

}  // namespace

TEST_CASE("looser spellings add few mentions of which the exact names know nothing", "[shared]") {
    const auto articles = texts();
    if (articles.size() < 10) {
        WARN("the articles are not here: mentions by looser spellings were not counted");
        return;
    }
    const auto gazetteer = Gazetteer::from_bytes(embedded_gazetteer_bytes(), "embedded");
    std::size_t exact = 0;
    std::size_t looser = 0;
    std::map<std::string, std::size_t> mentions;
    const MatchOptions options{.mode = MatchMode::leftmost_longest, .starts = MatchStarts::capitals};
    for (const auto& text : articles) {
        for (const auto& match : gazetteer.find_names(text, options)) {
            const auto& first = match.candidates.front();
            if (first.match != MatchKind::variant) {
                ++exact;
                continue;
            }
            ++looser;
            ++mentions[std::string(match.span.of(text)) + " for " + std::string(gazetteer.facts(first.place).name)];
        }
    }
    std::string list;
    for (const auto& [mention, count] : mentions) { list += "\n" + std::to_string(count) + " " + mention; }
    // All that the looser steps add is fewer than what they may add wrongly.
    WARN(exact << " mentions by exact names, " << looser << " more by looser spellings:" << list);
    CHECK(exact > 500);
    CHECK(looser > 0);
    CHECK(static_cast<double>(looser) <= 0.05 * static_cast<double>(exact));
}
