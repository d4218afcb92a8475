#include <algorithm>
#include <map>
#include <set>

#include "events/contradictions.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/records/event_list.hpp"

namespace mapwire {
namespace {

using events::Members;

bool is_real(const Event& event) { return event.stance == Stance::happened || event.stance == Stance::ongoing; }

bool day_told(const Event& event) { return !event.date_text.empty(); }

// How much an event says of itself; the fullest telling lends what is not put to the vote.
double fullness(const Event& event) {
    double full = event.confidence.value();
    if (is_real(event)) { full += 4.0; }
    if (event.geometry) { full += event.uncertainty.value() < 5000.0 ? 2.0 : 1.5; }
    if (day_told(event)) { full += event.date.precision == DatePrecision::day ? 2.0 : 1.0; }
    for (const auto& party : event.actors) { full += party.id.empty() && party.country.empty() ? 0.1 : 0.6; }
    for (const auto& party : event.recipients) { full += party.id.empty() && party.country.empty() ? 0.1 : 0.4; }
    return full;
}

// Index of the member whose value most sources share; of equal votes the better by `better`, then the earlier.
template <class Same, class Better>
std::optional<std::size_t> elected(const Members& members, const std::vector<bool>& votes, Same same, Better better) {
    std::optional<std::size_t> best;
    std::size_t best_votes = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (!votes[i]) { continue; }
        std::set<std::uint32_t> sources;
        for (std::size_t j = 0; j < members.size(); ++j) {
            const auto source = members[j].copy_group;
            if (votes[j] && !sources.contains(source) && same(members[i].event, members[j].event)) {
                sources.insert(source);
            }
        }
        const bool wins = !best || sources.size() > best_votes ||
                          (sources.size() == best_votes && better(members[i].event, members[*best].event));
        if (wins) {
            best = i;
            best_votes = sources.size();
        }
    }
    return best;
}

std::vector<bool> those(const Members& members, bool (*votes)(const Event&)) {
    std::vector<bool> result;
    for (const auto& member : members) { result.push_back(votes(member.event)); }
    return result;
}

void elect_date(const Members& members, Event& event) {
    const auto best = elected(
        members, those(members, day_told), [](const Event& a, const Event& b) { return a.date == b.date; },
        [](const Event& a, const Event& b) { return a.date.precision < b.date.precision; });
    if (!best) { return; }
    event.date = members[*best].event.date;
    event.date_text = members[*best].event.date_text;
    event.date_span = {};
    event.time_zone = members[*best].event.time_zone;
}

void elect_place(const Members& members, Event& event) {
    const auto best = elected(
        members, those(members, [](const Event& e) { return e.geometry.has_value(); }),
        [](const Event& a, const Event& b) { return events::metres_apart(a, b) <= 2000.0; },
        [](const Event& a, const Event& b) { return a.uncertainty < b.uncertainty; });
    if (!best) { return; }
    const auto& chosen = members[*best].event;
    event.place = chosen.place;
    event.geometry = chosen.geometry;
    event.uncertainty = chosen.uncertainty;
    event.geo_precision = chosen.geo_precision;
    event.gazetteer = chosen.gazetteer;
    event.licence = chosen.licence;
    event.in_zones = chosen.in_zones;
    if (!std::holds_alternative<Coordinate>(*event.geometry)) { return; }
    for (const auto& member : members) {
        // Areas are vaguer accounts of the place; points that differ are other accounts, which the circle must hold.
        if (!member.event.geometry || !std::holds_alternative<Coordinate>(*member.event.geometry)) { continue; }
        const double metres = events::metres_apart(chosen, member.event);
        if (metres > event.uncertainty.value()) { event.uncertainty = Metres{metres}; }
    }
    if (event.uncertainty.value() > 5000.0) { event.geo_precision = std::max(event.geo_precision, 2); }
}

void span_figure(const Members& members, EventFigure EventFigures::*which, Event& event) {
    std::map<std::int64_t, std::set<std::uint32_t>> votes;
    EventFigure joint;
    for (const auto& member : members) {
        const auto& figure = member.event.figures.*which;
        if (!figure.told()) { continue; }
        const auto best = figure.best ? figure.best : figure.high ? figure.high : figure.low;
        const auto low = figure.low ? *figure.low : *best;
        const auto high = figure.high ? *figure.high : *best;
        joint.low = joint.low ? std::min(*joint.low, low) : low;
        joint.high = joint.high ? std::max(*joint.high, high) : high;
        votes[*best].insert(member.copy_group);
        // Of equal votes the last told: counts are corrected as time goes by.
        if (!joint.best || votes[*best].size() >= votes[*joint.best].size()) {
            joint.best = best;
            joint.text = figure.text;
        }
    }
    if (joint.told()) { event.figures.*which = joint; }
}

void mark_copies(Members& members) {
    std::map<std::uint32_t, ArticleId> originals;
    for (auto& member : members) {
        for (auto& telling : member.event.tellings) {
            const auto [found, is_new] = originals.try_emplace(member.copy_group, telling.article);
            if (!is_new && found->second != telling.article) { telling.copy_of = found->second; }
        }
    }
}

Confidence joint_confidence(const Members& members) {
    std::map<std::uint32_t, double> best;
    for (const auto& member : members) {
        auto& confidence = best[member.copy_group];
        confidence = std::max(confidence, member.event.confidence.value());
    }
    double doubt = 1.0;
    for (const auto& [group, confidence] : best) { doubt *= 1.0 - confidence; }
    return Confidence{std::min(0.99, 1.0 - doubt)};
}

std::string host_of(const std::string& url) {
    const auto scheme = url.find("://");
    if (scheme == std::string::npos) { return ""; }
    auto host = url.substr(scheme + 3, url.find_first_of("/?#", scheme + 3) - scheme - 3);
    if (host.starts_with("www.")) { host.erase(0, 4); }
    return host;
}

void append(std::string& notes, const std::string& note) {
    if (note.empty()) { return; }
    notes += (notes.empty() ? "" : "; ") + note;
}

}  // namespace

std::string events::source_name(const EventTelling& telling) {
    const auto host = host_of(telling.source_url);
    return host.empty() ? telling.article.text : host;
}

std::vector<std::string> sources_of(const Event& event) {
    std::vector<std::string> names;
    for (const auto& telling : event.tellings) {
        auto name = events::source_name(telling);
        if (std::find(names.begin(), names.end(), name) == names.end()) { names.push_back(std::move(name)); }
    }
    return names;
}

std::size_t source_count(const Event& event) {
    std::set<ArticleId> originals;
    for (const auto& telling : event.tellings) {
        originals.insert(telling.copy_of.text.empty() ? telling.article : telling.copy_of);
    }
    return std::max<std::size_t>(1, originals.size());
}

Event combine(std::vector<EventOfArticle> same) {
    if (same.size() == 1) { return std::move(same.front().event); }
    std::sort(same.begin(), same.end(),
              [](const auto& a, const auto& b) { return text_order(a.event) < text_order(b.event); });
    mark_copies(same);
    auto fullest = std::max_element(same.begin(), same.end(),
                                    [](const auto& a, const auto& b) { return fullness(a.event) < fullness(b.event); });
    Event event = fullest->event;
    event.id = same.front().event.id;
    event.tellings.clear();
    event.notes.clear();
    event.contradictions.clear();
    for (const auto& member : same) {
        event.tellings.insert(event.tellings.end(), member.event.tellings.begin(), member.event.tellings.end());
        append(event.notes, event.notes.find(member.event.notes) == std::string::npos ? member.event.notes : "");
    }
    elect_date(same, event);
    elect_place(same, event);
    for (const auto which : {&EventFigures::killed, &EventFigures::injured, &EventFigures::displaced,
                             &EventFigures::captured, &EventFigures::vehicles, &EventFigures::strikes}) {
        span_figure(same, which, event);
    }
    event.confidence = joint_confidence(same);
    append(event.notes, events::why_one(same, event));
    event.contradictions = events::contradictions_of(same);
    return event;
}

void merge_events(std::span<const EventSketch> sketches, const std::function<Event(std::uint32_t)>& event,
                  const std::function<void(Event)>& take, const std::filesystem::path& spill_folder) {
    for (const auto& group : same_events(sketches, spill_folder)) {
        std::vector<EventOfArticle> same;
        for (const auto i : group) { same.push_back({event(i), sketches[i].copy_group}); }
        take(combine(std::move(same)));
    }
}

std::vector<Event> merge_events(std::vector<Event> all, std::span<const std::uint32_t> articles,
                                std::span<const std::uint32_t> copy_groups, const MergeTables& tables) {
    std::vector<EventSketch> sketches;
    sketches.reserve(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        sketches.push_back(sketch_of(all[i], tables, articles[i], copy_groups[articles[i]]));
    }
    std::vector<Event> merged;
    merge_events(
        sketches, [&](std::uint32_t i) { return std::move(all[i]); },
        [&](Event event) { merged.push_back(std::move(event)); });
    std::sort(merged.begin(), merged.end(),
              [](const Event& a, const Event& b) { return text_order(a) < text_order(b); });
    return merged;
}

}  // namespace mapwire
