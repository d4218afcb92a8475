#include "events/compose.hpp"

#include <algorithm>
#include <cstdlib>

#include "events/event_id.hpp"
#include "mapwire/text/single_spaced.hpp"

namespace mapwire::events {
namespace {

constexpr double least_confidence = 0.5;

void append(std::vector<EventParty>& to, std::vector<EventParty> from) {
    for (auto& party : from) {
        const bool there = std::any_of(to.begin(), to.end(), [&](const EventParty& other) {
            return other.span == party.span || other.name == party.name;
        });
        if (!there) { to.push_back(std::move(party)); }
    }
}

}  // namespace

// "The union said it may stop": who speaks. "The drone was shot down after it dropped a bomb": the subject before it.
// "A jet shot down a drone after it fired": either, so nobody.
std::vector<EventParty> Composer::meant_by_pronouns(const Sentence& sentence, const Candidate& candidate,
                                                    const std::vector<Candidate>& candidates,
                                                    const std::optional<EventParty>& teller) const {
    const auto& subject = candidate.roles.subject;
    if (subject.empty() || subject.end != subject.begin + 1 || !sentence.is(subject.begin, WordClass::pronoun)) {
        return last_;
    }
    const auto at = sentence[subject.begin].span;
    const bool speaker = sentence.is(subject.begin, WordClass::first_person);
    if (teller && (speaker || teller->span.end <= at.begin)) { return {*teller}; }
    if (speaker) { return {}; }
    const Candidate* earlier = nullptr;
    for (const auto& other : candidates) {
        const bool verb = other.verb && other.tag.begin < subject.begin && !other.roles.subject.empty();
        if (verb && !sentence.is(other.roles.subject.begin, WordClass::pronoun)) { earlier = &other; }
    }
    if (earlier == nullptr) { return last_; }
    if (!earlier->group.passive && !earlier->roles.object.empty()) { return {}; }
    return parties_of(around_, sentence, earlier->roles.subject, {});
}

Event Composer::make(const Sentence& sentence, const Candidate& candidate, const std::vector<Candidate>& candidates,
                     const Event* before) {
    const auto& article = around_.reading.article;
    Event event;
    event.coding = around_.tables.kinds[candidate.kind].coding;
    event.stance = candidate.stance;
    // Where the verb stands first or last, a phrase beside it may hold the trigger's own words.
    const bool verb_beside = candidate.verb && (language_.verb_first || language_.verb_last);
    event.attribution = attribution_of(around_, sentence, candidate.tag.begin);
    const auto meant = meant_by_pronouns(sentence, candidate, candidates, event.attribution);
    const auto parties = [&](const NounPhrase& phrase) {
        const auto& tag = candidate.tag;
        return parties_of(around_, sentence, verb_beside ? phrase_without(phrase, tag.begin, tag.end) : phrase, meant);
    };
    const auto& roles = candidate.roles;
    const bool passive = candidate.verb && candidate.group.passive;
    const auto& does = passive ? roles.agent : roles.subject;
    const auto& undergoes = passive ? roles.subject : roles.object;
    switch (candidate.trigger->frame) {
        case Frame::mutual:
            append(event.actors, parties(roles.subject));
            append(event.actors, parties(roles.agent));
            append(event.actors, parties(roles.between));
            append(event.actors, parties(roles.partner));
            if (candidate.verb) { append(event.actors, parties(roles.object)); }
            break;
        case Frame::suffer:
            append(event.recipients, parties(candidate.verb ? roles.subject : roles.object));
            if (!candidate.verb && roles.object.empty()) { append(event.recipients, parties(roles.subject)); }
            append(event.actors, parties(roles.agent));
            break;
        case Frame::self:
            append(event.actors, parties(roles.subject));
            if (event.actors.empty()) { append(event.actors, parties(roles.agent)); }
            if (event.actors.empty() && !candidate.verb) { append(event.actors, parties(roles.object)); }
            append(event.recipients, parties(candidate.verb ? roles.object : roles.target));
            if (event.recipients.empty()) { append(event.recipients, parties(roles.target)); }
            break;
        case Frame::acts:
            append(event.actors, parties(does));
            append(event.actors, parties(candidate.verb ? NounPhrase{} : roles.agent));
            append(event.recipients, parties(undergoes));
            if (event.recipients.empty() || !any_known(event.recipients)) {
                append(event.recipients, parties(roles.target));
            }
            if (event.recipients.empty()) { append(event.recipients, parties(roles.partner)); }
            // "gave food to the refugees", "support for the government": the object is what is given.
            if (event.coding.type == "AID" && !any_known(event.recipients)) {
                event.recipients = parties(roles.target.empty() ? roles.benefit : roles.target);
            }
            break;
    }
    settle_twice_told(event);
    std::erase_if(event.actors, [&](const EventParty& party) { return !may_act(around_.tables, sentence, party); });
    auto when = when_of(around_, sentence, candidate, candidates);
    event.date = when.range;
    event.date_text = std::move(when.text);
    event.date_span = when.span;
    // "ahead of rallies next month": what lies ahead is planned, however it is told.
    const bool done = candidate.verb && candidate.group.tense == Tense::past;
    if (!done && event.stance == Stance::happened && article.published && event.date.first &&
        *event.date.first > *article.published) {
        // "After the exchange of fire, the North said it would attack within two days": another clause's time.
        bool behind_comma = false;
        for (int at = candidate.tag.end; at < sentence.size(); ++at) {
            const bool before_time = sentence[at].span.end <= event.date_span.begin;
            behind_comma = behind_comma || (before_time && sentence.is_mark(at, Mark::comma));
        }
        if (candidate.verb || candidate.has_group || !behind_comma) {
            event.stance = Stance::planned;
        } else {
            event.date = {article.published, article.published, DatePrecision::publication};
            event.date_text.clear();
            event.date_span = {};
        }
    }
    // "also", "later": the day told just before goes on.
    if (event.date_text.empty() && before != nullptr && event.stance == Stance::happened &&
        before->stance == Stance::happened && !before->date_text.empty() &&
        before->date.precision == DatePrecision::day && !candidate.bare) {
        bool also = false;
        for (int at = 0; at < sentence.size(); ++at) { also = also || sentence.cue_at(at, CueKind::also) != nullptr; }
        const bool past = candidate.has_group && candidate.group.tense == Tense::past;
        if (also && past) { event.date = before->date; }
        if (also && candidate.has_group && candidate.group.tense == Tense::past_progressive) {
            event.date = {std::nullopt, before->date.last, DatePrecision::open_start};
        }
    }
    add_place(sentence, candidate, event);
    for (const auto& recipient : event.recipients) {
        const auto* turn = find_turn(around_.tables, "recipient:" + recipient.role, event.coding);
        if (turn != nullptr && !turn->becomes.empty() && !recipient.role.empty()) {
            event.coding = around_.tables.kinds[around_.tables.kind_numbers.at(turn->becomes)].coding;
            break;
        }
    }
    event.rule = std::string(candidate.verb ? "verb: " : "noun: ").append(candidate.trigger->words);
    if (candidate.claimed) { event.notes = "told as an accusation or a reaction"; }

    EventTelling telling;
    telling.article = article.id;
    telling.article_title = article.title;
    telling.source_url = article.source_url;
    telling.published = article.published;
    telling.sentence = sentence.number();
    telling.sentence_span = around_.reading.document.sentences[sentence.number()].span;
    telling.sentence_text = single_spaced(telling.sentence_span.of(article.text));
    telling.trigger_span = sentence.span(candidate.trigger_begin, candidate.trigger_end);
    telling.trigger = single_spaced(telling.trigger_span.of(article.text));
    telling.attribution = event.attribution ? event.attribution->text : "";
    event.id = {event_id(article.id, event.coding.kind, sentence.span(candidate.tag.begin, candidate.tag.end))};
    event.tellings.push_back(std::move(telling));
    event.confidence = Confidence{confidence_of(sentence, candidate, event)};
    return event;
}

void Composer::add_place(const Sentence& sentence, const Candidate& candidate, Event& event) const {
    auto where = where_of(around_, sentence, candidate);
    const bool material = event.coding.quad_class == "material conflict" || event.coding.type.empty();
    const bool took_place = event.stance == Stance::happened || event.stance == Stance::ongoing;
    if (!where && material && took_place) { where = where_of_dateline(around_, sentence); }
    if (!where && event.coding.type == "AID" && !event.recipients.empty()) {
        where = where_of_party(around_, event.recipients.front());
    }
    if (!where && event.coding.quad_class.starts_with("verbal") && event.stance != Stance::denied) {
        for (const auto& actor : event.actors) {
            if (!where) { where = where_of_seat(around_, sentence, actor); }
        }
    }
    if (!where) { return; }
    event.place = std::move(where->place);
    event.geometry = std::move(where->geometry);
    event.uncertainty = where->uncertainty;
    event.geo_precision = where->geo_precision;
    event.gazetteer = std::move(where->gazetteer);
    event.licence = std::move(where->licence);
    event.in_zones = std::move(where->zone);
    if (event.in_zones.empty() && event.geometry && around_.world.zones_at) {
        if (const auto* point = std::get_if<Coordinate>(&*event.geometry)) {
            const auto day = event.date.last ? event.date.last : around_.reading.article.published;
            event.in_zones = around_.world.zones_at(*point, event.uncertainty, day);
        }
    }
}

void Composer::add_figures(const Sentence& sentence, const std::vector<Candidate>& made_from,
                           std::vector<Event>& made) const {
    for (auto& told : read_figures(sentence)) {
        int best = -1;
        int best_distance = 0;
        for (int i = 0; i < static_cast<int>(made.size()); ++i) {
            const auto& event = made[static_cast<std::size_t>(i)];
            const bool bodily = event.coding.quad_class == "material conflict" || event.coding.type.empty();
            if (!bodily || event.stance == Stance::planned) { continue; }
            const int distance = std::abs(made_from[static_cast<std::size_t>(i)].tag.begin - told.at);
            if (best >= 0 && distance >= best_distance) { continue; }
            best = i;
            best_distance = distance;
        }
        if (best < 0) { continue; }
        auto& figure = figure_of(made[static_cast<std::size_t>(best)].figures, told.kind);
        if (!figure.told()) { figure = std::move(told.figure); }
    }
}

void Composer::read(const Sentence& sentence, std::vector<Event>& events) {
    auto candidates = find_candidates(sentence, around_.tables);
    if (candidates.empty()) { return; }
    for (auto& candidate : candidates) {
        if (!candidate.dropped) { judge_stance(sentence, around_.tables, candidate); }
    }
    drop_told_by_verbs(candidates, around_.tables);
    const auto& sentences = around_.reading.document.sentences;
    const Event* before = nullptr;
    if (!events.empty()) {
        const auto at = events.back().tellings.front().sentence;
        if (at + 1 >= sentence.number() && sentences[at].paragraph == sentences[sentence.number()].paragraph) {
            before = &events.back();
        }
    }
    std::vector<Event> made;
    std::vector<Candidate> made_from;
    for (const auto& candidate : candidates) {
        if (candidate.dropped) { continue; }
        auto event = make(sentence, candidate, candidates, before);
        if (any_known(event.actors)) { last_ = event.actors; }
        if (event.confidence.value() < least_confidence) { continue; }
        made.push_back(std::move(event));
        made_from.push_back(candidate);
    }
    join_same(made, made_from, around_.tables);
    add_figures(sentence, made_from, made);
    for (auto& event : made) {
        finish(event);
        // "Twelve people were killed" after "A bomb exploded": the same event goes on.
        if (before != nullptr && goes_on(event, events.back())) {
            join_figures(event.figures, events.back());
            continue;
        }
        events.push_back(std::move(event));
        before = nullptr;
    }
}

void Composer::finish(Event& event) {
    event.name = event.coding.label;
    if (event.stance != Stance::happened && event.stance != Stance::ongoing) {
        event.name += " (" + std::string(to_text(event.stance)) + ")";
    }
    if (event.place && !event.place->name.empty()) { event.name += ", " + event.place->name; }
    auto& telling = event.tellings.front();
    telling.stance = event.stance;
    telling.date = event.date;
    telling.date_text = event.date_text;
    telling.location = event.place ? event.place->text : "";
    telling.figures = event.figures;
}

}  // namespace mapwire::events
