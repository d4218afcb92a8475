#include "mapwire/gazetteer/compile.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

#include "mapwire/model/error.hpp"

namespace mapwire {
namespace {

NameKind kind_of(const TableRow& row, std::string_view word) {
    if (word.empty()) { return NameKind::alternate; }
    if (word == "abbr") { return NameKind::abbreviation; }
    if (word == "demonym") { return NameKind::demonym; }
    if (word == "former") { return NameKind::former; }
    throw InputError({row.where(), "names has the kind " + quoted(word) + ", which is none",
                      "Write abbr, demonym or former, or leave it out"});
}

std::int32_t days_of(Date date) { return static_cast<std::int32_t>(date.days().time_since_epoch().count()); }

// The first or last day of "2019", or the day that "2019-03-23" is.
std::int32_t day_of(const TableRow& row, std::string_view cell, std::string_view word, bool first) {
    if (word.empty()) { return first ? NamePeriod{}.first_day : NamePeriod{}.last_day; }
    const auto date =
        word.size() == 4 ? Date::parse_iso(std::string(word) + (first ? "-01-01" : "-12-31")) : Date::parse_iso(word);
    if (date) { return days_of(*date); }
    throw InputError(
        {row.where(), "names has " + quoted(cell) + ", whose period has " + quoted(word) + ", which is no day",
         "Write years or days with a slash between them, for example en.former@2019/2022-09-17:Nur-Sultan"});
}

NamePeriod period_of(const TableRow& row, std::string_view cell, std::string_view words) {
    const auto slash = words.find('/');
    if (slash == std::string_view::npos || words.size() == 1) {
        throw InputError({row.where(),
                          "names has " + quoted(cell) + ", whose period " + quoted(words) + " has no slash or no day",
                          "Write the first and the last year, one of them may be empty: en.former@/1989:Rangoon"});
    }
    const NamePeriod period{day_of(row, cell, words.substr(0, slash), true),
                            day_of(row, cell, words.substr(slash + 1), false)};
    if (period.last_day < period.first_day) {
        throw InputError({row.where(), "names has " + quoted(cell) + ", whose period ends before it begins",
                          "Write the earlier day first"});
    }
    return period;
}

std::vector<PlaceName> names_of(const TableRow& row) {
    std::vector<PlaceName> names;
    for (const auto cell : row.list("names")) {
        const auto colon = cell.find(':');
        if (colon == std::string_view::npos) {
            throw InputError({row.where(), "names has " + quoted(cell) + " without a language",
                              "Write for example ar:" + std::string(cell)});
        }
        const auto time = std::min(cell.substr(0, colon).find('@'), colon);
        const auto tag = cell.substr(0, time);
        const auto dot = tag.find('.');
        const auto word = dot == std::string_view::npos ? std::string_view{} : tag.substr(dot + 1);
        names.push_back({cell.substr(colon + 1), tag.substr(0, dot), kind_of(row, word),
                         time == colon ? NamePeriod{} : period_of(row, cell, cell.substr(time + 1, colon - time - 1))});
    }
    return names;
}

std::optional<Date> date_of(const TableRow& row, std::string_view column) {
    const auto cell = row[column];
    if (cell.empty()) { return std::nullopt; }
    if (const auto date = Date::parse_iso(cell)) { return date; }
    throw InputError(
        {row.where(), std::string(column) + " is " + quoted(cell) + ", which is no date", "Use YYYY-MM-DD"});
}

Coordinate position_of(const TableRow& row) {
    const Degrees degrees{row.number("longitude_deg"), row.number("latitude_deg")};
    if (const auto position = Coordinate::try_from_degrees(degrees)) { return *position; }
    throw InputError({row.where(), "longitude_deg or latitude_deg is outside its range",
                      "Longitude is from -180 to 180, latitude from -90 to 90 degrees"});
}

std::uint32_t geonames_id_of(std::string_view id) {
    std::uint32_t number = 0;
    if (id.starts_with("gn:")) { std::from_chars(id.data() + 3, id.data() + id.size(), number); }
    return number;
}

void add_row(GazetteerBuilder& builder, std::uint16_t source, const TableRow& row) {
    const auto id = row["id"];
    if (id.empty()) { throw InputError({row.where(), "id is empty", "Give the place a lasting id"}); }
    const auto feature_class = row["feature_class"];
    const PlaceRow place{.id = id,
                         .geonames_id = geonames_id_of(id),
                         .name = row["name"],
                         .names = names_of(row),
                         .feature_class = feature_class.empty() ? ' ' : feature_class.front(),
                         .feature_code = row["feature_code"],
                         .position = position_of(row),
                         .country_code = row["country_code"],
                         .admin1 = row["admin1"],
                         .admin2 = row["admin2"],
                         .admin1_code = {},
                         .admin2_code = {},
                         .population = static_cast<std::int64_t>(row.optional_number("population").value_or(0.0)),
                         .validity = {date_of(row, "valid_from"), date_of(row, "valid_to"), DatePrecision::day},
                         .uncertainty = Metres{row.optional_number("uncertainty_m").value_or(0.0)},
                         .source = row["source"],
                         .note = row["note"]};
    const auto fault = builder.add(place, source);
    if (!fault) { return; }
    switch (*fault) {
        case RowFault::duplicate_id:
            throw InputError({row.where(), "the id " + quoted(id) + " is used twice", "Ids are unique in all tables"});
        case RowFault::empty_name:
            throw InputError({row.where(), "the name " + quoted(place.name) + " has no letter and no digit",
                              "Write the name of the place"});
        case RowFault::long_name:
            throw InputError({row.where(), "the name has " + std::to_string(place.name.size()) + " bytes",
                              "Write at most " + std::to_string(longest_name_bytes)});
    }
}

}  // namespace

std::vector<std::byte> compile_gazetteer(std::span<const Table> tables, const GazetteerDescription& description,
                                         std::span<const GeodataFile> geodata) {
    GazetteerBuilder builder(description, geodata);
    const auto source = builder.add_source({"", description.licence, description.attribution, description.date});
    for (const auto& table : tables) {
        for (std::size_t i = 0; i < table.size(); ++i) { add_row(builder, source, table.row(i)); }
    }
    return std::move(builder).compile();
}

}  // namespace mapwire
