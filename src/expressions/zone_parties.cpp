#include "expressions/zone_parties.hpp"

#include <algorithm>

namespace mapwire::expressions {
namespace {

const Tag* verb(const SentenceWords& words, int at, ZoneVerb role) {
    // Several roles may share a word ("ordered"); the longest phrase with the role counts.
    const auto* tag = words.longest(at, WordClass::zone_verb);
    if (tag == nullptr) { return nullptr; }
    return words.language().zone_verbs[tag->sense.row] == role ? tag : nullptr;
}

bool ends_clause(const SentenceWords& words, int at) {
    const auto& word = words[at];
    if (word.mark == Mark::comma || word.mark == Mark::quote || word.mark == Mark::dash || word.mark == Mark::open ||
        word.mark == Mark::close) {
        return true;
    }
    return words.cue(at, Cue::stop) != nullptr;
}

// The words of a party without determiner, auxiliaries and adverbs at its ends.
std::string party(const SentenceWords& words, std::string_view text, int begin, int end) {
    while (end > begin && (words.cue(end - 1, Cue::be) != nullptr || words.cue(end - 1, Cue::adverb) != nullptr ||
                           words.cue(end - 1, Cue::to) != nullptr)) {
        --end;
    }
    while (begin < end && (words.cue(begin, Cue::definite) != nullptr || words.cue(begin, Cue::and_) != nullptr ||
                           words.cue(begin, Cue::be) != nullptr)) {
        ++begin;
    }
    if (begin >= end || end - begin > 12) { return ""; }
    return std::string(words.span(begin, end).of(text));
}

std::string subject_before(const SentenceWords& words, std::string_view text, int at) {
    int begin = at;
    while (begin > 0 && !ends_clause(words, begin - 1)) { --begin; }
    // The subject ends where its verb begins: "the administration has been … trying to set up".
    // "On Friday the coalition warned …": what stands before the article is no part of the subject.
    if (words.cue(begin, Cue::on) != nullptr || words.cue(begin, Cue::in) != nullptr ||
        words.cue(begin, Cue::preposition) != nullptr) {
        for (int article = begin + 1; article < at; ++article) {
            if (words.cue(article, Cue::definite) != nullptr) { begin = article; }
        }
    }
    // "Turkey plans to create": the finite verb before "to" is not part of it either.
    if (words.cue_before(at, Cue::to) != nullptr && at - begin > 2 && words.cue(at - 2, Cue::be) == nullptr) {
        at -= 2;
    }
    int end = begin;
    while (end < at && words.cue(end, Cue::be) == nullptr) { ++end; }
    if (end == begin) { end = at; }
    return end - begin > 8 ? "" : party(words, text, begin, end);
}

}  // namespace

void tell_parties(const SentenceWords& words, std::string_view text, int zone_begin, int zone_end,
                  SpatialExpression& expression) {
    for (int at = zone_begin - 1; at >= 0; --at) {
        const auto* warns = verb(words, at, ZoneVerb::warns);
        if (warns != nullptr) {
            int keeps = warns->end;
            while (keeps < zone_begin && verb(words, keeps, ZoneVerb::keeps_out) == nullptr) { ++keeps; }
            if (keeps < zone_begin) {
                expression.declared_by = subject_before(words, text, at);
                expression.addressed_to = party(words, text, warns->end, keeps);
                return;
            }
        }
        if (verb(words, at, ZoneVerb::declares) != nullptr) {
            // Only the nearest verb governs the zone, and nothing but its adjectives may stand between.
            bool clause = true;
            for (int between = at + 1; between < zone_begin; ++between) {
                clause = clause && !ends_clause(words, between);
            }
            if (clause) { expression.declared_by = subject_before(words, text, at); }
            return;
        }
    }
    // "a zone declared by Turkey"
    for (int at = zone_end; at < std::min(zone_end + 4, words.size()); ++at) {
        if (verb(words, at, ZoneVerb::declares) == nullptr) { continue; }
        if (!words.has(at + 1) || words.cue(at + 1, Cue::preposition) == nullptr) { return; }
        int end = at + 2;
        while (words.has(end) && !ends_clause(words, end) && words.cue(end, Cue::in) == nullptr &&
               words.cue(end, Cue::on) == nullptr && words.cue(end, Cue::preposition) == nullptr) {
            ++end;
        }
        expression.declared_by = party(words, text, at + 2, end);
        return;
    }
}

}  // namespace mapwire::expressions
