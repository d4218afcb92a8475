#include "events/contradictions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/geometry/nearest.hpp"
#include "mapwire/geometry/overlay.hpp"

namespace mapwire::events {
namespace {

// Different values with the sources of each, in the order of the tellings.
class Accounts {
public:
    void add(const std::string& value, const Event& event) {
        if (value.empty()) { return; }
        auto found = std::find_if(accounts_.begin(), accounts_.end(), [&](const auto& a) { return a.first == value; });
        if (found == accounts_.end()) {
            accounts_.emplace_back(value, std::vector<std::string>{});
            found = std::prev(accounts_.end());
        }
        const auto source = source_name(event.tellings.front());
        auto& sources = found->second;
        if (std::find(sources.begin(), sources.end(), source) == sources.end()) { sources.push_back(source); }
    }

    [[nodiscard]] std::size_t size() const { return accounts_.size(); }

    // "8 (a, b) or 60 (c)"
    [[nodiscard]] std::string text() const {
        std::string words;
        for (const auto& [value, sources] : accounts_) {
            words += (words.empty() ? "" : " or ") + value + " (";
            for (std::size_t i = 0; i < sources.size(); ++i) { words += (i > 0 ? ", " : "") + sources[i]; }
            words += ")";
        }
        return words;
    }

private:
    std::vector<std::pair<std::string, std::vector<std::string>>> accounts_;
};

void add_difference(const std::string& what, const Accounts& accounts, std::vector<std::string>& found) {
    if (accounts.size() > 1) { found.push_back(what + ": " + accounts.text()); }
}

std::string in_words(const DateRange& date) {
    if (!date.first || !date.last) { return ""; }
    return date.first == date.last ? date.first->iso() : date.first->iso() + " to " + date.last->iso();
}

std::string in_words(const EventFigure& figure) {
    const auto best = figure.best ? figure.best : figure.high ? figure.high : figure.low;
    return best ? std::to_string(*best) : "";
}

std::string kilometres_text(double metres) {
    const auto tenths = std::lround(metres / 100.0);
    if (tenths >= 100) { return std::to_string(std::lround(metres / 1000.0)) + " km"; }
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " km";
}

std::string place_of(const Event& event) {
    const auto& telling = event.tellings.front();
    std::string words = telling.location;
    if (words.empty() && event.place) { words = event.place->text.empty() ? event.place->name : event.place->text; }
    return words;
}

// A report that hundreds took over gives one point hundreds of times: each is measured once.
double widest_apart(const Members& members) {
    std::vector<const Event*> places;
    for (const auto& member : members) {
        const auto same = [&](const Event* other) { return other->geometry == member.event.geometry; };
        if (member.event.geometry && std::none_of(places.begin(), places.end(), same)) {
            places.push_back(&member.event);
        }
    }
    double widest = 0.0;
    for (const auto* a : places) {
        for (const auto* b : places) { widest = std::max(widest, metres_apart(*a, *b)); }
    }
    return widest;
}

// A place given as a wide area may lie in a zone or not: it says nothing of it.
bool may_lie_in_zone(const Event& event) {
    return event.in_zones.empty() && !std::holds_alternative<Coordinate>(*event.geometry);
}

// Places told differently: points farther apart than two accounts of one point would be.
void add_places(const Members& members, std::vector<std::string>& found) {
    constexpr double same_m = 3000.0;
    const double widest = widest_apart(members);
    if (widest > same_m) {
        Accounts places;
        for (const auto& member : members) {
            if (member.event.geometry) { places.add("“" + place_of(member.event) + "”", member.event); }
        }
        if (places.size() > 1) {
            found.push_back("place: " + places.text() + ", " + kilometres_text(widest) + " apart");
        }
    }
    Accounts zones;
    bool inside = false;
    for (const auto& member : members) {
        if (member.event.place && member.event.place->how.starts_with("outside ")) {
            zones.add(member.event.place->how, member.event);
            continue;
        }
        if (!member.event.geometry || may_lie_in_zone(member.event)) { continue; }
        inside = inside || !member.event.in_zones.empty();
        zones.add(member.event.in_zones.empty() ? "outside any" : "inside " + member.event.in_zones, member.event);
    }
    if (inside) { add_difference("zone", zones, found); }
}

std::set<std::string> known_names(const std::vector<EventParty>& parties) {
    std::set<std::string> names;
    for (const auto& party : parties) {
        if (!party.id.empty() || !party.country.empty()) {
            names.insert(party.country.empty() ? party.id : party.country);
        }
    }
    return names;
}

// Who did it is told differently when two sources know someone and share nobody.
void add_actors(const Members& members, std::vector<std::string>& found) {
    bool differ = false;
    for (const auto& a : members) {
        for (const auto& b : members) {
            const auto first = known_names(a.event.actors);
            const auto second = known_names(b.event.actors);
            const bool share =
                std::any_of(first.begin(), first.end(), [&](const auto& name) { return second.contains(name); });
            differ = differ || (!first.empty() && !second.empty() && !share);
        }
    }
    if (!differ) { return; }
    Accounts who;
    for (const auto& member : members) {
        std::string names;
        for (const auto& party : member.event.actors) {
            if (!party.id.empty() || !party.country.empty()) { names += (names.empty() ? "" : " and ") + party.name; }
        }
        who.add(names, member.event);
    }
    add_difference("by whom", who, found);
}

}  // namespace

double metres_apart(const Event& a, const Event& b) {
    if (!a.geometry || !b.geometry || a.geometry == b.geometry) { return 0.0; }
    const auto* first = std::get_if<Coordinate>(&*a.geometry);
    const auto* second = std::get_if<Coordinate>(&*b.geometry);
    if (first != nullptr && second != nullptr) { return distance_between(*first, *second).value(); }
    const auto* area = std::get_if<MultiPolygon>(&*a.geometry);
    const auto* other = std::get_if<MultiPolygon>(&*b.geometry);
    if (area != nullptr && other != nullptr) {
        if (intersects(*area, *other)) { return 0.0; }
        double least = std::numeric_limits<double>::max();
        for (const auto& polygon : other->polygons) {
            for (const auto& position : polygon.exterior.positions) {
                if (const auto metres = distance_to(*area, position)) { least = std::min(least, metres->value()); }
            }
        }
        return least == std::numeric_limits<double>::max() ? 0.0 : least;
    }
    if (area == nullptr && other == nullptr) { return 0.0; }
    const auto metres = area != nullptr ? distance_to(*area, *second) : distance_to(*other, *first);
    return metres ? metres->value() : 0.0;
}

std::vector<std::string> contradictions_of(const Members& members) {
    std::vector<std::string> found;
    Accounts dates;
    for (const auto& member : members) {
        if (!member.event.date_text.empty() && member.event.date.precision == DatePrecision::day) {
            dates.add(in_words(member.event.date), member.event);
        }
    }
    add_difference("date", dates, found);
    add_places(members, found);
    add_actors(members, found);
    const std::pair<const char*, EventFigure EventFigures::*> figures[] = {
        {"killed", &EventFigures::killed},       {"injured", &EventFigures::injured},
        {"displaced", &EventFigures::displaced}, {"captured", &EventFigures::captured},
        {"vehicles", &EventFigures::vehicles},   {"strikes", &EventFigures::strikes}};
    for (const auto& [name, which] : figures) {
        Accounts counts;
        for (const auto& member : members) { counts.add(in_words(member.event.figures.*which), member.event); }
        add_difference(name, counts, found);
    }
    Accounts stances;
    bool denied = false;
    for (const auto& member : members) {
        const bool denies = member.event.stance == Stance::denied;
        denied = denied || denies;
        stances.add(denies ? "denied" : "told as fact", member.event);
    }
    if (denied) { add_difference("whether it happened", stances, found); }
    return found;
}

std::string why_one(const Members& members, const Event& event) {
    std::set<std::uint32_t> sources;
    std::set<ArticleId> articles;
    std::set<std::string> kinds;
    std::set<std::string> copies;
    for (const auto& member : members) {
        sources.insert(member.copy_group);
        kinds.insert(member.event.coding.label);
        for (const auto& telling : member.event.tellings) {
            articles.insert(telling.article);
            if (!telling.copy_of.text.empty()) { copies.insert(source_name(telling)); }
        }
    }
    std::string words = "told by " + std::to_string(sources.size()) + (sources.size() == 1 ? " source" : " sources") +
                        " in " + std::to_string(members.size()) + " passages";
    std::string list;
    for (const auto& kind : kinds) { list += (list.empty() ? "" : " and ") + kind; }
    words += kinds.size() == 1 ? ": same kind" : ": " + list;
    if (const auto date = in_words(event.date); !date.empty()) { words += ", " + date; }
    const double apart = widest_apart(members);
    words += apart > 100.0    ? ", places " + kilometres_text(apart) + " apart"
             : event.geometry ? ", same place"
                              : ", no place told";
    if (!copies.empty()) {
        std::string names;
        for (const auto& name : copies) { names += (names.empty() ? "" : ", ") + name; }
        words +=
            "; " + names + (copies.size() == 1 ? " carries" : " carry") + " the text of another source and counts once";
    }
    return words;
}

}  // namespace mapwire::events
