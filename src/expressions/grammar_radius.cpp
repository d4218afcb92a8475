#include "expressions/grammar.hpp"

namespace mapwire::expressions {

// The number stands behind its noun: "radius of 30 km around X", "a zone of 5 km around X", "to a depth of 10 km".
void Grammar::sized_rules(int at, std::vector<Found>& out) const {
    const auto quantity_after = [&](int from) -> std::optional<Quantities> {
        if (const auto* of = words_.cue(from, Cue::of)) { from = of->end; }
        if (const auto* article = words_.cue(from, Cue::indefinite); article != nullptr && !read_.quantities(from)) {
            from = article->end;
        }
        auto q = read_.quantities(from);
        return q && q->list.front().unit != nullptr ? q : std::nullopt;
    };
    const auto* radius = words_.cue(at, Cue::radius);
    const auto* zone = words_.longest(at, WordClass::zone_noun);
    const auto* depth = words_.cue(at, Cue::depth_of);
    const auto* width = words_.cue(at, Cue::width_of);
    const auto* length = words_.cue(at, Cue::length_of);
    const auto* keep = words_.cue(at, Cue::keep_away);
    const auto finish = [&](const Quantities& q, std::string_view relation, std::string_view rule,
                            std::initializer_list<Cue> cues) {
        auto found = make(at, q.end, relation, rule, 101);
        found.quantities = q.list;
        auto reference = reference_after(q.end, cues);
        if (!reference) { reference = reference_after(skip_set_up(q.end), {Cue::around}); }
        if (reference) {
            found.references = {*reference};
            found.words.end = reference->words.end;
        }
        return found;
    };
    if (radius != nullptr) {
        if (const auto q = quantity_after(radius->end)) {
            auto found = finish(*q, "radius_zone", "R2", {Cue::around, Cue::from, Cue::of});
            if (lone_ || !found.references.empty()) { settle(found, out); }
        }
    }
    if (zone != nullptr) {
        int next = zone->end;
        bool wide = words_.cue(next, Cue::wide) != nullptr || words_.cue(next, Cue::width_of) != nullptr;
        bool deep = words_.cue(next, Cue::deep) != nullptr || words_.cue(next, Cue::depth_of) != nullptr;
        if (const auto* tag = words_.cue(next, Cue::wide)) { next = tag->end; }
        if (const auto* tag = words_.cue(next, Cue::deep)) { next = tag->end; }
        if (const auto q = quantity_after(next)) {
            wide = wide || words_.cue(q->end, Cue::wide) != nullptr;
            deep = deep || words_.cue(q->end, Cue::deep) != nullptr;
            auto found = finish(*q, "radius_zone", "R2", {Cue::around, Cue::from});
            found.zone_row = zone->sense.row;
            if (found.references.empty() || wide || deep) {
                found.relation = deep ? "depth_from_line" : "two_sided_buffer";
                found.rule = deep ? "R9" : "R10";
                if (found.references.empty()) {
                    int after = q->end;
                    for (const auto cue : {Cue::wide, Cue::deep}) {
                        if (const auto* tag = words_.cue(after, cue)) { after = tag->end; }
                    }
                    if (const auto into = reference_after(after, {Cue::into, Cue::inside})) {
                        found.relation = "depth_from_line";
                        found.rule = "R9";
                        found.references = {*into};
                        found.words.end = into->words.end;
                    } else if (const auto line = reference_after(after, {Cue::along, Cue::on, Cue::each_side})) {
                        found.references = {*line};
                        found.words.end = line->words.end;
                    }
                }
            }
            if (lone_ || !found.references.empty()) {
                // ", extending to a length of 100 kilometres"
                for (int more = found.words.end; more < std::min(found.words.end + 5, words_.size()); ++more) {
                    const auto* of = words_.cue(more, Cue::length_of);
                    if (of == nullptr) { of = words_.cue(more, Cue::width_of); }
                    if (of == nullptr) { continue; }
                    if (const auto second = quantity_after(of->end)) {
                        found.quantities.insert(found.quantities.end(), second->list.begin(), second->list.end());
                        found.words.end = second->end;
                    }
                    break;
                }
                settle(found, out);
            }
        }
    }
    if (depth != nullptr || width != nullptr || length != nullptr) {
        const auto* tag = depth != nullptr ? depth : (width != nullptr ? width : length);
        if (const auto q = quantity_after(tag->end); q && lone_) {
            auto found =
                finish(*q, depth != nullptr ? "depth_from_line" : (width != nullptr ? "two_sided_buffer" : "area_size"),
                       depth != nullptr ? "R9" : (width != nullptr ? "R10" : "R29"),
                       {Cue::into, Cue::inside, Cue::from, Cue::along, Cue::in});
            found.rank = 99;
            settle(found, out);
        }
    }
    if (keep != nullptr) {
        int next = keep->end;
        if (const auto* away = words_.cue(next, Cue::away)) { next = away->end; }
        if (const auto q = quantity_after(next)) {
            const auto* away = words_.cue(q->end, Cue::away);
            auto found = make(at, q->end, "inside_zone", "R19", 102);
            found.quantities = q->list;
            if (auto reference = reference_after(away != nullptr ? away->end : q->end, {Cue::from, Cue::to})) {
                found.references = {*reference};
                found.words.end = reference->words.end;
                settle(found, out);
            }
        }
    }
}

}  // namespace mapwire::expressions
