#include "mapwire/toponyms/read_toponyms.hpp"

#include <algorithm>

#include "mapwire/toponyms/reading_memory.hpp"
#include "toponyms/outlet_of.hpp"
#include "toponyms/read.hpp"
#include "toponyms/tell.hpp"

namespace mapwire {
namespace {

using namespace toponyms;

using Told = std::vector<ToldMention>;

// Armed groups and institutions that look like places or hold place names: listed, never resolved.
void add_phrases(const Prepared& prepared, Told& told) {
    for (const NotPlacePhrase& phrase : prepared.phrases) {
        if (phrase.kind == NotPlace::other || phrase.kind == NotPlace::no) { continue; }
        const auto& document = prepared.view.document();
        Mention mention;
        mention.span = {document.tokens[phrase.first].span.begin, document.tokens[phrase.end - 1].span.end};
        if (prepared.view[phrase.end - 1].possessive) {
            const auto word = document.tokens[phrase.end - 1].span.of(prepared.view.text());
            mention.span.end -= word.ends_with("'s") || word.ends_with("'S") ? 2U : 4U;
        }
        mention.sentence = document.tokens[phrase.first].sentence;
        const auto part = document.sentences[mention.sentence].part;
        const bool furniture = part == PartKind::furniture || part == PartKind::byline;
        mention.role =
            furniture ? Role::boilerplate : (phrase.kind == NotPlace::person ? Role::person : Role::organisation);
        mention.rule = furniture ? "page furniture" : "a known name that is no place";
        // It replaces the place names inside it.
        std::erase_if(told, [&](const ToldMention& one) { return one.mention.span.overlaps(mention.span); });
        const std::string reason = furniture                              ? "in page furniture"
                                   : phrase.kind == NotPlace::person      ? "the name of a person"
                                   : phrase.kind == NotPlace::armed_group ? "the name of an armed group"
                                                                          : "the name of an organisation";
        told.push_back({std::move(mention), Unresolved{reason, {}}, Word::none});
    }
}

}  // namespace

namespace toponyms {

ReadDocument::ReadDocument(const Article& article, const Document& document, const Gazetteer& gazetteer,
                           const Knowledge& knowledge, const ReadOptions& options)
    : prepared(article, document, gazetteer, knowledge,
               options.memory != nullptr ? &options.memory->memory() : nullptr),
      model(options.rules_only ? nullptr : knowledge.model_of(prepared.words.language)),
      weighed(weigh(prepared, knowledge, model, outlet_of(article, gazetteer, options.homes, knowledge.domain_endings),
                    options.approximate)) {}

std::vector<ToldMention> ReadDocument::tell(const Gazetteer& gazetteer, const Knowledge& knowledge,
                                            const ReadOptions& options) const {
    static const Calibration none;
    const Calibration& calibration = model != nullptr ? knowledge.calibration : none;
    const Teller teller(prepared, weighed, knowledge, gazetteer, calibration.fitted ? calibration.threshold : 0.0);
    Told told;
    for (const Chosen& one : choose(prepared, weighed, calibration)) {
        auto [mention, resolution] = teller.tell(one.span, one.toponym);
        told.push_back({std::move(mention), std::move(resolution), one.span});
    }
    add_phrases(prepared, told);
    std::erase_if(told, [&](const ToldMention& one) {
        const auto* place = std::get_if<ResolvedPlace>(&one.resolution);
        const double confidence = place != nullptr ? place->confidence.value() : one.mention.confidence.value();
        return confidence < options.least_confidence;
    });
    std::sort(told.begin(), told.end(),
              [](const ToldMention& a, const ToldMention& b) { return a.mention.span.begin < b.mention.span.begin; });
    return told;
}

}  // namespace toponyms

Toponyms read_toponyms(const Article& article, const Document& document, const Gazetteer& gazetteer,
                       const ToponymTables& tables, const ReadOptions& options) {
    const Knowledge& knowledge = tables.knowledge();
    const ReadDocument read(article, document, gazetteer, knowledge, options);
    Toponyms toponyms;
    for (auto& told : read.tell(gazetteer, knowledge, options)) {
        toponyms.mentions.push_back(std::move(told.mention));
        toponyms.resolutions.push_back(std::move(told.resolution));
    }
    return toponyms;
}

Toponyms read_toponyms(const Article& article, const Document& document, const Gazetteer& gazetteer,
                       const ToponymTables& tables) {
    return read_toponyms(article, document, gazetteer, tables, ReadOptions{});
}

}  // namespace mapwire
