#include <algorithm>
#include <array>
#include <chrono>

#include "mapwire/writers/event_table.hpp"
#include "writers/exchange/exchange.hpp"

namespace mapwire {
namespace {

/// 1 the day is known, 2 about a week, 3 a month or less.
int time_precision(const DateRange& date) {
    if (date.precision == DatePrecision::day) { return 1; }
    if (date.precision == DatePrecision::publication || date.precision == DatePrecision::week) { return 2; }
    constexpr std::chrono::days part_of_month{11};
    return date.first && date.last && date.last->days() - date.first->days() < part_of_month ? 2 : 3;
}

std::string disorder_type(const EventCoding& coding) {
    const auto& type = coding.acled_event_type;
    if (coding.acled_sub_event_type == "Excessive force against protesters") {
        return "Political violence; Demonstrations";
    }
    if (coding.acled_sub_event_type == "Mob violence") { return "Political violence"; }
    if (type == "Protests" || type == "Riots") { return "Demonstrations"; }
    return type == "Strategic developments" ? type : "Political violence";
}

bool is_state_force(std::string_view role) {
    return role == "MIL" || role == "COP" || role == "GOV" || role == "STA" || role == "SPY";
}

/// ACLED's numbers of actors: 1 state forces, 2 rebels, 3 political militias, 5 rioters, 6 protesters, 7 civilians, 8
/// forces from elsewhere and others; 0 for nobody or unknown.
int inter_of(const std::vector<EventParty>& parties, const Event& event) {
    if (parties.empty()) { return 0; }
    const auto& party = parties.front();
    const auto& type = event.coding.acled_event_type;
    if (is_state_force(party.role)) {
        const bool abroad = event.place && !event.place->country.empty() && !party.country.empty() &&
                            party.country != event.place->country;
        return abroad ? 8 : 1;
    }
    if (party.role == "REB") { return 2; }
    if (party.role == "UAF") { return 3; }
    if (party.role == "IGO") { return 8; }
    const bool first = &parties == &event.actors;
    if (first && type == "Protests") { return 6; }
    if (first && type == "Riots") { return 5; }
    if (party.role == "CVL" || party.role == "REF" || party.role == "MED" || party.role == "NGO") { return 7; }
    return 0;
}

std::string inter_text(int inter) { return inter == 0 ? "" : std::to_string(inter); }

/// The two numbers side by side, the smaller first; a lone actor's stands before a zero.
std::string interaction_of(int first, int second) {
    if (first == 0 && second == 0) { return ""; }
    const auto [low, high] = std::minmax(first, second);
    return low == 0 ? std::to_string(high) + "0" : std::to_string(low) + std::to_string(high);
}

std::string names_of(const std::vector<EventParty>& parties, std::size_t from, std::size_t to) {
    std::string names;
    for (std::size_t i = from; i < std::min(to, parties.size()); ++i) {
        names += (names.empty() ? "" : "; ") + parties[i].name;
    }
    return names;
}
std::string first_of(const std::vector<EventParty>& parties) { return names_of(parties, 0, 1); }
std::string others_of(const std::vector<EventParty>& parties) { return names_of(parties, 1, parties.size()); }

std::string sources_of(const Event& event) {
    std::string sources;
    for (const auto& telling : event.tellings) { sources += (sources.empty() ? "" : "; ") + telling.article.text; }
    return sources;
}

std::string count_text(std::optional<std::int64_t> count) { return count ? std::to_string(*count) : std::string(); }

struct Row {
    const Event& event;
    const CountryNames& countries;
    std::optional<Date> day = event.date.first ? event.date.first : event.date.last;
    std::optional<Coordinate> point = event.geometry ? point_of(Feature{0, event.geometry, {}}) : std::nullopt;
    int inter1 = inter_of(event.actors, event);
    int inter2 = inter_of(event.recipients, event);

    [[nodiscard]] std::string country() const {
        if (!event.place) { return ""; }
        const auto found = countries.find(event.place->country);
        return found == countries.end() ? event.place->country : found->second;
    }
    [[nodiscard]] bool targets_civilians() const {
        return event.coding.acled_event_type == "Violence against civilians" ||
               (inter2 == 7 && event.coding.type == "ASSAULT");
    }
    [[nodiscard]] std::string location() const {
        if (!event.place) { return ""; }
        return event.place->name.empty() ? event.place->text : event.place->name;
    }
};

struct Column {
    std::string_view name;
    std::string (*value)(const Row&);
};

std::string unknown(const Row&) { return ""; }

// ACLED's columns in ACLED's order, then our own.
constexpr std::array columns{
    Column{"event_id_cnty", [](const Row& row) { return row.event.id.text; }},
    Column{"event_date", [](const Row& row) { return row.day ? row.day->iso() : ""; }},
    Column{"year", [](const Row& row) { return row.day ? row.day->iso().substr(0, 4) : ""; }},
    Column{"time_precision", [](const Row& row) { return std::to_string(time_precision(row.event.date)); }},
    Column{"disorder_type", [](const Row& row) { return disorder_type(row.event.coding); }},
    Column{"event_type", [](const Row& row) { return row.event.coding.acled_event_type; }},
    Column{"sub_event_type", [](const Row& row) { return row.event.coding.acled_sub_event_type; }},
    Column{"actor1", [](const Row& row) { return first_of(row.event.actors); }},
    Column{"assoc_actor_1", [](const Row& row) { return others_of(row.event.actors); }},
    Column{"inter1", [](const Row& row) { return inter_text(row.inter1); }},
    Column{"actor2", [](const Row& row) { return first_of(row.event.recipients); }},
    Column{"assoc_actor_2", [](const Row& row) { return others_of(row.event.recipients); }},
    Column{"inter2", [](const Row& row) { return inter_text(row.inter2); }},
    Column{"interaction", [](const Row& row) { return interaction_of(row.inter1, row.inter2); }},
    Column{"civilian_targeting",
           [](const Row& row) { return std::string(row.targets_civilians() ? "Civilian targeting" : ""); }},
    Column{"iso", unknown},
    Column{"region", unknown},
    Column{"country", [](const Row& row) { return row.country(); }},
    Column{"admin1", [](const Row& row) { return row.event.place ? row.event.place->admin1 : ""; }},
    Column{"admin2", [](const Row& row) { return row.event.place ? row.event.place->admin2 : ""; }},
    Column{"admin3", unknown},
    Column{"location", [](const Row& row) { return row.location(); }},
    Column{"latitude", [](const Row& row) { return row.point ? decimal_text(row.point->latitude(), 5) : ""; }},
    Column{"longitude", [](const Row& row) { return row.point ? decimal_text(row.point->longitude(), 5) : ""; }},
    Column{"geo_precision",
           [](const Row& row) { return row.event.place ? std::to_string(row.event.geo_precision) : ""; }},
    Column{"source", [](const Row& row) { return sources_of(row.event); }},
    Column{"source_scale", unknown},
    Column{"notes", [](const Row& row) { return row.event.tellings.front().sentence_text; }},
    Column{"fatalities",
           [](const Row& row) {
               const auto& killed = row.event.figures.killed;
               return count_text(killed.best ? killed.best : killed.low);
           }},
    Column{"tags", unknown},
    Column{"timestamp", unknown},
    Column{"x_end_date", [](const Row& row) { return row.event.date.last ? row.event.date.last->iso() : ""; }},
    Column{"x_date_precision", [](const Row& row) { return std::string(to_text(row.event.date.precision)); }},
    Column{"x_stance", [](const Row& row) { return std::string(to_text(row.event.stance)); }},
    Column{"x_confidence", [](const Row& row) { return decimal_text(row.event.confidence.value(), 4); }},
    Column{"x_uncertainty_m",
           [](const Row& row) { return row.event.geometry ? decimal_text(row.event.uncertainty.value(), 0) : ""; }},
    Column{"x_fatalities_low", [](const Row& row) { return count_text(row.event.figures.killed.low); }},
    Column{"x_fatalities_high", [](const Row& row) { return count_text(row.event.figures.killed.high); }},
    Column{"x_plover",
           [](const Row& row) {
               const auto& coding = row.event.coding;
               return coding.type + (coding.mode.empty() ? "" : "/" + coding.mode);
           }},
    Column{"x_cameo", [](const Row& row) { return row.event.coding.cameo; }},
    Column{"x_attribution", [](const Row& row) { return row.event.attribution ? row.event.attribution->text : ""; }},
    Column{"x_in_zones", [](const Row& row) { return row.event.in_zones; }},
    Column{"x_source_url", [](const Row& row) { return row.event.tellings.front().source_url; }},
};

}  // namespace

std::string acled_csv(std::span<const Event> events, const CountryNames& countries) {
    CsvText csv;
    for (const auto& column : columns) { csv.cell(column.name); }
    csv.end_row();
    for (const auto& event : events) {
        if (event.coding.acled_event_type.empty()) { continue; }
        if (event.stance != Stance::happened && event.stance != Stance::ongoing) { continue; }
        const Row row{event, countries};
        for (const auto& column : columns) { csv.cell(column.value(row)); }
        csv.end_row();
    }
    return csv.take();
}

std::string csv_table(std::span<const std::vector<std::string>> rows) {
    CsvText csv;
    for (const auto& row : rows) {
        for (const auto& cell : row) { csv.cell(cell); }
        csv.end_row();
    }
    return csv.take();
}

void write_acled(const OutputFormat&, const FormatJob& job) {
    job.output.write("acled.csv", acled_csv(job.content.events, job.content.countries));
}

}  // namespace mapwire
