#include <array>

#include "writers/exchange/exchange.hpp"

namespace mapwire {
namespace {

// ACLED's columns in ACLED's order, then our own.
constexpr std::array<std::string_view, 37> columns{"event_id_cnty",
                                                   "event_date",
                                                   "year",
                                                   "time_precision",
                                                   "disorder_type",
                                                   "event_type",
                                                   "sub_event_type",
                                                   "actor1",
                                                   "assoc_actor_1",
                                                   "inter1",
                                                   "actor2",
                                                   "assoc_actor_2",
                                                   "inter2",
                                                   "interaction",
                                                   "civilian_targeting",
                                                   "iso",
                                                   "region",
                                                   "country",
                                                   "admin1",
                                                   "admin2",
                                                   "admin3",
                                                   "location",
                                                   "latitude",
                                                   "longitude",
                                                   "geo_precision",
                                                   "source",
                                                   "source_scale",
                                                   "notes",
                                                   "fatalities",
                                                   "tags",
                                                   "timestamp",
                                                   "x_stance",
                                                   "x_confidence",
                                                   "x_uncertainty_m",
                                                   "x_fatalities_low",
                                                   "x_fatalities_high",
                                                   "x_source_url"};

/// 1 the day is known, 2 the week, 3 the month or less.
std::string time_precision(const std::string& precision) {
    if (precision == "day") { return "1"; }
    if (precision == "week" || precision == "part_of_month" || precision == "approx" || precision == "publication") {
        return "2";
    }
    return "3";
}

std::string disorder_type(const std::string& event_type) {
    if (event_type == "Battles" || event_type == "Explosions/Remote violence" ||
        event_type == "Violence against civilians") {
        return "Political violence";
    }
    if (event_type == "Protests" || event_type == "Riots") { return "Demonstrations"; }
    return event_type == "Strategic developments" ? event_type : "";
}

void add_rows(const Layer& layer, const DivisionFinder& divisions, CsvText& csv) {
    for (const auto& feature : layer.features) {
        const auto text = [&](std::string_view field) { return as_text(layer, feature, field); };
        const auto stance = text("stance");
        const auto type = text("acled_event_type");
        const auto day = day_of(text("start_date"));
        const auto point = point_of(feature);
        if (type.empty() || day.empty() || !point || (stance != "happened" && stance != "ongoing")) { continue; }
        const auto where = divisions.of(feature);
        csv.cell(text(layer.fields.front().name))
            .cell(day)
            .cell(day.substr(0, 4))
            .cell(time_precision(text("date_precision")));
        csv.cell(disorder_type(type)).cell(type).cell(text("acled_sub_event_type"));
        csv.cell(text("actor1")).cell("").cell("").cell(text("actor2")).cell("").cell("").cell("").cell("");
        csv.cell("").cell("").cell(where.country).cell(where.admin1).cell(where.admin2).cell("");
        csv.cell(text("location")).number(point->latitude(), 5).number(point->longitude(), 5);
        csv.cell(text("geo_precision")).cell(text("sources").empty() ? text("article") : text("sources")).cell("");
        csv.cell(text("sentence")).cell(text("fatalities")).cell("").cell("").cell(stance);
        csv.cell(text("confidence"))
            .cell(text("uncertainty_m"))
            .cell(text("fatalities_low"))
            .cell(text("fatalities_high"));
        csv.cell(text("source_url")).end_row();
    }
}

}  // namespace

std::string acled_csv(std::span<const Layer> layers, const FormatContent& content) {
    const DivisionFinder divisions(layers, content);
    CsvText csv;
    for (const auto column : columns) { csv.cell(column); }
    csv.end_row();
    for (const auto* name : {"events", "event_areas"}) {
        if (const auto* layer = layer_named(layers, name)) { add_rows(*layer, divisions, csv); }
    }
    return csv.take();
}

void write_acled(const OutputFormat&, const FormatJob& job) {
    job.output.write("acled.csv", acled_csv(job.layers, job.content));
}

}  // namespace mapwire
