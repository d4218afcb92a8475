#include "app/resources.hpp"

#include <utility>

#include "app/load_gazetteer.hpp"
#include "mapwire/tables/geodata.hpp"

namespace mapwire {

Resources load_resources(const MapPlan& plan) {
    const auto files = geodata_files();
    auto outlines = Outlines::load(files);
    auto regions = NamedRegions::load(files, outlines, plan.tolerance);
    auto zones = ZoneCatalogue::load(files, outlines, regions, {}, plan.tolerance);
    return Resources{.gazetteer = load_gazetteer(plan.gazetteers),
                     .pages = PageTables::load(files),
                     .sentences = SentenceTables::load(files),
                     .toponyms = ToponymTables::load(files),
                     .expressions = ExpressionTables::load(files),
                     .outlines = std::move(outlines),
                     .regions = std::move(regions),
                     .zones = std::move(zones),
                     .styles = QgisStyles::load(files)};
}

}  // namespace mapwire
