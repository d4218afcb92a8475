#include "toponyms/short_names.hpp"

#include <algorithm>
#include <string>

namespace mapwire::toponyms {
namespace {

constexpr std::size_t most_options = 60;
constexpr std::uint32_t longest_name = 4;   // words of a short name
constexpr std::uint32_t longest_list = 16;  // names of a list

bool is_division(const PlaceOption& option) noexcept {
    return option.is_adm1 || option.is_adm2 || option.is_lower_division;
}

class ShortNames {
public:
    ShortNames(const DocumentView& view, const Gazetteer& gazetteer, const LanguageWords& words,
               std::optional<Date> published, Names& names)
        : view_(view), gazetteer_(gazetteer), words_(words), published_(published), names_(names) {}

    void add() {
        find_full_names();
        if (!full_names_.empty()) { find_their_short_names(); }
        find_lists();
        if (added_.empty()) { return; }
        names_.spans.insert(names_.spans.end(), added_.begin(), added_.end());
        std::stable_sort(names_.spans.begin(), names_.spans.end(), [](const NameSpan& a, const NameSpan& b) {
            return a.first != b.first ? a.first < b.first : a.end > b.end;
        });
    }

private:
    struct FullName {
        std::uint32_t first;  // tokens of the name without its last word
        std::uint32_t end;
        std::uint32_t group;
    };

    // "DeKalb County": a division's name of which the last word says what it is. Each once.
    void find_full_names() {
        for (const NameSpan& span : names_.spans) {
            if (span.group == Word::none || span.end - span.first < 2 || span.end - span.first > longest_name + 1) {
                continue;
            }
            if (!view_[span.end - 1].is(WordClass::admin_tail) || !view_[span.first].is_capitalised()) { continue; }
            const auto& group = names_.groups[span.group];
            const auto begin = names_.options.begin();
            if (!std::any_of(begin + group.first_option, begin + group.end_option, is_division)) { continue; }
            const bool known = std::any_of(full_names_.begin(), full_names_.end(),
                                           [&](const FullName& one) { return one.group == span.group; });
            if (!known) { full_names_.push_back({span.first, span.end - 1, span.group}); }
        }
    }

    [[nodiscard]] bool same_words(std::uint32_t a, std::uint32_t b, std::uint32_t count) const {
        for (std::uint32_t i = 0; i < count; ++i) {
            if (view_[a + i].hash != view_[b + i].hash) { return false; }
        }
        return true;
    }

    void find_their_short_names() {
        for (std::uint32_t t = 0; t < view_.size(); ++t) {
            if (!view_[t].is_capitalised()) { continue; }
            for (const FullName& full : full_names_) {
                const auto count = full.end - full.first;
                const auto end = t + count;
                if (view_[t].hash != view_[full.first].hash || end > view_.size()) { continue; }
                if (!same_words(t, full.first, count) || !in_one_sentence(t, end)) { continue; }
                if (view_.after(end).is(WordClass::admin_tail) && view_.after(end).is_capitalised()) { continue; }
                std::vector<PlaceOption> divisions;
                const NameGroup group = names_.groups[full.group];
                for (auto o = group.first_option; o < group.end_option; ++o) {
                    if (is_division(names_.options[o])) { divisions.push_back(names_.options[o]); }
                }
                offer(t, end, divisions);
            }
        }
    }

    [[nodiscard]] bool in_one_sentence(std::uint32_t first, std::uint32_t end) const {
        const auto& tokens = view_.document().tokens;
        return tokens[first].sentence == tokens[end - 1].sentence;
    }

    // "Clark, Madison and Preble counties": from the noun back over the names.
    void find_lists() {
        for (std::uint32_t t = 2; t < view_.size(); ++t) {
            const Word& noun = view_[t];
            if (noun.shape != Shape::lower || !noun.is(WordClass::admin_tail)) { continue; }
            const auto number = words_.place_nouns.find(noun.hash);
            if (number == 0) { continue; }
            auto end = t;
            for (std::uint32_t names = 0; names < longest_list && end > 0 && view_[end - 1].is_capitalised(); ++names) {
                const auto run = view_[end - 1].run;
                if (run == Word::none || view_[end - 1].possessive) { break; }
                const auto first = std::max(view_.runs()[run].first, view_.sentence_of(t).first_token);
                if (end - first <= longest_name) { look_up(first, end, words_.nouns[number - 1]); }
                end = first;
                while (end > 0 && (view_[end - 1].mark == ',' || view_[end - 1].is(WordClass::coordinator))) { --end; }
                if (end == first) { break; }
            }
        }
    }

    void look_up(std::uint32_t first, std::uint32_t end, const PlaceNoun& noun) {
        const auto& tokens = view_.document().tokens;
        const TextSpan span{tokens[first].span.begin, tokens[end - 1].span.end};
        std::vector<PlaceOption> divisions;
        for (const auto& word : noun.words) {
            std::string full(span.of(view_.text()));
            full.append(1, ' ').append(word);
            for (const NameCandidate& candidate : gazetteer_.find_spelled_so(full)) {
                if (candidate.kind == NameKind::demonym || candidate.kind == NameKind::former) { continue; }
                divisions.push_back(option_of(candidate, gazetteer_));
                divisions.back().match = MatchKind::exact;  // but for the letter case of the noun
                if (!is_division(divisions.back())) { divisions.pop_back(); }
            }
        }
        settle_periods(divisions, published_);
        if (!divisions.empty()) { offer(first, end, divisions); }
    }

    // The divisions become options of the name at these tokens.
    void offer(std::uint32_t first, std::uint32_t end, const std::vector<PlaceOption>& divisions) {
        // Spans lie by their first token.
        auto span_here = std::lower_bound(names_.spans.begin(), names_.spans.end(), first,
                                          [](const NameSpan& span, std::uint32_t token) { return span.first < token; });
        for (; span_here != names_.spans.end() && span_here->first == first; ++span_here) {
            if (span_here->end == end && span_here->group != Word::none) {
                extend(span_here->group, divisions);
                return;
            }
        }
        // A part of a longer unknown name is left to it.
        const auto run = view_[first].run;
        if (run == Word::none || view_.runs()[run].first != first) { return; }
        const auto& tokens = view_.document().tokens;
        NameSpan span{first, end, {tokens[first].span.begin, tokens[end - 1].span.end}, Word::none};
        if (view_[end - 1].possessive) {
            const auto word = tokens[end - 1].span.of(view_.text());
            span.span.end -= word.ends_with("'s") || word.ends_with("'S") ? 2U : 4U;
        }
        if (std::any_of(added_.begin(), added_.end(),
                        [&](const NameSpan& one) { return one.first == first && one.end == end; })) {
            return;
        }
        const auto hash = group_hash(span.span.of(view_.text()));
        const auto same = std::find_if(names_.groups.begin(), names_.groups.end(),
                                       [&](const NameGroup& group) { return group.hash == hash; });
        span.group = static_cast<std::uint32_t>(same - names_.groups.begin());
        if (same == names_.groups.end()) {
            const auto at = static_cast<std::uint32_t>(names_.options.size());
            names_.groups.push_back({hash, at, at, at, false, false, false});
        }
        extend(span.group, divisions);
        added_.push_back(span);
    }

    void extend(std::uint32_t number, const std::vector<PlaceOption>& divisions) {
        NameGroup& group = names_.groups[number];
        const auto has_place = [&](PlaceId place) {
            const auto begin = names_.options.begin();
            return std::any_of(begin + group.first_option, begin + group.end_option,
                               [place](const PlaceOption& one) { return one.place == place; });
        };
        bool moved = false;
        for (const PlaceOption& division : divisions) {
            if (has_place(division.place) || group.end_option - group.first_option >= most_options) { continue; }
            // The options of a name stand together, so they move to the end of all.
            if (!moved && group.end_option != names_.options.size()) {
                const std::vector<PlaceOption> own(names_.options.begin() + group.first_option,
                                                   names_.options.begin() + group.end_option);
                const auto by = static_cast<std::uint32_t>(names_.options.size()) - group.first_option;
                names_.options.insert(names_.options.end(), own.begin(), own.end());
                group.first_option += by;
                group.end_option += by;
                group.best += by;
            }
            moved = true;
            names_.options.push_back(division);
            if (group.first_option == group.end_option) { group.best = group.end_option; }
            ++group.end_option;
            group.only_demonyms = false;
        }
    }

    const DocumentView& view_;
    const Gazetteer& gazetteer_;
    const LanguageWords& words_;
    std::optional<Date> published_;
    Names& names_;
    std::vector<FullName> full_names_;
    std::vector<NameSpan> added_;
};

}  // namespace

void add_short_names(const DocumentView& view, const Gazetteer& gazetteer, const LanguageWords& words,
                     std::optional<Date> published, Names& names) {
    ShortNames(view, gazetteer, words, published, names).add();
}

}  // namespace mapwire::toponyms
