#include "toponyms/outlet_of.hpp"

#include <algorithm>
#include <cmath>

#include "toponyms/names.hpp"

namespace mapwire::toponyms {
namespace {

// Outlets with so many articles write about the whole world: aggregators, agencies, encyclopedias.
constexpr std::size_t most_articles = 2000;

struct WeighedPlace {
    PlaceOption option;
    float weight;
};

float closeness(const PlaceOption& a, const PlaceOption& b) noexcept {
    // exp(-distance / 40 km), the distance from the cosine of the angle.
    const float arc = std::sqrt(std::max(0.0F, 2.0F * (1.0F - cosine(a, b))));
    return std::exp(-arc * 159.0F);
}

template <class Key>
void add_share(std::vector<std::pair<Key, float>>& shares, Key key, float weight) {
    for (auto& [known, sum] : shares) {
        if (known == key) {
            sum += weight;
            return;
        }
    }
    shares.emplace_back(key, weight);
}

std::uint32_t domain_country(std::string_view host, const HashTable& endings) {
    const auto dot = host.rfind('.');
    if (dot == std::string_view::npos) { return 0; }
    const auto ending = host.substr(dot + 1);
    if (const auto known = endings.find(word_hash(ending)); known != 0) { return known == 1 ? 0 : known; }
    if (ending.size() != 2) { return 0; }
    const auto upper = [](char c) { return static_cast<std::uint32_t>(c >= 'a' && c <= 'z' ? c - 32 : c); };
    return (upper(ending[0]) << 8U) | upper(ending[1]);
}

// The densest place among those of the other articles.
void settle(std::vector<WeighedPlace>& places, Outlet& outlet) {
    float total = 0.0F;
    for (const auto& place : places) {
        total += place.weight;
        if (place.option.country != 0) { add_share(outlet.countries, place.option.country, place.weight); }
        if (place.option.adm1 != 0) { add_share(outlet.divisions, place.option.adm1, place.weight); }
    }
    if (total <= 0.0F) { return; }
    for (auto& share : outlet.countries) { share.second /= total; }
    for (auto& share : outlet.divisions) { share.second /= total; }
    std::stable_sort(places.begin(), places.end(),
                     [](const WeighedPlace& a, const WeighedPlace& b) { return a.weight > b.weight; });
    float densest = 0.0F;
    for (std::size_t i = 0; i < std::min<std::size_t>(places.size(), 24); ++i) {
        if (places[i].option.is_country || places[i].option.is_adm1) { continue; }
        float density = 0.0F;
        for (const auto& other : places) {
            if (!other.option.is_country) { density += other.weight * closeness(places[i].option, other.option); }
        }
        if (density <= densest) { continue; }
        densest = density;
        outlet.home = places[i].option.direction;
        outlet.home_place = places[i].option.place;
    }
    // A paper is at home where much of what it names lies; what writes about the whole world is at home nowhere.
    const double concentration = std::min(1.0, 5.0 * static_cast<double>(densest / total));
    outlet.strength = outlet.home_place ? std::min(1.0, static_cast<double>(densest) / 6.0) * concentration : 0.0;
}

}  // namespace

Outlet outlet_of(const Article& article, const Gazetteer& gazetteer, const OutletHomes* homes,
                 const HashTable& domain_endings) {
    Outlet outlet;
    const auto host = host_of(article.source_url);
    outlet.domain_country = domain_country(host, domain_endings);
    if (homes == nullptr) { return outlet; }
    std::vector<WeighedPlace> places;
    const auto note = [&](const std::string& id, double weight) {
        const auto place = gazetteer.find_by_id(id);
        if (!place) { return; }
        const auto known = std::find_if(places.begin(), places.end(),
                                        [&](const WeighedPlace& one) { return one.option.place == *place; });
        if (known != places.end()) {
            known->weight += static_cast<float>(weight);
        } else {
            places.push_back(
                {option_of({*place, NameKind::preferred, MatchKind::exact}, gazetteer), static_cast<float>(weight)});
        }
    };
    if (!homes->home_of_all().empty()) {
        note(homes->home_of_all(), 6.0);
    } else if (const auto found = homes->hosts().find(host); found != homes->hosts().end()) {
        if (found->second.size() > most_articles) { return outlet; }
        for (const auto& one : found->second) {
            if (one.article == article.id.text) { continue; }
            for (const auto& [id, confidence] : one.places) { note(id, confidence); }
        }
    }
    settle(places, outlet);
    return outlet;
}

}  // namespace mapwire::toponyms
