#include "mapwire/writers/symbols.hpp"

#include <algorithm>
#include <array>

#include "mapwire/model/error.hpp"
#include "mapwire/tables/table.hpp"

namespace mapwire {
namespace {

std::string colour_cell(const TableRow& row, std::string_view column) {
    const auto cell = row[column];
    const bool good = cell.size() == 7 && cell[0] == '#' &&
                      cell.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
    if (!cell.empty() && !good) {
        throw InputError({row.where(), std::string(column) + " is \"" + std::string(cell) + "\", not a colour",
                          "Write for example #c1121f"});
    }
    return std::string(cell);
}

SymbolRow symbol_row(const TableRow& row) {
    return {.value = std::string(row["value"]),
            .label = std::string(row["label"]),
            .shape = std::string(row["shape"]),
            .colour = colour_cell(row, "colour"),
            .fill_percent = row.number("fill_percent"),
            .outline = colour_cell(row, "outline"),
            .outline_style = std::string(row["outline_style"]),
            .outline_mm = row.number("outline_mm"),
            .size_mm = row.optional_number("size_mm").value_or(0.0),
            .size_expression = std::string(row["size_expression"]),
            .fill_expression = std::string(row["fill_expression"])};
}

template <class Value>
const Value* value_of(const Layer& layer, const Feature& feature, std::string_view field) {
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
        if (layer.fields[i].name == field) { return std::get_if<Value>(&feature.values[i]); }
    }
    return nullptr;
}

std::string place_class(const Layer& layer, const Feature& feature) {
    constexpr std::array<std::string_view, 24> facilities{
        "INSM", "AIRB", "AIRF", "AIRP", "AIRH", "MILB", "BLDG", "ADMF", "PRT",  "PSTB", "CSTM",  "GATE",
        "BDG",  "DIP",  "GOVL", "FT",   "RECG", "HSP",  "MSQE", "PS",   "OILR", "CMP",  "CMPRF", "PSTP"};
    const auto* precision = integer_of(layer, feature, "geo_precision");
    const auto* found = text_of(layer, feature, "feature_code");
    const std::string_view code = found != nullptr ? std::string_view(*found) : std::string_view{};
    const bool division = code.starts_with("ADM") && code.size() > 3 &&
                          std::string_view("12345DH").find(code[3]) != std::string_view::npos;
    if ((precision != nullptr && *precision == 3) || code.starts_with("PCL") || division) { return "area"; }
    if (code.starts_with("PPL")) { return "settlement"; }
    const bool facility = std::any_of(facilities.begin(), facilities.end(),
                                      [&](std::string_view start) { return code.starts_with(start); });
    return facility ? "facility" : "";
}

const SymbolRow* row_for(std::span<const SymbolRow> rows, std::string_view value) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const SymbolRow& row) { return row.value == value; });
    return found == rows.end() ? nullptr : &*found;
}

}  // namespace

SymbolTable SymbolTable::load(std::span<const GeodataFile> files) {
    SymbolTable symbols;
    for (const auto& file : files) {
        if (file.path != "geodata/styles/symbols.tsv") { continue; }
        const auto table =
            Table::of(file, {"layer", "value", "label", "shape", "colour", "fill_percent", "outline", "outline_style",
                             "outline_mm", "size_mm", "size_expression", "fill_expression"});
        for (std::size_t i = 0; i < table.size(); ++i) {
            const auto row = table.row(i);
            symbols.rows_[std::string(row["layer"])].push_back(symbol_row(row));
        }
    }
    return symbols;
}

std::span<const SymbolRow> SymbolTable::rows(std::string_view layer) const {
    const auto found = rows_.find(layer);
    return found == rows_.end() ? std::span<const SymbolRow>{} : std::span<const SymbolRow>(found->second);
}

SymbolRow SymbolTable::of(const Layer& layer, const Feature& feature) const {
    const auto kinds = rows(layer.name);
    const auto* row = row_for(kinds, symbol_value(layer, feature));
    if (row == nullptr) { row = row_for(kinds, ""); }
    if (row == nullptr) { return {"", layer.title, "circle", "#5c677d", 100.0, "#5c677d", "solid", 0.3, 2.4, "", ""}; }
    const auto* status = text_of(layer, feature, "status");
    const auto* manner = status == nullptr ? nullptr : row_for(rows(layer.name + ".status"), *status);
    return manner == nullptr ? *row : in_manner_of(*row, *manner);
}

SymbolRow in_manner_of(const SymbolRow& kind, const SymbolRow& status) {
    SymbolRow row = kind;
    row.value += " " + status.value;
    row.label += ", " + status.label;
    row.fill_percent = status.fill_percent;
    row.outline_style = status.outline_style;
    row.outline_mm = status.outline_mm;
    return row;
}

std::string symbol_value(const Layer& layer, const Feature& feature) {
    if (layer.name == "places") { return place_class(layer, feature); }
    for (const auto* field : {"event_type", "role", "kind"}) {
        if (const auto* value = text_of(layer, feature, field)) { return *value; }
    }
    return "";
}

const std::string* text_of(const Layer& layer, const Feature& feature, std::string_view field) {
    return value_of<std::string>(layer, feature, field);
}
const double* real_of(const Layer& layer, const Feature& feature, std::string_view field) {
    return value_of<double>(layer, feature, field);
}
const std::int64_t* integer_of(const Layer& layer, const Feature& feature, std::string_view field) {
    return value_of<std::int64_t>(layer, feature, field);
}

}  // namespace mapwire
