#include <algorithm>

#include "events/compose.hpp"

namespace mapwire::events {

// Two triggers of one sentence tell one event when one of them only says it in general ("killed" beside "air strike"),
// or when both say the same.
void Composer::join_same(std::vector<Event>& made, std::vector<Candidate>& made_from,
                         const EventTables::State& tables) {
    const auto absorbs = [&](std::size_t special, std::size_t general) {
        const auto& of = tables.kinds[made_from[general].kind].general;
        if (of.empty() || made[special].stance != made[general].stance) { return false; }
        const auto& coding = made[special].coding;
        if (!tables.kinds[made_from[special].kind].general.empty() && coding.kind != made[general].coding.kind &&
            special > general) {
            return false;
        }
        return std::any_of(of.begin(), of.end(), [&](const std::string& name) {
            return coding.type == name || coding.kind == name ||
                   (coding.type.empty() && !coding.contexts.empty() && coding.contexts.front() == name);
        });
    };
    // "provided military support for the regime": the noun is what the verb does.
    const auto names_its_object = [&](std::size_t verb, std::size_t noun) {
        const auto& object = made_from[verb].roles.object;
        const int at = made_from[noun].tag.begin;
        return made_from[verb].verb && !made_from[noun].verb && !made_from[verb].group.passive && !object.empty() &&
               object.begin <= at && at < object.end && made[verb].coding.type == made[noun].coding.type &&
               !made[verb].coding.type.empty() && made[verb].stance == made[noun].stance;
    };
    for (std::size_t i = 0; i < made.size(); ++i) {
        for (std::size_t j = made.size(); j-- > 0;) {
            if (i == j || i >= made.size()) { continue; }
            const bool unsaid = !made_from[j].verb && (made_from[j].bare || !made_from[j].has_group);
            // "fired tear gas to disperse the crowd": the purpose of what was done is the same deed.
            const bool purpose = made_from[j].verb && made_from[j].group.value == "purpose" && j > i;
            // "continued to attack the group, conducting 29 strikes"
            const bool goes_on = i < j && made_from[j].group.gerund && made_from[i].verb &&
                                 made[i].stance == Stance::ongoing && made[j].stance == Stance::happened;
            const bool same = made[i].coding.kind == made[j].coding.kind &&
                              (purpose || goes_on || (made[i].stance == made[j].stance && i < j) ||
                               (unsaid && made[i].stance != made[j].stance));
            const bool is_object = names_its_object(i, j);
            if (!same && !is_object && !absorbs(i, j)) { continue; }
            if (same && made[i].place && made[j].place && made[i].place->span != made[j].place->span) { continue; }
            if (same && !made[i].date_text.empty() && !made[j].date_text.empty() &&
                made[i].date_span != made[j].date_span) {
                continue;
            }
            auto& kept = made[i];
            auto& lost = made[j];
            // "soldiers were killed when gunmen opened fire on their vehicle": it was soldiers whom they attacked.
            if (lost.coding.kind == "kill_armed") {
                const auto* turn = find_turn(tables, "recipient:MIL", kept.coding);
                if (turn != nullptr && !turn->becomes.empty()) {
                    kept.coding = tables.kinds[tables.kind_numbers.at(turn->becomes)].coding;
                }
            }
            if (kept.actors.empty()) { kept.actors = std::move(lost.actors); }
            if (is_object && !lost.recipients.empty()) { kept.recipients = lost.recipients; }
            if (kept.recipients.empty()) { kept.recipients = std::move(lost.recipients); }
            if (kept.date_text.empty() && !lost.date_text.empty()) {
                kept.date = lost.date;
                kept.date_text = lost.date_text;
                kept.date_span = lost.date_span;
            }
            if (!kept.place && lost.place) {
                kept.place = std::move(lost.place);
                kept.geometry = std::move(lost.geometry);
                kept.uncertainty = lost.uncertainty;
                kept.geo_precision = lost.geo_precision;
                kept.gazetteer = std::move(lost.gazetteer);
                kept.licence = std::move(lost.licence);
                kept.in_zones = std::move(lost.in_zones);
            }
            made.erase(made.begin() + static_cast<std::ptrdiff_t>(j));
            made_from.erase(made_from.begin() + static_cast<std::ptrdiff_t>(j));
            if (j < i) { --i; }
        }
    }
}

// A general word with no place, time and actor of its own.
bool Composer::goes_on(const Event& event, const Event& before) const {
    const auto& kinds = around_.tables.kinds;
    const auto& of = kinds[around_.tables.kind_numbers.at(event.coding.kind)].general;
    if (of.empty() || event.place || !event.date_text.empty() || any_known(event.actors)) { return false; }
    if (event.stance != before.stance) { return false; }
    return std::any_of(of.begin(), of.end(), [&](const std::string& name) {
        return before.coding.type == name || (before.coding.type.empty() && !before.coding.contexts.empty() &&
                                              before.coding.contexts.front() == name);
    });
}

void Composer::join_figures(const EventFigures& from, Event& into) {
    const auto take = [](const EventFigure& figure, EventFigure& to) {
        if (!to.told()) { to = figure; }
    };
    take(from.killed, into.figures.killed);
    take(from.injured, into.figures.injured);
    take(from.displaced, into.figures.displaced);
    take(from.captured, into.figures.captured);
    take(from.vehicles, into.figures.vehicles);
    take(from.strikes, into.figures.strikes);
    into.tellings.front().figures = into.figures;
}

}  // namespace mapwire::events
