#include "gazetteer/table_source.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "gazetteer/source_columns.hpp"
#include "mapwire/geometry/geodesic.hpp"
#include "mapwire/text/utf8.hpp"

namespace mapwire {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r");
    return begin == std::string_view::npos ? std::string_view{}
                                           : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::optional<double> number_in(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
        return {};
    }
    return value;
}

// "Abdin (Khan Shaykhun)" and "عابدين - خان شيخون" say where the place of this name is.
std::string_view without_qualifier(std::string_view name) {
    const auto bracket = name.find(" (");
    if (bracket != std::string_view::npos && name.ends_with(')')) { name = name.substr(0, bracket); }
    return trimmed(name.substr(0, name.find(" - ")));
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool is_geonames(std::string_view source) { return source.starts_with("geonames") || source.starts_with("GeoNames"); }

char class_of_code(std::string_view code) {
    struct Prefix {
        std::string_view code;
        char feature_class;
    };
    constexpr Prefix prefixes[] = {{"ADM", 'A'}, {"PCL", 'A'},  {"PPL", 'P'}, {"STLMT", 'P'},
                                   {"WAD", 'H'}, {"STM", 'H'},  {"LK", 'H'},  {"MT", 'T'},
                                   {"HLL", 'T'}, {"CAMP", 'S'}, {"RD", 'R'},  {"RGN", 'L'}};
    for (const auto& prefix : prefixes) {
        if (code.starts_with(prefix.code)) { return prefix.feature_class; }
    }
    return code.empty() ? 'P' : 'S';
}

class TableImport {
public:
    TableImport(const std::string& name, std::unique_ptr<ByteSource> bytes, const BuildOptions& options,
                GazetteerBuilder& builder, std::uint16_t source, SourceReport& report)
        : name_(name),
          lines_(std::move(bytes)),
          options_(options),
          builder_(builder),
          source_(source),
          report_(report) {}
    void run();

private:
    [[nodiscard]] std::string where() const { return name_ + ":" + std::to_string(lines_.number()); }
    void fault(std::string what, std::string remedy) {
        ++report_.faulty;
        if (report_.issues.size() < options_.most_issues) {
            report_.issues.push_back({where(), std::move(what), std::move(remedy)});
        }
    }
    [[nodiscard]] std::string_view cell(ColumnRole role) const {
        const auto column = columns_.of(role);
        return column < cells_.size() ? trimmed(cells_[column]) : std::string_view{};
    }
    bool read_header(std::string_view line);
    void read_row(std::string_view line);
    std::optional<Coordinate> read_position();
    [[nodiscard]] bool looks_swapped(Coordinate position) const;
    void read_names(PlaceRow& row);
    void add_alternates(PlaceRow& row, std::string_view list, char separator);
    [[nodiscard]] bool passes_filter(const PlaceRow& row) const;
    void add(const PlaceRow& row);

    std::string name_;
    LineReader lines_;
    const BuildOptions& options_;
    GazetteerBuilder& builder_;
    std::uint16_t source_;
    SourceReport& report_;
    SourceColumns columns_;
    std::vector<std::string_view> cells_;
    std::vector<std::string> storage_;
};

bool TableImport::read_header(std::string_view line) {
    if (line.front() == '<' || line.find("<html") != std::string_view::npos ||
        line.find("<!DOCTYPE") != std::string_view::npos) {
        throw InputError(
            {where(), "this is a web page, not a table", "Fetch the file again; the server sent a page instead"});
    }
    split_line(line, '\t', cells_, storage_);
    const auto geonames = SourceColumns::geonames();
    if (cells_.size() >= geonames.columns && number_in(trimmed(cells_[0])) && number_in(trimmed(cells_[4])) &&
        number_in(trimmed(cells_[5]))) {
        columns_ = geonames;
        return false;
    }
    const auto columns = SourceColumns::from_header(line);
    if (!columns) {
        throw InputError({where(), "no columns for a name, a latitude and a longitude are to be seen",
                          "Begin the table with a header line, such as name, lat, lon"});
    }
    columns_ = *columns;
    return true;
}

void TableImport::run() {
    bool header_seen = false;
    std::string_view line;
    while (lines_.next(line)) {
        if (trimmed(line).empty() && !lines_.too_long()) { continue; }
        if (!lines_.too_long() && line.front() == '#') { continue; }
        if (!header_seen) {
            if (lines_.too_long() || line.find('\0') != std::string_view::npos || first_invalid_utf8(line)) {
                throw InputError({name_, "this is no table of text", "Name a table, or a compiled gazetteer (.mwg)"});
            }
            header_seen = true;
            const bool header = read_header(line);
            report_.format = columns_.format;
            if (header) { continue; }
        }
        read_row(line);
    }
    if (!header_seen) { throw InputError({name_, "the table is empty", "Check how it was made"}); }
}

void TableImport::read_row(std::string_view line) {
    ++report_.rows;
    if (lines_.too_long()) { return fault("the line is longer than 4 MB", "Check how the table was made"); }
    if (const auto at = first_invalid_utf8(line)) {
        return fault("byte " + std::to_string(*at + 1) + " of the line is not UTF-8", "Convert the table to UTF-8");
    }
    split_line(line, columns_.separator, cells_, storage_);
    if (cells_.size() < columns_.columns || (cells_.size() > columns_.columns && !columns_.may_have_more)) {
        return fault("the row has " + std::to_string(cells_.size()) + " cells, " + std::to_string(columns_.columns) +
                         " are expected",
                     "Check the separators of this line");
    }
    const auto position = read_position();
    if (!position) { return; }
    PlaceRow row{.position = *position};
    row.id = cell(ColumnRole::id);
    const auto geonames_id = number_in(cell(ColumnRole::geonames_id));
    if (geonames_id && *geonames_id >= 1 && *geonames_id < 4294967295.0) {
        row.geonames_id = static_cast<std::uint32_t>(*geonames_id);
    }
    row.name = without_qualifier(cell(ColumnRole::name));
    row.feature_code = cell(ColumnRole::feature_code);
    const auto feature_class = cell(ColumnRole::feature_class);
    row.feature_class = feature_class.empty() ? class_of_code(row.feature_code) : feature_class.front();
    row.country_code = cell(ColumnRole::country).size() == 2 ? cell(ColumnRole::country) : std::string_view{};
    row.admin1 = cell(ColumnRole::admin1);
    row.admin2 = cell(ColumnRole::admin2);
    row.admin1_code = cell(ColumnRole::admin1_code);
    // OCHA's codes of divisions begin with the country's.
    if (row.country_code.empty() && row.admin1_code.size() > 2 && is_capital(row.admin1_code[0]) &&
        is_capital(row.admin1_code[1])) {
        row.country_code = row.admin1_code.substr(0, 2);
    }
    row.source = cell(ColumnRole::source);
    if (row.geonames_id == 0 && is_geonames(row.source)) {
        const auto number = number_in(cell(ColumnRole::source_id));
        if (number && *number >= 1 && *number < 4294967295.0) { row.geonames_id = static_cast<std::uint32_t>(*number); }
    }
    row.population =
        static_cast<std::int64_t>(std::clamp(number_in(cell(ColumnRole::population)).value_or(0.0), 0.0, 1e11));
    row.validity = {Date::parse_iso(cell(ColumnRole::valid_from)), Date::parse_iso(cell(ColumnRole::valid_to)),
                    DatePrecision::day};
    row.uncertainty = Metres{std::max(0.0, number_in(cell(ColumnRole::uncertainty)).value_or(0.0))};
    row.note = cell(ColumnRole::note);
    row.source = cell(ColumnRole::source);
    const auto cluster = number_in(cell(ColumnRole::cluster));
    if (cluster && *cluster >= 0) { row.cluster = static_cast<std::uint64_t>(*cluster) + 1; }
    if (!passes_filter(row)) {
        ++report_.filtered;
        return;
    }
    read_names(row);
    add(row);
}

std::optional<Coordinate> TableImport::read_position() {
    const auto latitude = number_in(cell(ColumnRole::latitude));
    const auto longitude = number_in(cell(ColumnRole::longitude));
    if (!latitude || !longitude) {
        fault("latitude and longitude are \"" + std::string(cell(ColumnRole::latitude)) + "\" and \"" +
                  std::string(cell(ColumnRole::longitude)) + "\", not numbers",
              "Write degrees, for example 33.48834");
        return {};
    }
    const auto position = Coordinate::try_from_degrees({*longitude, *latitude});
    if (!position) {
        const bool swapped = Coordinate::try_from_degrees({*latitude, *longitude}).has_value();
        fault("latitude " + std::string(cell(ColumnRole::latitude)) + ", longitude " +
                  std::string(cell(ColumnRole::longitude)) + " is no position" +
                  (swapped ? "; the two are swapped" : ""),
              swapped ? "Swap them" : "Latitude is from -90 to 90, longitude from -180 to 180 degrees");
        return {};
    }
    if (looks_swapped(*position)) {
        fault("latitude and longitude are swapped: the position is far outside " +
                  std::string(cell(ColumnRole::country)) + ", the swapped one is in it",
              "Swap them");
        return {};
    }
    return position;
}

bool TableImport::looks_swapped(Coordinate position) const {
    const auto code = cell(ColumnRole::country);
    if (options_.countries == nullptr || code.size() != 2) { return false; }
    const auto country = options_.countries->country(code);
    const auto swapped = Coordinate::try_from_degrees({position.latitude(), position.longitude()});
    if (!country || !swapped) { return false; }
    const auto centre = options_.countries->facts(*country).position;
    const auto distance = [&](Coordinate to) { return distance_between(centre, to).value(); };
    // Only where both readings are far apart: islands and overseas parts lie far from a country's point. Near the
    // diagonal of the map (Syria: 35 N, 38 E) a swapped position is still near the country, and no point can tell.
    constexpr double near_m = 700'000.0;
    const auto own = distance(position);
    const auto other = distance(*swapped);
    return own > 2 * near_m && other < near_m && other < own / 3;
}

void TableImport::add_alternates(PlaceRow& row, std::string_view list, char separator) {
    while (!list.empty()) {
        const auto end = std::min(list.find(separator), list.size());
        const auto name = without_qualifier(list.substr(0, end));
        if (!name.empty()) { row.names.push_back({name, "", NameKind::alternate}); }
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

void TableImport::read_names(PlaceRow& row) {
    for (const auto& [column, language] : columns_.names_in_language) {
        const auto name = column < cells_.size() ? without_qualifier(trimmed(cells_[column])) : std::string_view{};
        if (!name.empty()) { row.names.push_back({name, language, NameKind::alternate}); }
    }
    if (const auto ascii = cell(ColumnRole::ascii_name); !ascii.empty()) {
        row.names.push_back({ascii, "", NameKind::alternate});
    }
    auto tagged = cell(ColumnRole::names);
    while (!tagged.empty()) {
        const auto end = std::min(tagged.find('|'), tagged.size());
        const auto entry = trimmed(tagged.substr(0, end));
        tagged.remove_prefix(std::min(end + 1, tagged.size()));
        const auto colon = entry.find(':');
        const auto tag = colon == std::string_view::npos ? std::string_view{} : entry.substr(0, colon);
        const auto kind = tag.find('.') == std::string_view::npos ? std::string_view{} : tag.substr(tag.find('.') + 1);
        const auto text = colon == std::string_view::npos ? entry : entry.substr(colon + 1);
        row.names.push_back({text, tag.substr(0, tag.find('.')),
                             kind == "abbr"      ? NameKind::abbreviation
                             : kind == "demonym" ? NameKind::demonym
                             : kind == "former"  ? NameKind::former
                                                 : NameKind::alternate});
    }
    const auto alternates = cell(ColumnRole::alternates);
    add_alternates(row, alternates, alternates.find('|') != std::string_view::npos ? '|' : ',');
}

bool TableImport::passes_filter(const PlaceRow& row) const {
    const auto& filter = options_.filter;
    if (!filter.countries.empty() &&
        std::find(filter.countries.begin(), filter.countries.end(), row.country_code) == filter.countries.end()) {
        return false;
    }
    if (!filter.feature_classes.empty() && filter.feature_classes.find(row.feature_class) == std::string::npos) {
        return false;
    }
    if (row.feature_class == 'P' && row.population < filter.least_population) { return false; }
    if (filter.box) {
        const auto longitude = row.position.longitude();
        const auto latitude = row.position.latitude();
        const auto& box = *filter.box;
        if (latitude < box.south || latitude > box.north) { return false; }
        const bool inside = box.west <= box.east ? longitude >= box.west && longitude <= box.east
                                                 : longitude >= box.west || longitude <= box.east;
        if (!inside) { return false; }
    }
    return true;
}

void TableImport::add(const PlaceRow& given) {
    auto row = given;
    std::string id;
    // A place without an id gets one from its source's number, or from its name and position.
    if (row.id.empty() && row.geonames_id == 0) {
        const auto source_id = cell(ColumnRole::source_id);
        id = !source_id.empty() ? std::string(row.source) + ":" + std::string(source_id)
                                : "at:" + std::string(cell(ColumnRole::latitude)) + "," +
                                      std::string(cell(ColumnRole::longitude)) + ":" + std::string(row.name);
        row.id = id;
    } else if (row.geonames_id == 0 && row.id.starts_with("gn:")) {
        row.geonames_id = static_cast<std::uint32_t>(number_in(row.id.substr(3)).value_or(0.0));
    }
    const auto result = builder_.add(row, source_);
    if (!result) {
        ++report_.taken;
        return;
    }
    switch (*result) {
        case RowFault::duplicate_id:
            return fault("the id \"" + (row.id.empty() ? std::to_string(row.geonames_id) : std::string(row.id)) +
                             "\" is used before",
                         "Ids are unique");
        case RowFault::empty_name:
            return fault("the name \"" + std::string(row.name.substr(0, 40)) + "\" has no letter and no digit",
                         "Give the place a name");
        case RowFault::long_name:
            return fault("the name has " + std::to_string(row.name.size()) + " bytes",
                         "Write at most " + std::to_string(longest_name_bytes));
    }
}

}  // namespace

void import_table(const std::string& name, std::unique_ptr<ByteSource> bytes, const BuildOptions& options,
                  GazetteerBuilder& builder, std::uint16_t source, SourceReport& report) {
    TableImport(name, std::move(bytes), options, builder, source, report).run();
}

}  // namespace mapwire
