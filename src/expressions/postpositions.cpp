#include "expressions/postpositions.hpp"

#include <algorithm>
#include <tuple>

namespace mapwire::expressions {
namespace {

Found found_of(int begin, int end, std::string_view relation, std::string_view rule, int rank) {
    Found found;
    found.words = {begin, end};
    found.relation = relation;
    found.rule = rule;
    found.rank = rank;
    return found;
}

}  // namespace

// A name with its type noun and case ending: "Halep'in", "Suriye sınırına", "Azez-Cerablus hattını", "Kilis kentinin".
std::optional<ReferencePhrase> PostpositionalGrammar::reference(int at) const {
    const int first = read_.name_end(at, true);
    if (const auto* facility = first == at && around_.lone ? words_.longest(at, WordClass::facility_noun) : nullptr) {
        ReferencePhrase plain;
        plain.words = plain.text = {at, facility->end};
        plain.kind = ReferenceKind::facility;
        plain.row = facility->sense.row;
        plain.definite = true;
        return plain;
    }
    if (first == at) { return std::nullopt; }
    ReferencePhrase phrase;
    phrase.names = {read_.name_part(at, first)};
    phrase.text = {at, first};
    int end = first;
    if (words_.is_mark(end, Mark::dash)) {
        const int second = read_.name_end(end + 1, true);
        if (second > end + 1) {
            phrase.names.push_back(read_.name_part(end + 1, second));
            phrase.text.end = end = second;
        }
    }
    if (phrase.names[0].mention) { phrase.kind = read_.kind_of_mention(*phrase.names[0].mention); }
    if (words_.has(end) && words_[end].genitive) { ++end; }
    const auto& language = words_.language();
    if (const auto* line = words_.longest(end, WordClass::line_noun)) {
        const auto kind = language.lines[line->sense.row].kind;
        phrase.kind = kind == LineKind::border  ? ReferenceKind::border
                      : kind == LineKind::coast ? ReferenceKind::coast
                      : kind == LineKind::river ? ReferenceKind::river
                      : kind == LineKind::sea   ? ReferenceKind::sea
                                                : ReferenceKind::road;
        if (phrase.kind != ReferenceKind::road) { phrase.text.end = line->end; }
        end = line->end;
    } else if (const auto* facility = words_.longest(end, WordClass::facility_noun)) {
        phrase.kind = ReferenceKind::facility;
        phrase.row = facility->sense.row;
        phrase.text.end = end = facility->end;
    } else if (const auto* container = words_.longest(end, WordClass::container_noun)) {
        const auto kind = language.containers[container->sense.row].kind;
        end = container->end;
        if (kind == ContainerKind::division || kind == ContainerKind::state || kind == ContainerKind::countryside) {
            phrase.kind = ReferenceKind::division;
            phrase.text.end = end;
        } else if (phrase.kind == ReferenceKind::name) {
            phrase.kind = kind == ContainerKind::settlement ? ReferenceKind::settlement : ReferenceKind::region;
        }
    }
    if (words_.has(end) && words_[end].genitive) { ++end; }
    phrase.words = {at, end};
    return phrase;
}

void PostpositionalGrammar::after_reference(const ReferencePhrase& reference, std::vector<Found>& out) const {
    int next = reference.words.end;
    const int begin = reference.words.begin;
    const auto keep = [&](Found found, const std::vector<ReferencePhrase>& references) {
        found.references = references;
        out.push_back(std::move(found));
    };
    // A second name: "Halep'in kuzeybatısında Türkiye sınırındaki Afrin" is about Afrin.
    const auto q = read_.quantities(next);
    if (q && q->list.front().unit != nullptr) {
        int after = q->end;
        if (const auto* at = words_.cue(after, Cue::distance_at); at != nullptr && read_.direction(at->end)) {
            after = at->end;
        }
        if (const auto turn = read_.direction(after)) {
            auto found = found_of(begin, turn->words.end, "distance_direction", "R4", 100);
            found.quantities = q->list;
            found.azimuths = turn->azimuths;
            if (reference.kind == ReferenceKind::border || reference.kind == ReferenceKind::country) {
                found.relation = "depth_from_line";
                found.rule = "R9";
            }
            keep(std::move(found), {reference});
            return;
        }
        if (const auto* radius = words_.cue(after, Cue::radius)) {
            auto found = found_of(begin, radius->end, "radius_zone", "R2", 100);
            found.quantities = q->list;
            keep(std::move(found), {reference});
            return;
        }
        if (const auto* at = words_.cue(after, Cue::distance_at)) {
            auto found = found_of(begin, at->end, "distance_only", "R5", 100);
            found.quantities = q->list;
            if (reference.kind == ReferenceKind::border || reference.kind == ReferenceKind::country) {
                found.relation = "depth_from_line";
                found.rule = "R9";
            }
            if (reference.kind == ReferenceKind::coast) {
                found.relation = "off_coast";
                found.rule = "R16";
            }
            keep(std::move(found), {reference});
            return;
        }
        if (const auto* deep = words_.cue(after, Cue::deep)) {
            auto found = found_of(begin, deep->end, "depth_from_line", "R9", 100);
            found.quantities = q->list;
            keep(std::move(found), {reference});
            return;
        }
    }
    // "Kobani çevresinde 10 kilometrelik …"
    if (const auto* around = words_.cue(next, Cue::around)) {
        if (const auto size = read_.quantities(around->end); size && size->list.front().unit != nullptr) {
            auto found = found_of(begin, size->end, "radius_zone", "R2", 100);
            found.quantities = size->list;
            if (const auto* zone = words_.longest(size->end, WordClass::zone_noun)) {
                found.zone_row = zone->sense.row;
                found.words.end = zone->end;
            }
            keep(std::move(found), {reference});
            return;
        }
        keep(found_of(begin, around->end, reference.kind == ReferenceKind::border ? "border_band" : "near",
                      reference.kind == ReferenceKind::border ? "R8" : "R3", 59),
             {reference});
        return;
    }
    if (const auto* near = words_.cue(next, Cue::near)) {
        keep(found_of(begin, near->end, reference.kind == ReferenceKind::border ? "border_band" : "near",
                      reference.kind == ReferenceKind::border ? "R8" : "R3", 60),
             {reference});
        return;
    }
    if (const auto turn = read_.direction(next)) {
        const bool part = turn->form == DirectionForm::part || turn->form == DirectionForm::adjective;
        const bool area = reference.kind == ReferenceKind::country || reference.kind == ReferenceKind::division ||
                          reference.kind == ReferenceKind::region;
        auto found = found_of(begin, turn->words.end, part || area ? "part_of_area" : "direction_only",
                              part || area ? "R7" : "R6", 58);
        if (part && reference.kind == ReferenceKind::settlement) {
            found.relation = "intra_urban";
            found.rule = "R26";
        }
        found.azimuths = turn->azimuths;
        std::vector<ReferencePhrase> references{reference};
        // What follows and has a name of its own is the place; the rest helps to find it.
        int last = turn->words.end;
        for (int at = last; at < words_.size() && at < last + 3;) {
            const auto other = this->reference(at);
            if (!other) {
                ++at;
                continue;
            }
            references.push_back(*other);
            found.words.end = other->words.end;
            found.relation = "container";
            found.rule = "R15";
            at = last = other->words.end;
        }
        keep(std::move(found), references);
        return;
    }
    if (reference.kind == ReferenceKind::border) {
        keep(found_of(begin, reference.words.end, "border_band", "R8", 55), {reference});
    } else if (reference.names.size() > 1) {
        keep(found_of(begin, reference.words.end, reference.kind == ReferenceKind::road ? "between" : "list",
                      reference.kind == ReferenceKind::road ? "R13" : "R14", 55),
             {reference});
    }
}

std::vector<Found> PostpositionalGrammar::candidates() const {
    std::vector<Found> out;
    for (int at = 0; at < words_.size(); ++at) {
        if (const auto phrase = reference(at)) { after_reference(*phrase, out); }
        // "kuzey Suriye", "Suriye'nin kuzeyi" has its rule above
        if (const auto turn = read_.direction(at); turn && turn->words.begin == at && read_.name_end(at) == at) {
            int next = turn->words.end;
            if (const auto phrase = reference(next);
                phrase && (turn->form == DirectionForm::noun || turn->form == DirectionForm::adjective)) {
                auto found = found_of(at, phrase->words.end, "part_of_area", "R7", 50);
                found.azimuths = turn->azimuths;
                found.references = {*phrase};
                out.push_back(std::move(found));
            }
            // "güneye doğru 14 kilometre ilerledi"
            if (const auto* towards = words_.cue(next, Cue::towards); towards != nullptr && around_.lone) {
                auto found = found_of(at, towards->end, "movement", "R18", 90);
                found.azimuths = turn->azimuths;
                if (const auto q = read_.quantities(towards->end)) {
                    found.quantities = q->list;
                    found.words.end = q->end;
                }
                out.push_back(std::move(found));
            }
        }
        // "30 kilometre derinliğinde güvenli bölge"
        if (const auto q = around_.lone ? read_.quantities(at) : std::nullopt; q && q->list.front().unit != nullptr) {
            const bool deep = words_.cue(q->end, Cue::deep) != nullptr;
            const bool wide = words_.cue(q->end, Cue::wide) != nullptr;
            const auto* zone = words_.longest(q->end, WordClass::zone_noun);
            if (deep || wide || zone != nullptr || words_.cue(q->end, Cue::radius) != nullptr) {
                auto found =
                    found_of(at, q->end, deep ? "depth_from_line" : (wide ? "two_sided_buffer" : "radius_zone"),
                             deep ? "R9" : (wide ? "R10" : "R2"), 80);
                found.quantities = q->list;
                out.push_back(std::move(found));
            }
        }
        if (const auto* between = words_.cue(at, Cue::between)) {
            // "A ile B arasında": the two names before
            std::vector<ReferencePhrase> references;
            int begin = at;
            for (int back = std::max(0, at - 12); back < at;) {
                if (const auto phrase = reference(back); phrase && phrase->words.end <= at) {
                    references.push_back(*phrase);
                    if (references.size() == 1) { begin = back; }
                    back = phrase->words.end;
                } else {
                    ++back;
                }
            }
            if (references.size() >= 2) {
                references.erase(references.begin(), references.end() - 2);
                auto found = found_of(begin, between->end, "between", "R13", 66);
                found.references = references;
                out.push_back(std::move(found));
            }
        }
    }
    if (!around_.lone) {
        std::erase_if(out, [&](const Found& found) {
            return std::any_of(found.references.begin(), found.references.end(), [&](const ReferencePhrase& one) {
                return !one.names[0].mention || (found.quantities.empty() && one.kind != ReferenceKind::border &&
                                                 !read_.is_literal(*one.names[0].mention));
            });
        });
    }
    return out;
}

std::vector<Found> PostpositionalGrammar::parse() const {
    auto all = candidates();
    std::stable_sort(all.begin(), all.end(), [](const Found& a, const Found& b) {
        return std::tuple{-a.rank, a.words.begin} < std::tuple{-b.rank, b.words.begin};
    });
    std::vector<Found> kept;
    for (auto& found : all) {
        const bool clashes = std::any_of(kept.begin(), kept.end(), [&](const Found& other) {
            return found.words.begin < other.words.end && other.words.begin < found.words.end;
        });
        if (!clashes) { kept.push_back(std::move(found)); }
    }
    std::stable_sort(kept.begin(), kept.end(),
                     [](const Found& a, const Found& b) { return a.words.begin < b.words.begin; });
    return kept;
}

Found PostpositionalGrammar::parse_lone() const {
    const auto all = candidates();
    const auto best = std::max_element(all.begin(), all.end(), [](const Found& a, const Found& b) {
        return std::tuple{a.rank, -a.words.begin} < std::tuple{b.rank, -b.words.begin};
    });
    if (best != all.end()) { return *best; }
    auto found = found_of(0, words_.size(), "none", "R27", 0);
    for (int at = 0; at < words_.size();) {
        if (auto phrase = reference(at)) {
            at = phrase->words.end;
            found.references.push_back(std::move(*phrase));
        } else {
            ++at;
        }
    }
    if (!found.references.empty()) {
        found.relation = found.references.size() == 1 ? "exact" : "container";
        found.rule = found.references.size() == 1 ? "R1" : "R15";
    }
    if (const auto q = read_.quantities(0)) { found.quantities = q->list; }
    return found;
}

}  // namespace mapwire::expressions
