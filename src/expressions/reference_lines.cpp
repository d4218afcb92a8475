#include "mapwire/expressions/reference_lines.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "expressions/road_network.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/nearest.hpp"
#include "mapwire/text/fold.hpp"

namespace mapwire {
namespace {

using Words = std::set<std::string, std::less<>>;

constexpr Metres name_reach{500'000.0};
constexpr double longest_detour = 3.0;

Words words_of(std::string_view name) {
    const auto folded = fold_name(name);
    Words words;
    for (std::size_t at = 0; at < folded.size();) {
        const auto end = std::min(folded.find(' ', at), folded.size());
        if (end > at) { words.insert(folded.substr(at, end - at)); }
        at = end + 1;
    }
    return words;
}

/// Whether one name's words all stand in the other's. Single letters and numbers alone name nothing.
bool fits(const Words& a, const Words& b) {
    const auto& fewer = a.size() <= b.size() ? a : b;
    const auto& more = a.size() <= b.size() ? b : a;
    const bool tells = std::any_of(fewer.begin(), fewer.end(), [](const std::string& word) {
        return word.size() > 1 && word.find_first_not_of("0123456789") != std::string::npos;
    });
    return tells && std::includes(more.begin(), more.end(), fewer.begin(), fewer.end());
}

bool kind_fits(const ReferenceLine& line, std::string_view kind) {
    return line.kind.empty() || kind.empty() || line.kind == kind;
}

void append(MultiLineString& to, const MultiLineString& lines) {
    to.lines.insert(to.lines.end(), lines.lines.begin(), lines.lines.end());
}

}  // namespace

struct ReferenceLines::State {
    std::vector<ReferenceLine> lines;
    std::vector<std::vector<Words>> names;                                 // of each line
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_word;  // lines with that word in a name
    expressions::RoadNetwork roads;
    std::string road_source;
};

ReferenceLines::ReferenceLines() : ReferenceLines(std::vector<ReferenceLine>{}) {}

ReferenceLines::ReferenceLines(std::vector<ReferenceLine> lines) {
    auto state = std::make_shared<State>();
    state->lines = std::move(lines);
    std::vector<const MultiLineString*> roads;
    for (std::size_t i = 0; i < state->lines.size(); ++i) {
        const auto& line = state->lines[i];
        auto& names = state->names.emplace_back();
        std::set<std::string> indexed;
        for (const auto& name : line.names) {
            names.push_back(words_of(name));
            indexed.insert(names.back().begin(), names.back().end());
        }
        for (const auto& word : indexed) { state->by_word[word].push_back(i); }
        if (line.kind != "road") { continue; }
        roads.push_back(&line.lines);
        if (state->road_source.empty()) { state->road_source = line.source; }
    }
    state->roads = expressions::RoadNetwork(roads);
    state_ = std::move(state);
}

bool ReferenceLines::empty() const noexcept { return state_->lines.empty(); }

std::optional<FoundLines> ReferenceLines::named(std::string_view words, std::string_view kind,
                                                std::optional<Coordinate> near_place) const {
    const auto wanted = words_of(words);
    std::set<std::size_t> candidates;
    for (const auto& word : wanted) {
        const auto found = state_->by_word.find(word);
        if (found != state_->by_word.end()) { candidates.insert(found->second.begin(), found->second.end()); }
    }
    std::optional<FoundLines> exact;
    std::optional<FoundLines> loose;
    for (const auto index : candidates) {
        const auto& line = state_->lines[index];
        if (!kind_fits(line, kind)) { continue; }
        const auto& names = state_->names[index];
        const bool same = std::find(names.begin(), names.end(), wanted) != names.end();
        if (!same && std::none_of(names.begin(), names.end(), [&](const Words& n) { return fits(n, wanted); })) {
            continue;
        }
        if (near_place) {
            const auto nearest = nearest_on(line.lines, *near_place);
            if (!nearest || nearest->distance > name_reach) { continue; }
        }
        auto& into = same ? exact : loose;
        if (!into) { into = FoundLines{line.names.front(), {}, line.source}; }
        append(into->lines, line.lines);
    }
    return exact ? exact : loose;
}

std::optional<FoundLines> ReferenceLines::of_kind(std::string_view kind, Coordinate place, Metres reach) const {
    std::optional<FoundLines> found;
    for (const auto& line : state_->lines) {
        if (line.kind != kind) { continue; }
        const auto nearest = nearest_on(line.lines, place);
        if (!nearest || nearest->distance > reach) { continue; }
        if (!found) { found = FoundLines{line.names.empty() ? line.kind : line.names.front(), {}, line.source}; }
        append(found->lines, line.lines);
    }
    return found;
}

std::optional<FoundLines> ReferenceLines::route(Coordinate from, Coordinate to, Metres snap) const {
    const auto begin = state_->roads.nearest(from, snap);
    const auto end = begin ? state_->roads.nearest(to, snap) : std::nullopt;
    if (!end) { return std::nullopt; }
    const auto direct = distance_between(from, to);
    auto way = state_->roads.route(*begin, *end, Metres{direct.value() * longest_detour + 2.0 * snap.value()});
    if (!way) { return std::nullopt; }
    return FoundLines{"", MultiLineString{{std::move(*way)}}, state_->road_source};
}

std::vector<Coordinate> ReferenceLines::reached(Coordinate from, Metres length, Metres snap) const {
    const auto begin = state_->roads.nearest(from, snap);
    return begin ? state_->roads.reached(*begin, length) : std::vector<Coordinate>{};
}

}  // namespace mapwire
