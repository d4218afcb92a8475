#include "app/resources.hpp"

#include <filesystem>
#include <future>
#include <utility>

#include "app/find_place.hpp"
#include "app/load_gazetteer.hpp"
#include "app/reference_layers.hpp"
#include "mapwire/events/embedded_words.hpp"
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

// Most runs read English; where none does, an otherwise idle core has worked in vain.
template <class Tables>
void prepare_ahead(const Tables& tables, const MapPlan& plan) {
    if (plan.jobs < 2 || !plan.events) { return; }
    try {
        tables.prepare("en");
    } catch (const std::exception&) {
        // Whoever needs the words will meet the same error, and tells it.
    }
}

struct WordTables {
    ToponymTables toponyms;
    EventTables events;
};

WordTables load_words(std::span<const GeodataFile> files, const MapPlan& plan) {
    WordTables words{ToponymTables::load(files), EventTables::load(files, embedded_event_words())};
    prepare_ahead(words.events, plan);
    return words;
}

}  // namespace

Resources load_resources(const MapPlan& plan) {
    const auto files = geodata_files();
    // As much work as all the rest, and none of it needs the rest.
    auto words = std::async(std::launch::async, [&] { return load_words(files, plan); });
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
    auto expressions = ExpressionTables::load(files);
    prepare_ahead(expressions, plan);
    auto pages = PageTables::load(files);
    auto sentences = SentenceTables::load(files);
    auto styles = QgisStyles::load(files);
    auto merging = MergeTables::load(files);
    auto lines = load_reference_lines(plan.reference_layers);
    auto [toponyms, events] = words.get();
    return Resources{.gazetteer = std::move(gazetteer),
                     .pages = std::move(pages),
                     .sentences = std::move(sentences),
                     .toponyms = std::move(toponyms),
                     .expressions = std::move(expressions),
                     .lines = std::move(lines),
                     .outlines = std::move(outlines),
                     .regions = std::move(regions),
                     .zones = std::move(zones),
                     .styles = std::move(styles),
                     .events = std::move(events),
                     .merging = std::move(merging),
                     .homes = std::move(homes),
                     .corrections = std::move(corrections),
                     .issues = std::move(issues)};
}

namespace {
bool left_to_the_system = false;
}

void leave_resources_to_the_system() noexcept { left_to_the_system = true; }

void EndOfResources::operator()(const Resources* resources) const noexcept {
    if (!left_to_the_system) { delete resources; }
}

}  // namespace mapwire
