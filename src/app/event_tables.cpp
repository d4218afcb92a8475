#include <algorithm>

#include "app/event_records.hpp"
#include "mapwire/layers/build_layers.hpp"
#include "mapwire/text/json_text.hpp"

namespace mapwire {
namespace {

std::string decimal(double value) {
    std::string text;
    append_json_number(text, value);
    return text;
}

std::string value_text(const FieldValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) { return *text; }
    if (const auto* whole = std::get_if<std::int64_t>(&value)) { return std::to_string(*whole); }
    if (const auto* real = std::get_if<double>(&value)) { return decimal(*real); }
    return {};
}

class CsvText {
public:
    void cell(std::string_view text) {
        if (!first_) { out_ += ','; }
        first_ = false;
        if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
            out_ += text;
            return;
        }
        out_ += '"';
        for (const char c : text) { out_ += c == '"' ? std::string("\"\"") : std::string(1, c); }
        out_ += '"';
    }
    void end_row() {
        out_ += '\n';
        first_ = true;
    }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    std::string out_;
    bool first_ = true;
};

/// ACLED's codes of actors: 1 state forces, 2 rebels, 3 political militias, 6 protesters, 7 civilians, 8
/// external/other.
std::string inter_of(const std::vector<EventParty>& parties) {
    if (parties.empty()) { return ""; }
    const auto& role = parties.front().role;
    if (role == "MIL" || role == "COP" || role == "GOV" || role == "STA" || role == "SPY") { return "1"; }
    if (role == "REB") { return "2"; }
    if (role == "UAF") { return "3"; }
    if (role == "CVL" || role == "REF" || role == "MED" || role == "NGO") { return "7"; }
    if (role == "IGO") { return "8"; }
    return "";
}

std::string names_of(const std::vector<EventParty>& parties, std::size_t from, std::size_t to) {
    std::string names;
    for (std::size_t i = from; i < std::min(to, parties.size()); ++i) {
        names += (names.empty() ? "" : "; ") + parties[i].name;
    }
    return names;
}

/// 1 the day is known, 2 the week, 3 the month or less.
std::string time_precision(const Event& event) {
    switch (event.date.precision) {
        case DatePrecision::day: return "1";
        case DatePrecision::week:
        case DatePrecision::publication: return "2";
        default: return "3";
    }
}

}  // namespace

std::string events_csv(std::span<const Event> events) {
    CsvText csv;
    const auto layers = build_event_layers({});
    for (const auto& field : layers.front().fields) { csv.cell(field.name); }
    csv.cell("lon");
    csv.cell("lat");
    csv.end_row();
    for (const auto& event : events) {
        const auto layer = layer_of_event(event);
        for (const auto& value : layer.features.front().values) { csv.cell(value_text(value)); }
        const auto* point = event_point(event);
        csv.cell(point != nullptr ? decimal(point->longitude()) : "");
        csv.cell(point != nullptr ? decimal(point->latitude()) : "");
        csv.end_row();
    }
    return csv.take();
}

std::string events_acled(std::span<const Event> events) {
    CsvText csv;
    for (const auto* name : {"event_id_cnty",
                             "event_date",
                             "year",
                             "time_precision",
                             "event_type",
                             "sub_event_type",
                             "actor1",
                             "assoc_actor_1",
                             "inter1",
                             "actor2",
                             "assoc_actor_2",
                             "inter2",
                             "civilian_targeting",
                             "country",
                             "admin1",
                             "location",
                             "latitude",
                             "longitude",
                             "geo_precision",
                             "source",
                             "notes",
                             "fatalities",
                             "x_end_date",
                             "x_date_precision",
                             "x_stance",
                             "x_confidence",
                             "x_uncertainty_m",
                             "x_plover",
                             "x_cameo",
                             "x_attribution",
                             "x_in_zones",
                             "x_article",
                             "x_fatalities_low",
                             "x_fatalities_high"}) {
        csv.cell(name);
    }
    csv.end_row();
    const auto count = [](std::optional<std::int64_t> value) { return value ? std::to_string(*value) : std::string(); };
    for (const auto& event : events) {
        if (event.coding.acled_event_type.empty()) { continue; }
        if (event.stance != Stance::happened && event.stance != Stance::ongoing) { continue; }
        const auto day = event.date.first ? event.date.first : event.date.last;
        const auto* point = event_point(event);
        const auto inter2 = inter_of(event.recipients);
        csv.cell(event.id.text);
        csv.cell(day ? day->iso() : "");
        csv.cell(day ? day->iso().substr(0, 4) : "");
        csv.cell(time_precision(event));
        csv.cell(event.coding.acled_event_type);
        csv.cell(event.coding.acled_sub_event_type);
        csv.cell(names_of(event.actors, 0, 1));
        csv.cell(names_of(event.actors, 1, event.actors.size()));
        csv.cell(inter_of(event.actors));
        csv.cell(names_of(event.recipients, 0, 1));
        csv.cell(names_of(event.recipients, 1, event.recipients.size()));
        csv.cell(inter2);
        csv.cell(inter2 == "7" && event.coding.type == "ASSAULT" ? "Civilian targeting" : "");
        csv.cell(event.place ? event.place->country : "");
        csv.cell(event.place ? event.place->admin1 : "");
        csv.cell(event.place ? event.place->name : "");
        csv.cell(point != nullptr ? decimal(point->latitude()) : "");
        csv.cell(point != nullptr ? decimal(point->longitude()) : "");
        csv.cell(event.place ? std::to_string(event.geo_precision) : "");
        std::string sources;
        for (const auto& telling : event.tellings) { sources += (sources.empty() ? "" : "; ") + telling.article.text; }
        csv.cell(sources);
        csv.cell(event.tellings.front().sentence_text);
        csv.cell(count(event.figures.killed.best ? event.figures.killed.best : event.figures.killed.low));
        csv.cell(event.date.last ? event.date.last->iso() : "");
        csv.cell(to_text(event.date.precision));
        csv.cell(to_text(event.stance));
        csv.cell(decimal(event.confidence.value()));
        csv.cell(event.geometry ? decimal(event.uncertainty.value()) : "");
        csv.cell(event.coding.type + (event.coding.mode.empty() ? "" : "/" + event.coding.mode));
        csv.cell(event.coding.cameo);
        csv.cell(event.attribution ? event.attribution->text : "");
        csv.cell(event.in_zones);
        csv.cell(event.tellings.front().article.text);
        csv.cell(count(event.figures.killed.low));
        csv.cell(count(event.figures.killed.high));
        csv.end_row();
    }
    return csv.take();
}

}  // namespace mapwire
