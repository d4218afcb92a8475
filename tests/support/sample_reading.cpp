#include "support/sample_reading.hpp"

#include <cassert>

namespace mapwire::sample {
namespace {

constexpr PlaceId harbour{1};
constexpr PlaceId airfield{2};
constexpr PlaceId country{3};
constexpr PlaceId namesake{4};
constexpr PlaceId neighbour{5};

Place place(std::string id, std::string name, char feature_class, std::string code, double lon, double lat,
            std::string country_code, double uncertainty_m) {
    Place made{.id = std::move(id),
               .geonames_id = std::nullopt,
               .name = std::move(name),
               .feature_class = feature_class,
               .feature_code = std::move(code),
               .position = Coordinate::from_degrees({lon, lat}),
               .country_code = std::move(country_code),
               .admin1 = "Coast",
               .admin2 = {},
               .population = 0,
               .uncertainty = Metres{uncertainty_m},
               .validity = {},
               .source = {},
               .note = "two sources, two divisions",
               .gazetteer = "sample 2026-11",
               .licence = "CC0-1.0"};
    return made;
}

/// Fills a reading while its text is searched for the words in turn.
class Reader {
public:
    Reader(std::string id, std::string title, std::string text, std::optional<Date> published) {
        reading_.article.id = {std::move(id)};
        reading_.article.where = reading_.article.id.text + ".txt";
        reading_.article.title = std::move(title);
        reading_.article.text = std::move(text);
        reading_.article.published = published;
        std::size_t begin = 0;
        const std::string& all = reading_.article.text;
        while (begin < all.size()) {  // a sentence a line is enough here
            const auto end = std::min(all.find('\n', begin), all.size());
            reading_.document.sentences.push_back({{begin, end}, 0, 0, 0, PartKind::body});
            begin = end + 1;
        }
    }

    [[nodiscard]] TextSpan find(std::string_view words) const {
        const auto at = reading_.article.text.find(words);
        assert(at != std::string::npos);
        return {at, at + words.size()};
    }
    [[nodiscard]] std::uint32_t sentence(TextSpan span) const {
        std::uint32_t number = 0;
        while (!reading_.document.sentences[number].span.contains(span)) { ++number; }
        return number;
    }
    void mention(std::string_view words, Role role, Resolution resolution) {
        const auto span = find(words);
        reading_.toponyms.mentions.push_back({span, sentence(span), role, {}, "sample", Confidence{0.5}});
        reading_.toponyms.resolutions.push_back(std::move(resolution));
    }
    LocatedExpression& expression(std::string_view words, std::string relation, std::string rule, Geometry geometry) {
        SpatialExpression made;
        made.span = find(words);
        made.sentence = sentence(made.span);
        made.phrase = std::string(words);
        made.relation = std::move(relation);
        made.rule = std::move(rule);
        made.confidence = Confidence{0.8};
        reading_.expressions.push_back(
            {std::move(made), Footprint{std::move(geometry), Metres{20000.0}, 3, "drawn by hand"}, "", ""});
        return reading_.expressions.back();
    }
    Zone& zone(std::string id, std::string name, std::string kind, ZoneStatus status, MultiPolygon area) {
        Zone made;
        made.id = {std::move(id)};
        made.name = std::move(name);
        made.kind = std::move(kind);
        made.status = status;
        made.geometry = std::move(area);
        made.uncertainty = Metres{4000.0};
        made.rule = "R2";
        reading_.zones.push_back(std::move(made));
        return reading_.zones.back();
    }
    [[nodiscard]] ArticleReading finish() { return std::move(reading_); }

private:
    ArticleReading reading_;
};

Resolution resolved(PlaceId id, double confidence, std::vector<Candidate> alternatives = {}) {
    ResolvedPlace made{
        id,   std::nullopt, Confidence{confidence}, "the only harbour of that name nearby", std::move(alternatives),
        false};
    return made;
}

ReferenceObject reference(std::string text, PlaceId id) {
    ReferenceObject object;
    object.text = text;
    object.name = std::move(text);
    object.place = id;
    return object;
}

ArticleReading first_report() {
    Reader reader("june-report", "Guns <near> the \"harbour\" & beyond",
                  "PORT ALPHA — The airfield was shelled, Beta said.\n"
                  "The army keeps a 20-km zone around the airfield\n"
                  "and calls northern Beta quiet; Élan village lies west.\n"
                  "Betan and Gamman envoys spoke of a safe zone on the coast.\n"
                  "Follow us from Alpha\n",
                  Date::from_ymd(2017, 6, 9));
    reader.mention("PORT ALPHA", Role::dateline, resolved(harbour, 0.97, {{namesake, MatchKind::exact, 0.31}}));
    reader.mention("airfield", Role::literal, resolved(airfield, 0.9));
    auto metonymic = std::get<ResolvedPlace>(resolved(country, 0.8));
    metonymic.stands_for = country;
    reader.mention("Beta", Role::metonymic, metonymic);
    reader.mention("northern Beta", Role::literal, resolved(country, 0.7));
    reader.mention("Élan village", Role::literal, Unresolved{"unknown name", {}});
    reader.mention("Gamman", Role::demonym, resolved(neighbour, 0.6));
    reader.mention("from Alpha", Role::boilerplate, Unresolved{"page furniture", {}});

    auto& region = reader.expression("northern Beta", "part_of", "R7", box_area(34.0, 33.0, 36.0, 34.0));
    region.expression.container = reference("Beta", country);
    region.expression.azimuth = Azimuth{0.0};
    auto& ring =
        reader.expression("a 20-km zone around the airfield", "radius_zone", "R2", box_area(35.3, 32.3, 35.7, 32.7));
    ring.expression.zone_kind = "exclusion_zone";
    ring.expression.references.push_back(reference("airfield", airfield));

    auto& told = reader.zone("z1", "20-km zone around Alpha airfield", "exclusion_zone", ZoneStatus::in_force,
                             box_area(35.3, 32.3, 35.7, 32.7));
    told.telling = {ring.expression.span, ring.expression.sentence, ring.expression.phrase};
    told.distance_text = "20-km";
    told.radius = Metres{20000.0};
    told.centre_name = "Alpha airfield";
    told.centre = Coordinate::from_degrees({35.5, 32.5});
    told.declared_by = "the army";
    told.validity = {Date::from_ymd(2017, 6, 9), Date::from_ymd(2017, 6, 9), DatePrecision::day};
    told.area_km2 = 1256.637;

    auto& planned = reader.zone("coast-zone", "Coast safe zone", "safe_zone", ZoneStatus::proposed,
                                box_area(34.5, 32.8, 35.2, 33.6));
    planned.from_catalogue = true;
    planned.telling = {reader.find("a safe zone on the coast"), reader.sentence(reader.find("a safe zone")),
                       "a safe zone"};
    planned.parties = "Beta; Gamma";
    planned.validity = {Date::from_ymd(2017, 7, 1), std::nullopt, DatePrecision::open_end};
    planned.source = "own sketch";
    planned.notes = "reconstruction; no outline was published";
    return reader.finish();
}

ArticleReading second_report() {
    Reader reader("july-report", "The coast zone begins",
                  "The zone on the coast is in force, Port Alpha’s mayor says.\n"
                  "Northern Beta waits; trucks queue along the Gamman border.\n",
                  Date::from_ymd(2017, 7, 2));
    reader.mention("Port Alpha", Role::literal, resolved(harbour, 0.99));
    reader.mention("Northern Beta", Role::literal, resolved(country, 0.4));
    auto& zone = reader.zone("coast-zone", "Coast safe zone", "safe_zone", ZoneStatus::in_force,
                             box_area(34.5, 32.8, 35.2, 33.6));
    zone.from_catalogue = true;
    zone.validity = {Date::from_ymd(2017, 7, 1), std::nullopt, DatePrecision::open_end};
    LineString border;
    for (const double lat : {32.0, 32.6, 33.4, 34.2}) {
        border.positions.push_back(Coordinate::from_degrees({36.5, lat}));
    }
    auto& line = reader.expression("along the Gamman border", "along_border", "R8", border);
    line.expression.references.push_back(reference("Gamma", neighbour));
    return reader.finish();
}

}  // namespace

Ring box(double west, double south, double east, double north) {
    Ring ring;
    for (const auto [lon, lat] : {Degrees{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}) {
        ring.positions.push_back(Coordinate::from_degrees({lon, lat}));
    }
    return ring;
}

MultiPolygon box_area(double west, double south, double east, double north) {
    return {{Polygon{box(west, south, east, north), {}}}};
}

Sample two_reports() {
    Sample sample;
    sample.places.emplace(harbour, place("gn:100", "Port Alpha", 'P', "PPL", 35.0, 32.9, "BT", 3000.0));
    sample.places.emplace(airfield, place("mw:alpha-airfield", "Alpha airfield", 'S', "AIRF", 35.5, 32.5, "BT", 500.0));
    sample.places.emplace(country, place("gn:200", "Beta", 'A', "PCLI", 35.3, 33.2, "BT", 120000.0));
    sample.places.emplace(namesake, place("gn:300", "Port Alpha", 'P', "PPL", -70.0, 42.0, "US", 0.0));
    sample.places.emplace(neighbour, place("gn:400", "Gamma", 'A', "PCLI", 37.8, 33.0, "GM", 150000.0));
    sample.places.at(harbour).geonames_id = 100;
    sample.places.at(neighbour).admin1.clear();
    sample.readings.push_back(second_report());
    sample.readings.push_back(first_report());
    return sample;
}

}  // namespace mapwire::sample
