#include "mapwire/gazetteer/search.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "mapwire/text/fold.hpp"

namespace mapwire {
namespace {

constexpr double exact_score = 1.0;
constexpr double folded_score = 0.97;
constexpr double inflected_score = 0.94;
constexpr double looser_score = 0.92;    // times the likeness
constexpr double shortened_score = 0.8;  // times the score of the rest
constexpr double least_likeness_shown = 0.5;

class Search {
public:
    explicit Search(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

    void look_up(std::string_view name, double factor, const std::string& remark) {
        const auto folded = fold_name(name);
        if (folded.empty()) { return; }
        for (const auto& candidate : gazetteer_.find_by_name(name)) {
            if (candidate.match == MatchKind::variant) { break; }
            const bool exact = candidate.match == MatchKind::exact;
            const auto kind = candidate.kind == NameKind::demonym ? 0.8 : 1.0;
            take({candidate.place, matched_name(candidate.place, name, folded), candidate.match,
                  factor * kind * (exact ? exact_score : folded_score),
                  (exact ? "spelled so" : "the same but for case and marks") + remark});
        }
        for (const auto& looser : gazetteer_.find_looser(name)) {
            if (looser.inflected) {
                take({looser.place, std::string(looser.name), MatchKind::variant, factor * inflected_score,
                      "inflected" + remark});
            } else if (looser.likeness >= least_likeness_shown) {
                const auto percent = std::to_string(static_cast<int>(std::lround(looser.likeness * 100)));
                take({looser.place, std::string(looser.name), MatchKind::variant,
                      factor * looser_score * looser.likeness,
                      "the same consonants, " + percent + " % alike" + remark});
            }
        }
    }

    std::vector<SearchHit> best(std::size_t limit) {
        std::vector<std::pair<double, SearchHit>> ranked;
        for (auto& [place, hit] : best_) { ranked.emplace_back(hit.score + prominence(hit.place), std::move(hit)); }
        std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
            if (a.first != b.first) { return a.first > b.first; }
            return a.second.place < b.second.place;
        });
        std::vector<SearchHit> hits;
        for (auto& [rank, hit] : ranked) {
            if (hits.size() == limit) { break; }
            hits.push_back(std::move(hit));
        }
        return hits;
    }

private:
    // How well known a place is, to choose among namesakes: people, rank of a seat, names in many languages. Less than
    // the step from one kind of match to the next, so that it decides within a kind.
    double prominence(PlaceId place) const {
        const auto facts = gazetteer_.facts(place);
        double value = std::log10(1.0 + static_cast<double>(std::max<std::int64_t>(facts.population, 0))) / 8.0;
        value += std::min(1.0, static_cast<double>(gazetteer_.names(place).size()) / 20.0);
        const bool seat = facts.feature_code == "ADM1" || facts.feature_code == "PPLC" || facts.feature_code == "PPLA";
        if (seat || facts.feature_code.starts_with("PCL")) { value += 0.5; }
        if (gazetteer_.is_in_small_layer(place)) { value += 1.0; }
        constexpr double most = 0.028;
        return most * std::min(1.0, value / 3.0);
    }

    std::string matched_name(PlaceId place, std::string_view name, std::string_view folded) const {
        std::string met;
        for (const auto& other : gazetteer_.names(place)) {
            if (other.text == name) { return std::string(name); }
            if (met.empty() && fold_name(other.text) == folded) { met = other.text; }
        }
        return met;
    }

    void take(SearchHit hit) {
        const auto [at, inserted] = best_.emplace(hit.place, hit);
        if (!inserted && at->second.score < hit.score) { at->second = std::move(hit); }
    }

    const Gazetteer& gazetteer_;
    std::map<PlaceId, SearchHit> best_;
};

}  // namespace

std::vector<SearchHit> search(const Gazetteer& gazetteer, std::string_view name, std::size_t limit) {
    Search search(gazetteer);
    search.look_up(name, 1.0, "");
    const auto folded = fold_name(name);
    const auto first = folded.find(' ');
    const auto last = folded.rfind(' ');
    if (first != std::string::npos) {
        search.look_up(std::string_view(folded).substr(first + 1), shortened_score, ", without the first word");
        search.look_up(std::string_view(folded).substr(0, last), shortened_score, ", without the last word");
    }
    return search.best(limit);
}

}  // namespace mapwire
