#pragma once

#include <memory>
#include <string>
#include <utility>

#include "app/run_plan.hpp"
#include "mapwire/articles/read_text.hpp"
#include "mapwire/corrections/corrections.hpp"
#include "mapwire/events/merge_events.hpp"
#include "mapwire/events/read_events.hpp"
#include "mapwire/expressions/footprint_cache.hpp"
#include "mapwire/expressions/read_expressions.hpp"
#include "mapwire/expressions/reference_lines.hpp"
#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/gazetteer/outlines.hpp"
#include "mapwire/gazetteer/regions.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/text/analyse.hpp"
#include "mapwire/toponyms/outlet_homes.hpp"
#include "mapwire/toponyms/toponym_tables.hpp"
#include "mapwire/writers/qgis.hpp"
#include "mapwire/zones/catalogue.hpp"

namespace mapwire {

/// What the stages know beforehand, loaded once per run and only read afterwards.
struct Resources {
    Gazetteer gazetteer;
    PageTables pages;
    SentenceTables sentences;
    ToponymTables toponyms;
    ExpressionTables expressions;
    ReferenceLines lines;                                                             ///< of the user's layers
    std::shared_ptr<FootprintCache> footprints = std::make_shared<FootprintCache>();  ///< shared by all articles
    Outlines outlines;
    NamedRegions regions;
    ZoneCatalogue zones;
    QgisStyles styles;
    EventTables events;
    MergeTables merging;                    ///< which events may be one
    std::optional<OutletHomes> homes;       ///< where outlets are at home, when the user says so
    std::vector<Correction> corrections{};  ///< what people decided after earlier runs
    std::vector<Issue> issues;              ///< faulty rows of overlay gazetteers
};

[[nodiscard]] Resources load_resources(const MapPlan& plan);

/// For a program that ends after its one command: resources are then left to the system, which takes the memory of a
/// process back at once, where taking apart a hundred thousand words costs a tenth of mapping an article.
void leave_resources_to_the_system() noexcept;
struct EndOfResources {
    void operator()(const Resources* resources) const noexcept;
};
using LoadedResources = std::unique_ptr<const Resources, EndOfResources>;
[[nodiscard]] inline LoadedResources hold(Resources resources) {
    return LoadedResources(new Resources(std::move(resources)));
}

}  // namespace mapwire
