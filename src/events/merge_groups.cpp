#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <deque>
#include <functional>
#include <numeric>
#include <string>
#include <tuple>
#include <unordered_map>

#include "mapwire/events/merge_events.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/records/sorted_runs.hpp"

namespace mapwire {
namespace {

constexpr double least_likeness = 0.4;
constexpr std::int32_t widest_told = 8;  // days; wider times are compared only with their equals
constexpr double near_m = 60'000.0;      // wider places are compared by country and party
constexpr double cell_degrees = 0.75;
constexpr std::size_t window = 40;  // compared beyond each in a long run of one key

// Called for each key of a sketch.
using KeySink = std::function<void(std::uint64_t key, std::uint32_t sketch)>;

std::uint64_t mixed(std::uint64_t hash) noexcept {
    hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBULL;
    return hash ^ (hash >> 31U);
}

std::uint64_t key_of(std::initializer_list<std::uint64_t> parts) noexcept {
    std::uint64_t hash = 0x9E3779B97F4A7C15ULL;
    for (const auto part : parts) { hash = mixed(hash ^ part); }
    return hash;
}

// Length of a degree of longitude, a little too short: that of the next whole degree of latitude towards the pole.
double longitude_degree_m(double latitude) {
    static const auto lengths = [] {
        std::array<double, 91> table{};
        for (std::size_t degree = 0; degree < table.size(); ++degree) {
            const auto north = std::min(static_cast<double>(degree), 88.0);
            table[degree] =
                distance_between(Coordinate::from_degrees({0.0, north}), Coordinate::from_degrees({1.0, north}))
                    .value();
        }
        return table;
    }();
    return lengths[static_cast<std::size_t>(std::min(90.0, std::ceil(std::abs(latitude))))];
}

// Two sketches that may be one event share a key: block and day (of both when they are a day apart), with a cell that
// both reach or a party.
void add_keys(const EventSketch& sketch, std::uint32_t number, const KeySink& add) {
    const auto with_places = [&](std::uint64_t when) {
        if (sketch.located && sketch.radius_m <= near_m) {
            const double reach = (sketch.radius_m + 12'500.0) / 110'000.0;
            const double reach_lon = reach * 110'000.0 / longitude_degree_m(sketch.latitude);
            const auto cell = [](double degrees) {
                return static_cast<std::int64_t>(std::floor(degrees / cell_degrees));
            };
            constexpr auto round = static_cast<std::int64_t>(360.0 / cell_degrees);
            const auto west = cell(sketch.longitude - reach_lon);
            const auto east = std::min(cell(sketch.longitude + reach_lon), west + 8);
            for (auto x = west; x <= east; ++x) {
                for (auto y = cell(sketch.latitude - reach); y <= cell(sketch.latitude + reach); ++y) {
                    const auto wrapped = static_cast<std::uint64_t>(((x % round) + round) % round);
                    add(key_of({sketch.block, when, 1, wrapped, static_cast<std::uint64_t>(y)}), number);
                }
            }
        } else if (sketch.located) {
            add(key_of({sketch.block, when, 2, sketch.place}), number);
        }
        for (const auto actor : sketch.actors) {
            if (actor != 0) { add(key_of({sketch.block, when, 3, actor}), number); }
        }
        for (const auto word : sketch.actor_words) {
            if (word != 0) { add(key_of({sketch.block, when, 5, word}), number); }
        }
        for (const auto word : sketch.target_words) {
            if (word != 0) { add(key_of({sketch.block, when, 6, word}), number); }
        }
        // Copies of one text share its words; where it has none, they share that they are copies.
        if (!sketch.located && sketch.actor_words.back() == 0 && sketch.target_words.back() == 0) {
            add(key_of({sketch.block, when, 7, sketch.copy_group}), number);
        }
    };
    if (sketch.last_day - sketch.first_day > widest_told) {
        with_places(
            key_of({4, static_cast<std::uint64_t>(sketch.first_day), static_cast<std::uint64_t>(sketch.last_day)}));
        return;
    }
    for (auto day = sketch.first_day; day <= sketch.last_day + 1; ++day) {
        with_places(static_cast<std::uint64_t>(day));
    }
}

/// Sketches in another order than they lie in.
class Sketches {
public:
    Sketches(std::span<const EventSketch> all, std::span<const std::uint32_t> order) : all_(all), order_(order) {}
    [[nodiscard]] std::size_t size() const noexcept { return order_.size(); }
    [[nodiscard]] const EventSketch& operator[](std::uint32_t i) const { return all_[order_[i]]; }

private:
    std::span<const EventSketch> all_;
    std::span<const std::uint32_t> order_;
};

class Groups {
public:
    explicit Groups(const Sketches& sketches) : sketches_(sketches), parents_(sketches.size()) {
        std::iota(parents_.begin(), parents_.end(), 0U);
    }

    std::uint32_t root(std::uint32_t i) {
        while (parents_[i] != i) {
            parents_[i] = parents_[parents_[i]];
            i = parents_[i];
        }
        return i;
    }

    // Joins two groups unless a member of one excludes a member of the other.
    void join(std::uint32_t a, std::uint32_t b) {
        constexpr std::size_t asked = 16;  // of each group: what many tell alike need not be asked of all
        a = root(a);
        b = root(b);
        if (a == b) { return; }
        if (b < a) { std::swap(a, b); }
        const auto& first = members(a);
        const auto& second = members(b);
        for (std::size_t i = 0; i < std::min(asked, first.size()); ++i) {
            for (std::size_t j = 0; j < std::min(asked, second.size()); ++j) {
                if (likeness(sketches_[first[i]], sketches_[second[j]]) <= 0.0) { return; }
            }
        }
        parents_[b] = a;
        auto moved = members(b);
        members_.erase(b);
        auto& kept = members(a);
        kept.insert(kept.end(), moved.begin(), moved.end());
        std::sort(kept.begin(), kept.end());
    }

private:
    std::vector<std::uint32_t>& members(std::uint32_t root) {
        auto& list = members_[root];
        if (list.empty()) { list.push_back(root); }
        return list;
    }

    Sketches sketches_;
    std::vector<std::uint32_t> parents_;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> members_;
};

// Numbers as they compare: a key and a sketch; a pair by descending likeness, then by its members.
std::string bytes_of(std::uint64_t first, std::uint32_t second) {
    return ordered_bytes(first) + ordered_bytes(second).substr(4);
}
std::uint32_t number_at(std::string_view bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (const char c : bytes.substr(at, 4)) { number = number << 8U | static_cast<unsigned char>(c); }
    return number;
}

/// Calls `join` for each pair of sketches that are alike enough, the most alike first.
void like_pairs(const Sketches& sketches, const std::filesystem::path& folder,
                const std::function<void(std::uint32_t, std::uint32_t)>& join) {
    SortedRuns keys(folder);
    const KeySink add = [&](std::uint64_t key, std::uint32_t sketch) { keys.add(bytes_of(key, sketch), {}); };
    for (std::uint32_t i = 0; i < sketches.size(); ++i) { add_keys(sketches[i], i, add); }
    SortedRuns pairs(folder);
    const auto compare = [&](std::uint32_t x, std::uint32_t y) {
        if (x == y) { return; }
        const double like = likeness(sketches[x], sketches[y]);
        if (like < least_likeness) { return; }
        // Likeness is positive, so its bits compare as it does.
        const auto unlike = ~std::bit_cast<std::uint32_t>(static_cast<float>(like));
        pairs.add(bytes_of(std::uint64_t{unlike} << 32U | std::min(x, y), std::max(x, y)), {});
    };
    std::string run;                   // the key at hand
    std::deque<std::uint32_t> before;  // sketches with this key, as many as the next one is compared with
    keys.for_each([&](std::string_view key, std::string_view) {
        if (key.substr(0, 8) != run) {
            run = key.substr(0, 8);
            before.clear();
        }
        const auto sketch = number_at(key, 8);
        for (const auto other : before) { compare(other, sketch); }
        before.push_back(sketch);
        if (before.size() > window) { before.pop_front(); }
    });
    pairs.for_each([&](std::string_view pair, std::string_view) { join(number_at(pair, 4), number_at(pair, 8)); });
}

}  // namespace

std::vector<std::vector<std::uint32_t>> same_events(std::span<const EventSketch> sketches,
                                                    const std::filesystem::path& spill_folder) {
    // All is done in the order of what the events say, so that the order of the input plays no part.
    std::vector<std::uint32_t> order(sketches.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto says = [&](std::uint32_t i) {
        const auto& sketch = sketches[i];
        return std::tie(sketch.block, sketch.place, sketch.first_day, sketch.last_day, sketch.kind, sketch.actors,
                        sketch.recipients, sketch.target_words, sketch.stance, sketch.id);
    };
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return says(a) < says(b); });
    const Sketches sorted(sketches, order);
    Groups groups(sorted);
    like_pairs(sorted, spill_folder, [&](std::uint32_t a, std::uint32_t b) { groups.join(a, b); });
    std::unordered_map<std::uint32_t, std::size_t> numbers;
    std::vector<std::vector<std::uint32_t>> result;
    for (std::uint32_t i = 0; i < sorted.size(); ++i) {
        const auto [found, is_new] = numbers.try_emplace(groups.root(i), result.size());
        if (is_new) { result.emplace_back(); }
        result[found->second].push_back(order[i]);
    }
    for (auto& group : result) { std::sort(group.begin(), group.end()); }
    std::sort(result.begin(), result.end());
    return result;
}

}  // namespace mapwire
