#include "mapwire/zones/catalogue.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

#include "mapwire/geometry/overlay.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/text/fold.hpp"
#include "mapwire/text/fold_map.hpp"
#include "zones/answer_memo.hpp"
#include "zones/cue_tables.hpp"
#include "zones/zone_table.hpp"

namespace mapwire {

namespace {

struct Memos {
    zone_text::AnswerMemo<Containment> containments;
    zone_text::AnswerMemo<double> numbers;
};

}  // namespace

struct ZoneCatalogue::State {
    Outlines outlines;
    NamedRegions regions;
    std::vector<CatalogueZone> zones;
    std::unordered_map<std::string_view, std::size_t> by_id;
    RecipeBook recipes;
    std::vector<StatusCue> status_cues;
    std::vector<KindCue> kind_cues;
    std::vector<std::string> begin_cues;
    std::shared_ptr<zone_tables::LazyTimes> times;
    FoldMap<char> last_words;  // of all trigger words
    std::shared_ptr<Memos> memos;
};

namespace {

constexpr std::string_view needed_columns[] = {"id", "name", "kind", "recipe", "uncertainty_m", "source"};

/// Reads the rows of one table of zones; recipes are kept for the book, which reads them all at once.
void read_zones(const GeodataFile& file, const NamedRegions& regions, std::vector<CatalogueZone>& zones,
                std::vector<RecipeRow>& recipes) {
    const auto table = Table::of(file, needed_columns);
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto row = table.row(i);
        zones.push_back(zone_tables::read_zone(row));
        for (const auto& region : zones.back().trigger.regions) {
            if (regions.find_by_id(region) == nullptr) {
                throw InputError(
                    {row.where(), "there is no region " + quoted(region), "Use an id of geodata/regions/"});
            }
        }
        recipes.push_back({zones.back().id.text, std::string(row["recipe"]), row.where()});
    }
}

void read_statements(const GeodataFile& file, std::vector<CatalogueZone>& zones, std::vector<RecipeRow>& recipes) {
    const auto table =
        Table::of(file, {"zone", "id", "about", "value", "metres", "recipe", "said_by", "said_on", "source", "note"});
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto row = table.row(i);
        auto read = zone_tables::read_statement(row);
        const auto zone =
            std::find_if(zones.begin(), zones.end(), [&](const auto& known) { return known.id.text == read.zone; });
        if (zone == zones.end()) {
            throw InputError(
                {row.where(), "there is no zone " + quoted(read.zone), "Use the id of a row of zones.tsv"});
        }
        const auto& others = zone->statements;
        if (std::any_of(others.begin(), others.end(),
                        [&](const auto& other) { return other.id == read.statement.id; })) {
            throw InputError({row.where(), "the statement " + quoted(read.statement.id) + " is there twice",
                              "Give each its own id"});
        }
        if (read.statement.drawn) {
            recipes.push_back({read.zone + "/" + read.statement.id, read.recipe, row.where()});
        }
        zone->statements.push_back(std::move(read.statement));
    }
}

Zone value_of(const CatalogueZone& known, ZoneStatus status, const MultiPolygon& area) {
    Zone zone;
    zone.id = known.id;
    zone.name = known.name;
    zone.kind = known.kind;
    zone.status = status;
    zone.from_catalogue = true;
    zone.geometry = area;
    zone.distance_text = known.distance_text;
    zone.radius = known.radius;
    zone.centre_name = known.centre_name;
    zone.centre = known.centre;
    zone.declared_by = known.declared_by;
    zone.addressed_to = known.addressed_to;
    zone.parties = known.parties;
    zone.validity = known.validity;
    if (!area.empty()) { zone.area_km2 = area_km2(area); }
    zone.source = known.source;
    zone.rule = "catalogue";
    zone.uncertainty = known.uncertainty;
    zone.geo_precision = known.uncertainty > Metres{2000.0} ? 3 : 2;
    zone.notes = known.note;
    if (area.empty()) { zone.notes += std::string(zone.notes.empty() ? "" : "; ") + "the recipe leaves no area"; }
    return zone;
}

/// The zone as a differing statement has it.
Zone value_of(const CatalogueZone& known, const ZoneStatement& statement, ZoneStatus status, const MultiPolygon& area) {
    auto zone = value_of(known, status, area);
    zone.id = ZoneId{known.id.text + "/" + statement.id};
    zone.name = known.name + ": " + statement.value;
    zone.distance_text = statement.value;
    zone.radius = statement.about == "radius" ? statement.metres : std::nullopt;
    zone.same_as = known.id;
    zone.source = statement.source;
    zone.notes = "differing statement on the " + statement.about + " by " + statement.said_by +
                 (statement.note.empty() ? "" : "; " + statement.note);
    return zone;
}

MultiPolygon area_of(const BoundingBox& box) {
    const auto rectangle = [&](double west, double east) {
        const auto at = [](double longitude, double latitude) {
            return Coordinate::from_degrees({.longitude = longitude, .latitude = latitude});
        };
        return Polygon{
            {{at(west, box.south), at(east, box.south), at(east, box.north), at(west, box.north), at(west, box.south)}},
            {}};
    };
    if (box.west <= box.east) { return {{rectangle(box.west, box.east)}}; }
    return {{rectangle(-180.0, box.east), rectangle(box.west, 180.0)}};
}

bool may_touch(const BoundingBox& known, const BoundingBox& asked) {
    if (known.south > asked.north || known.north < asked.south) { return false; }
    if (asked.west > asked.east) { return known.east >= asked.west || known.west <= asked.east; }
    return known.west <= asked.east && known.east >= asked.west;
}

}  // namespace

std::optional<ZoneStatus> status_on(const ZonePeriods& periods, std::optional<Date> day) {
    const auto begun = [&](const std::optional<Date>& from) { return from && (!day || *from <= *day); };
    if (periods.until && (!day || *periods.until < *day)) { return ZoneStatus::lapsed; }
    if (begun(periods.in_force_from)) { return ZoneStatus::in_force; }
    if (begun(periods.announced_on)) { return ZoneStatus::announced; }
    if (begun(periods.proposed_from)) { return ZoneStatus::proposed; }
    const bool undated = !periods.proposed_from && !periods.announced_on && !periods.in_force_from;
    return undated ? std::optional(ZoneStatus::announced) : std::nullopt;
}

ZoneCatalogue ZoneCatalogue::load(std::span<const GeodataFile> files, const Outlines& outlines,
                                  const NamedRegions& regions, std::span<const GeodataFile> user_tables,
                                  Metres tolerance) {
    auto state =
        std::make_shared<State>(State{outlines, regions, {}, {}, {}, {}, {}, {}, {}, {}, std::make_shared<Memos>()});
    std::vector<RecipeRow> recipes;
    RecipePoints points;
    state->times = std::make_shared<zone_tables::LazyTimes>(std::vector<GeodataFile>(files.begin(), files.end()));
    for (const auto& file : files) {
        if (file.path == "geodata/zones/zones.tsv") { read_zones(file, regions, state->zones, recipes); }
        if (file.path == "geodata/zones/status_cues.tsv") { state->status_cues = zone_tables::read_status_cues(file); }
        if (file.path == "geodata/zones/kind_cues.tsv") { state->kind_cues = zone_tables::read_kind_cues(file); }
        if (file.path == "geodata/zones/begin_cues.tsv") { state->begin_cues = zone_tables::read_begin_cues(file); }
        if (file.path == "geodata/zones/points.tsv") {
            points = zone_tables::read_points(Table::of(file, {"group", "longitude_deg", "latitude_deg"}));
        }
    }
    for (const auto& file : files) {
        if (file.path == "geodata/zones/statements.tsv") { read_statements(file, state->zones, recipes); }
    }
    for (const auto& table : user_tables) { read_zones(table, regions, state->zones, recipes); }
    state->recipes = RecipeBook::read("zone", recipes, outlines, points, &regions.recipes(), tolerance);
    for (std::size_t i = 0; i < state->zones.size(); ++i) {
        state->by_id.emplace(state->zones[i].id.text, i);
        for (const auto& words : state->zones[i].trigger.words) {
            state->last_words[fold_hash(std::string_view(words).substr(words.find_last_of(" ,") + 1))] = 1;
        }
    }
    return ZoneCatalogue{std::move(state)};
}

const std::vector<CatalogueZone>& ZoneCatalogue::zones() const { return state_->zones; }

const CatalogueZone* ZoneCatalogue::find(std::string_view id) const {
    const auto found = state_->by_id.find(id);
    return found == state_->by_id.end() ? nullptr : &state_->zones[found->second];
}

const MultiPolygon& ZoneCatalogue::area(const ZoneId& id) const { return state_->recipes.area(id.text); }

std::optional<BoundingBox> ZoneCatalogue::bounds(const ZoneId& id) const { return state_->recipes.bounds(id.text); }

Containment ZoneCatalogue::remembered(const std::string& question, const std::function<Containment()>& find) const {
    return state_->memos->containments.of(question, find);
}

double ZoneCatalogue::common_km2(const ZoneId& zone, const ZoneId& other) const {
    return state_->memos->numbers.of(zone.text + '\n' + other.text, [&] {
        return area_km2(zone == other ? area(zone) : intersection_of(area(zone), area(other)));
    });
}

double ZoneCatalogue::share_of_outline(const ZoneId& zone, std::string_view place) const {
    return state_->memos->numbers.of(zone.text + "\n\n" + std::string(place), [&] {
        const auto outline = *outlines().outline(place);
        return area_km2(intersection_of(outline, area(zone))) / area_km2(outline);
    });
}

std::optional<Zone> ZoneCatalogue::zone_on(std::string_view id, std::optional<Date> day) const {
    const auto* const known = find(id.substr(0, id.find('/')));
    const auto status = known == nullptr ? std::nullopt : status_on(known->periods, day);
    if (!status) { return std::nullopt; }
    if (known->id.text == id) { return value_of(*known, *status, area(known->id)); }
    for (const auto& statement : known->statements) {
        const ZoneId own{known->id.text + "/" + statement.id};
        if (own.text == id && statement.drawn) { return value_of(*known, statement, *status, area(own)); }
    }
    return std::nullopt;
}

std::vector<Zone> ZoneCatalogue::query(const ZoneQuery& query) const {
    std::vector<Zone> found;
    const auto add = [&](const ZoneId& id) {
        if (query.box) {
            const auto box = bounds(id);
            if (!box || !may_touch(*box, *query.box) || !intersects(area(id), area_of(*query.box))) { return; }
        }
        if (auto zone = zone_on(id.text, query.on)) { found.push_back(std::move(*zone)); }
    };
    for (const auto& known : state_->zones) {
        const auto status = status_on(known.periods, query.on);
        if (query.on && (!status || *status == ZoneStatus::lapsed)) { continue; }
        add(known.id);
        if (!query.with_statements) { continue; }
        for (const auto& statement : known.statements) {
            if (statement.drawn) { add(ZoneId{known.id.text + "/" + statement.id}); }
        }
    }
    return found;
}

const std::vector<StatusCue>& ZoneCatalogue::status_cues() const { return state_->status_cues; }

const std::vector<KindCue>& ZoneCatalogue::kind_cues() const { return state_->kind_cues; }

const std::vector<std::string>& ZoneCatalogue::begin_cues() const { return state_->begin_cues; }

const TimeWords& ZoneCatalogue::times() const { return state_->times->words(); }

bool ZoneCatalogue::may_trigger(std::uint64_t word) const { return state_->last_words.contains(word); }

const NamedRegions& ZoneCatalogue::regions() const { return state_->regions; }

const Outlines& ZoneCatalogue::outlines() const { return state_->outlines; }

}  // namespace mapwire
