#include "gazetteer/source_columns.hpp"

#include <algorithm>

namespace mapwire {
namespace {

struct KnownColumn {
    std::string_view name;
    ColumnRole role;
};

// Lower case, as headers of sources that we know write them. Of several columns of one role the first listed here
// counts.
constexpr std::array known_columns = {
    KnownColumn{"id", ColumnRole::id},
    KnownColumn{"place_id", ColumnRole::id},
    KnownColumn{"geonameid", ColumnRole::geonames_id},
    KnownColumn{"geonames_id", ColumnRole::geonames_id},
    KnownColumn{"geoname_id", ColumnRole::geonames_id},
    KnownColumn{"name", ColumnRole::name},
    KnownColumn{"toponym", ColumnRole::name},
    KnownColumn{"place", ColumnRole::name},
    KnownColumn{"name_en", ColumnRole::name},
    KnownColumn{"asciiname", ColumnRole::ascii_name},
    KnownColumn{"names", ColumnRole::names},
    KnownColumn{"alternatenames", ColumnRole::alternates},
    KnownColumn{"alternate_names", ColumnRole::alternates},
    KnownColumn{"alts", ColumnRole::alternates},
    KnownColumn{"aliases", ColumnRole::alternates},
    KnownColumn{"latitude_deg", ColumnRole::latitude},
    KnownColumn{"latitude", ColumnRole::latitude},
    KnownColumn{"lat", ColumnRole::latitude},
    KnownColumn{"y", ColumnRole::latitude},
    KnownColumn{"longitude_deg", ColumnRole::longitude},
    KnownColumn{"longitude", ColumnRole::longitude},
    KnownColumn{"lon", ColumnRole::longitude},
    KnownColumn{"lng", ColumnRole::longitude},
    KnownColumn{"long", ColumnRole::longitude},
    KnownColumn{"x", ColumnRole::longitude},
    KnownColumn{"feature_class", ColumnRole::feature_class},
    KnownColumn{"fclass", ColumnRole::feature_class},
    KnownColumn{"feature_code", ColumnRole::feature_code},
    KnownColumn{"fcode", ColumnRole::feature_code},
    KnownColumn{"type", ColumnRole::feature_code},
    KnownColumn{"country_code", ColumnRole::country},
    KnownColumn{"country", ColumnRole::country},
    KnownColumn{"cc", ColumnRole::country},
    KnownColumn{"adm1_pcode", ColumnRole::admin1_code},
    KnownColumn{"admin1_code", ColumnRole::admin1_code},
    KnownColumn{"admin1", ColumnRole::admin1},
    KnownColumn{"adm1", ColumnRole::admin1},
    KnownColumn{"admin2_code", ColumnRole::admin2_code},
    KnownColumn{"admin2", ColumnRole::admin2},
    KnownColumn{"adm2", ColumnRole::admin2},
    KnownColumn{"population", ColumnRole::population},
    KnownColumn{"pop", ColumnRole::population},
    KnownColumn{"valid_from", ColumnRole::valid_from},
    KnownColumn{"valid_to", ColumnRole::valid_to},
    KnownColumn{"uncertainty_m", ColumnRole::uncertainty},
    KnownColumn{"source", ColumnRole::source},
    KnownColumn{"source_id", ColumnRole::source_id},
    KnownColumn{"note", ColumnRole::note},
    KnownColumn{"notes", ColumnRole::note},
    KnownColumn{"cluster", ColumnRole::cluster},
    KnownColumn{"moddate", ColumnRole::modified},
    KnownColumn{"modification_date", ColumnRole::modified},
    KnownColumn{"modified", ColumnRole::modified},
};

std::string lower_trimmed(std::string_view cell) {
    std::string text;
    for (const char c : cell) {
        text.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c == ' ' ? '_' : c);
    }
    const auto begin = text.find_first_not_of('_');
    return begin == std::string::npos ? std::string{} : text.substr(begin, text.find_last_not_of('_') - begin + 1);
}

char separator_of(std::string_view line) {
    for (const char candidate : {'\t', ';', ','}) {
        if (line.find(candidate) != std::string_view::npos) { return candidate; }
    }
    return '\t';
}

}  // namespace

SourceColumns SourceColumns::geonames() {
    SourceColumns columns;
    columns.column.fill(none);
    constexpr std::array order = {ColumnRole::geonames_id,   ColumnRole::name,         ColumnRole::ascii_name,
                                  ColumnRole::alternates,    ColumnRole::latitude,     ColumnRole::longitude,
                                  ColumnRole::feature_class, ColumnRole::feature_code, ColumnRole::country};
    for (std::size_t i = 0; i < order.size(); ++i) { columns.column[static_cast<std::size_t>(order[i])] = i; }
    columns.column[static_cast<std::size_t>(ColumnRole::admin1_code)] = 10;
    columns.column[static_cast<std::size_t>(ColumnRole::admin2_code)] = 11;
    columns.column[static_cast<std::size_t>(ColumnRole::population)] = 14;
    columns.column[static_cast<std::size_t>(ColumnRole::modified)] = 18;
    columns.columns = 19;
    columns.may_have_more = true;
    columns.format = "GeoNames";
    return columns;
}

std::optional<SourceColumns> SourceColumns::from_header(std::string_view line) {
    SourceColumns columns;
    columns.column.fill(none);
    columns.separator = separator_of(line);
    std::vector<std::string_view> cells;
    std::vector<std::string> storage;
    split_line(line, columns.separator, cells, storage);
    std::vector<std::string> names;
    for (const auto cell : cells) { names.push_back(lower_trimmed(cell)); }
    for (const auto& known : known_columns) {
        auto& column = columns.column[static_cast<std::size_t>(known.role)];
        const auto found = std::find(names.begin(), names.end(), known.name);
        if (column == none && found != names.end()) { column = static_cast<std::size_t>(found - names.begin()); }
    }
    const auto lacks = [&](ColumnRole role) { return columns.of(role) == none; };
    if (lacks(ColumnRole::name) || lacks(ColumnRole::latitude) || lacks(ColumnRole::longitude)) { return std::nullopt; }
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].starts_with("name_") && names[i].size() == 7 && i != columns.of(ColumnRole::name)) {
            columns.names_in_language.emplace_back(i, names[i].substr(5));
        }
    }
    // A GeoNames dump with a header line has codes where other tables have names.
    if (!lacks(ColumnRole::geonames_id) && !lacks(ColumnRole::alternates) && lacks(ColumnRole::admin1_code)) {
        std::swap(columns.column[static_cast<std::size_t>(ColumnRole::admin1_code)],
                  columns.column[static_cast<std::size_t>(ColumnRole::admin1)]);
        std::swap(columns.column[static_cast<std::size_t>(ColumnRole::admin2_code)],
                  columns.column[static_cast<std::size_t>(ColumnRole::admin2)]);
        columns.format = "GeoNames with a header line";
    } else if (!lacks(ColumnRole::id) && !lacks(ColumnRole::names)) {
        columns.format = "table with the columns of mapwire";
    } else {
        columns.format = "table with named columns";
    }
    columns.columns = names.size();
    return columns;
}

void split_line(std::string_view line, char separator, std::vector<std::string_view>& cells,
                std::vector<std::string>& storage) {
    cells.clear();
    storage.clear();
    storage.reserve(separator == '\t' ? 0 : line.size() / 2 + 1);  // views into it must stay
    std::size_t at = 0;
    while (true) {
        if (separator != '\t' && at < line.size() && line[at] == '"') {
            std::string text;
            for (++at; at < line.size(); ++at) {
                if (line[at] != '"') {
                    text.push_back(line[at]);
                } else if (at + 1 < line.size() && line[at + 1] == '"') {
                    text.push_back(line[++at]);
                } else {
                    ++at;
                    break;
                }
            }
            storage.push_back(std::move(text));
            cells.emplace_back(storage.back());
            at = std::min(line.find(separator, at), line.size());
        } else {
            const auto end = std::min(line.find(separator, at), line.size());
            cells.push_back(line.substr(at, end - at));
            at = end;
        }
        if (at >= line.size()) { return; }
        ++at;
    }
}

}  // namespace mapwire
