#include "app/find_place.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/model/error.hpp"

namespace mapwire {
namespace {

std::optional<double> read_number(std::string_view text) {
    while (text.starts_with(' ')) { text.remove_prefix(1); }
    while (text.ends_with(' ')) { text.remove_suffix(1); }
    if (text.starts_with('+')) { text.remove_prefix(1); }
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) { return std::nullopt; }
    return value;
}

// Nothing when the words do not look like two numbers.
std::optional<Coordinate> read_position(const std::string& typed) {
    const auto comma = typed.find(',');
    if (comma == std::string::npos) { return std::nullopt; }
    const auto longitude = read_number(std::string_view(typed).substr(0, comma));
    const auto latitude = read_number(std::string_view(typed).substr(comma + 1));
    if (!longitude || !latitude) { return std::nullopt; }
    if (const auto position = Coordinate::try_from_degrees({.longitude = *longitude, .latitude = *latitude})) {
        return position;
    }
    const bool swapped = std::abs(*longitude) <= 90.0 && std::abs(*latitude) <= 180.0;
    throw InputError({"position " + typed, "this is no position on Earth",
                      swapped ? "Write the longitude first; these numbers look swapped"
                              : "Longitude is from -180 to 180, latitude from -90 to 90"});
}

std::string described(const Place& place) {
    std::string text = place.id + " " + place.name + " (" + place.feature_code;
    for (const auto& part : {place.admin1, place.country_code}) {
        if (!part.empty()) { text += ", " + part; }
    }
    return text + ")";
}

// Whether the first candidate is meant without doubt: the second is the same spot, or hardly known beside it, or its
// name matches worse.
bool is_clear(const Gazetteer& gazetteer, const NameCandidate& first, const NameCandidate& second) {
    if (first.match < second.match) { return true; }
    const auto a = gazetteer.facts(first.place);
    const auto b = gazetteer.facts(second.place);
    constexpr double same_spot_m = 15'000.0;
    if (distance_between(a.position, b.position).value() <= same_spot_m) { return true; }
    const bool country = a.feature_class == 'A' && a.feature_code.starts_with("PCL");
    return country || a.population >= 10 * (b.population + 1000);
}

// A division that is named after its seat yields to the seat: "Amman" is the city.
void drop_divisions_of_their_seats(const Gazetteer& gazetteer, std::vector<NameCandidate>& candidates) {
    constexpr double widest_m = 300'000.0;
    const auto is_division = [&](const NameCandidate& c) {
        return gazetteer.facts(c.place).feature_code.starts_with("ADM");
    };
    const auto has_seat = [&](const NameCandidate& division) {
        const auto facts = gazetteer.facts(division.place);
        return std::any_of(candidates.begin(), candidates.end(), [&](const NameCandidate& other) {
            const auto seat = gazetteer.facts(other.place);
            return seat.feature_class == 'P' && other.match <= division.match &&
                   seat.country_code == facts.country_code &&
                   distance_between(seat.position, facts.position).value() <= widest_m;
        });
    };
    std::vector<NameCandidate> kept;
    for (const auto& candidate : candidates) {
        if (!is_division(candidate) || !has_seat(candidate)) { kept.push_back(candidate); }
    }
    candidates = std::move(kept);
}

}  // namespace

FoundPlace find_place(const std::string& typed, const Gazetteer& gazetteer) {
    if (const auto position = read_position(typed)) { return {*position, std::nullopt}; }
    if (const auto id = gazetteer.find_by_id(typed)) {
        auto place = gazetteer.place(*id);
        return {place.position, std::move(place)};
    }
    auto candidates = gazetteer.find_by_name(typed);
    drop_divisions_of_their_seats(gazetteer, candidates);
    if (candidates.empty()) {
        throw InputError({"place \"" + typed + "\"", "the gazetteer has no such name",
                          "Check the spelling, or write the position as LON,LAT, for example 38.618,33.506"});
    }
    if (candidates.size() > 1 && !is_clear(gazetteer, candidates[0], candidates[1])) {
        std::string list;
        for (std::size_t i = 0; i < candidates.size() && i < 5; ++i) {
            list += (i == 0 ? "" : "; ") + described(gazetteer.place(candidates[i].place));
        }
        throw InputError(
            {"place \"" + typed + "\"", "this name means several places: " + list, "Write the id of the one you mean"});
    }
    auto place = gazetteer.place(candidates[0].place);
    return {place.position, std::move(place)};
}

}  // namespace mapwire
