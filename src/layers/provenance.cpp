#include "layers/provenance.hpp"

#include <array>

namespace mapwire {
namespace {

/// FNV-1a, then the finishing steps of splitmix64 so that ids of neighbours look nothing alike.
std::uint64_t hash_bytes(std::uint64_t hash, std::string_view bytes) {
    for (const char c : bytes) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001B3ULL;
    }
    return hash;
}

std::uint64_t mixed(std::uint64_t hash) {
    hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBULL;
    return hash ^ (hash >> 31U);
}

}  // namespace

LayerInput::LayerInput(const ArticleReading& its_reading, const PlaceLookup& its_places,
                       const LayerOptions& its_options)
    : reading(its_reading),
      places(its_places),
      options(its_options),
      title(single_spaced(its_reading.article.title)),
      published(its_reading.article.published ? its_reading.article.published->iso_start_utc() : "") {}

void put_provenance(Row& row, const Layer& layer, const Provenance& provenance) {
    const auto* input = provenance.told_in;
    const Article* article = input == nullptr ? nullptr : &input->reading.article;
    row.text(layer.fields.front().name, provenance.id)
        .text("name", provenance.name)
        .text("article", article == nullptr ? "" : article->id.text)
        .text("article_title", article == nullptr ? "" : input->title)
        .time("published", article == nullptr ? "" : input->published)
        .text("source_url", article == nullptr ? "" : article->source_url)
        .text("sentence", provenance.sentence)
        .text("rule", provenance.rule)
        .real("confidence", provenance.confidence.value(), 4)
        .metres("uncertainty_m", provenance.uncertainty)
        .integer("geo_precision", provenance.geo_precision)
        .text("gazetteer", provenance.gazetteer)
        .text("licence", provenance.licence);
}

int geo_precision(const Place& place) {
    constexpr double near_m = 5000.0;
    constexpr double wide_m = 25000.0;
    const std::string_view code = place.feature_code;
    if (code == "ADMF") { return 1; }  // a building that stands for a government
    if (place.feature_class == 'A') {
        return code.starts_with("ADM3") || code.starts_with("ADM4") || code.starts_with("ADM5") ? 2 : 3;
    }
    const double spread = place.uncertainty.value();
    if (place.feature_class == 'P' || place.feature_class == 'S') { return 1; }  // as ACLED counts
    if (code.starts_with("RGN") || code.starts_with("CONT")) { return 3; }
    return spread > wide_m ? 3 : spread > near_m ? 2 : 1;
}

std::optional<Metres> uncertainty(const Place& place) {
    if (place.uncertainty.value() > 0.0) { return place.uncertainty; }
    return std::nullopt;
}

std::string quoted_sentence(const ArticleReading& reading, std::uint32_t sentence) {
    if (sentence >= reading.document.sentences.size()) { return {}; }
    return single_spaced(reading.document.sentences[sentence].span.of(reading.article.text));
}

std::string stable_id(std::initializer_list<std::string_view> parts) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const auto part : parts) {
        hash = hash_bytes(hash, part);
        hash = hash_bytes(hash, std::string_view("\x1F", 1));  // so that {"ab", "c"} is not {"a", "bc"}
    }
    hash = mixed(hash);
    std::string text(16, '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit, hash >>= 4U) {
        *digit = "0123456789abcdef"[hash & 0xFU];
    }
    return text;
}

std::string UniqueIds::take(std::string id) {
    const int before = taken_[id]++;
    if (before == 0) { return id; }
    return take(stable_id({id, std::to_string(before)}));
}

void append_to_list(std::string& list, std::string_view item) {
    if (item.empty()) { return; }
    std::string_view rest = list;
    while (!rest.empty()) {
        const auto end = rest.find("; ");
        if (rest.substr(0, end) == item) { return; }
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 2);
    }
    if (!list.empty()) { list += "; "; }
    list += item;
}

Sources sources_of(const SpatialExpression& expression, const LayerInput& input) {
    Sources sources;
    const auto add = [&](const ReferenceObject& object) {
        const Place* place = object.place ? input.place(*object.place) : nullptr;
        if (place == nullptr) { return; }
        append_to_list(sources.gazetteer, place->gazetteer);
        append_to_list(sources.licence, place->licence);
    };
    for (const auto& reference : expression.references) { add(reference); }
    if (expression.container) { add(*expression.container); }
    return sources;
}

}  // namespace mapwire
