#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/gazetteer/outlines.hpp"
#include "mapwire/gazetteer/regions.hpp"
#include "mapwire/model/date.hpp"
#include "mapwire/model/geometry.hpp"
#include "mapwire/model/ids.hpp"
#include "mapwire/model/units.hpp"
#include "mapwire/model/zone.hpp"
#include "mapwire/tables/geodata.hpp"
#include "mapwire/text/time_expressions.hpp"

namespace mapwire {

/// From when to when a zone was what. All may be missing; they follow each other in this order.
struct ZonePeriods {
    std::optional<Date> proposed_from;
    std::optional<Date> announced_on;
    std::optional<Date> in_force_from;
    std::optional<Date> until;  ///< last day
};

/// The status on a day: the latest period that has begun; nothing before the zone was heard of. A zone without any
/// date is announced. Without a day, what became of it: lapsed when it has an end, else its latest period.
[[nodiscard]] std::optional<ZoneStatus> status_on(const ZonePeriods& periods, std::optional<Date> day);

/// One of several differing statements about a zone, all kept.
struct ZoneStatement {
    std::string id;     ///< "33-mi", unique within the zone
    std::string about;  ///< radius, centre, depth …
    std::string value;  ///< as it was said: "33 miles"
    std::optional<Metres> metres;
    bool drawn = false;  ///< whether it has an area of its own
    std::string said_by;
    std::string said_on;
    std::string source;
    std::string note;
};

/// When a sentence means a zone: one of the words together with one of the places.
struct ZoneTrigger {
    std::vector<std::string> words;    ///< folded wordings
    std::vector<std::string> places;   ///< lasting ids
    std::vector<std::string> regions;  ///< ids of named regions
    std::vector<std::string> names;    ///< folded wordings of places that the gazetteer need not know
};

/// A zone that is known beforehand.
struct CatalogueZone {
    ZoneId id;
    std::string name;
    std::string kind;  ///< the zones field `kind`
    std::string parties;
    std::string declared_by;
    std::string addressed_to;
    ZonePeriods periods;
    DateRange validity;  ///< start_date and end_date of the output
    Metres uncertainty{0.0};
    std::string distance_text;
    std::optional<Metres> radius;
    std::string centre_name;
    std::optional<Coordinate> centre;
    ZoneTrigger trigger;
    std::string source;
    std::string note;
    std::vector<ZoneStatement> statements;
};

/// Words of a sentence that say what the zone in it is; the first that fits decides.
struct StatusCue {
    std::string folded;
    ZoneStatus status;
};

/// Words of a sentence that tell the kind of what it only calls a zone; the first that fits decides.
struct KindCue {
    std::string folded;
    std::string kind;
};

/// Which zones `mapwire zones list|export` shows.
struct ZoneQuery {
    std::optional<Date> on;          ///< those that were proposed, announced or in force on that day; else all
    std::optional<BoundingBox> box;  ///< those that touch it
    bool with_statements = false;    ///< also the areas of differing statements, as zones "zone-id/statement-id"
};

/// The zones of geodata/zones/ and of users' own tables. A copy is cheap and shares everything; areas are made when
/// first asked for; asking is safe from several threads.
class ZoneCatalogue {
public:
    /// Reads geodata/zones/zones.tsv, statements.tsv, points.tsv and the tables of cues among `files`, and
    /// `user_tables` with the columns of zones.tsv (id, name, kind, recipe, uncertainty_m and source must be there, the
    /// others may be left out). Throws InputError (file, line) for a broken row, an unknown kind, dates out of order, a
    /// recipe that does not hold (recipe.hpp), an id that is there twice. The texts of `files` must outlive the
    /// catalogue, as embedded ones do.
    [[nodiscard]] static ZoneCatalogue load(std::span<const GeodataFile> files, const Outlines& outlines,
                                            const NamedRegions& regions, std::span<const GeodataFile> user_tables = {},
                                            Metres tolerance = Metres{10.0});

    /// In the order of the tables.
    [[nodiscard]] const std::vector<CatalogueZone>& zones() const;
    [[nodiscard]] const CatalogueZone* find(std::string_view id) const;
    /// Valid, maybe empty. Throws std::out_of_range for an id that is not there.
    [[nodiscard]] const MultiPolygon& area(const ZoneId& id) const;
    /// A box that holds the area, found without making it; nothing when the area is surely empty.
    [[nodiscard]] std::optional<BoundingBox> bounds(const ZoneId& id) const;
    /// The answer to a question on the catalogue's areas, found once: the same towns and countries are asked for in
    /// every article. `question` names all that the answer depends on.
    [[nodiscard]] Containment remembered(const std::string& question, const std::function<Containment()>& find) const;
    /// The common ground of two zones, or the area of one asked with itself; found once.
    [[nodiscard]] double common_km2(const ZoneId& zone, const ZoneId& other) const;
    /// How much of a place's outline, which there must be, a zone holds: 0 to 1; found once.
    [[nodiscard]] double share_of_outline(const ZoneId& zone, std::string_view place) const;

    /// The zone as a value with its area and its status on a day; nothing before it was heard of, or for an unknown id.
    [[nodiscard]] std::optional<Zone> zone_on(std::string_view id, std::optional<Date> day) const;
    [[nodiscard]] std::vector<Zone> query(const ZoneQuery& query) const;

    [[nodiscard]] const std::vector<StatusCue>& status_cues() const;
    [[nodiscard]] const std::vector<KindCue>& kind_cues() const;
    /// Folded words that tell, with a day, from when a zone holds.
    [[nodiscard]] const std::vector<std::string>& begin_cues() const;
    /// Words of time, read when first asked for.
    [[nodiscard]] const TimeWords& times() const;
    /// Whether a word, given by its fold_hash, may be the last one of some trigger words: most sentences have none and
    /// are done.
    [[nodiscard]] bool may_trigger(std::uint64_t word) const;
    [[nodiscard]] const NamedRegions& regions() const;
    [[nodiscard]] const Outlines& outlines() const;

private:
    struct State;
    explicit ZoneCatalogue(std::shared_ptr<const State> state) : state_(std::move(state)) {}
    std::shared_ptr<const State> state_;
};

}  // namespace mapwire
