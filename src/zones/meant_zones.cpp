#include "zones/meant_zones.hpp"

#include <algorithm>
#include <string>

#include "mapwire/geometry/overlay.hpp"
#include "mapwire/text/fold.hpp"
#include "mapwire/text/fold_hash.hpp"
#include "zones/sentence_text.hpp"

namespace mapwire::zone_text {
namespace {

/// What a sentence has that triggers may ask for.
struct SentenceFacts {
    std::string folded;
    std::vector<std::string> places;   // lasting ids
    std::vector<std::string> regions;  // ids
    std::vector<std::size_t> expressions;
};

bool has_trigger_word(const ArticleReading& reading, const Sentence& sentence, const ZoneCatalogue& catalogue) {
    for (auto i = sentence.first_token; i < sentence.end_token; ++i) {
        const auto& token = reading.document.tokens[i];
        if (token.kind != TokenKind::word) { continue; }
        const auto hash =
            token.fold_hash != 0 ? token.fold_hash : fold_hash(fold_name(token.span.of(reading.article.text)));
        if (catalogue.may_trigger(hash)) { return true; }
    }
    return false;
}

SentenceFacts facts_of(const ArticleReading& reading, std::uint32_t number, std::string folded,
                       const ZoneCatalogue& catalogue, const Gazetteer& gazetteer) {
    SentenceFacts facts;
    facts.folded = std::move(folded);
    const auto& toponyms = reading.toponyms;
    for (std::size_t i = 0; i < toponyms.mentions.size(); ++i) {
        if (toponyms.mentions[i].sentence != number || i >= toponyms.resolutions.size()) { continue; }
        const auto* const resolved = std::get_if<ResolvedPlace>(&toponyms.resolutions[i]);
        if (resolved != nullptr) { facts.places.push_back(gazetteer.lasting_id(resolved->place)); }
    }
    for (std::size_t i = 0; i < reading.expressions.size(); ++i) {
        const auto& located = reading.expressions[i];
        if (located.expression.sentence != number) { continue; }
        facts.expressions.push_back(i);
        if (!located.region_id.empty()) { facts.regions.push_back(located.region_id); }
        for (const auto& reference : located.expression.references) {
            if (reference.place) { facts.places.push_back(gazetteer.lasting_id(*reference.place)); }
        }
    }
    for (const auto& wording : catalogue.regions().wordings()) {
        if (holds_words(facts.folded, wording.folded)) {
            facts.regions.push_back(catalogue.regions().regions()[wording.region].id.text);
        }
    }
    return facts;
}

bool share_one(const std::vector<std::string>& sorted, const std::vector<std::string>& found) {
    return std::any_of(found.begin(), found.end(),
                       [&](const auto& word) { return std::binary_search(sorted.begin(), sorted.end(), word); });
}

bool has_words(const ZoneTrigger& trigger, std::string_view folded) {
    return std::any_of(trigger.words.begin(), trigger.words.end(),
                       [&](const std::string& words) { return holds_words(folded, words); });
}

/// Of a sentence that has the trigger's words.
bool fires(const ZoneTrigger& trigger, const SentenceFacts& facts) {
    const auto in_sentence = [&](const std::string& words) { return holds_words(facts.folded, words); };
    return share_one(trigger.places, facts.places) || share_one(trigger.regions, facts.regions) ||
           std::any_of(trigger.names.begin(), trigger.names.end(), in_sentence);
}

/// The expression that tells the zone: one with a zone noun of the same kind, else one with any zone noun.
std::optional<std::size_t> telling_expression(const ArticleReading& reading, const SentenceFacts& facts,
                                              std::string_view kind) {
    std::optional<std::size_t> found;
    for (const auto index : facts.expressions) {
        const auto& expression = reading.expressions[index].expression;
        if (expression.zone_kind == kind) { return index; }
        if (!expression.zone_kind.empty() && !found) { found = index; }
    }
    return found;
}

const MultiPolygon* area_of(const LocatedExpression& located) {
    return located.footprint ? std::get_if<MultiPolygon>(&located.footprint->geometry) : nullptr;
}

/// The ground that the words name: the expression's own, else that of a named region of the sentence.
const MultiPolygon* ground_of(const ArticleReading& reading, const MeantZone& meant, const SentenceFacts& facts,
                              const ZoneCatalogue& catalogue) {
    if (meant.expression) {
        const auto* const area = area_of(reading.expressions[*meant.expression]);
        if (area != nullptr && !area->empty()) { return area; }
    }
    for (const auto& region : facts.regions) {
        if (share_one(meant.known->trigger.regions, {region})) { return &catalogue.regions().area(RegionId{region}); }
    }
    return nullptr;
}

/// Among zones of one sentence that overlap, the phrase goes to the one that covers the named ground most nearly;
/// without such ground to the later row of the table.
void choose_best(const ArticleReading& reading, std::vector<MeantZone>& meant, std::size_t first,
                 const SentenceFacts& facts, const ZoneCatalogue& catalogue) {
    for (std::size_t i = first; i < meant.size(); ++i) {
        for (std::size_t j = i + 1; j < meant.size(); ++j) {
            const auto& a = catalogue.area(meant[i].known->id);
            const auto& b = catalogue.area(meant[j].known->id);
            const auto km2 = [&](const ZoneId& x, const ZoneId& y) { return catalogue.common_km2(x, y); };
            const auto& first_id = meant[i].known->id;
            const auto& second_id = meant[j].known->id;
            const double smaller = std::min(km2(first_id, first_id), km2(second_id, second_id));
            if (km2(first_id, second_id) < 0.5 * smaller) { continue; }
            const auto* const ground = ground_of(reading, meant[i], facts, catalogue);
            const bool first_fits = ground != nullptr && overlap_share(a, *ground) > overlap_share(b, *ground);
            meant[first_fits ? j : i].best = false;
        }
    }
}

}  // namespace

double overlap_share(const MultiPolygon& a, const MultiPolygon& b) {
    if (a.empty() || b.empty()) { return 0.0; }
    const double common = area_km2(intersection_of(a, b));
    return common / (area_km2(a) + area_km2(b) - common);
}

std::vector<MeantZone> meant_zones(const ArticleReading& reading, const ZoneCatalogue& catalogue,
                                   const Gazetteer& gazetteer, std::optional<Date> day) {
    std::vector<MeantZone> meant;
    for (std::uint32_t number = 0; number < reading.document.sentences.size(); ++number) {
        const auto& sentence = reading.document.sentences[number];
        if (sentence.part == PartKind::furniture || sentence.part == PartKind::byline) { continue; }
        if (!has_trigger_word(reading, sentence, catalogue)) { continue; }
        auto folded = fold_name(sentence.span.of(reading.article.text));
        std::vector<const CatalogueZone*> worded;
        for (const auto& known : catalogue.zones()) {
            if (has_words(known.trigger, folded)) { worded.push_back(&known); }
        }
        if (worded.empty()) { continue; }
        const auto facts = facts_of(reading, number, std::move(folded), catalogue, gazetteer);
        const auto first = meant.size();
        for (const auto* const one : worded) {
            const auto& known = *one;
            if (!fires(known.trigger, facts) || !status_on(known.periods, day)) { continue; }
            MeantZone zone{&known, {sentence.span, number, ""}, telling_expression(reading, facts, known.kind), true};
            if (zone.expression) { zone.telling.span = reading.expressions[*zone.expression].expression.span; }
            zone.telling.phrase = std::string(zone.telling.span.of(reading.article.text));
            meant.push_back(std::move(zone));
        }
        choose_best(reading, meant, first, facts, catalogue);
    }
    return meant;
}

}  // namespace mapwire::zone_text
