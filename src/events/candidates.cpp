#include "events/candidates.hpp"

#include <algorithm>

#include "events/trigger_form.hpp"

namespace mapwire::events {
namespace {

class Finder {
public:
    Finder(const Sentence& sentence, const EventTables::State& tables) : sentence_(sentence), tables_(tables) {}

    std::vector<Candidate> run() {
        std::vector<Tag> tags;
        for (const auto& tag : sentence_.tags()) {
            if (tag.meaning == Meaning::trigger) { tags.push_back(tag); }
        }
        std::stable_sort(tags.begin(), tags.end(), [](const Tag& a, const Tag& b) {
            if (a.end - a.begin != b.end - b.begin) { return a.end - a.begin > b.end - b.begin; }
            return a.begin != b.begin ? a.begin < b.begin : a.row < b.row;
        });
        for (const auto& tag : tags) { consider(tag); }
        std::sort(found_.begin(), found_.end(),
                  [](const Candidate& a, const Candidate& b) { return a.tag.begin < b.tag.begin; });
        // Subjects pass from verb to verb, left to right; so roles are read again now that all verbs are known.
        for (auto& candidate : found_) {
            if (candidate.verb) {
                candidate.roles = verb_roles(sentence_, candidate.group, known_);
                take_inner_object(candidate);
                known_.push_back({candidate.group.begin, candidate.group.end, candidate.roles.subject});
            }
        }
        for (auto& candidate : found_) {
            if (!candidate.verb) { attach_noun(candidate); }
        }
        for (std::size_t i = 0; i < found_.size(); ++i) { govern(i); }
        for (auto& candidate : found_) { set_reach(candidate); }
        return std::move(found_);
    }

private:
    // "shot two planes down": what a phrase with a gap is done to stands in the gap.
    void take_inner_object(Candidate& candidate) const {
        const auto& tag = candidate.tag;
        if (candidate.group.passive || candidate.trigger->words.find("…") == std::string_view::npos) { return; }
        auto phrase = phrase_from(sentence_, tag.begin + 1);
        if (phrase.empty() || phrase.begin >= tag.end - 1) { return; }
        phrase.end = std::min(phrase.end, tag.end - 1);
        phrase.whole_end = std::min(phrase.whole_end, tag.end - 1);
        candidate.roles.object = phrase;
    }

    [[nodiscard]] bool taken(const Tag& tag) const {
        return std::any_of(found_.begin(), found_.end(), [&](const Candidate& other) {
            return other.tag.begin < tag.end && tag.begin < other.tag.end;
        });
    }

    [[nodiscard]] bool has_been(const Candidate& candidate) const {
        for (int at = candidate.group.begin; at < candidate.tag.begin; ++at) {
            if (sentence_.is(at, WordClass::be) && sentence_.is(at, WordClass::participle)) { return true; }
        }
        return false;
    }

    void consider(const Tag& as_tagged) {
        if (!sentence_.may_hold(sentence_.language().triggers[as_tagged.row].needs)) { return; }
        if (taken(as_tagged) || sentence_[as_tagged.begin].time >= 0 || in_name(sentence_, as_tagged)) { return; }
        // "lies close to the border": a word of place.
        const auto* const where = sentence_.cue_at(as_tagged.begin, CueKind::place);
        if (where != nullptr && where->end > as_tagged.end) { return; }
        Tag tag = as_tagged;
        tag.form = form_of(sentence_, as_tagged);
        if (in_compound(sentence_, tag)) { return; }
        const auto& trigger = sentence_.language().triggers[tag.row];
        Candidate candidate;
        candidate.tag = tag;
        candidate.trigger = &trigger;
        candidate.kind = trigger.kind;
        candidate.verb = trigger.part == Part::verb || (trigger.part == Part::phrase && trigger.frame != Frame::mutual);
        const bool inflected = tag.form != Form::any;
        if (tag.form == Form::gerund && trigger.part == Part::verb && is_noun_instead(sentence_, tag)) { return; }
        if (inflected && trigger.part == Part::verb) {
            candidate.verb = used_as_verb(sentence_, tag.begin, tag.end, tag.form, has_noun_reading(sentence_, tag));
            // "the shooting down of X": a gerund used as a noun keeps its meaning.
            if (!candidate.verb && tag.form != Form::gerund) { return; }
        }
        if (!candidate.verb && in_attribute(sentence_, tag)) { return; }
        if (inflected && trigger.part == Part::noun && tag.end == tag.begin + 1 && tag.form == Form::base) {
            const bool verb_too = std::any_of(sentence_.tags().begin(), sentence_.tags().end(), [&](const Tag& other) {
                return other.begin == tag.begin && other.end == tag.end && other.form == Form::base &&
                       other.meaning == Meaning::trigger && sentence_.language().triggers[other.row].part == Part::verb;
            });
            if (verb_too && used_as_verb(sentence_, tag.begin, tag.end, tag.form, true)) { return; }
        }
        if (candidate.verb) {
            candidate.group = verb_group(sentence_, tag.begin, tag.end, tag.form);
            candidate.has_group = true;
            // "sont tombés sur": with a compound past, such verbs take "be" and are no passive.
            const bool by_itself = trigger.frame == Frame::suffer || trigger.frame == Frame::self;
            if (sentence_.language().compound_past && by_itself && !has_been(candidate)) {
                candidate.group.passive = false;
            }
            if (!trigger.needs.empty()) {  // else it is enough to read them once, when all verbs are known
                candidate.roles = verb_roles(sentence_, candidate.group, {});
                take_inner_object(candidate);
            }
        } else {
            candidate.roles = noun_roles(sentence_, tag.begin, tag.end);
        }
        for (const auto& need : trigger.needs) {
            if (!holds(sentence_, need, candidate.roles, candidate.group.passive, !candidate.verb, tag.begin)) {
                return;
            }
        }
        candidate.trigger_begin = tag.begin;
        candidate.trigger_end = tag.end;
        found_.push_back(std::move(candidate));
    }

    // The verb that a noun trigger depends on: "held talks", "cancelled the meeting", "talks were held".
    void attach_noun(Candidate& candidate) {
        int begin = noun_phrase_begin(sentence_, candidate.tag.begin);
        // "a series of talks"
        if (sentence_.cue_before(begin, CueKind::of) != nullptr && begin >= 2 &&
            sentence_.is(begin - 2, WordClass::quantity)) {
            begin = noun_phrase_begin(sentence_, begin - 2);
        }
        for (const auto kind : {CueKind::light, CueKind::matrix}) {
            const auto* cue = sentence_.cue_before(begin, kind);
            if (cue == nullptr || cue->begin == begin) { continue; }
            take_verb(candidate, *cue, kind == CueKind::light);
            return;
        }
        // "a threat of measles, cholera and dengue outbreaks": what governs the first of a list governs all.
        for (int first = begin; is_listed(first);) {
            while (!is_nominal(sentence_, first - 1)) { --first; }
            first = noun_phrase_begin(sentence_, first);
            if (const auto* cue = sentence_.cue_before(first, CueKind::matrix); cue != nullptr && cue->begin < first) {
                take_verb(candidate, *cue, false);
                return;
            }
        }
        // "a visit to Moscow was cancelled": the first verb after the noun and what hangs on it.
        const int from = std::max(candidate.tag.end, candidate.roles.end);
        const int stop = sentence_.clause_end(candidate.tag.end - 1);
        const bool is_subject =
            begin == sentence_.clause_begin(begin) || !sentence_.is(begin - 1, WordClass::preposition);
        bool in_object = false;
        for (const auto& other : found_) {
            in_object = in_object || (other.verb && !other.roles.object.empty() && !other.group.passive &&
                                      other.roles.object.begin <= candidate.tag.begin &&
                                      candidate.tag.begin < other.roles.object.whole_end);
        }
        if (!is_subject || in_object || sentence_.is(from, WordClass::relative)) { return; }
        auto group = verb_group_after(sentence_, candidate.tag.end, stop);
        if (group && !is_fronted(begin, candidate.tag.end, group->begin)) {
            candidate.group = *group;
            candidate.has_group = true;
            if (does_to_another(*group)) { candidate.group.value.clear(); }
            // Only what the verb says of the noun itself counts.
            if (group->passive && candidate.roles.agent.empty()) {
                candidate.roles.agent = verb_roles(sentence_, *group, {}).agent;
            }
        }
    }

    // "The landslide blocked the road", "the strike prevented a convoy from leaving": what the verb does is done to its
    // object, and the subject took place.
    [[nodiscard]] bool does_to_another(const VerbGroup& group) const {
        if (group.negated || group.cue_begin < group.begin) { return false; }
        const auto* const cue = sentence_.cue_at(group.cue_begin, CueKind::matrix);
        if (cue == nullptr) { return false; }
        // "prevented the convoy from": the object may stand within the verb's words.
        const bool inside = group.end > cue->begin + 2 && is_nominal(sentence_, group.end - 2);
        return inside || (!group.passive && !verb_roles(sentence_, group, {}).object.empty());
    }

    // "After the exchange of fire, the North said …": time of what follows the comma, and no subject of it.
    [[nodiscard]] bool is_fronted(int begin, int end, int verb) const {
        if (!sentence_.is(begin - 1, WordClass::preposition)) { return false; }
        for (int at = end; at < verb; ++at) {
            if (sentence_.is_mark(at, Mark::comma)) { return true; }
        }
        return false;
    }

    // A phrase behind another of a list, without an article of its own.
    [[nodiscard]] bool is_listed(int begin) const {
        int at = begin - 1;
        if (sentence_.is(begin, WordClass::determiner) || sentence_.is(begin, WordClass::possessive)) { return false; }
        if (sentence_.is(at, WordClass::conjunction) && sentence_.is_mark(at - 1, Mark::comma)) { --at; }
        return (sentence_.is(at, WordClass::conjunction) || sentence_.is_mark(at, Mark::comma)) &&
               is_nominal(sentence_, at - 1);
    }

    void take_verb(Candidate& candidate, const Tag& cue, bool light) {
        candidate.group = verb_group(sentence_, cue.begin, cue.end, cue.form);
        candidate.has_group = true;
        const auto& value = sentence_.value(cue);
        if (!value.empty() && (candidate.group.value.empty() || candidate.group.value == "ongoing")) {
            candidate.group.value = value;
            candidate.group.cue_begin = cue.begin;
            candidate.group.cue_end = cue.end;
        }
        const auto verb = verb_roles(sentence_, candidate.group, known_);
        if (light && candidate.roles.subject.empty()) { candidate.roles.subject = verb.subject; }
        if (!light && candidate.roles.agent.empty() && candidate.roles.subject.empty() &&
            candidate.roles.between.empty()) {
            candidate.roles.subject = verb.subject;
        }
        if (light) {
            candidate.trigger_begin = cue.begin;
        } else if (candidate.group.value == "planned" || candidate.group.value == "ended") {
            candidate.trigger_begin = cue.begin;
        }
    }

    [[nodiscard]] int complement_end(const Candidate& governor) const {
        const int stop = sentence_.clause_end(governor.tag.end - 1);
        for (int at = governor.tag.end; at < stop; ++at) {
            if (sentence_.cue_at(at, CueKind::condition) != nullptr) { return at; }
            if (sentence_.is(at, WordClass::relative) && at > governor.tag.end + 4) { return at; }
            if (sentence_.is_mark(at, Mark::comma) && sentence_.has(at + 1)) {
                const bool gerund = std::any_of(sentence_.tags().begin(), sentence_.tags().end(), [&](const Tag& tag) {
                    return tag.begin == at + 1 && tag.form == Form::gerund;
                });
                if (gerund || sentence_.is(at + 1, WordClass::relative) ||
                    sentence_.is(at + 1, WordClass::conjunction)) {
                    return at;
                }
            }
        }
        return stop;
    }

    void govern(std::size_t index) {
        auto& governor = found_[index];
        const auto& kind = tables_.kinds[governor.kind];
        if (governor.dropped || !kind.governs) { return; }
        const int end = complement_end(governor);
        const std::string name = kind.coding.kind;
        bool turned = false;
        for (std::size_t i = 0; i < found_.size(); ++i) {
            auto& other = found_[i];
            if (i == index || other.dropped) { continue; }
            const bool after = other.tag.begin >= governor.tag.end && other.tag.begin < end;
            const auto& subject = governor.roles.subject;
            const bool before = governor.group.passive && !subject.empty() && subject.whole_begin <= other.tag.begin &&
                                other.tag.begin < subject.whole_end;
            if (!after && !before) { continue; }
            // "condemned the attack", and the verb of a clause of its own told as a fact, stay.
            if (!turned) {
                if (const auto* turn = find_turn(tables_, name, tables_.kinds[other.kind].coding); turn != nullptr) {
                    turned = true;
                    if (turn->becomes == "none") {  // the governor says nothing of its own here
                        governor.dropped = true;
                        return;
                    }
                    if (!turn->becomes.empty()) { governor.kind = tables_.kind_numbers.at(turn->becomes); }
                }
            }
            if (kind.keeps) {
                other.claimed = true;
            } else {
                other.dropped = true;
                governor.governed.push_back(static_cast<int>(i));
            }
        }
    }

    void set_reach(Candidate& candidate) {
        candidate.reach_begin = sentence_.clause_begin(candidate.tag.begin);
        candidate.reach_end = sentence_.clause_end(candidate.tag.begin);
        // A purpose ("to try to set up a zone in the south") is no part of talks about it.
        if (!tables_.kinds[candidate.kind].place_of_talk) { return; }
        for (int at = std::max(candidate.tag.end, candidate.roles.end); at + 1 < candidate.reach_end; ++at) {
            if (sentence_.is(at, WordClass::to) && !is_nominal(sentence_, at + 1)) {
                candidate.reach_end = at;
                break;
            }
        }
    }

    const Sentence& sentence_;
    const EventTables::State& tables_;
    std::vector<Candidate> found_;
    std::vector<KnownVerb> known_;
};

}  // namespace

std::vector<Candidate> find_candidates(const Sentence& sentence, const EventTables::State& tables) {
    return Finder(sentence, tables).run();
}

}  // namespace mapwire::events
