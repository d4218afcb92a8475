#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/model/article.hpp"
#include "mapwire/model/date.hpp"
#include "mapwire/model/geometry.hpp"
#include "mapwire/model/ids.hpp"
#include "mapwire/model/text_span.hpp"
#include "mapwire/model/units.hpp"

namespace mapwire {

/// Whether it happened at all; the words of the output field `stance`.
enum class Stance : std::uint8_t { happened, ongoing, planned, cancelled, threatened, denied, hypothetical };
[[nodiscard]] std::string_view to_text(Stance stance) noexcept;
[[nodiscard]] std::optional<Stance> stance_from_text(std::string_view text) noexcept;

/// What kind of event: a row of geodata/events/kinds.tsv, which is the crosswalk between the ontologies.
struct EventCoding {
    std::string kind;                   ///< our own fine word: "air_strike", "talks"; the key of the row
    std::string type;                   ///< PLOVER: "ASSAULT"; "" for what PLOVER has no type for (a flood)
    std::string mode;                   ///< PLOVER: "aerial"; "" when the type has none or it is not told
    std::vector<std::string> contexts;  ///< PLOVER: "military", "disasters"
    std::string cameo;                  ///< code and root category, "195 fight"; "" when there is none
    std::string quad_class;             ///< "material conflict"; "" when there is no type
    std::string acled_event_type;       ///< "" when ACLED does not code such events
    std::string acled_sub_event_type;
    std::string label;  ///< for the legend: "Air strike"
    friend bool operator==(const EventCoding&, const EventCoding&) = default;
};

/// Who does it, to whom it is done, or who says so.
struct EventParty {
    TextSpan span;        ///< of the words; empty when only implied
    std::string text;     ///< the words: "The Trump administration"
    std::string name;     ///< of the actor table or of the country, else the words: "United States"
    std::string id;       ///< of geodata/events/actors.tsv: "isis"; "" for who is told by shape only
    std::string country;  ///< ISO 3166-1 alpha-2, "" when none or unknown
    std::string role;     ///< GOV MIL COP REB UAF OPP CVL IGO NGO LEG JUD MED BUS …; "" when unknown
    std::optional<std::uint32_t> mention{};  ///< index into Toponyms::mentions that gave the country
};

/// Where the clause puts the event.
struct EventPlace {
    TextSpan span;                              ///< of the words in the article; empty when inferred
    std::string text;                           ///< the words: "near the town", "there"
    std::string name;                           ///< of the place or region as a map prints it: "Al-Tanf garrison"
    std::optional<std::uint32_t> mention{};     ///< index into Toponyms::mentions
    std::optional<std::uint32_t> expression{};  ///< index into ArticleReading::expressions
    std::optional<PlaceId> place{};             ///< when one place of the gazetteer is meant
    std::string country;                        ///< ISO 3166-1 alpha-2, "" when unknown
    std::string admin1;
    std::string admin2;
    std::string how;  ///< "in the clause", "there: the zone of sentence 21", "dateline" …
};

/// A count as told: `best` lies between `low` and `high`; all empty when nothing is told.
struct EventFigure {
    std::optional<std::int64_t> low{};
    std::optional<std::int64_t> best{};
    std::optional<std::int64_t> high{};
    std::string text{};  ///< the words: "at least eight"
    TextSpan span{};
    [[nodiscard]] bool told() const noexcept { return low || best || high; }
};

struct EventFigures {
    EventFigure killed{};
    EventFigure injured{};
    EventFigure displaced{};
    EventFigure captured{};  ///< taken prisoner, arrested or abducted
    EventFigure vehicles{};  ///< destroyed or hit
    EventFigure strikes{};
};

/// One article's account of an event. Spans count bytes of that article's text.
struct EventTelling {
    ArticleId article;
    ArticleId copy_of{};  ///< the article that this one is a near copy of (agency copy); empty for an original
    std::string article_title;
    std::string source_url;
    std::optional<Date> published;
    std::uint32_t sentence = 0;  ///< index into that article's Document::sentences
    TextSpan sentence_span;
    std::string sentence_text;  ///< quoted: line breaks and runs of blanks are one blank
    TextSpan trigger_span;
    std::string trigger;      ///< "shooting down"
    std::string attribution;  ///< who says so: "officials familiar with the talks"; "" when the article itself does
    Stance stance = Stance::happened;
    DateRange date;
    std::string date_text;  ///< the time as written, "" when none is
    std::string location;   ///< the place as told: "inside the area"
    EventFigures figures;
};

/// What happened (or did not, as `stance` says), who, when, where. Holds everything that the layers print, so that an
/// event of one article and one merged from many are the same kind of value.
struct Event {
    EventId id;        ///< the same from run to run; depends on the article, the kind and the place of the trigger
    std::string name;  ///< for the legend: "Air strike near Al Tanf"
    EventCoding coding;
    Stance stance = Stance::happened;
    std::vector<EventParty> actors;
    std::vector<EventParty> recipients;
    std::optional<EventParty> attribution;  ///< who says so
    DateRange date;         ///< the publication date with precision `publication` when the text tells none
    std::string date_text;  ///< "" when none is told
    TextSpan date_span;     ///< empty when none is told
    std::string time_zone;  ///< as told: "local time", "GMT"; "" when it is not
    std::optional<EventPlace> place;
    /// A Coordinate goes to the events layer, a MultiPolygon to event_areas; nothing when the place is not known, or is
    /// a whole country whose outline was not asked for. Never the middle of a country.
    std::optional<Geometry> geometry;
    Metres uncertainty{0.0};
    int geo_precision = 3;  ///< 1 exact, 2 near, 3 region
    std::string gazetteer;  ///< where the position comes from
    std::string licence;
    EventFigures figures;
    Confidence confidence{1.0};
    std::string rule;                         ///< which construction decided: "verb: shoot down", "noun: talks"
    std::string in_zones;                     ///< as the field of that name has it
    std::vector<EventTelling> tellings;       ///< one per source, never empty; the first is the one it was read in
    std::vector<std::string> contradictions;  ///< between tellings, in words
    std::string notes;
};

}  // namespace mapwire
