#include "gazetteer/table_source.hpp"

#include <algorithm>

#include "gazetteer/row_values.hpp"
#include "gazetteer/source_columns.hpp"
#include "mapwire/text/utf8.hpp"

namespace mapwire {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool is_geonames(std::string_view source) { return source.starts_with("geonames") || source.starts_with("GeoNames"); }

class TableImport {
public:
    TableImport(const std::string& name, std::unique_ptr<ByteSource> bytes, const DumpCompanions& companions,
                PlaceIntake& intake)
        : name_(name), lines_(std::move(bytes)), companions_(companions), intake_(intake) {}
    void run();

private:
    [[nodiscard]] RowWhere where() const { return {name_, lines_.number()}; }
    void fault(std::string what, std::string remedy) { intake_.fault(where(), std::move(what), std::move(remedy)); }
    [[nodiscard]] std::string_view cell(ColumnRole role) const {
        const auto column = columns_.of(role);
        return column < cells_.size() ? trimmed(cells_[column]) : std::string_view{};
    }
    bool read_header(std::string_view line);
    bool split_row(std::string_view line);
    void read_row(std::string_view line);
    void read_facts(PlaceRow& row);
    void read_names(PlaceRow& row);
    void read_tagged_names(PlaceRow& row);
    void add_alternates(PlaceRow& row, std::string_view list, char separator);
    [[nodiscard]] std::string own_id(const PlaceRow& row) const;
    void add(PlaceRow& row);

    std::string name_;
    LineReader lines_;
    const DumpCompanions& companions_;
    PlaceIntake& intake_;
    SourceColumns columns_;
    bool from_geonames_ = false;
    std::vector<std::string_view> cells_;
    std::vector<std::string> storage_;
    DumpCompanions::Ids ids_;
};

bool TableImport::read_header(std::string_view line) {
    if (line.front() == '<' || line.find("<html") != std::string_view::npos ||
        line.find("<!DOCTYPE") != std::string_view::npos) {
        throw InputError({where().text(), "this is a web page, not a table",
                          "Fetch the file again; the server sent a page instead"});
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
        throw InputError({where().text(), "no columns for a name, a latitude and a longitude are to be seen",
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
            intake_.report().format = columns_.format;
            from_geonames_ = columns_.format.starts_with("GeoNames");
            if (header) { continue; }
        }
        read_row(line);
    }
    if (!header_seen) { throw InputError({name_, "the table is empty", "Check how it was made"}); }
}

bool TableImport::split_row(std::string_view line) {
    if (lines_.too_long()) {
        fault("the line is longer than 4 MB", "Check how the table was made");
        return false;
    }
    if (const auto at = first_invalid_utf8(line)) {
        fault("byte " + std::to_string(*at + 1) + " of the line is not UTF-8", "Convert the table to UTF-8");
        return false;
    }
    split_line(line, columns_.separator, cells_, storage_);
    if (cells_.size() < columns_.columns || (cells_.size() > columns_.columns && !columns_.may_have_more)) {
        fault("the row has " + std::to_string(cells_.size()) + " cells, " + std::to_string(columns_.columns) +
                  " are expected",
              "Check the separators of this line");
        return false;
    }
    return true;
}

void TableImport::read_row(std::string_view line) {
    intake_.count_row();
    if (!split_row(line)) { return; }
    const auto position =
        intake_.position(where(), cell(ColumnRole::latitude), cell(ColumnRole::longitude), cell(ColumnRole::country));
    if (!position) { return; }
    PlaceRow row{.position = *position};
    read_facts(row);
    intake_.see_date(cell(ColumnRole::modified));
    if (!intake_.passes_filter(row)) { return; }
    if (from_geonames_) { companions_.complete(row, ids_); }
    read_names(row);
    add(row);
}

void TableImport::read_facts(PlaceRow& row) {
    row.id = cell(ColumnRole::id);
    row.geonames_id = geonames_id_in(cell(ColumnRole::geonames_id));
    row.name = without_qualifier(cell(ColumnRole::name));
    row.feature_code = cell(ColumnRole::feature_code);
    const auto feature_class = cell(ColumnRole::feature_class);
    row.feature_class = feature_class.empty() ? class_of_code(row.feature_code) : feature_class.front();
    row.country_code = cell(ColumnRole::country).size() == 2 ? cell(ColumnRole::country) : std::string_view{};
    row.admin1 = cell(ColumnRole::admin1);
    row.admin2 = cell(ColumnRole::admin2);
    row.admin1_code = cell(ColumnRole::admin1_code);
    row.admin2_code = cell(ColumnRole::admin2_code);
    // OCHA's codes of divisions begin with the country's.
    if (row.country_code.empty() && row.admin1_code.size() > 2 && is_capital(row.admin1_code[0]) &&
        is_capital(row.admin1_code[1])) {
        row.country_code = row.admin1_code.substr(0, 2);
    }
    row.source = cell(ColumnRole::source);
    if (row.geonames_id == 0 && is_geonames(row.source)) {
        row.geonames_id = geonames_id_in(cell(ColumnRole::source_id));
    }
    row.population =
        static_cast<std::int64_t>(std::clamp(number_in(cell(ColumnRole::population)).value_or(0.0), 0.0, 1e11));
    row.validity = {Date::parse_iso(cell(ColumnRole::valid_from)), Date::parse_iso(cell(ColumnRole::valid_to)),
                    DatePrecision::day};
    row.uncertainty = Metres{std::max(0.0, number_in(cell(ColumnRole::uncertainty)).value_or(0.0))};
    row.note = cell(ColumnRole::note);
    const auto cluster = number_in(cell(ColumnRole::cluster));
    if (cluster && *cluster >= 0) { row.cluster = static_cast<std::uint64_t>(*cluster) + 1; }
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
    read_tagged_names(row);
    const auto alternates = cell(ColumnRole::alternates);
    add_alternates(row, alternates, alternates.find('|') != std::string_view::npos ? '|' : ',');
}

void TableImport::read_tagged_names(PlaceRow& row) {
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
}

// A place without an id gets one from its source's number, or from its name and position. Negative numbers are how
// tables in GeoNames' columns hold the numbers of other catalogues.
std::string TableImport::own_id(const PlaceRow& row) const {
    auto number = cell(ColumnRole::source_id);
    if (number.empty() && cell(ColumnRole::geonames_id).starts_with('-')) {
        number = cell(ColumnRole::geonames_id).substr(1);
    }
    if (!number.empty() && number != "0" && !row.source.empty()) {
        return std::string(row.source) + ":" + std::string(number);
    }
    return "at:" + std::string(cell(ColumnRole::latitude)) + "," + std::string(cell(ColumnRole::longitude)) + ":" +
           std::string(row.name);
}

void TableImport::add(PlaceRow& row) {
    std::string id;
    std::string other_id;
    if (row.id.empty() && row.geonames_id == 0) {
        id = own_id(row);
        if (from_geonames_) { other_id = id + ":" + std::string(row.feature_code); }
        row.id = id;
    } else if (row.geonames_id == 0 && row.id.starts_with("gn:")) {
        row.geonames_id = geonames_id_in(row.id.substr(3));
    }
    if (from_geonames_ && row.name.empty() && row.names.empty()) {
        intake_.count_nameless(where());
        return;
    }
    (void)intake_.take(row, where(), other_id);
}

}  // namespace

void import_table(const std::string& name, std::unique_ptr<ByteSource> bytes, const DumpCompanions& companions,
                  PlaceIntake& intake) {
    TableImport(name, std::move(bytes), companions, intake).run();
}

}  // namespace mapwire
