#include "app/resources.hpp"

#include <utility>

#include "app/load_gazetteer.hpp"
#include "mapwire/tables/geodata.hpp"

namespace mapwire {

Resources load_resources(const MapPlan& plan) {
    const auto files = geodata_files();
    auto outlines = Outlines::load(files);
    auto regions = NamedRegions::load(files, outlines, plan.tolerance);
    std::vector<std::string> texts;
    texts.reserve(plan.zone_files.size());
    std::vector<GeodataFile> user_tables;
    for (const auto& file : plan.zone_files) {
        texts.push_back(read_table_file(file));
        user_tables.push_back({file, texts.back()});
    }
    auto zones = ZoneCatalogue::load(files, outlines, regions, user_tables, plan.tolerance);
    std::vector<Issue> issues;
    auto gazetteer = load_gazetteer(plan.gazetteers, issues);
    return Resources{.gazetteer = std::move(gazetteer),
                     .pages = PageTables::load(files),
                     .sentences = SentenceTables::load(files),
                     .toponyms = ToponymTables::load(files),
                     .expressions = ExpressionTables::load(files),
                     .outlines = std::move(outlines),
                     .regions = std::move(regions),
                     .zones = std::move(zones),
                     .styles = QgisStyles::load(files),
                     .issues = std::move(issues)};
}

}  // namespace mapwire
