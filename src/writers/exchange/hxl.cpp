#include <array>

#include "writers/exchange/exchange.hpp"

namespace mapwire {
namespace {

struct Column {
    std::string_view header;
    std::string_view tag;  ///< of the Humanitarian Exchange Language 1.1
};

constexpr std::array<Column, 25> event_columns{{
    {"Event", "#event+id"},
    {"Name", "#event+name"},
    {"Type", "#event+type"},
    {"Mode", "#event+type+mode"},
    {"Stance", "#status+stance"},
    {"From", "#date+start"},
    {"To", "#date+end"},
    {"Date precision", "#date+precision"},
    {"Country", "#country+name"},
    {"Country code", "#country+code+v_iso2"},
    {"Admin 1", "#adm1+name"},
    {"Admin 1 p-code", "#adm1+code+v_pcode"},
    {"Admin 2", "#adm2+name"},
    {"Admin 2 p-code", "#adm2+code+v_pcode"},
    {"Place", "#loc+name"},
    {"Latitude", "#geo+lat"},
    {"Longitude", "#geo+lon"},
    {"Uncertainty in metres", "#geo+uncertainty+m"},
    {"Killed", "#affected+killed"},
    {"Injured", "#affected+injured"},
    {"Displaced", "#affected+displaced"},
    {"Actor", "#group+actor1"},
    {"Confidence", "#indicator+confidence"},
    {"Sources", "#meta+source"},
    {"Sentence", "#description"},
}};

constexpr std::array<Column, 14> place_columns{{
    {"Place id", "#loc+id"},
    {"Place", "#loc+name"},
    {"Kind", "#loc+type+code"},
    {"Country code", "#country+code+v_iso2"},
    {"Country", "#country+name"},
    {"Admin 1", "#adm1+name"},
    {"Admin 1 p-code", "#adm1+code+v_pcode"},
    {"Admin 2", "#adm2+name"},
    {"Admin 2 p-code", "#adm2+code+v_pcode"},
    {"Latitude", "#geo+lat"},
    {"Longitude", "#geo+lon"},
    {"Uncertainty in metres", "#geo+uncertainty+m"},
    {"Mentions", "#indicator+mentions+num"},
    {"Confidence", "#indicator+confidence"},
}};

template <std::size_t count>
CsvText with_head(const std::array<Column, count>& columns) {
    CsvText csv;
    for (const auto& column : columns) { csv.cell(column.header); }
    csv.end_row();
    for (const auto& column : columns) { csv.cell(column.tag); }
    csv.end_row();
    return csv;
}

}  // namespace

std::string hxl_events_csv(std::span<const Layer> layers, const FormatContent& content) {
    const DivisionFinder divisions(layers, content);
    CsvText csv = with_head(event_columns);
    for (const auto* name : {"events", "event_areas"}) {
        const auto* layer = layer_named(layers, name);
        if (layer == nullptr) { continue; }
        for (const auto& feature : layer->features) {
            const auto text = [&](std::string_view field) { return as_text(*layer, feature, field); };
            const auto where = divisions.of(feature);
            const auto point = point_of(feature);
            csv.cell(text(layer->fields.front().name))
                .cell(text("name"))
                .cell(text("event_type"))
                .cell(text("event_mode"));
            csv.cell(text("stance"))
                .cell(day_of(text("start_date")))
                .cell(day_of(text("end_date")))
                .cell(text("date_precision"));
            csv.cell(where.country)
                .cell(where.country_code)
                .cell(where.admin1)
                .cell(where.pcode1)
                .cell(where.admin2)
                .cell(where.pcode2);
            csv.cell(text("location")).number(point ? std::optional(point->latitude()) : std::nullopt, 5);
            csv.number(point ? std::optional(point->longitude()) : std::nullopt, 5).cell(text("uncertainty_m"));
            csv.cell(text("fatalities")).cell(text("injured")).cell(text("displaced")).cell(text("actor1"));
            csv.cell(text("confidence"))
                .cell(text("sources").empty() ? text("article") : text("sources"))
                .cell(text("sentence"))
                .end_row();
        }
    }
    return csv.take();
}

std::string hxl_places_csv(std::span<const Layer> layers, const FormatContent& content) {
    const DivisionFinder divisions(layers, content);
    CsvText csv = with_head(place_columns);
    if (const auto* layer = layer_named(layers, "places")) {
        for (const auto& feature : layer->features) {
            const auto text = [&](std::string_view field) { return as_text(*layer, feature, field); };
            const auto where = divisions.of(feature);
            const auto point = point_of(feature);
            csv.cell(text("place_id"))
                .cell(text("name"))
                .cell(text("feature_code"))
                .cell(text("country_code"))
                .cell(where.country);
            csv.cell(text("admin1")).cell(where.pcode1).cell(text("admin2")).cell(where.pcode2);
            csv.number(point ? std::optional(point->latitude()) : std::nullopt, 5)
                .number(point ? std::optional(point->longitude()) : std::nullopt, 5);
            csv.cell(text("uncertainty_m")).cell(text("mention_count")).cell(text("confidence")).end_row();
        }
    }
    return csv.take();
}

void write_hxl(const OutputFormat&, const FormatJob& job) {
    job.output.write("events_hxl.csv", hxl_events_csv(job.layers, job.content));
    job.output.write("places_hxl.csv", hxl_places_csv(job.layers, job.content));
}

}  // namespace mapwire
