#include "writers/exchange/exchange.hpp"

#include <simdjson.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "mapwire/layers/build_layers.hpp"
#include "mapwire/writers/event_table.hpp"
#include "support/sample_reading.hpp"
#include "support/scratch_folder.hpp"

using namespace mapwire;
using Catch::Matchers::Contains;

namespace {

void set(const Layer& layer, Feature& feature, std::string_view field, FieldValue value) {
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
        if (layer.fields[i].name == field) { feature.values[i] = std::move(value); }
    }
}

/// The two reports with an attack at the harbour that happened and a strike that was only threatened.
std::vector<Layer> layers_with_events() {
    const auto sample = sample::two_reports();
    auto layers = build_layers(sample.readings, sample.places, {});
    for (auto& layer : layer_definitions()) {
        if (layer.name != "events") { continue; }
        std::erase_if(layers, [](const Layer& other) { return other.name == "events"; });
        for (const auto* stance : {"happened", "threatened"}) {
            Feature feature{
                static_cast<std::int64_t>(layer.features.size() + 1), Coordinate::from_degrees({35.0, 32.9}), {}};
            feature.values.resize(layer.fields.size());
            set(layer, feature, "event_id", std::string("e-") + stance);
            set(layer, feature, "name", std::string("Shelling, \"Port Alpha\""));
            set(layer, feature, "event_type", std::string("ASSAULT"));
            set(layer, feature, "acled_event_type", std::string("Explosions/Remote violence"));
            set(layer, feature, "acled_sub_event_type", std::string("Shelling/artillery/missile attack"));
            set(layer, feature, "stance", std::string(stance));
            set(layer, feature, "start_date", std::string("2017-06-08T00:00:00Z"));
            set(layer, feature, "end_date", std::string("2017-06-09T00:00:00Z"));
            set(layer, feature, "date_precision", std::string("day"));
            set(layer, feature, "location", std::string("=cmd|harbour"));
            set(layer, feature, "fatalities", std::int64_t{3});
            set(layer, feature, "article", std::string("june-report"));
            set(layer, feature, "sources", std::string("june-report; july-report"));
            set(layer, feature, "sentence", std::string("Guns <hit> it & more."));
            layer.features.push_back(std::move(feature));
        }
        layers.push_back(std::move(layer));
    }
    return layers;
}

const BaseMap& base() {
    static const BaseMap map{{{"Beta", "country", "BT", sample::box_area(33.0, 31.0, 38.0, 36.0)}}, {}, ""};
    return map;
}
FormatContent content() {
    FormatContent made;
    made.base = &base();
    made.pcodes["gn:100"] = {"BT01", "BT0102"};
    return made;
}

}  // namespace

namespace {

Event struck_harbour(Stance stance) {
    Event event;
    event.id.text = "e-" + std::string(to_text(stance));
    event.coding.type = "ASSAULT";
    event.coding.mode = "heavy-weapons";
    event.coding.cameo = "194 fight";
    event.coding.acled_event_type = "Explosions/Remote violence";
    event.coding.acled_sub_event_type = "Shelling/artillery/missile attack";
    event.stance = stance;
    event.actors = {{.span = {}, .text = "rebels", .name = "=Rebels", .id = "", .country = "", .role = "REB"},
                    {.span = {}, .text = "allies", .name = "Allies", .id = "", .country = "", .role = "UAF"}};
    event.recipients = {{.span = {}, .text = "dockers", .name = "Dockers", .id = "", .country = "", .role = "CVL"}};
    event.date = {Date::parse_iso("2017-06-08"), Date::parse_iso("2017-06-09"), DatePrecision::day};
    event.place.emplace();
    event.place->name = "Port Alpha";
    event.place->country = "BT";
    event.place->admin1 = "Coast";
    event.place->admin2 = "Bay";
    event.geometry = Coordinate::from_degrees({-35.5, 32.9});
    event.uncertainty = Metres{500.0};
    event.geo_precision = 2;
    event.figures.killed.low = 3;
    event.confidence = Confidence{0.75};
    EventTelling telling;
    telling.article.text = "june-report";
    telling.sentence_text = "Guns hit it, twice.";
    telling.source_url = "https://example.org/1";
    event.tellings = {telling, telling};
    event.tellings.back().article.text = "july-report";
    return event;
}

}  // namespace

TEST_CASE("ACLED's table has the events that happened or go on, in ACLED's columns") {
    std::vector<Event> events;
    for (const auto stance : {Stance::happened, Stance::ongoing, Stance::planned, Stance::cancelled, Stance::threatened,
                              Stance::denied, Stance::hypothetical}) {
        events.push_back(struck_harbour(stance));
    }
    events.push_back(struck_harbour(Stance::happened));
    events.back().coding.acled_event_type.clear();  // ACLED does not code talks
    const auto csv = acled_csv(events, {{"BT", "Beta"}});
    CHECK(csv.starts_with(
        "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"));
    CHECK_THAT(csv, Contains("e-happened,2017-06-08,2017,1,Political violence,Explosions/Remote violence,"
                             "Shelling/artillery/missile attack,\"'=Rebels\",Allies,2,Dockers,,7,27,Civilian targeting,"
                             ",,Beta,Coast,Bay,,Port Alpha,32.9,-35.5,2,june-report; july-report,,"
                             "\"Guns hit it, twice.\",3,,,2017-06-09,day,happened,0.75,500,3,,ASSAULT/heavy-weapons,"
                             "194 fight,,,https://example.org/1\r\n"));
    CHECK(csv.find("e-ongoing") != std::string::npos);
    CHECK(std::count(csv.begin(), csv.end(), '\n') == 3);
}

TEST_CASE("in ACLED's table what is not known is empty, and no event is left out for it") {
    auto event = struck_harbour(Stance::happened);
    event.date = {};
    event.place.reset();
    event.geometry.reset();
    event.actors.clear();
    event.figures = {};
    const auto csv = acled_csv(std::span(&event, 1), {});
    CHECK_THAT(csv, Contains("\r\ne-happened,,,3,Political violence,") && Contains(",,,,Dockers,,7,70,"));
    CHECK_THAT(csv,
               Contains(",,,,,,,,,,june-report; july-report,,\"Guns hit it, twice.\",,,,,unknown,happened,0.75,,,,"));
}

TEST_CASE("how well a day is known, and whose forces act, go by ACLED's numbers") {
    const auto cell = [](const Event& event, std::size_t column) {
        const auto csv = acled_csv(std::span(&event, 1), {});
        std::size_t at = csv.find("\r\n") + 2;
        for (; column > 0; --column) { at = csv.find(',', at) + 1; }
        return csv.substr(at, csv.find(',', at) - at);
    };
    auto event = struck_harbour(Stance::happened);
    event.date.precision = DatePrecision::part_of_month;  // two days are less than a week
    CHECK(cell(event, 3) == "2");
    event.date = {Date::parse_iso("2017-06-01"), Date::parse_iso("2017-06-30"), DatePrecision::month};
    CHECK(cell(event, 3) == "3");
    event.date.precision = DatePrecision::publication;
    CHECK(cell(event, 3) == "2");
    event.actors = {{.span = {}, .text = "army", .name = "Army", .id = "", .country = "BT", .role = "MIL"}};
    CHECK(cell(event, 9) == "1");
    CHECK(cell(event, 13) == "17");
    event.actors.front().country = "GM";  // an army abroad
    CHECK(cell(event, 9) == "8");
    CHECK(cell(event, 13) == "78");
}

TEST_CASE("HXL tables have a row of tags below the headers, and p-codes where they are known") {
    const auto events = hxl_events_csv(layers_with_events(), content());
    CHECK_THAT(events, Contains("\r\n#event+id,#event+name,") && Contains("#adm2+code+v_pcode"));
    CHECK_THAT(events, Contains("Beta,BT,Coast,BT01,,BT0102,"));
    CHECK_THAT(events, Contains("\"Shelling, \"\"Port Alpha\"\"\"") && Contains("e-threatened"));
    const auto places = hxl_places_csv(layers_with_events(), content());
    CHECK_THAT(places, Contains("gn:100,Port Alpha,PPL,BT,Beta,Coast,BT01,,BT0102,32.9,35,"));
    // Every row has as many cells as the tags, those of the sample have no comma in a cell.
    const auto head = places.substr(0, places.find("\r\n"));
    CHECK(std::count(head.begin(), head.end(), ',') == 13);
}

TEST_CASE("KML has the colours of the other maps, and spans of time") {
    const auto layers = layers_with_events();
    const auto kml = to_kml(layers, {"Two & two", {"mapwire", ""}, ""}, SymbolTable::load(geodata_files()));
    CHECK_THAT(kml, Contains("<name>Two &amp; two</name>"));
    CHECK_THAT(kml, Contains("<Style id=\"events-ASSAULT\"><IconStyle><color>ff1f12c1</color>"));  // #c1121f
    CHECK_THAT(kml, Contains("<TimeSpan><begin>2017-06-08</begin><end>2017-06-09</end></TimeSpan>"));
    CHECK_THAT(kml, Contains("<TimeSpan><begin>2017-07-01</begin></TimeSpan>"));  // the coast zone has an open end
    CHECK_THAT(kml, Contains("Guns &amp;lt;hit&amp;gt; it"));                     // HTML within XML
    CHECK_THAT(kml, Contains("<coordinates>35,32.9 </coordinates>") && Contains("<outerBoundaryIs>"));
    CHECK(kml.find("<script") == std::string::npos);
}

TEST_CASE("TimeMap gets events, sources and associations that refer to each other") {
    const auto folder = ScratchFolder();
    const auto layers = layers_with_events();
    const auto styles = QgisStyles::load(geodata_files());
    OgrModule ogr;
    OutputDirectory output(folder.path() / "out", false);
    const RunNotes notes{"Sample", {"mapwire", ""}, ""};
    static_cast<void>(
        write_format(find_output_format("timemap", ogr), layers, notes, {}, styles, ogr, output, content()));
    output.commit();
    simdjson::dom::parser parser;
    const auto events = parser.load((folder.path() / "out/timemap_events.json").string());
    std::size_t count = 0;
    for (const simdjson::dom::element event : events.get_array()) {
        CHECK(std::string_view(event["date"]) == "06/08/2017");
        CHECK(std::string_view(event["latitude"]) == "32.9");
        CHECK(event["sources"].get_array().size() == 2);
        CHECK(event["associations"].get_array().size() == 2);
        ++count;
    }
    CHECK(count == 2);
    CHECK_THAT(file_content(folder.path() / "out/timemap_sources.json"),
               Contains("\"july-report\":{\"id\":\"july-report\",\"title\":\"The coast zone begins\""));
    CHECK_THAT(file_content(folder.path() / "out/timemap_associations.json"),
               Contains("{\"id\":\"stance-threatened\""));
}

TEST_CASE("the README tells every column of the tables for other tools") {
    const auto readme = file_content(std::filesystem::path(MAPWIRE_SOURCE_DIR) / "README.md");
    const auto told = [&](std::string_view row) {
        for (std::size_t at = 0; at < row.size();) {
            const auto end = std::min(row.find(',', at), row.size());
            INFO(row.substr(at, end - at));
            CHECK(readme.find("`" + std::string(row.substr(at, end - at)) + "`") != std::string::npos);
            at = end + 1;
        }
    };
    const auto acled = acled_csv({}, {});
    told(std::string_view(acled).substr(0, acled.find("\r\n")));
    for (const auto& table : {hxl_events_csv({}, {}), hxl_places_csv({}, {})}) {
        const auto begin = table.find("\r\n") + 2;
        told(std::string_view(table).substr(begin, table.find("\r\n", begin) - begin));
    }
}
