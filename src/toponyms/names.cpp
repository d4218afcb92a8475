#include "toponyms/names.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>

namespace mapwire::toponyms {
namespace {

constexpr std::size_t most_options = 60;
// cos of about 2 degrees (220 km): a county or an area that may hold a town.
constexpr float near_enough = 0.99939F;

std::uint64_t hash_of(std::string_view text) noexcept { return text.empty() ? 0 : word_hash(text); }

bool is_country_code(std::string_view code) noexcept { return code.starts_with("PCL") || code == "TERR"; }

PlaceOption option_of(const NameCandidate& candidate, const Gazetteer& gazetteer) {
    const PlaceFacts facts = gazetteer.facts(candidate.place);
    const auto code = facts.feature_code;
    PlaceOption option{};
    option.place = candidate.place;
    option.kind = candidate.kind;
    option.match = candidate.match;
    option.feature_class = facts.feature_class;
    option.is_country = facts.feature_class == 'A' && is_country_code(code);
    option.is_adm1 = code == "ADM1";
    option.is_adm2 = code == "ADM2";
    option.is_lower_division = facts.feature_class == 'A' && !option.is_country && !option.is_adm1 && !option.is_adm2;
    option.is_capital = code == "PPLC";
    option.is_seat = code.starts_with("PPLA");
    option.is_section = code == "PPLX";
    option.is_government = code == "ADMF";
    if (facts.country_code.size() == 2) {
        option.country = (static_cast<std::uint32_t>(static_cast<unsigned char>(facts.country_code[0])) << 8U) |
                         static_cast<unsigned char>(facts.country_code[1]);
    }
    if (option.country != 0 && !facts.admin1_code.empty() && !option.is_country) {
        option.adm1 = combine(option.country, hash_of(facts.admin1_code)) | 1U;
    }
    option.code = hash_of(code);
    option.population = facts.population;
    option.log_population = std::log(static_cast<float>(facts.population) + 300.0F);
    constexpr double rad = std::numbers::pi / 180.0;
    const double latitude_rad = facts.position.latitude() * rad;
    const double longitude_rad = facts.position.longitude() * rad;
    option.direction = {static_cast<float>(std::cos(latitude_rad) * std::cos(longitude_rad)),
                        static_cast<float>(std::cos(latitude_rad) * std::sin(longitude_rad)),
                        static_cast<float>(std::sin(latitude_rad))};
    return option;
}

double prominence(const PlaceOption& option) noexcept {
    double value = option.log_population;
    if (option.is_country) { value += 8.0; }
    if (option.is_adm1 || option.is_capital) { value += 3.0; }
    return value;
}

class NameFinder {
public:
    NameFinder(const DocumentView& view, const Gazetteer& gazetteer) : view_(view), gazetteer_(gazetteer) {}

    Names find() {
        const auto matches = gazetteer_.find_names(view_.text(), MatchMode::all_overlapping);
        names_.spans.reserve(matches.size());
        for (const NameMatch& match : matches) { add(match); }
        return std::move(names_);
    }

private:
    void add(const NameMatch& match) {
        const auto first = view_.token_at(match.span.begin);
        if (first >= view_.size() || match.candidates.empty()) { return; }
        const auto& tokens = view_.document().tokens;
        if (tokens[first].span.begin < match.span.begin) { return; }  // begins inside a token
        auto end = first;
        while (end < view_.size() && tokens[end].span.begin < match.span.end) { ++end; }
        if (end == first || tokens[first].sentence != tokens[end - 1].sentence) { return; }
        if (view_.uses_capitals() && !begins_with_capital(first, end)) { return; }
        NameSpan span{first, end, match.span, group_of(match)};
        span.span.end = clean_end(span);
        names_.spans.push_back(span);
    }

    // A name ends with a whole word without its closing 's; a full stop after it belongs to it when the gazetteer says
    // so
    // ("W.Va."), other punctuation never.
    std::size_t clean_end(NameSpan& span) const {
        const auto& tokens = view_.document().tokens;
        const bool stop = span.span.of(view_.text()).ends_with('.');
        auto last = span.end;
        while (last > span.first + 1 && tokens[last - 1].kind == TokenKind::punctuation &&
               !(stop && view_[last - 1].mark == '.')) {
            --last;
        }
        span.end = last;
        const auto end = tokens[last - 1].span.end;
        if (!view_[last - 1].possessive) { return end; }
        const auto word = tokens[last - 1].span.of(view_.text());
        return end - (word.ends_with("'s") || word.ends_with("'S") ? 2U : 4U);
    }

    // "al Qusayr" and "de Gaulle" begin with a particle: some later word of the name must be a capital then.
    bool begins_with_capital(std::uint32_t first, std::uint32_t end) const {
        if (view_[first].is_capitalised()) { return true; }
        if (end - first < 2 || view_.document().tokens[first].span.size() > 3) { return false; }
        for (auto i = first + 1; i < end; ++i) {
            if (view_[i].is_word() && view_[i].is_capitalised()) { return true; }
        }
        return false;
    }

    std::uint32_t group_of(const NameMatch& match) {
        const auto hash = word_hash(match.span.of(view_.text()));
        if (const auto known = group_numbers_.find(hash); known != 0) { return known - 1; }
        NameGroup group{hash, static_cast<std::uint32_t>(names_.options.size()), 0, 0, true, false, false};
        for (const NameCandidate& candidate : match.candidates) {
            if (names_.options.size() - group.first_option >= most_options) { break; }
            names_.options.push_back(option_of(candidate, gazetteer_));
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
        names_.groups.push_back(group);
        const auto number = static_cast<std::uint32_t>(names_.groups.size());
        group_numbers_.add(hash, number);
        return number - 1;
    }

    const DocumentView& view_;
    const Gazetteer& gazetteer_;
    HashTable group_numbers_;  // hash of a name → its group, plus one
    Names names_;
};

bool some_reading(const Names& names, const NameSpan& inner, const NameSpan& outer, bool demonym) {
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

bool may_contain(const PlaceOption& outer, const PlaceOption& inner) noexcept {
    if (outer.place == inner.place || inner.is_country) { return false; }
    if (outer.is_country) { return outer.country != 0 && outer.country == inner.country; }
    if (outer.is_adm1) { return !inner.is_adm1 && outer.adm1 != 0 && outer.adm1 == inner.adm1; }
    if (inner.is_adm1) { return false; }
    if (outer.feature_class == 'A') { return outer.adm1 == inner.adm1 && cosine(outer, inner) > near_enough; }
    // "Queens, New York", "Kreuzberg, Berlin": a town holds its parts.
    return outer.feature_class == 'P' && outer.population > inner.population && outer.country == inner.country &&
           cosine(outer, inner) > 0.99998F;
}

Names find_names(const DocumentView& view, const Gazetteer& gazetteer) { return NameFinder(view, gazetteer).find(); }

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
        if (names.groups[span.group].only_demonyms) { continue; }
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
