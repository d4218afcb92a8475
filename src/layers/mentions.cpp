#include <algorithm>
#include <array>
#include <cstdio>
#include <numeric>
#include <optional>

#include "layers/definitions.hpp"
#include "layers/provenance.hpp"

namespace mapwire {
namespace {

/// Code points before a byte offset, asked in rising order: one pass over the text.
class CodePointCounter {
public:
    explicit CodePointCounter(std::string_view text) : text_(text) {}
    std::int64_t at(std::size_t byte) {
        byte = std::min(byte, text_.size());
        if (byte < byte_) { byte_ = 0, points_ = 0; }
        const auto begin = text_.begin();
        points_ += std::count_if(begin + static_cast<std::ptrdiff_t>(byte_), begin + static_cast<std::ptrdiff_t>(byte),
                                 [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
        byte_ = byte;
        return points_;
    }

private:
    std::string_view text_;
    std::size_t byte_ = 0;
    std::int64_t points_ = 0;
};

std::string alternatives_text(const std::vector<Candidate>& candidates, const LayerInput& input) {
    std::string list;
    for (const auto& candidate : candidates) {
        const Place* place = input.place(candidate.place);
        if (place == nullptr) { continue; }
        if (!list.empty()) { list += "; "; }
        list += place->name;
        if (!place->admin1.empty() && place->admin1 != place->name) { list += ", " + place->admin1; }
        if (!place->country_code.empty()) { list += ", " + place->country_code; }
        std::array<char, 40> score{};
        const int length = std::snprintf(score.data(), score.size(), ": %.2f", candidate.score);
        list.append(score.data(), static_cast<std::size_t>(length));
    }
    return list;
}

/// What a resolution comes to once the options are applied.
struct Outcome {
    const Place* place = nullptr;
    const ResolvedPlace* resolved = nullptr;
    std::string reason;
    std::string alternatives;
};

Outcome outcome_of(const Resolution& resolution, const LayerInput& input) {
    Outcome outcome;
    if (const auto* unresolved = std::get_if<Unresolved>(&resolution)) {
        outcome.reason = unresolved->reason.empty() ? "no place found" : unresolved->reason;
        outcome.alternatives = alternatives_text(unresolved->alternatives, input);
        return outcome;
    }
    const auto& resolved = std::get<ResolvedPlace>(resolution);
    outcome.alternatives = alternatives_text(resolved.alternatives, input);
    outcome.place = input.place(resolved.place);
    outcome.resolved = &resolved;
    outcome.reason = resolved.evidence;
    if (outcome.place == nullptr) {
        outcome.reason = "the gazetteer has no such place any more";
    } else if (resolved.confidence.value() < input.options.min_confidence) {
        outcome.place = nullptr;
        outcome.reason = "confidence below the minimum asked for";
    }
    return outcome;
}

Feature feature_of(const Layer& layer, const LayerInput& input, std::size_t index, std::string_view digest,
                   const std::string& quoted, CodePointCounter& points, UniqueIds& ids) {
    const ArticleReading& reading = input.reading;
    const Mention& mention = reading.toponyms.mentions[index];
    const Article& article = reading.article;
    const Outcome outcome = outcome_of(reading.toponyms.resolutions.at(index), input);
    const Place* place = outcome.place;
    const std::string words = single_spaced(mention.span.of(article.text));

    Provenance provenance;
    provenance.id = ids.take(stable_id({"mention", article.id.text, digest, std::to_string(mention.span.begin),
                                        std::to_string(mention.span.end), words}));
    provenance.name = place != nullptr ? place->name : words;
    provenance.told_in = &input;
    provenance.sentence = quoted;
    provenance.rule = mention.rule;
    provenance.confidence = outcome.resolved != nullptr ? outcome.resolved->confidence : mention.confidence;
    if (place != nullptr) {
        provenance.uncertainty = uncertainty(*place);
        provenance.geo_precision = outcome.resolved->approximate ? 3 : geo_precision(*place);
        provenance.gazetteer = place->gazetteer;
        provenance.licence = place->licence;
    }
    const Place* country = outcome.resolved != nullptr && outcome.resolved->stands_for
                               ? input.place(*outcome.resolved->stands_for)
                               : nullptr;
    Row row = place != nullptr ? Row(layer, place->position) : Row(layer);
    put_provenance(row, layer, provenance);
    row.text("text", words)
        .integer("char_start", points.at(mention.span.begin))
        .integer("char_end", points.at(mention.span.end))
        .integer("byte_start", static_cast<std::int64_t>(mention.span.begin))
        .integer("byte_end", static_cast<std::int64_t>(mention.span.end))
        .text("role", std::string(to_text(mention.role)))
        .text("stands_for", country != nullptr ? country->id : "")
        .text("status", place != nullptr ? "resolved" : "unresolved")
        .text("reason", outcome.reason)
        .text("place_id", place != nullptr ? place->id : "")
        .text("feature_code", place != nullptr ? place->feature_code : "")
        .text("country_code", place != nullptr ? place->country_code : "")
        .text("admin1", place != nullptr ? place->admin1 : "")
        .text("alternatives", outcome.alternatives)
        .time("event_date", input.published);
    return row.finish();
}

}  // namespace

void tell_mentions(const LayerInput& input, std::vector<ToldFeature>& told) {
    const auto number = layer_number("mentions");
    const Layer& layer = layers_without_features()[number];
    const auto& mentions = input.reading.toponyms.mentions;
    std::vector<std::size_t> order(mentions.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return mentions[a].span < mentions[b].span; });
    CodePointCounter points(input.reading.article.text);
    UniqueIds ids;
    const auto digest = std::to_string(article_digest(input.reading.article));
    std::optional<std::uint32_t> sentence;  // one sentence often names several places
    std::string quoted;
    for (const auto index : order) {
        if (sentence != mentions[index].sentence) {
            sentence = mentions[index].sentence;
            quoted = quoted_sentence(input.reading, *sentence);
        }
        told.push_back({number, "", feature_of(layer, input, index, digest, quoted, points, ids)});
    }
}

}  // namespace mapwire
