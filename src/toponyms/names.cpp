#include "toponyms/names.hpp"

#include <algorithm>
#include <span>
#include <string_view>

#include "mapwire/text/letter_case.hpp"
#include "toponyms/name_memory.hpp"

namespace mapwire::toponyms {
namespace {

constexpr std::size_t most_options = 60;

double prominence(const PlaceOption& option) noexcept {
    return option.log_population + (option.is_country ? 8.0 : 0.0) + (option.is_adm1 || option.is_capital ? 3.0 : 0.0);
}

class NameFinder {
public:
    NameFinder(const DocumentView& view, const Gazetteer& gazetteer, KindWords kind_words,
               std::optional<Date> published, NameMemory* memory)
        : view_(view),
          gazetteer_(gazetteer),
          published_(published),
          kind_in_lower_case_(kind_words == KindWords::in_lower_case && view.uses_capitals()),
          memory_(memory) {}

    Names find() {
        MatchOptions options;
        options.mode = MatchMode::all_overlapping;
        options.starts = kind_in_lower_case_ ? MatchStarts::anywhere : MatchStarts::capitals;
        std::vector<FoundName> found;
        gazetteer_.find_name_spans(view_.text(), options, found);
        names_.spans.reserve(found.size());
        // A name that several layers know comes once for each, one after another.
        for (std::size_t i = 0; i < found.size();) {
            auto end = i + 1;
            while (end < found.size() && found[end].span == found[i].span) { ++end; }
            add({found.data() + i, end - i});
            i = end;
        }
        return std::move(names_);
    }

private:
    void add(std::span<const FoundName> found) {
        const TextSpan place = found.front().span;
        const auto& tokens = view_.document().tokens;
        // Found names come in text order.
        while (next_token_ < view_.size() && tokens[next_token_].span.end <= place.begin) { ++next_token_; }
        const auto first = next_token_;
        if (first >= view_.size()) { return; }
        // Inside a word only where words stick to the next: "and Damascus" is one word in Arabic, "d'Alep" in French.
        const bool inside_word = tokens[first].span.begin < place.begin;
        const bool elided = inside_word && kind_in_lower_case_ && follows_elision(place);
        if (inside_word && !elided && view_[first].shape != Shape::caseless) { return; }
        auto end = first;
        while (end < view_.size() && tokens[end].span.begin < place.end) { ++end; }
        if (place.of(view_.text()).find('(') != std::string_view::npos) { return; }  // "Congo (DRC"
        if (end == first || tokens[first].sentence != tokens[end - 1].sentence) { return; }
        if (view_.uses_capitals() && !elided && !begins_with_capital(first, end)) { return; }
        if (ends_in_grammar(first, end)) { return; }
        NameSpan span{first, end, place, group_of(found)};
        if (span.group == Word::none) { return; }
        span.span.end = clean_end(span);
        if (lacks_its_stop(span)) { return; }
        names_.spans.push_back(span);
    }

    // Behind an apostrophe, with a capital.
    bool follows_elision(TextSpan place) const {
        const auto before = view_.text().substr(0, place.begin);
        return (before.ends_with('\'') || before.ends_with("\u2019")) && begins_like_a_name(place.of(view_.text()));
    }

    // A name ends with a whole word without its closing 's. A full stop after a shortened word belongs to it ("Calif.",
    // "W.Va."), other punctuation never.
    std::size_t clean_end(NameSpan& span) const {
        const auto& tokens = view_.document().tokens;
        while (span.end > span.first + 1 && tokens[span.end - 1].kind == TokenKind::punctuation) { --span.end; }
        const auto last = span.end - 1;
        const auto end = tokens[last].span.end;
        // A suffix that the gazetteer leaves out is no part of the name ("Suriye'de").
        if (const auto matched = span.span.end; matched > tokens[last].span.begin && matched < end) {
            if (view_.text().substr(matched, end - matched) != ".") { return matched; }
        }
        if (view_[last].possessive) {
            const auto word = tokens[last].span.of(view_.text());
            return end - (word.ends_with("'s") || word.ends_with("'S") ? 2U : 4U);
        }
        const bool stop = span.end < tokens.size() && view_[span.end].mark == '.' &&
                          tokens[span.end].span.begin == end && tokens[span.end].sentence == tokens[last].sentence;
        if (!stop || !names_.groups[span.group].any_abbreviation || view_[last].shape != Shape::capital) { return end; }
        ++span.end;
        return end + 1;
    }

    // "Miss." is Mississippi and "Ill." Illinois; "Miss Ohio" and "I'll" are not. After a comma the stop may be
    // missing.
    bool lacks_its_stop(const NameSpan& span) const {
        if (view_[span.first].shape != Shape::capital || span.span.of(view_.text()).ends_with('.')) { return false; }
        const NameGroup& group = names_.groups[span.group];
        for (auto o = group.first_option; o < group.end_option; ++o) {
            if (names_.options[o].kind != NameKind::abbreviation) { return false; }
        }
        return view_.before(span.first).mark != ',';
    }

    // "al Qusayr" and "de Gaulle" begin with a particle, "province de Homs" with what it is: some later word of the
    // name must be a capital then.
    bool begins_with_capital(std::uint32_t first, std::uint32_t end) const {
        if (view_[first].is_capitalised()) { return true; }
        if (end - first < 2) { return false; }
        if (!kind_in_lower_case_ && view_.document().tokens[first].span.size() > longest_particle) { return false; }
        for (auto i = first + 1; i < end; ++i) {
            if (view_[i].is_word() && view_[i].is_capitalised()) { return true; }
        }
        return false;
    }

    // "from Kuwait by way of Dubai" is no Danish town (Kuwait By).
    bool ends_in_grammar(std::uint32_t first, std::uint32_t end) const {
        constexpr WordClasses grammar =
            mask(WordClass::function_word, WordClass::location_preposition, WordClass::topic_preposition,
                 WordClass::path_preposition, WordClass::agent_preposition, WordClass::coordinator);
        const Word& last = view_[end - 1];
        return end - first > 1 && view_.uses_capitals() && last.shape == Shape::lower && (last.classes & grammar) != 0;
    }

    std::uint32_t group_of(std::span<const FoundName> found) {
        const auto surface = found.front().span.of(view_.text());
        // "IN" may be Indiana where "In" is not.
        const bool capitals = surface.size() > 1 && surface[1] >= 'A' && surface[1] <= 'Z';
        const auto name = word_hash(surface);
        const auto hash = hash_of(name, capitals);
        if (const auto known = group_numbers_.find(hash); known != 0) { return known - 1; }
        NameGroup group{hash, static_cast<std::uint32_t>(names_.options.size()), 0, 0, true, false, false};
        const auto* const remembered = memory_ != nullptr ? memory_->find(surface, found) : nullptr;
        if (remembered != nullptr) {
            take_over(*remembered, group);
        } else {
            look_up(found, group);
            if (memory_ != nullptr) {
                memory_->remember(surface, found, group, std::span(names_.options).subspan(group.first_option));
            }
        }
        if (names_.options.size() == group.first_option) { return Word::none; }
        settle_periods(std::span(names_.options).subspan(group.first_option), published_);
        const auto number = static_cast<std::uint32_t>(names_.groups.size());
        group.other_case = Word::none;
        if (const auto other = group_numbers_.find(hash_of(name, !capitals)); other != 0) {
            group.other_case = other - 1;
            names_.groups[group.other_case].other_case = number;
        }
        names_.groups.push_back(group);
        group_numbers_.add(hash, number + 1);
        return number;
    }

    static std::uint64_t hash_of(std::uint64_t name, bool capitals) { return combine(name, capitals ? 1 : 0) | 1U; }

    void take_over(const NameMemory::Known& known, NameGroup& group) {
        const NameGroup own = group;
        group = known.group;
        group.hash = own.hash;
        group.first_option += own.first_option;
        group.end_option += own.first_option;
        group.best += own.first_option;
        names_.options.insert(names_.options.end(), known.options.begin(), known.options.end());
    }

    void look_up(std::span<const FoundName> found, NameGroup& group) {
        for (const FoundName& one : found) {
            for (const NameCandidate& candidate : gazetteer_.candidates(view_.text(), one)) {
                if (names_.options.size() - group.first_option >= most_options) { break; }
                add_option(group, candidate);
            }
        }
        group.end_option = static_cast<std::uint32_t>(names_.options.size());
        group.best = group.first_option;
        for (auto i = group.first_option; i < group.end_option; ++i) {
            const auto& option = names_.options[i];
            if (prominence(option) > prominence(names_.options[group.best])) { group.best = i; }
            group.only_demonyms = group.only_demonyms && option.kind == NameKind::demonym;
            group.any_demonym = group.any_demonym || option.kind == NameKind::demonym;
            group.any_abbreviation = group.any_abbreviation || option.kind == NameKind::abbreviation;
        }
    }

    // A place that bears the name twice keeps the better kind.
    void add_option(const NameGroup& group, const NameCandidate& candidate) {
        for (auto o = group.first_option; o < names_.options.size(); ++o) {
            PlaceOption& known = names_.options[o];
            if (known.place != candidate.place) { continue; }
            known.kind = kind_of_both(known.kind, candidate.kind);
            known.match = std::min(known.match, candidate.match);
            return;
        }
        names_.options.push_back(option_of(candidate, gazetteer_));
    }

    const DocumentView& view_;
    const Gazetteer& gazetteer_;
    std::optional<Date> published_;
    bool kind_in_lower_case_;
    NameMemory* memory_;
    HashTable group_numbers_;  // hash of a name → its group, plus one
    Names names_;
    std::uint32_t next_token_ = 0;
};

}  // namespace

std::uint64_t group_hash(std::string_view surface) {
    const bool capitals = surface.size() > 1 && surface[1] >= 'A' && surface[1] <= 'Z';
    return combine(word_hash(surface), capitals ? 1 : 0) | 1U;
}

Names find_names(const DocumentView& view, const Gazetteer& gazetteer, KindWords kind_words,
                 std::optional<Date> published, NameMemory* memory) {
    return NameFinder(view, gazetteer, kind_words, published, memory).find();
}

void set_keys(const DocumentView& view, Names& names) {
    for (NameSpan& span : names.spans) {
        if (span.group != Word::none) {
            span.key = names.groups[span.group].hash;
            continue;
        }
        span.key = 0x75;
        for (auto at = span.first; at < span.end; ++at) {
            if (view[at].is_word()) { span.key = combine(span.key, view[at].hash); }
        }
    }
}

void add_unknown_names(const DocumentView& view, Names& names) {
    const auto& tokens = view.document().tokens;
    std::vector<NameSpan> added;
    const auto known = [&](std::uint32_t first, std::uint32_t end) {
        auto at = std::partition_point(names.spans.begin(), names.spans.end(),
                                       [first](const NameSpan& span) { return span.first < first; });
        for (; at != names.spans.end() && at->first == first; ++at) {
            if (at->end == end) { return true; }
        }
        return !added.empty() && added.back().first == first && added.back().end == end;
    };
    const auto add = [&](std::uint32_t first, std::uint32_t end) {
        if (first >= end || end - first > 7 || known(first, end)) { return; }
        const bool possessive = view[end - 1].possessive;
        const auto last = tokens[end - 1].span;
        const auto word = last.of(view.text());
        const std::size_t tail = !possessive ? 0U : (word.ends_with("'s") || word.ends_with("'S") ? 2U : 4U);
        added.push_back({first, end, {tokens[first].span.begin, last.end - tail}, Word::none});
    };
    for (const Run& run : view.runs()) {
        const auto sentence = tokens[run.first].sentence;
        // A script without letter case does not show where a name begins.
        if (view.is_headline(sentence) || view[run.first].shape == Shape::caseless) { continue; }
        auto first = run.first;
        constexpr WordClasses starters = mask(WordClass::function_word, WordClass::article, WordClass::weekday_month,
                                              WordClass::location_preposition, WordClass::topic_preposition,
                                              WordClass::path_preposition, WordClass::agent_preposition);
        while (first < run.end && ((view[first].classes & starters) != 0 || !view[first].is_word())) { ++first; }
        if (first == run.end) { continue; }
        if (run.end - first == 1 && view[first].classes != 0) { continue; }
        add(first, run.end);
        for (auto at = first + 1; at + 1 < run.end; ++at) {
            constexpr WordClasses tails = mask(WordClass::facility_tail, WordClass::nature_tail, WordClass::admin_tail);
            if ((view[at].classes & tails) != 0) {
                add(first, at + 1);
                break;
            }
        }
    }
    names.spans.insert(names.spans.end(), added.begin(), added.end());
    std::stable_sort(names.spans.begin(), names.spans.end(), [](const NameSpan& a, const NameSpan& b) {
        return a.first != b.first ? a.first < b.first : a.end > b.end;
    });
}

}  // namespace mapwire::toponyms
