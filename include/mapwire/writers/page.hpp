#pragma once

#include <map>
#include <span>

#include "mapwire/model/correction.hpp"
#include "mapwire/model/layer.hpp"
#include "mapwire/model/place.hpp"
#include "mapwire/model/reading.hpp"
#include "mapwire/tables/geodata.hpp"
#include "mapwire/writers/base_map.hpp"
#include "mapwire/writers/symbols.hpp"
#include "mapwire/writers/write_run.hpp"

namespace mapwire {

/// Everything that the page shows.
struct PageContent {
    std::span<const Layer> layers;
    std::span<const ArticleReading> readings;
    const std::map<PlaceId, Place>& places;  ///< each place that a reading refers to
    const BaseMap& base;
    const SymbolTable& symbols;
    std::span<const Correction> corrections;  ///< decisions of earlier runs: the page saves them again with its own
    std::span<const Event> events{};          ///< what the layers of events were made of
};

/// Writes one HTML file that needs nothing else: articles with their names marked on the left, the map on the right,
/// made of geodata/page/ and Leaflet as they were when the program was built.
///
/// What articles say cannot act: it stands in the page as JSON in which <, >, &, U+2028 and U+2029 are escaped, the
/// scripts put it there as text only, and a content security policy forbids every request but those for the online
/// background that the reader may switch on.
/// The same content gives the same bytes. Positions are given to 1e-5 degrees (1.1 m), the outlines below to 1e-3.
void write_page(const PageContent& content, const RunNotes& notes, std::span<const GeodataFile> files,
                const ByteSink& sink);

}  // namespace mapwire
