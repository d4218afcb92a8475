#include "events/parties.hpp"

#include <algorithm>

#include "mapwire/text/single_spaced.hpp"

namespace mapwire::events {
namespace {

bool in_force(const Actor& actor, std::optional<Date> day) {
    return !day || ((!actor.from || *actor.from <= *day) && (!actor.to || *day <= *actor.to));
}

std::string role_of(const EventTables::State& tables, const Sentence& sentence, int begin, int end) {
    for (int at = end - 1; at >= begin; --at) {
        for (const auto& [number, name] : tables.role_classes) {
            if (sentence[at].classes.test(number)) { return name; }
        }
    }
    return {};
}

struct Country {
    std::string code;
    std::string name;
    std::optional<std::uint32_t> mention;
    int begin = 0;
    int end = 0;
};

// The first country that the words name, by a mention that stands for one or lies in one.
std::optional<Country> country_in(const Surroundings& around, const Sentence& sentence, int begin, int end) {
    for (int at = begin; at < end; ++at) {
        if (sentence[at].mention < 0) { continue; }
        const auto index = static_cast<std::size_t>(sentence[at].mention);
        const auto* resolved = std::get_if<ResolvedPlace>(&around.reading.toponyms.resolutions[index]);
        if (resolved == nullptr) { continue; }
        const auto place = around.world.place(resolved->stands_for ? *resolved->stands_for : resolved->place);
        if (place.country_code.empty()) { continue; }
        int last = at + 1;
        while (last < end && sentence[last].mention == sentence[at].mention) { ++last; }
        const bool whole = resolved->stands_for || place.feature_code.starts_with("PCL");
        return Country{place.country_code, whole ? place.name : "", static_cast<std::uint32_t>(index), at, last};
    }
    return std::nullopt;
}

std::string words_of(const Sentence& sentence, int begin, int end) { return single_spaced(sentence.text(begin, end)); }

// A name as a map prints it: half of a pair of quotation marks would stand alone there.
std::string without_quotes(std::string text) {
    for (const std::string_view mark : {"\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xC2\xAB", "\xC2\xBB"}) {
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) { text.erase(at, mark.size()); }
    }
    return text;
}

EventParty party_of(const Surroundings& around, const Sentence& sentence, int begin, int end, int whole_end) {
    EventParty party;
    const int last = std::min(whole_end, begin + 14);
    party.span = sentence.span(begin, last);
    party.text = words_of(sentence, begin, last);
    party.name = without_quotes(party.text);
    party.role = role_of(around.tables, sentence, begin, end);
    const Tag* actor = nullptr;
    for (const auto& tag : sentence.tags()) {
        if (tag.begin >= last) { break; }
        if (tag.meaning != Meaning::actor || tag.begin < begin || tag.end > last) { continue; }
        if (!in_force(around.tables.actors[tag.row], around.reading.article.published)) { continue; }
        if (actor == nullptr || tag.end - tag.begin > actor->end - actor->begin) { actor = &tag; }
    }
    const auto country = country_in(around, sentence, begin, last);
    if (actor != nullptr) {
        const auto& row = around.tables.actors[actor->row];
        party.id = row.id;
        party.country = row.country;
        if (party.role.empty() || actor->end >= end) { party.role = row.role; }
        if (actor->end >= end) { party.name = row.name; }
    }
    if (country) {
        if (party.country.empty()) { party.country = country->code; }
        party.mention = country->mention;
        if (actor == nullptr && country->begin == begin && country->end == end && !country->name.empty()) {
            party.name = country->name;
            if (party.role.empty()) { party.role = "GOV"; }
        }
    }
    return party;
}

}  // namespace

std::vector<EventParty> parties_of(const Surroundings& around, const Sentence& sentence, const NounPhrase& phrase,
                                   const std::vector<EventParty>& last) {
    std::vector<EventParty> parties;
    if (phrase.empty()) { return parties; }
    int begin = phrase.begin;
    const auto add = [&](int end, bool final) {
        int first = begin;
        while (first < end && (sentence.is(first, WordClass::determiner) || sentence.is(first, WordClass::possessive) ||
                               sentence[first].mark != Mark::none)) {
            ++first;
        }
        while (end > first && sentence[end - 1].mark != Mark::none) { --end; }
        if (first >= end) { return; }
        if (end == first + 1 && sentence.is(first, WordClass::pronoun)) {
            for (const auto& known : last) {
                parties.push_back(known);
                parties.back().span = sentence.span(first, end);
                parties.back().text = words_of(sentence, first, end);
                parties.back().mention.reset();
            }
            return;
        }
        parties.push_back(party_of(around, sentence, first, end, final ? std::max(phrase.whole_end, end) : end));
    };
    for (int at = phrase.begin; at < phrase.end; ++at) {
        const bool joint = sentence.is(at, WordClass::conjunction) || sentence.is_mark(at, Mark::comma);
        if (!joint) { continue; }
        if (at > begin) { add(at, false); }
        begin = at + 1;
    }
    if (begin < phrase.end) { add(phrase.end, true); }
    return parties;
}

bool may_act(const EventTables::State& tables, const Sentence& sentence, const EventParty& party) {
    if (!party.id.empty() || !party.role.empty() || !party.country.empty()) { return true; }
    // Of a pronoun: who acted before.
    if (party.name != without_quotes(party.text)) { return true; }
    for (int at = 0; at < sentence.size(); ++at) {
        const auto& word = sentence[at];
        if (word.span.begin < party.span.begin || word.span.end > party.span.end) { continue; }
        if ((word.classes & tables.acting_things).any()) { return true; }
        // A sentence begins with a capital letter whatever its first word is.
        if (word.capital && !word.number && word.mark == Mark::none && (at > 0 || word.mention >= 0)) { return true; }
    }
    return false;
}

bool any_known(const std::vector<EventParty>& parties) {
    return std::any_of(parties.begin(), parties.end(), [](const EventParty& party) {
        return !party.id.empty() || !party.country.empty() || !party.role.empty();
    });
}

bool any_public(const std::vector<EventParty>& parties) {
    return std::any_of(parties.begin(), parties.end(), [](const EventParty& party) {
        return !party.id.empty() || (!party.role.empty() && party.role != "BUS" && party.role != "CVL");
    });
}

void settle_twice_told(Event& event) {
    for (std::size_t i = event.recipients.size(); i-- > 0;) {
        const auto same = std::find_if(event.actors.begin(), event.actors.end(),
                                       [&](const EventParty& actor) { return actor.span == event.recipients[i].span; });
        if (same == event.actors.end()) { continue; }
        if (any_public({*same})) {
            event.recipients.erase(event.recipients.begin() + static_cast<std::ptrdiff_t>(i));
        } else {
            event.actors.erase(same);
        }
    }
}

std::optional<EventParty> attribution_of(const Surroundings& around, const Sentence& sentence, int at) {
    NounPhrase source;
    for (const auto& tag : sentence.tags()) {
        if (tag.meaning != Meaning::cue) { continue; }
        const auto kind = sentence.language().cues[tag.row].kind;
        if (kind == CueKind::according) {
            source = phrase_from(sentence, skip_forward(sentence, tag.end));
        } else if (kind == CueKind::say && !(tag.begin <= at && at < tag.end)) {
            const auto group = verb_group(sentence, tag.begin, tag.end, tag.form);
            source = phrase_until(sentence, group.begin, sentence.clause_begin(tag.begin));
            if (source.empty() || sentence.is_mark(group.begin - 1, Mark::comma)) {
                source = phrase_from(sentence, skip_forward(sentence, tag.end));
            }
        }
        if (!source.empty() && !(source.begin <= at && at < source.whole_end)) { break; }
        source = {};
    }
    if (source.empty()) { return std::nullopt; }
    auto parties = parties_of(around, sentence, source, {});
    if (parties.empty()) { return std::nullopt; }
    // A name in apposition is part of who says so; the first is who is meant.
    return parties.front();
}

}  // namespace mapwire::events
