#include "mapwire/gazetteer/search.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "gazetteer/name_wordings.hpp"
#include "mapwire/text/fold.hpp"
#include "mapwire/text/spelling.hpp"
#include "mapwire/text/utf8.hpp"

namespace mapwire {
namespace {

constexpr double exact_score = 1.0;
constexpr double folded_score = 0.97;
constexpr double inflected_score = 0.94;
constexpr double looser_score = 0.92;    // times the likeness
constexpr double reworded_score = 0.95;  // times the score of the other wording
constexpr double of_kind_score = 0.93;   // the rest of a name, for a place of the kind that the word left out says
constexpr double shortened_score = 0.8;  // times the score of the rest
constexpr double letters_score = 0.95;   // times the score of the name read by another convention, or romanised
constexpr double similar_score = 0.85;   // times the part of the letters that are right
constexpr double good_enough = 0.85;     // nothing similar is looked for when something is so good
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
                  (exact ? "spelled so" : "the same but for case and marks") + remark + former(candidate)});
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

    /// Places found under the folded name alone, without looser spellings.
    void look_up_reworded(const NameWording& wording, double part) {
        for (const auto& candidate : gazetteer_.find_by_name(wording.folded)) {
            if (candidate.match == MatchKind::variant) { break; }
            if (candidate.kind == NameKind::demonym || candidate.kind == NameKind::abbreviation) { continue; }
            const auto place = candidate.place;
            const auto feature_class = gazetteer_.facts(place).feature_class;
            const bool fits = wording.feature_classes.empty() ||
                              wording.feature_classes.find(feature_class) != std::string_view::npos;
            const auto factor = !wording.shortened ? reworded_score : fits ? of_kind_score : shortened_score;
            take({place, matched_name(place, wording.folded, wording.folded), MatchKind::variant,
                  part * factor * folded_score, "the same but for \"" + std::string(wording.word) + "\""});
        }
    }

    /// Names that begin or end with the name of another place, by that one's other names: "Kiev Oblast", "Zaporozhye
    /// Nuclear Power Plant".
    void look_up_with_other_names(std::string_view folded) {
        constexpr std::size_t most_places = 3;
        for (auto blank = folded.find(' '); blank != std::string_view::npos; blank = folded.find(' ', blank + 1)) {
            const auto front = folded.substr(0, blank);
            const auto back = folded.substr(blank + 1);
            for (const bool in_front : {true, false}) {
                auto places = gazetteer_.find_by_name(in_front ? front : back);
                if (places.size() > most_places) { places.resize(most_places); }
                for (const auto& candidate : places) {
                    if (candidate.match == MatchKind::variant) { break; }
                    for (const auto& other : gazetteer_.names(candidate.place)) {
                        if (other.kind == NameKind::demonym || other.kind == NameKind::abbreviation) { continue; }
                        const auto name = fold_name(other.text);
                        look_up_reworded({in_front ? name + " " + std::string(back) : std::string(front) + " " + name,
                                          false, "", in_front ? front : back},
                                         1.0);
                    }
                }
            }
        }
    }

    /// Names with a letter or two more, less or other. Only when nothing better is there, since all names are read.
    void look_up_similar(std::string_view folded, double part) {
        constexpr std::size_t short_name = 5;
        constexpr std::size_t middle_name = 8;
        constexpr std::size_t long_name = 13;
        const auto letters = count_code_points(folded);
        if (letters < short_name || best_score() >= part * similar_score) { return; }
        const std::size_t edits = letters < middle_name ? 1 : letters < long_name ? 2 : 3;
        for (const auto& similar : gazetteer_.find_similar(folded, edits)) {
            const auto wrong = static_cast<double>(similar.edits) / static_cast<double>(letters);
            take({similar.place, std::string(similar.name), MatchKind::variant, part * similar_score * (1.0 - wrong),
                  similar.edits == 1 ? "one letter differs" : std::to_string(similar.edits) + " letters differ"});
        }
    }

    double best_score() const {
        double best = 0.0;
        for (const auto& [place, hit] : best_) { best = std::max(best, hit.score); }
        return best;
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

    static std::string former(const NameCandidate& candidate) {
        if (candidate.kind != NameKind::former) { return {}; }
        const auto period = candidate.period.text();
        return ", a former name" + (period.empty() ? "" : ", " + period);
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
    constexpr std::size_t longest_reworded = 200;
    if (folded.size() > longest_reworded) { return search.best(limit); }
    const auto& rules = gazetteer.name_rules();
    for (const auto& wording : name_wordings(folded, rules)) { search.look_up_reworded(wording, 1.0); }
    if (search.best_score() < good_enough) { search.look_up_with_other_names(folded); }
    const auto latin = in_latin_letters(folded);
    std::vector<std::string> readings;
    if (search.best_score() < good_enough) {
        if (!latin.empty()) { readings.push_back(latin); }
        for (auto& reading : name_readings(latin.empty() ? folded : latin, rules)) {
            readings.push_back(std::move(reading));
        }
        for (const auto& reading : readings) {
            search.look_up(reading, letters_score, ", by another way of writing");
            for (const auto& wording : name_wordings(reading, rules)) {
                search.look_up_reworded(wording, letters_score);
            }
        }
    }
    search.look_up_similar(folded, 1.0);
    for (const auto& reading : readings) { search.look_up_similar(reading, letters_score); }
    return search.best(limit);
}

}  // namespace mapwire
