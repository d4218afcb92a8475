#include <algorithm>
#include <tuple>

#include "gazetteer/gazetteer_state.hpp"
#include "gazetteer/name_finder.hpp"
#include "gazetteer/name_keys.hpp"
#include "mapwire/text/fold.hpp"
#include "mapwire/text/spelling.hpp"

namespace mapwire {
namespace {

NameKind kind_of(const mwg::NameRecord& name) {
    return name.kind > static_cast<std::uint8_t>(NameKind::former) ? NameKind::alternate
                                                                   : static_cast<NameKind>(name.kind);
}

}  // namespace

// Of two candidates for one place the better match counts, then the better kind.
static void keep_better(NameCandidate& kept, const NameCandidate& other) {
    const auto kind = kind_of_both(kept.kind, other.kind);
    if (std::tuple(other.match, other.kind) < std::tuple(kept.match, kept.kind)) { kept = other; }
    if (kind == NameKind::demonym) { kept.kind = kind; }
}

static void add_candidate(std::vector<NameCandidate>& candidates, const NameCandidate& candidate) {
    for (auto& other : candidates) {
        if (other.place == candidate.place) { return keep_better(other, candidate); }
    }
    candidates.push_back(candidate);
}

static void add_candidates_of_key(std::vector<NameCandidate>& candidates, const IndexView& view, std::uint32_t key,
                                  std::string_view written, bool only_layer, auto id_of) {
    const bool capitals = is_capitals_enough(written);
    const auto before = candidates.size();
    const auto names = view.names_of_key(key);
    candidates.resize(before + names.size());
    auto* const first = candidates.data() + before;
    auto* end = first;
    const bool by_consonants = view.key_text(key).starts_with(consonants_mark);
    const auto folded = by_consonants ? fold_name(written) : std::string{};
    // Equal texts are one string of the file, and most bearers of a key write it alike: it is read once for them.
    auto text_at = ~std::uint32_t{0};
    bool is_written = false;
    bool is_alike = true;
    for (const auto& name : names) {
        if ((name.flags & mwg::flag_capitals_only) != 0 && !capitals) { continue; }
        if (name.place >= view.size()) { continue; }  // only in a damaged file
        if (name.text != text_at) {
            const auto text = view.text(name.text);
            is_written = text == written;
            is_alike = !by_consonants || spelling_likeness(folded, fold_name(text)) >= least_likeness;
            text_at = name.text;
        }
        if (!is_alike) { continue; }
        const auto match = (name.flags & mwg::flag_variant) != 0 ? MatchKind::variant
                           : is_written                          ? MatchKind::exact
                                                                 : MatchKind::folded;
        *end = {id_of(name.place), kind_of(name), match, view.period(name)};
        // The names of a key are grouped by place, so in one layer only the last can be the same place.
        auto* const same = only_layer ? (end != first && end[-1].place == end->place ? end - 1 : end)
                                      : std::find_if(candidates.data(), end,
                                                     [&](const auto& other) { return other.place == end->place; });
        if (same == end) {
            ++end;
        } else {
            keep_better(*same, *end);
        }
    }
    candidates.resize(static_cast<std::size_t>(end - candidates.data()));
}

// A stable sort by three values.
static void move_better_matches_first(std::vector<NameCandidate>& candidates) {
    const auto by_match = [](const auto& a, const auto& b) { return a.match < b.match; };
    if (std::is_sorted(candidates.begin(), candidates.end(), by_match)) { return; }
    std::vector<NameCandidate> sorted;
    sorted.reserve(candidates.size());
    for (const auto match : {MatchKind::exact, MatchKind::folded, MatchKind::variant}) {
        for (const auto& candidate : candidates) {
            if (candidate.match == match) { sorted.push_back(candidate); }
        }
    }
    candidates = std::move(sorted);
}

// The names of a key are in order of population already; then only the better match has to come first.
static void sort_candidates(std::vector<NameCandidate>& candidates, const Gazetteer& gazetteer, bool of_one_key) {
    if (candidates.size() < 2) { return; }
    if (of_one_key) {
        move_better_matches_first(candidates);
        return;
    }
    std::vector<std::tuple<MatchKind, std::int64_t, PlaceId, NameCandidate>> ranked;
    ranked.reserve(candidates.size());
    for (const auto& candidate : candidates) {
        ranked.emplace_back(candidate.match, -gazetteer.facts(candidate.place).population, candidate.place, candidate);
    }
    std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
        return std::tie(std::get<0>(a), std::get<1>(a), std::get<2>(a)) <
               std::tie(std::get<0>(b), std::get<1>(b), std::get<2>(b));
    });
    for (std::size_t i = 0; i < ranked.size(); ++i) { candidates[i] = std::get<3>(ranked[i]); }
}

std::vector<NameCandidate> Gazetteer::find_spelled_so(std::string_view name) const {
    std::vector<NameCandidate> candidates;
    const auto folded = fold_name(name);
    const auto hash = hashing::name_hash(folded);
    for (std::size_t i = 0; i < state_->views.size(); ++i) {
        const auto& view = state_->views[i];
        if (const auto key = view.find_key(hash, [&](std::string_view text) { return text == folded; })) {
            add_candidates_of_key(candidates, view, *key, name, state_->views.size() == 1,
                                  [&](std::uint32_t place) { return state_->id(i, place); });
        }
    }
    sort_candidates(candidates, *this, state_->views.size() == 1);
    return candidates;
}

std::vector<NameCandidate> Gazetteer::find_by_name(std::string_view name) const {
    auto candidates = find_spelled_so(name);
    if (!candidates.empty()) { return candidates; }
    for (const auto& looser : find_looser(name)) {
        if (looser.likeness >= least_likeness) {
            add_candidate(candidates, {looser.place, looser.kind, MatchKind::variant});
        }
    }
    sort_candidates(candidates, *this, false);
    return candidates;
}

std::vector<LooserName> Gazetteer::find_looser(std::string_view name) const {
    std::vector<LooserName> found;
    const auto folded = fold_name(name);
    const auto take = [&](std::string_view key_text, bool inflected) {
        for (std::size_t i = 0; i < state_->views.size(); ++i) {
            const auto& view = state_->views[i];
            const auto key = view.find_key(key_text);
            if (!key) { continue; }
            for (const auto& entry : view.names_of_key(*key)) {
                if (entry.place >= view.size()) { continue; }  // only in a damaged file
                const double likeness = inflected ? 1.0 : spelling_likeness(folded, fold_name(view.text(entry.text)));
                found.push_back(
                    {state_->id(i, entry.place), kind_of(entry), view.text(entry.text), likeness, inflected});
            }
        }
    };
    for (const auto& key : stem_keys(folded, state_->rules)) { take(key, true); }
    if (const auto key = consonants_key(folded); !key.empty()) { take(key, false); }
    return found;
}

std::vector<NameCandidate> Gazetteer::candidates(std::string_view text, const FoundName& span) const {
    std::vector<NameCandidate> candidates;
    add_candidates_of_key(candidates, state_->views.at(span.layer), span.key, span.span.of(text),
                          state_->views.size() == 1,
                          [&](std::uint32_t place) { return state_->id(span.layer, place); });
    sort_candidates(candidates, *this, state_->views.size() == 1);
    return candidates;
}

void Gazetteer::find_name_spans(std::string_view text, const MatchOptions& options,
                                std::vector<FoundName>& found) const {
    mapwire::find_name_spans(text, state_->views, state_->rules, options, found);
}

std::vector<NameMatch> Gazetteer::find_names(std::string_view text, MatchMode mode) const {
    return find_names(text, MatchOptions{.mode = mode});
}

std::vector<NameMatch> Gazetteer::find_names(std::string_view text, const MatchOptions& options) const {
    std::vector<FoundName> spans;
    find_name_spans(text, options, spans);
    std::vector<NameMatch> matches;
    for (std::size_t i = 0; i < spans.size();) {
        NameMatch match{spans[i].span, {}};
        const auto first = i;
        for (; i < spans.size() && spans[i].span == match.span; ++i) {
            const auto layer = spans[i].layer;
            add_candidates_of_key(match.candidates, state_->views[layer], spans[i].key, match.span.of(text),
                                  state_->views.size() == 1,
                                  [&](std::uint32_t place) { return state_->id(layer, place); });
        }
        sort_candidates(match.candidates, *this, state_->views.size() == 1 && i == first + 1);
        if (!match.candidates.empty()) { matches.push_back(std::move(match)); }
    }
    return matches;
}

}  // namespace mapwire
