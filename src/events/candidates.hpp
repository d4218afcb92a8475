#pragma once

#include <string>
#include <vector>

#include "events/roles.hpp"
#include "events/sentence.hpp"

namespace mapwire::events {

/// A trigger in its clause, before it becomes an event.
struct Candidate {
    Tag tag;
    const Trigger* trigger = nullptr;
    std::uint16_t kind = 0;
    bool verb = false;
    bool dropped = false;  ///< belongs to the event that governs it
    VerbGroup group;       ///< of the verb; of a noun: of the verb it depends on
    bool has_group = false;
    Roles roles;
    Stance stance = Stance::happened;
    bool bare = false;     ///< a noun on its own, nothing says that it took place
    bool claimed = false;  ///< what somebody is accused of
    int reach_begin = 0;   ///< words whose times and places are this event's
    int reach_end = 0;
    int trigger_begin = 0;  ///< words of the trigger as printed
    int trigger_end = 0;
    std::vector<int> governed;  ///< candidates that were taken in
};

/// The triggers of a sentence whose conditions hold, with roles and stance; governed ones are marked as dropped.
[[nodiscard]] std::vector<Candidate> find_candidates(const Sentence& sentence, const EventTables::State& tables);

/// Drops nouns that only name what a verb tells: what it turns into something else, what it promises.
void drop_told_by_verbs(std::vector<Candidate>& candidates, const EventTables::State& tables);

/// Whether a trigger's condition is met by the words in its roles, its clause or its sentence.
[[nodiscard]] bool holds(const Sentence& sentence, const Condition& condition, const Roles& roles, bool passive,
                         bool noun, int at);

/// Stance of a candidate by its verb group, modifiers, conditions; may change its kind (turns.tsv).
void judge_stance(const Sentence& sentence, const EventTables::State& tables, Candidate& candidate);

/// The row of turns.tsv for a governor and what it governs; null when there is none.
[[nodiscard]] const Turn* find_turn(const EventTables::State& tables, std::string_view governor,
                                    const EventCoding& governed);

}  // namespace mapwire::events
