#include <algorithm>

#include "events/candidates.hpp"

namespace mapwire::events {
namespace {

Classes classes_of(const Sentence& sentence, int begin, int end) {
    Classes classes;
    for (int i = std::max(0, begin); i < std::min(end, sentence.size()); ++i) { classes |= sentence[i].classes; }
    return classes;
}

Classes classes_of(const Sentence& sentence, const NounPhrase& phrase) {
    if (phrase.empty()) { return {}; }
    return classes_of(sentence, std::min(phrase.begin, phrase.whole_begin), std::max(phrase.end, phrase.whole_end));
}

}  // namespace

bool holds(const Sentence& sentence, const Condition& condition, const Roles& roles, bool passive, bool noun, int at) {
    using Where = Condition::Where;
    Classes there;
    bool nothing = false;
    switch (condition.where) {
        case Where::object: {
            const auto& first = passive ? roles.subject : roles.object;
            there = classes_of(sentence, first);
            if (noun) {
                there |= classes_of(sentence, roles.target) | classes_of(sentence, roles.partner) |
                         classes_of(sentence, roles.between);
            }
            if (first.empty()) { there |= classes_of(sentence, roles.target) | classes_of(sentence, roles.partner); }
            nothing = first.empty() && roles.target.empty() && roles.partner.empty() && roles.between.empty();
            break;
        }
        case Where::subject: {
            const auto& first = passive ? roles.agent : roles.subject;
            there = classes_of(sentence, first);
            if (noun) { there |= classes_of(sentence, roles.agent) | classes_of(sentence, roles.between); }
            nothing = first.empty();
            break;
        }
        case Where::near: there = classes_of(sentence, sentence.clause_begin(at), sentence.clause_end(at)); break;
        case Where::sentence: there = sentence.all_classes(); break;
    }
    const bool met =
        (there & condition.classes).any() || (condition.nothing && nothing) || (condition.something && !nothing);
    return met != condition.negated;
}

const Turn* find_turn(const EventTables::State& tables, std::string_view governor, const EventCoding& governed) {
    const Turn* best = nullptr;
    int best_score = -1;
    for (const auto& turn : tables.turns) {
        if (turn.governor != governor) { continue; }
        if (!turn.type.empty() && turn.type != governed.type) { continue; }
        if (!turn.kind.empty() && turn.kind != governed.kind) { continue; }
        const int score = (turn.type.empty() ? 0 : 1) + (turn.kind.empty() ? 0 : 2);
        if (score > best_score) {
            best = &turn;
            best_score = score;
        }
    }
    return best;
}

}  // namespace mapwire::events
