#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layers/row.hpp"
#include "mapwire/layers/build_layers.hpp"
#include "mapwire/text/single_spaced.hpp"

namespace mapwire {

/// What an article's features are built from: its reading, the places it refers to, what was asked for.
struct LayerInput {
    const ArticleReading& reading;
    const PlaceLookup& places;
    const LayerOptions& options;
    std::string title;      ///< of the article, as it is quoted
    std::string published;  ///< as a field has it, "" when unknown

    LayerInput(const ArticleReading& its_reading, const PlaceLookup& its_places, const LayerOptions& its_options);
    [[nodiscard]] const Place* place(PlaceId id) const { return places(id); }
};

/// Where a feature comes from and how sure it is: the fields that all layers share.
struct Provenance {
    std::string id;
    std::string name;
    const LayerInput* told_in = nullptr;  ///< nothing for what no article tells
    std::string sentence;
    std::string rule;
    Confidence confidence{1.0};
    std::optional<Metres> uncertainty;
    std::optional<std::int64_t> geo_precision;
    std::string gazetteer;
    std::string licence;
};

/// Puts the shared fields at the front of a row of `layer`.
void put_provenance(Row& row, const Layer& layer, const Provenance& provenance);

/// 1 exact, 2 near, 3 region: a settlement, base or crossing is exact; a country, a province or a wide landscape is a
/// region wherever its point stands.
[[nodiscard]] int geo_precision(const Place& place);

/// The uncertainty of a place's point; nothing when the gazetteer does not say.
[[nodiscard]] std::optional<Metres> uncertainty(const Place& place);

/// A sentence as it is quoted: line breaks and runs of blanks become one blank. "" when there is no such sentence.
[[nodiscard]] std::string quoted_sentence(const ArticleReading& reading, std::uint32_t sentence);

/// Sixteen hexadecimal digits that depend only on the parts.
[[nodiscard]] std::string stable_id(std::initializer_list<std::string_view> parts);

/// Hands out ids: a second feature with the same id gets another, which depends on its rank only.
class UniqueIds {
public:
    [[nodiscard]] std::string take(std::string id);

private:
    std::map<std::string, int, std::less<>> taken_;
};

/// Adds to "a; b" unless it is there already.
void append_to_list(std::string& list, std::string_view item);

/// Gazetteers and licences of the places that an expression starts from, as lists.
struct Sources {
    std::string gazetteer;
    std::string licence;
};
[[nodiscard]] Sources sources_of(const SpatialExpression& expression, const LayerInput& input);

/// Each adds the features of its layer that one article tells.
void tell_places(const LayerInput& input, std::vector<ToldFeature>& told);
void tell_mentions(const LayerInput& input, std::vector<ToldFeature>& told);
void tell_zones(const LayerInput& input, std::vector<ToldFeature>& told);
void tell_regions(const LayerInput& input, std::vector<ToldFeature>& told);
void tell_lines(const LayerInput& input, std::vector<ToldFeature>& told);

/// Of events merged over articles, numbered.
/// Events known by area go to `areas`, the others to `points`, without geometry when they have no place.
void add_events(const EventSource& events, const LayerOptions& options, Layer& points, Layer& areas);
[[nodiscard]] EventSource source_of(std::span<const Event> events);

}  // namespace mapwire
