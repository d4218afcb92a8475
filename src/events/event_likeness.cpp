#include <algorithm>
#include <cmath>

#include "mapwire/events/merge_events.hpp"
#include "mapwire/geometry/geodesic.hpp"

namespace mapwire {
namespace {

constexpr double unknown_parties = 0.4;

std::size_t shared(const std::array<std::uint32_t, 6>& a, const std::array<std::uint32_t, 6>& b) {
    std::size_t count = 0;
    for (const auto hash : a) { count += hash != 0 && std::find(b.begin(), b.end(), hash) != b.end() ? 1U : 0U; }
    return count;
}

std::size_t size_of(const std::array<std::uint32_t, 6>& hashes) {
    return static_cast<std::size_t>(std::count_if(hashes.begin(), hashes.end(), [](auto hash) { return hash != 0; }));
}

// 0 all different, 1 one holds the other; nothing when one of them is unknown.
std::optional<double> overlap(const std::array<std::uint32_t, 6>& a, const std::array<std::uint32_t, 6>& b) {
    const auto least = std::min(size_of(a), size_of(b));
    if (least == 0) { return std::nullopt; }
    return static_cast<double>(shared(a, b)) / static_cast<double>(least);
}

bool go_together(const EventSketch& a, const EventSketch& b) {
    if (a.kind != b.kind && (a.families & b.families) == 0) { return false; }
    constexpr auto happened = static_cast<std::uint8_t>(Stance::happened);
    constexpr auto denied = static_cast<std::uint8_t>(Stance::denied);
    if (a.stance == b.stance) { return true; }
    return (a.stance == happened && b.stance == denied) || (a.stance == denied && b.stance == happened);
}

double time_likeness(const EventSketch& a, const EventSketch& b) {
    const int a_days = a.last_day - a.first_day;
    const int b_days = b.last_day - b.first_day;
    const int gap = std::max(a.first_day, b.first_day) - std::min(a.last_day, b.last_day);
    const int widest = std::max(a_days, b_days);
    if (gap > (widest <= 3 ? 1 : 0)) { return 0.0; }
    if (a_days == 0 && b_days == 0) { return gap == 0 ? 1.0 : 0.45; }
    if (a_days == b_days && a.first_day == b.first_day) {
        return widest <= 3 ? 0.9 : widest <= 10 ? 0.85 : widest <= 31 ? 0.7 : 0.4;
    }
    if (widest <= 3) { return gap > 0 ? 0.4 : 0.8; }
    return widest <= 10 ? 0.6 : widest <= 31 ? 0.25 : 0.1;
}

double place_likeness(const EventSketch& a, const EventSketch& b) {
    constexpr double slack_m = 25'000.0;
    constexpr double vague_m = 40'000.0;
    if (!a.located || !b.located) {
        const bool other_country = a.country != 0 && b.country != 0 && a.country != b.country;
        return other_country ? 0.0 : 0.25;
    }
    const double radii = static_cast<double>(a.radius_m) + static_cast<double>(b.radius_m);
    const double specific = 1.0 / (1.0 + radii / 2.0 / vague_m);
    if (a.place == b.place) { return specific; }
    // A degree of latitude is 110 km at least: far ones need no geodesic.
    if (std::abs(a.latitude - b.latitude) * 110'000.0 > radii + slack_m) { return 0.0; }
    const double metres = distance_between(Coordinate::from_degrees({a.longitude, a.latitude}),
                                           Coordinate::from_degrees({b.longitude, b.latitude}))
                              .value();
    if (metres <= 2000.0) { return specific; }
    if (metres <= radii) { return 0.85 * specific; }
    if (metres > radii + slack_m) { return 0.0; }
    return 0.55 * specific * (1.0 - 0.8 * (metres - radii) / slack_m);
}

}  // namespace

double likeness(const EventSketch& a, const EventSketch& b) {
    if (!go_together(a, b)) { return 0.0; }
    const double time = time_likeness(a, b);
    const double place = time > 0.0 ? place_likeness(a, b) : 0.0;
    if (time <= 0.0 || place <= 0.0) { return 0.0; }
    const bool same_kind = a.kind == b.kind;
    // Copies of one text tell the same again, however little they say of it.
    const bool copies = a.copy_group == b.copy_group && a.article != b.article;
    if (copies && same_kind && a.first_day == b.first_day && a.last_day == b.last_day && a.place == b.place &&
        a.located == b.located && a.actors == b.actors &&
        shared(a.target_words, b.target_words) == size_of(a.target_words)) {
        return a.stance == b.stance ? 0.9 : 0.0;
    }
    auto actors = overlap(a.actors, b.actors);
    // Where one of them is known by words alone ("the drone"), words in common speak for it, others not against.
    const auto words = overlap(a.actor_words, b.actor_words);
    const bool words_shared = words && *words > 0.0;
    if ((!actors || *actors == 0.0) && words_shared) { actors = words; }
    const auto recipients = overlap(a.recipients, b.recipients);
    const auto targets = overlap(a.target_words, b.target_words);
    // Who did it to whom may be told the other way round ("clashes between").
    const bool crossed = shared(a.actors, b.recipients) + shared(a.recipients, b.actors) > 0;
    const bool other_actors = actors && *actors == 0.0 && !crossed;
    const bool other_targets = (!recipients || *recipients == 0.0) && targets && *targets == 0.0 && !crossed;
    const bool exact = same_kind && time >= 0.8 && place >= 0.6;
    if (other_actors && !(exact && (place >= 0.9 || (recipients && *recipients > 0.0)))) { return 0.0; }
    if (a.article == b.article) {
        const bool apart = a.located && b.located && a.place != b.place;
        if (!same_kind || apart || other_actors || other_targets || time < 0.8) { return 0.0; }
        if (a.first_day != b.first_day || a.last_day != b.last_day) { return 0.0; }
        if (!a.located && !b.located && !actors && !recipients) { return 0.0; }
    }
    double parties = unknown_parties;
    double told = 0.0;
    double sum = 0.0;
    if (actors) {
        told += 1.0;
        sum += other_actors ? 0.2 : std::max(*actors, 0.4);
    }
    if (recipients) {
        told += 0.7;
        sum += 0.7 * std::max(*recipients, targets.value_or(0.0));
    } else if (targets) {
        told += 0.6;
        sum += 0.6 * std::max(*targets, 0.3);
    }
    if (told > 0.0) { parties = (sum + 0.5 * unknown_parties) / (told + 0.5); }
    const bool alike = same_kind && time >= 1.0 && a.day_told && b.day_told && actors && *actors >= 1.0;
    if (!a.located && !b.located && !alike && !(actors && shared(a.actors, b.actors) >= 2) && !(actors && recipients)) {
        parties *= 0.5;  // one party and a day are shared by too much
    }
    // "Supporters protested", told without place and day, is not the march of some party's supporters in a town.
    const bool known = shared(a.actors, b.actors) + shared(a.recipients, b.recipients) > 0 || crossed;
    if (a.located != b.located && !known &&
        !(a.day_told && b.day_told && (words.value_or(0.0) >= 1.0 || targets.value_or(0.0) > 0.0))) {
        parties *= 0.5;
    }
    return (same_kind ? 1.0 : 0.8) * std::sqrt(time) * (0.55 * place + 0.45 * parties);
}

}  // namespace mapwire
