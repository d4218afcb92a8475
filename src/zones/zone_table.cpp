#include "zones/zone_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "mapwire/model/error.hpp"
#include "mapwire/text/fold.hpp"

namespace mapwire::zone_tables {
namespace {

constexpr std::array<std::string_view, 8> kinds{"exclusion_zone",
                                                "deconfliction_zone",
                                                "de_escalation_zone",
                                                "demilitarised_zone",
                                                "safe_zone",
                                                "no_fly_zone",
                                                "buffer",
                                                "other"};

constexpr std::array precisions{DatePrecision::day,      DatePrecision::week,        DatePrecision::part_of_month,
                                DatePrecision::month,    DatePrecision::year,        DatePrecision::approx,
                                DatePrecision::open_end, DatePrecision::publication, DatePrecision::open_start,
                                DatePrecision::unknown};

[[noreturn]] void refuse(const TableRow& row, std::string what, std::string remedy) {
    throw InputError({row.where(), std::move(what), std::move(remedy)});
}

std::string needed(const TableRow& row, std::string_view column) {
    if (row[column].empty()) { refuse(row, std::string(column) + " is empty", "Fill it in"); }
    return std::string(row[column]);
}

std::optional<Date> date_of(const TableRow& row, std::string_view column) {
    const auto cell = row.get_or_empty(column);
    if (cell.empty()) { return std::nullopt; }
    const auto date = Date::parse_iso(cell);
    if (!date) {
        refuse(row, std::string(column) + " is " + quoted(cell) + ", not a day", "Write YYYY-MM-DD or leave it empty");
    }
    return date;
}

void check_order(const TableRow& row, std::string_view earlier_column, std::string_view later_column) {
    const auto earlier = date_of(row, earlier_column);
    const auto later = date_of(row, later_column);
    if (earlier && later && *later < *earlier) {
        refuse(row, std::string(later_column) + " is before " + std::string(earlier_column), "Mend the dates");
    }
}

DatePrecision precision_of(const TableRow& row) {
    const auto cell = row.get_or_empty("date_precision");
    if (cell.empty()) { return DatePrecision::unknown; }
    const auto* const found = std::find_if(precisions.begin(), precisions.end(),
                                           [&](DatePrecision precision) { return to_text(precision) == cell; });
    if (found == precisions.end()) {
        refuse(row, "date_precision is " + quoted(cell),
               "Write day, month, approx, open_start or another of that field");
    }
    return *found;
}

std::optional<Metres> length_of(const TableRow& row, std::string_view column) {
    if (row.get_or_empty(column).empty()) { return std::nullopt; }
    const double metres = row.number(column);
    if (!(metres > 0.0)) { refuse(row, std::string(column) + " is not greater than 0", "Write metres"); }
    return Metres{metres};
}

/// "38.61778 33.50583".
std::optional<Coordinate> centre_of(const TableRow& row) {
    const auto cell = row.get_or_empty("centre_deg");
    if (cell.empty()) { return std::nullopt; }
    double longitude = 0.0;
    double latitude = 0.0;
    const char* const end = cell.data() + cell.size();
    const auto first = std::from_chars(cell.data(), end, longitude);
    if (first.ec == std::errc{} && first.ptr != end && *first.ptr == ' ') {
        const auto second = std::from_chars(first.ptr + 1, end, latitude);
        if (second.ec == std::errc{} && second.ptr == end) {
            const auto found = Coordinate::try_from_degrees({.longitude = longitude, .latitude = latitude});
            if (found) { return found; }
        }
    }
    refuse(row, "centre_deg is " + quoted(cell), "Write longitude and latitude in degrees, for example 38.618 33.506");
}

std::vector<std::string_view> list_of(const TableRow& row, std::string_view column) {
    return row.get_or_empty(column).empty() ? std::vector<std::string_view>{} : row.list(column);
}

ZoneTrigger trigger_of(const TableRow& row) {
    ZoneTrigger trigger;
    for (const auto words : list_of(row, "trigger_words")) {
        auto folded = fold_name(words);
        if (folded.empty()) { refuse(row, quoted(words) + " has no letter", "Remove it from trigger_words"); }
        trigger.words.push_back(std::move(folded));
    }
    for (const auto place : list_of(row, "trigger_places")) {
        if (place.starts_with("region:")) {
            trigger.regions.emplace_back(place.substr(7));
        } else if (place.starts_with("name:")) {
            trigger.names.push_back(fold_name(place.substr(5)));
        } else {
            trigger.places.emplace_back(place);
        }
    }
    for (auto* list : {&trigger.words, &trigger.places, &trigger.regions, &trigger.names}) {
        std::sort(list->begin(), list->end());
        list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    if (trigger.words.empty() != (trigger.places.empty() && trigger.regions.empty() && trigger.names.empty())) {
        refuse(row, "trigger_words and trigger_places go together", "Fill in both or neither");
    }
    return trigger;
}

}  // namespace

bool is_zone_kind(std::string_view word) noexcept { return std::find(kinds.begin(), kinds.end(), word) != kinds.end(); }

CatalogueZone read_zone(const TableRow& row) {
    CatalogueZone zone;
    zone.id = ZoneId{needed(row, "id")};
    zone.name = needed(row, "name");
    zone.kind = needed(row, "kind");
    if (!is_zone_kind(zone.kind)) {
        refuse(row, "kind is " + quoted(zone.kind),
               "Write exclusion_zone, deconfliction_zone, de_escalation_zone, demilitarised_zone, safe_zone, "
               "no_fly_zone, buffer or other");
    }
    if (zone.id.text.find('/') != std::string::npos) {
        refuse(row, "the id " + quoted(zone.id.text) + " has a /",
               "That sign separates zone and statement: leave it out");
    }
    zone.parties = row.get_or_empty("parties");
    zone.declared_by = row.get_or_empty("declared_by");
    zone.addressed_to = row.get_or_empty("addressed_to");
    zone.periods = {date_of(row, "proposed_from"), date_of(row, "announced_on"), date_of(row, "in_force_from"),
                    date_of(row, "until")};
    constexpr std::array<std::string_view, 4> order{"proposed_from", "announced_on", "in_force_from", "until"};
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (std::size_t j = i + 1; j < order.size(); ++j) { check_order(row, order[i], order[j]); }
    }
    check_order(row, "valid_from", "until");
    const auto valid_from = date_of(row, "valid_from");
    zone.validity = {valid_from ? valid_from : zone.periods.in_force_from, zone.periods.until, precision_of(row)};
    const double uncertainty = row.number("uncertainty_m");
    if (uncertainty < 0.0) { refuse(row, "uncertainty_m is negative", "Write a radius in metres"); }
    zone.uncertainty = Metres{uncertainty};
    zone.distance_text = row.get_or_empty("distance_text");
    zone.radius = length_of(row, "radius_m");
    zone.centre_name = row.get_or_empty("centre_name");
    zone.centre = centre_of(row);
    zone.trigger = trigger_of(row);
    zone.source = needed(row, "source");
    zone.note = row.get_or_empty("note");
    return zone;
}

StatementRow read_statement(const TableRow& row) {
    StatementRow read;
    read.zone = needed(row, "zone");
    read.recipe = row["recipe"];
    read.statement = {needed(row, "id"),           needed(row, "about"),  needed(row, "value"),
                      length_of(row, "metres"),    !read.recipe.empty(),  std::string(row["said_by"]),
                      std::string(row["said_on"]), needed(row, "source"), std::string(row["note"])};
    return read;
}

RecipePoints read_points(const Table& table) {
    RecipePoints points;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto row = table.row(i);
        const auto position = Coordinate::try_from_degrees(
            {.longitude = row.number("longitude_deg"), .latitude = row.number("latitude_deg")});
        if (!position) {
            refuse(row, "the position is not on the Earth", "Write degrees, longitude within 180, latitude within 90");
        }
        points[needed(row, "group")].push_back(*position);
    }
    return points;
}

}  // namespace mapwire::zone_tables
