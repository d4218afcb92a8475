#include <algorithm>

#include "toponyms/names.hpp"

namespace mapwire::toponyms {
namespace {

bool some_reading(const Names& names, const NameSpan& inner, const NameSpan& outer, bool demonym) {
    if (outer.group == Word::none) { return false; }
    if (inner.group == Word::none) {
        const auto& group = names.groups[outer.group];
        const auto& best = names.options[group.best];
        return (best.is_country || best.is_adm1) && group.any_demonym == demonym;
    }
    const auto& in = names.groups[inner.group];
    const auto& out = names.groups[outer.group];
    for (auto o = out.first_option; o < out.end_option; ++o) {
        const auto& container = names.options[o];
        if ((container.kind == NameKind::demonym) != demonym) { continue; }
        for (auto i = in.first_option; i < in.end_option; ++i) {
            if (may_contain(container, names.options[i])) { return true; }
        }
    }
    return false;
}

}  // namespace

void find_containments(const DocumentView& view, Names& names) {
    using How = Containment::How;
    const auto count = static_cast<std::uint32_t>(names.spans.size());
    const auto look = [&](std::uint32_t inner, std::uint32_t at, How how) {
        // Spans that begin at token `at`.
        auto found = std::partition_point(names.spans.begin(), names.spans.end(),
                                          [at](const NameSpan& span) { return span.first < at; });
        for (; found != names.spans.end() && found->first == at; ++found) {
            const bool demonym = how == How::demonym;
            const auto outer = static_cast<std::uint32_t>(found - names.spans.begin());
            if (some_reading(names, names.spans[inner], *found, demonym)) {
                names.containments.push_back({inner, outer, how});
                return;
            }
        }
    };
    for (std::uint32_t i = 0; i < count; ++i) {
        const NameSpan& span = names.spans[i];
        if (span.group != Word::none && names.groups[span.group].only_demonyms) { continue; }
        const auto last = view.sentence_of(span.first).end_token;
        if (span.end + 1 < last && (view[span.end].mark == ',' || view[span.end].mark == '(') &&
            !view[span.end - 1].possessive) {
            look(i, span.end + 1, How::comma);
        } else if (span.end + 1 < last && view[span.end].is(WordClass::location_preposition)) {
            auto at = span.end + 1;
            while (at + 1 < last && (view[at].classes & mask(WordClass::direction, WordClass::article)) != 0) { ++at; }
            look(i, at, How::preposition);
        }
        // "the Syrian town of Al Tanf", "the Iraqi city Rawa": a demonym, a noun of place, the name.
        auto at = span.first;
        const auto first = view.sentence_of(span.first).first_token;
        for (int steps = 0; at > first && steps < 4; ++steps) {
            --at;
            if (view[at].shape == Shape::punctuation && view[at].mark != '-') { break; }
            if (view[at].is_capitalised()) {
                look(i, at, How::demonym);
                break;
            }
        }
    }
}

}  // namespace mapwire::toponyms
