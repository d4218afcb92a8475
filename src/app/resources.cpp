#include "app/resources.hpp"

#include <filesystem>
#include <utility>

#include "app/find_place.hpp"
#include "app/load_gazetteer.hpp"
#include "app/reference_layers.hpp"
#include "mapwire/tables/geodata.hpp"

namespace mapwire {
namespace {

std::optional<OutletHomes> load_homes(const std::optional<std::string>& home, const Gazetteer& gazetteer) {
    if (!home) { return std::nullopt; }
    if (std::filesystem::exists(*home)) { return OutletHomes::parse(*home, read_table_file(*home)); }
    const auto found = find_place(*home, gazetteer);
    if (!found.place) {
        throw InputError({"--home " + *home, "a position is no home", "Write the name or id of a place"});
    }
    return OutletHomes::at(found.place->id);
}

}  // namespace

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
    std::vector<Correction> corrections;
    for (const auto& file : plan.correction_files) {
        for (auto& correction : parse_corrections(file, read_table_file(file, "corrections file"))) {
            corrections.push_back(std::move(correction));
        }
    }
    gazetteer = with_places_by_hand(std::move(gazetteer), corrections, outlines);
    auto homes = load_homes(plan.home, gazetteer);
    return Resources{.gazetteer = std::move(gazetteer),
                     .pages = PageTables::load(files),
                     .sentences = SentenceTables::load(files),
                     .toponyms = ToponymTables::load(files),
                     .expressions = ExpressionTables::load(files),
                     .lines = load_reference_lines(plan.reference_layers),
                     .outlines = std::move(outlines),
                     .regions = std::move(regions),
                     .zones = std::move(zones),
                     .styles = QgisStyles::load(files),
                     .events = EventTables::load(files),
                     .merging = MergeTables::load(files),
                     .homes = std::move(homes),
                     .corrections = std::move(corrections),
                     .issues = std::move(issues)};
}

}  // namespace mapwire
