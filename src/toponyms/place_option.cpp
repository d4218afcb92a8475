#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>
#include <string_view>

#include "toponyms/names.hpp"

namespace mapwire::toponyms {
namespace {

// cos of about 2 degrees (220 km): a county or an area that may hold a town.
constexpr float near_enough = 0.99939F;

std::uint64_t division_key(PlaceId division) noexcept {
    return combine(static_cast<std::uint64_t>(division), 0xAD) | 1U;
}

bool is_country_code(std::string_view code) noexcept { return code.starts_with("PCL") || code == "TERR"; }

std::uint64_t hash_of(std::string_view text) noexcept { return text.empty() ? 0 : word_hash(text); }

}  // namespace

bool may_contain(const PlaceOption& outer, const PlaceOption& inner) noexcept {
    if (inner.is_country) { return false; }
    // "Washington, D.C.": the second name is a short form of the first.
    if (outer.place == inner.place) { return outer.kind == NameKind::abbreviation; }
    if (outer.is_country) { return outer.country != 0 && outer.country == inner.country; }
    if (outer.is_adm1) { return !inner.is_adm1 && outer.adm1 != 0 && outer.adm1 == inner.adm1; }
    if (inner.is_adm1) { return false; }
    if (outer.feature_class == 'A') { return outer.adm1 == inner.adm1 && cosine(outer, inner) > near_enough; }
    // "Queens, New York", "Kreuzberg, Berlin": a town holds its parts.
    return outer.feature_class == 'P' && outer.population > inner.population && outer.country == inner.country &&
           cosine(outer, inner) > 0.99998F;
}

PlaceOption option_of(const NameCandidate& candidate, const Gazetteer& gazetteer) {
    const PlaceFacts facts = gazetteer.facts(candidate.place);
    const auto code = facts.feature_code;
    PlaceOption option{};
    option.place = candidate.place;
    option.kind = candidate.kind;
    option.match = candidate.match;
    option.period = candidate.period;
    option.feature_class = facts.feature_class;
    option.is_country = facts.feature_class == 'A' && is_country_code(code);
    option.is_adm1 = code == "ADM1";
    option.is_adm2 = code == "ADM2";
    option.is_lower_division = facts.feature_class == 'A' && !option.is_country && !option.is_adm1 && !option.is_adm2;
    option.is_capital = code == "PPLC";
    option.is_seat = code.starts_with("PPLA");
    option.is_section = code == "PPLX";
    option.is_chosen = gazetteer.is_in_small_layer(candidate.place);
    constexpr std::size_t few_places = 20'000;  // as many as somebody chooses one by one
    option.is_of_few = option.is_chosen || gazetteer.largest_layer() < few_places;
    option.is_government = code == "ADMF";
    if (facts.country_code.size() == 2) {
        option.country = (static_cast<std::uint32_t>(static_cast<unsigned char>(facts.country_code[0])) << 8U) |
                         static_cast<unsigned char>(facts.country_code[1]);
    }
    // Layers name divisions in different ways; the division's own number is the same for all.
    if (option.is_adm1) {
        option.adm1 = division_key(candidate.place);
    } else if (!option.is_country) {
        if (const auto division = gazetteer.admin1(candidate.place)) {
            option.adm1 = division_key(*division);
        } else if (option.country != 0 && !facts.admin1_code.empty()) {
            option.adm1 = combine(option.country, hash_of(facts.admin1_code)) | 1U;
        }
    }
    option.code = hash_of(code);
    option.population = facts.population;
    option.log_population = std::log(static_cast<float>(facts.population) + 300.0F);
    constexpr double rad = std::numbers::pi / 180.0;
    const double latitude_rad = facts.position.latitude() * rad;
    const double longitude_rad = facts.position.longitude() * rad;
    option.direction = {static_cast<float>(std::cos(latitude_rad) * std::cos(longitude_rad)),
                        static_cast<float>(std::cos(latitude_rad) * std::sin(longitude_rad)),
                        static_cast<float>(std::sin(latitude_rad))};
    return option;
}

void settle_periods(std::span<PlaceOption> options, std::optional<Date> published) {
    if (!published) { return; }
    for (auto& option : options) {
        if (option.kind != NameKind::former || !option.period.known()) { continue; }
        option.out_of_period = !option.period.contains(*published);
        if (!option.out_of_period) { option.kind = NameKind::preferred; }
    }
}

}  // namespace mapwire::toponyms
