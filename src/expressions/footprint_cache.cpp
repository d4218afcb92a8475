#include "mapwire/expressions/footprint_cache.hpp"

#include <array>
#include <functional>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "expressions/footprint_key.hpp"
#include "mapwire/model/reading.hpp"

namespace mapwire {
namespace {

/// What locating adds to an expression.
struct Made {
    std::optional<Footprint> footprint;
    std::string reason;
    std::string region_id;
    std::string region_name;
    MultiLineString line;
};

}  // namespace

// Several maps with a lock each: threads seldom ask the same one at once.
struct FootprintCache::State {
    struct Part {
        std::mutex lock;
        std::unordered_map<std::string, std::shared_ptr<const Made>> made;
    };
    std::array<Part, 16> parts;
    std::size_t entries_a_part;
    Part& part_of(const std::string& key) { return parts[std::hash<std::string>{}(key) % parts.size()]; }
};

FootprintCache::FootprintCache(std::size_t entries) : state_(std::make_unique<State>()) {
    state_->entries_a_part = entries / state_->parts.size() + 1;
}
FootprintCache::~FootprintCache() = default;

bool FootprintCache::find(const std::string& key, LocatedExpression& located) const {
    std::shared_ptr<const Made> made;
    {
        auto& part = state_->part_of(key);
        const std::scoped_lock lock(part.lock);
        const auto found = part.made.find(key);
        if (found == part.made.end()) { return false; }
        made = found->second;
    }
    located.footprint = made->footprint;
    located.reason = made->reason;
    located.region_id = made->region_id;
    located.region_name = made->region_name;
    located.line = made->line;
    return true;
}

void FootprintCache::remember(std::string key, const LocatedExpression& located) {
    auto made = std::make_shared<const Made>(
        Made{located.footprint, located.reason, located.region_id, located.region_name, located.line});
    auto& part = state_->part_of(key);
    const std::scoped_lock lock(part.lock);
    if (part.made.size() >= state_->entries_a_part) { part.made.clear(); }
    part.made.emplace(std::move(key), std::move(made));
}

namespace expressions {
namespace {

void add(std::string& key, std::string_view text) {
    key += text;
    key += '\x1F';
}

void add(std::string& key, double number) {
    key.append(reinterpret_cast<const char*>(&number), sizeof number);  // every bit counts
}

void add(std::string& key, const ReferenceObject& reference) {
    add(key, reference.kind);
    add(key, reference.text);
    add(key, reference.name);
    add(key, reference.how);
    add(key, reference.place ? static_cast<double>(*reference.place) : -1.0);
    for (const auto place : reference.places) { add(key, static_cast<double>(place)); }
    if (reference.position) {
        add(key, reference.position->longitude());
        add(key, reference.position->latitude());
    }
    add(key, reference.uncertainty.value());
}

}  // namespace

std::string footprint_key(const SpatialExpression& expression) {
    std::string key;
    key.reserve(160);
    add(key, expression.relation);
    add(key, expression.rule);
    add(key, expression.part);
    add(key, expression.zone_kind.empty() ? "" : "zone");
    // The table of named regions is asked for the words themselves.
    if (expression.relation == "part_of_area" || expression.relation == "airspace") { add(key, expression.phrase); }
    for (const auto& number : expression.numbers) {
        add(key, number.text);
        add(key, number.unit);
        add(key, number.hedge);
        add(key, number.value);
        add(key, number.value_to.value_or(-1.0));
        add(key, number.metres ? number.metres->value() : -1.0);
        add(key, number.metres_to ? number.metres_to->value() : -1.0);
    }
    add(key, "azimuths");
    for (const auto azimuth : expression.azimuths) { add(key, azimuth.degrees()); }
    for (const auto& reference : expression.references) {
        add(key, "reference");
        add(key, reference);
    }
    if (expression.container) {
        add(key, "container");
        add(key, *expression.container);
    }
    if (expression.described) {
        add(key, "described");
        add(key, *expression.described);
    }
    return key;
}

}  // namespace expressions
}  // namespace mapwire
