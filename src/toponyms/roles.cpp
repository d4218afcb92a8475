#include "toponyms/roles.hpp"

#include <algorithm>

namespace mapwire::toponyms {
namespace {

constexpr const char* undecided = "";

class RoleFinder {
public:
    RoleFinder(const DocumentView& view, const Names& names, const std::vector<SpanFacts>& facts)
        : view_(view), names_(names), facts_(facts) {}

    std::vector<RoleReading> find() {
        std::vector<RoleReading> roles;
        roles.reserve(facts_.size());
        for (std::uint32_t i = 0; i < facts_.size(); ++i) { roles.push_back(role_of(i)); }
        // Names joined by "and" or a comma act together: "Turkey, Iran and Russia said".
        for (std::size_t i = roles.size(); i-- > 1;) { inherit(roles, i - 1, i); }
        for (std::size_t i = 1; i < roles.size(); ++i) { inherit(roles, i, i - 1); }
        for (auto& reading : roles) {
            if (reading.rule == undecided) { reading.rule = "no sign of another role"; }
        }
        return roles;
    }

private:
    RoleReading role_of(std::uint32_t i) const {
        const SpanFacts& facts = facts_[i];
        const NameSpan& span = names_.spans[i];
        const Sentence& sentence = view_.sentence_of(span.first);
        if (sentence.part == PartKind::furniture || sentence.part == PartKind::byline) {
            return {Role::boilerplate, "page furniture"};
        }
        if (facts.not_place == NotPlace::person) { return {Role::person, "a known name of a person"}; }
        if (facts.not_place != NotPlace::no) { return {Role::organisation, "a known name that is no place"}; }
        if (sentence.part == PartKind::dateline) { return {Role::dateline, "dateline"}; }
        if (facts.only_demonym) { return {Role::demonym, "demonym"}; }
        if (inside_person(facts)) { return {Role::person, "part of the name of a person"}; }
        if (facts.org_after && !facts.headline) { return {Role::organisation, "part of the name of an organisation"}; }
        if (facts.org_before) { return {Role::organisation, "part of the name of an organisation"}; }
        if (facts.government) { return building(facts); }
        if (facts.abbreviation && is_modifier(span)) { return {Role::demonym, "modifier"}; }
        if (facts.demonym && is_modifier(span) && !facts.country) { return {Role::demonym, "demonym"}; }
        return acting(span, facts);
    }

    static bool inside_person(const SpanFacts& facts) {
        if (facts.headline || facts.contained || facts.container || facts.place_noun_before) { return false; }
        if (facts.country && !facts.first_name_before && !facts.is_first_name) { return false; }
        if ((facts.first_name_before || facts.title_before) && !facts.demonym && !facts.abbreviation) { return true; }
        if (facts.is_first_name && facts.surname_after) { return true; }
        return facts.person_elsewhere && !facts.place_elsewhere && facts.words == 1 && !facts.country &&
               (facts.before & mask(WordClass::location_preposition)) == 0;
    }

    static RoleReading building(const SpanFacts& facts) {
        const bool placed = (facts.before & mask(WordClass::location_preposition)) != 0;
        if (placed) { return {Role::literal, "after a preposition of place"}; }
        return {Role::metonymic, "a building that stands for its government"};
    }

    // "U.S. officials", "U.K.-based": the next word is a noun or an adjective.
    bool is_modifier(const NameSpan& span) const {
        if (view_[span.end - 1].possessive) { return false; }
        const Word& next = view_.after(span.end);
        if (next.mark == '-') { return true; }
        if (!next.is_word()) { return false; }
        constexpr WordClasses not_nouns =
            mask(WordClass::auxiliary_verb, WordClass::coordinator, WordClass::location_preposition,
                 WordClass::path_preposition, WordClass::topic_preposition, WordClass::agent_preposition,
                 WordClass::article, WordClass::function_word, WordClass::weekday_month);
        if ((next.classes & not_nouns) != 0) { return false; }
        // "U.S. support for" is a noun, "the U.S. supports" a verb: the same word may be both ("backing").
        if (next.is(WordClass::agency_verb) && !next.is(WordClass::agent_noun)) { return false; }
        return !(next.is(WordClass::agency_participle) && !next.is(WordClass::agent_noun));
    }

    bool is_actor(const SpanFacts& facts) const { return facts.country || facts.capital || facts.abbreviation; }

    RoleReading acting(const NameSpan& span, const SpanFacts& facts) const {
        if (facts.contained || facts.container || facts.place_noun_before || facts.described ||
            facts.direction_before || facts.facility_after || facts.nature_after || facts.admin_after) {
            return {Role::literal, "words of place around it"};
        }
        if ((facts.before & mask(WordClass::location_preposition)) != 0) {
            return {Role::literal, "after a preposition of place"};
        }
        const Word& previous = word_before(span);
        if (is_actor(facts)) {
            if (const auto reading = object(span, previous); reading.rule != undecided) { return reading; }
            if (const auto reading = subject(span, facts); reading.rule != undecided) { return reading; }
        } else if (view_.after(span.end).is(WordClass::agency_verb) && facts.run_left == 0 && facts.adm1 &&
                   !facts.possessive) {
            return {Role::metonymic, "subject of a verb of acting"};
        }
        return {Role::literal, undecided};
    }

    const Word& word_before(const NameSpan& span) const {
        const Word& previous = view_.before(span.first);
        return previous.is(WordClass::article) ? view_.before(span.first, 2) : previous;
    }

    // "talks with Moscow", "sanctions against Russia", "backers, including Iran".
    RoleReading object(const NameSpan& span, const Word& previous) const {
        if (previous.is(WordClass::acting_preposition)) {
            const Word& noun = view_.before(span.first, view_.before(span.first).is(WordClass::article) ? 3 : 2);
            if (noun.is(WordClass::border_noun)) { return {Role::literal, "a border with it"}; }
            return {Role::metonymic, "with, against or by it"};
        }
        if (previous.is(WordClass::sharing_preposition)) {
            if (noun_before(span, WordClass::agent_noun_before)) {
                return {Role::metonymic, "between or among actors"};
            }
            const bool whole_country = facts_of(span).country && !previous.is(WordClass::topic_preposition);
            if (whole_country && joined_countries(span) && !way_before(span)) {
                return {Role::metonymic, "between actors"};
            }
            return {Role::literal, "between or among places"};
        }
        if (previous.is(WordClass::path_preposition)) { return {Role::literal, "after a preposition of way"}; }
        // "of the Turkey, Iran and Russia backed talks": the article belongs to a later noun.
        const bool article = view_.before(span.first).is(WordClass::article);
        if (article && !facts_of(span).abbreviation && facts_of(span).in_list) { return {Role::literal, undecided}; }
        if (previous.is(WordClass::topic_preposition)) { return {Role::literal, "the topic"}; }
        if (previous.is(WordClass::motion_word)) { return {Role::literal, "after a word of motion"}; }
        return {Role::literal, undecided};
    }

    // "between the U.S. and forces": something is joined to it by "and".
    bool joined_countries(const NameSpan& span) const { return view_.after(span.end).is(WordClass::coordinator); }

    const SpanFacts& facts_of(const NameSpan& span) const {
        return facts_[static_cast<std::size_t>(&span - names_.spans.data())];
    }

    // A word of that class among the eight before.
    bool noun_before(const NameSpan& span, WordClass word_class) const {
        for (std::uint32_t step = 2; step <= 8; ++step) {
            if (view_.before(span.first, step).is(word_class)) { return true; }
        }
        return false;
    }

    // "the border between", "the road between", "halfway between".
    bool way_before(const NameSpan& span) const {
        for (std::uint32_t step = 2; step <= 4; ++step) {
            const Word& word = view_.before(span.first, step);
            if (word.is(WordClass::border_noun) || word.is(WordClass::nature_tail) ||
                word.is(WordClass::facility_tail)) {
                return true;
            }
            if (word.is(WordClass::agent_noun_before)) { return false; }
        }
        return false;
    }

    // "Russia has denied", "Iran's involvement", "the U.S. and its allies", "U.S. in talks".
    RoleReading subject(const NameSpan& span, const SpanFacts& facts) const {
        const Word& next = view_.after(span.end);
        const Word& next2 = view_.after(span.end, 2);
        if (facts.possessive) {
            for (std::uint32_t step = 1; step <= 3; ++step) {
                const Word& word = view_.after(span.end, step);
                if (word.is(WordClass::agent_noun)) { return {Role::metonymic, "what only a government has"}; }
                if (!word.is_word()) { break; }
            }
            return {Role::literal, undecided};
        }
        if (next.is(WordClass::coordinator) && next2.is(WordClass::owner_word)) {
            return {Role::metonymic, "with its allies or the like"};
        }
        if (next.is(WordClass::location_preposition) && next2.is(WordClass::agent_noun_before)) {
            return {Role::metonymic, "in talks"};
        }
        if (next.shape == Shape::capitals && !view_.is_headline(view_.document().tokens[span.first].sentence)) {
            return {Role::literal, undecided};
        }
        if (next.mark == '-' && next2.is(WordClass::agency_verb)) { return {Role::metonymic, "backed or led by it"}; }
        if (next.is(WordClass::auxiliary_verb)) { return after_auxiliary(span, next); }
        if (next.is(WordClass::agency_verb) && next.is_word()) {
            return {Role::metonymic, "subject of a verb of acting"};
        }
        return {Role::literal, undecided};
    }

    // "is seeking", "has denied", "could try" act; "is a country", "was hit" do not.
    RoleReading after_auxiliary(const NameSpan& span, const Word& auxiliary) const {
        if (!auxiliary.is(WordClass::copula)) { return {Role::metonymic, "subject of a verb"}; }
        for (std::uint32_t step = 2; step <= 4; ++step) {
            const Word& word = view_.after(span.end, step);
            if (word.shape == Shape::punctuation) { break; }
            if ((word.classes & mask(WordClass::agency_participle, WordClass::agency_verb)) != 0) {
                return {Role::metonymic, "subject of a verb of acting"};
            }
        }
        return {Role::literal, undecided};
    }

    // `to` takes the metonymic role of `from` when nothing but "and", "or" or a comma stands between them.
    void inherit(std::vector<RoleReading>& roles, std::size_t to, std::size_t from) const {
        if (roles[to].rule != undecided || roles[from].role != Role::metonymic || !is_actor(facts_[to])) { return; }
        const NameSpan& left = names_.spans[std::min(to, from)];
        const NameSpan& right = names_.spans[std::max(to, from)];
        if (right.first <= left.end || right.first > left.end + 3) { return; }
        for (auto at = left.end; at < right.first; ++at) {
            const Word& word = view_[at];
            if (word.mark != ',' && !word.is(WordClass::coordinator) && !word.is(WordClass::article)) { return; }
        }
        roles[to] = {Role::metonymic, "joined with an actor"};
    }

    const DocumentView& view_;
    const Names& names_;
    const std::vector<SpanFacts>& facts_;
};

}  // namespace

std::vector<RoleReading> find_roles(const DocumentView& view, const Names& names, const std::vector<SpanFacts>& facts) {
    return RoleFinder(view, names, facts).find();
}

}  // namespace mapwire::toponyms
