#include <algorithm>
#include <cmath>
#include <limits>

#include "events/merge_state.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/text/letter_case.hpp"

namespace mapwire {
namespace {

constexpr std::int32_t open_days = 400;  // how far an open end is taken to reach

std::int32_t day_number(Date date) { return static_cast<std::int32_t>(date.days().time_since_epoch().count()); }

// The smallest circle is not needed: the middle of the box and the farthest corner of the outline.
void add_area(const MultiPolygon& area, EventSketch& sketch) {
    double west = 180.0;
    double east = -180.0;
    double south = 90.0;
    double north = -90.0;
    for (const auto& polygon : area.polygons) {
        for (const auto& position : polygon.exterior.positions) {
            west = std::min(west, position.longitude());
            east = std::max(east, position.longitude());
            south = std::min(south, position.latitude());
            north = std::max(north, position.latitude());
        }
    }
    if (west > east) { return; }
    const auto middle = Coordinate::from_degrees({(west + east) / 2.0, (south + north) / 2.0});
    double radius = 0.0;
    for (const auto& [lon, lat] : {std::pair{west, south}, {west, north}, {east, south}, {east, north}}) {
        radius = std::max(radius, distance_between(middle, Coordinate::from_degrees({lon, lat})).value());
    }
    sketch.located = true;
    sketch.longitude = middle.longitude();
    sketch.latitude = middle.latitude();
    // Outlines fill about two thirds of the circle round their box's corners.
    sketch.radius_m = static_cast<float>(radius * 0.7);
}

void add_place(const Event& event, EventSketch& sketch) {
    if (event.place) { sketch.country = event.place->country.empty() ? 0 : events::short_hash(event.place->country); }
    if (!event.geometry) { return; }
    if (const auto* point = std::get_if<Coordinate>(&*event.geometry)) {
        sketch.located = true;
        sketch.longitude = point->longitude();
        sketch.latitude = point->latitude();
    } else if (const auto* area = std::get_if<MultiPolygon>(&*event.geometry)) {
        add_area(*area, sketch);
    }
    if (!sketch.located) { return; }
    sketch.radius_m += static_cast<float>(event.uncertainty.value());
    const auto milli = [](double degrees) { return std::to_string(std::lround(degrees * 1000.0)); };
    sketch.place = events::hash_of(milli(sketch.longitude) + ' ' + milli(sketch.latitude) + ' ' +
                                   std::to_string(std::lround(sketch.radius_m / 1000.0F)));
}

void add_time(const Event& event, EventSketch& sketch) {
    const auto& date = event.date;
    sketch.day_told = !event.date_text.empty() && date.precision == DatePrecision::day;
    if (!date.first && !date.last) {
        sketch.first_day = -std::numeric_limits<std::int32_t>::max() / 4;
        sketch.last_day = std::numeric_limits<std::int32_t>::max() / 4;
        return;
    }
    sketch.first_day = date.first ? day_number(*date.first) : day_number(*date.last) - open_days;
    sketch.last_day = date.last ? day_number(*date.last) : day_number(*date.first) + open_days;
    // What is told without a day happened on the day of publication or shortly before.
    if (date.precision == DatePrecision::publication) { sketch.first_day -= 2; }
}

void add_to(std::array<std::uint32_t, 6>& hashes, std::uint32_t hash) {
    for (auto& slot : hashes) {
        if (slot == hash) { return; }
        if (slot == 0) {
            slot = hash;
            return;
        }
    }
}

void add_parties(const std::vector<EventParty>& parties, std::array<std::uint32_t, 6>& hashes) {
    for (const auto& party : parties) {
        if (!party.id.empty()) { add_to(hashes, events::short_hash("id " + party.id)); }
    }
    for (const auto& party : parties) {
        if (!party.country.empty()) { add_to(hashes, events::short_hash("country " + party.country)); }
    }
    std::sort(hashes.begin(), hashes.end());
}

// The longer words: they are what is hit, not how it stands in the sentence.
void add_words(const std::vector<EventParty>& parties, std::array<std::uint32_t, 6>& hashes) {
    constexpr std::size_t shortest = 4;
    for (const auto& party : parties) {
        const auto text = lower_case(party.text);
        for (std::size_t at = 0; at < text.size();) {
            const auto end = std::min(text.find_first_of(" -,\n", at), text.size());
            auto word = text.substr(at, end - at);
            if (word.size() > shortest && word.ends_with('s')) { word.pop_back(); }
            if (word.size() >= shortest) { add_to(hashes, events::short_hash(word)); }
            at = end + 1;
        }
    }
    std::sort(hashes.begin(), hashes.end());
}

}  // namespace

EventSketch sketch_of(const Event& event, const MergeTables& tables, std::uint32_t article, std::uint32_t copy_group) {
    EventSketch sketch;
    sketch.id = events::hash_of(event.id.text);
    sketch.kind = events::short_hash(event.coding.kind);
    const auto& kinds = tables.state().kinds;
    if (const auto found = kinds.find(sketch.kind); found != kinds.end()) {
        sketch.families = found->second.families;
        sketch.block = found->second.block;
    } else {
        sketch.block = sketch.kind;
    }
    sketch.stance = static_cast<std::uint8_t>(event.stance == Stance::ongoing ? Stance::happened : event.stance);
    add_time(event, sketch);
    add_place(event, sketch);
    add_parties(event.actors, sketch.actors);
    add_parties(event.recipients, sketch.recipients);
    add_words(event.recipients, sketch.target_words);
    add_words(event.actors, sketch.actor_words);
    sketch.article = article;
    sketch.copy_group = copy_group;
    return sketch;
}

}  // namespace mapwire
