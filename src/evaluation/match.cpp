#include "evaluation/match.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

namespace mapwire::evaluation {

std::vector<LabelledToponym> without_repeats(const std::vector<LabelledToponym>& toponyms) {
    std::vector<LabelledToponym> sorted;
    for (const auto& toponym : toponyms) {
        if (toponym.end > toponym.start) { sorted.push_back(toponym); }
    }
    const auto key = [](const LabelledToponym& t) { return std::pair(t.start, t.end); };
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](const LabelledToponym& a, const LabelledToponym& b) { return key(a) < key(b); });
    std::vector<LabelledToponym> kept;
    for (auto& toponym : sorted) {
        if (kept.empty() || key(kept.back()) != key(toponym)) {
            kept.push_back(std::move(toponym));
        } else if (!kept.back().position && toponym.position) {
            kept.back() = std::move(toponym);
        }
    }
    return kept;
}

std::vector<std::pair<std::size_t, std::size_t>> match(const std::vector<LabelledToponym>& gold,
                                                       const std::vector<LabelledToponym>& system) {
    using Pair = std::tuple<int, std::ptrdiff_t, std::size_t, std::size_t, std::size_t, std::size_t>;
    std::vector<Pair> candidates;
    for (std::size_t g = 0; g < gold.size(); ++g) {
        for (std::size_t s = 0; s < system.size(); ++s) {
            if (system[s].start >= gold[g].end) { break; }
            const auto begin = std::max(gold[g].start, system[s].start);
            const auto end = std::min(gold[g].end, system[s].end);
            if (end <= begin) { continue; }
            const bool same = gold[g].start == system[s].start && gold[g].end == system[s].end;
            candidates.emplace_back(same ? 0 : 1, -static_cast<std::ptrdiff_t>(end - begin), gold[g].start,
                                    system[s].start, g, s);
        }
    }
    std::sort(candidates.begin(), candidates.end());
    std::vector<char> gold_used(gold.size(), 0);
    std::vector<char> system_used(system.size(), 0);
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (const auto& candidate : candidates) {
        const auto g = std::get<4>(candidate);
        const auto s = std::get<5>(candidate);
        if (gold_used[g] != 0 || system_used[s] != 0) { continue; }
        gold_used[g] = 1;
        system_used[s] = 1;
        pairs.emplace_back(g, s);
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

double error_km(Coordinate a, Coordinate b) noexcept {
    constexpr double scorers_radius_km = 6371.0088;
    constexpr double rad = std::numbers::pi / 180.0;
    const double dlat = std::sin((b.latitude() - a.latitude()) * rad / 2.0);
    const double dlon = std::sin((b.longitude() - a.longitude()) * rad / 2.0);
    const double h = dlat * dlat + std::cos(a.latitude() * rad) * std::cos(b.latitude() * rad) * dlon * dlon;
    return 2.0 * scorers_radius_km * std::asin(std::min(1.0, std::sqrt(h)));
}

Matched match_documents(const LabelledDocument& gold, const LabelledDocument* system, const ScoreOptions& options) {
    Matched matched;
    matched.gold = without_repeats(gold.toponyms);
    if (system != nullptr) { matched.system = without_repeats(system->toponyms); }
    for (const auto& toponym : matched.gold) {
        const bool kind = options.kinds.empty() ||
                          std::find(options.kinds.begin(), options.kinds.end(), toponym.kind) != options.kinds.end();
        matched.counts.push_back(kind && !(options.without_demonyms && toponym.demonym) ? 1 : 0);
    }
    matched.pairs = match(matched.gold, matched.system);
    matched.ignored.assign(matched.system.size(), 0);
    std::vector<char> paired(matched.system.size(), 0);
    for (const auto& [g, s] : matched.pairs) {
        paired[s] = 1;
        if (matched.counts[g] == 0) { matched.ignored[s] = 1; }
    }
    for (std::size_t s = 0; s < matched.system.size(); ++s) {
        if (paired[s] != 0) { continue; }
        bool touches = false;
        bool all_uncared = true;
        for (std::size_t g = 0; g < matched.gold.size(); ++g) {
            if (matched.gold[g].start >= matched.system[s].end || matched.system[s].start >= matched.gold[g].end) {
                continue;
            }
            touches = true;
            all_uncared = all_uncared && matched.counts[g] == 0;
        }
        if (touches && all_uncared) { matched.ignored[s] = 1; }
    }
    return matched;
}

}  // namespace mapwire::evaluation
