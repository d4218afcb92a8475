#include "writers/qgis_symbols.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "writers/xml_text.hpp"

namespace mapwire {
namespace {

/// "#c1121f" with 20 per cent is "193,18,31,51".
std::string colour_text(const std::string& hex, double percent) {
    std::string text;
    for (std::size_t begin = 1; begin < 7; begin += 2) {
        unsigned value = 0;
        std::from_chars(hex.data() + begin, hex.data() + begin + 2, value, 16);
        text += std::to_string(value) + ",";
    }
    return text + std::to_string(std::lround(percent * 2.55));
}

std::string number_text(double value) {
    std::string text(24, ' ');
    text.resize(
        static_cast<std::size_t>(std::to_chars(text.data(), text.data() + text.size(), value).ptr - text.data()));
    return text;
}

std::string option(std::string_view name, std::string_view value) {
    return "<Option type=\"QString\" name=\"" + std::string(name) + "\" value=\"" + xml_escaped(value) + "\"/>";
}

std::string data_defined(std::string_view property, std::string_view expression) {
    if (expression.empty()) { return {}; }
    return "<Option type=\"Map\" name=\"" + std::string(property) +
           "\"><Option type=\"bool\" name=\"active\" value=\"true\"/><Option type=\"QString\" name=\"expression\" "
           "value=\"" +
           xml_escaped(expression) + "\"/><Option type=\"int\" name=\"type\" value=\"3\"/></Option>";
}

struct SymbolLayer {
    const char* symbol_type;
    const char* layer_class;
    std::string options;
};

SymbolLayer symbol_layer(const SymbolRow& row, GeometryKind kind) {
    const auto fill = colour_text(row.colour, row.fill_percent);
    const auto outline = colour_text(row.outline, 100.0);
    const auto width = number_text(row.outline_mm);
    switch (kind) {
        case GeometryKind::point:
            return {"marker", "SimpleMarker",
                    option("name", row.shape) + option("color", fill) + option("outline_color", outline) +
                        option("outline_style", row.outline_style) + option("outline_width", width) +
                        option("outline_width_unit", "MM") + option("size", number_text(row.size_mm)) +
                        option("size_unit", "MM") + option("scale_method", "diameter")};
        case GeometryKind::multi_line_string:
            return {"line", "SimpleLine",
                    option("line_color", outline) + option("line_style", row.outline_style) +
                        option("line_width", width) + option("line_width_unit", "MM") + option("capstyle", "round") +
                        option("joinstyle", "round")};
        case GeometryKind::multi_polygon: break;
    }
    return {"fill", "SimpleFill",
            option("color", fill) + option("style", "solid") + option("outline_color", outline) +
                option("outline_style", row.outline_style) + option("outline_width", width) +
                option("outline_width_unit", "MM") + option("joinstyle", "round")};
}

}  // namespace

std::string symbol_xml(const SymbolRow& row, GeometryKind kind, std::size_t number) {
    const auto layer = symbol_layer(row, kind);
    std::string xml = "<symbol type=\"" + std::string(layer.symbol_type) + "\" name=\"" + std::to_string(number) +
                      "\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\"><layer class=\"" + layer.layer_class +
                      "\" enabled=\"1\" locked=\"0\" pass=\"0\"><Option type=\"Map\">" + layer.options + "</Option>";
    const auto defined = data_defined("size", row.size_expression) + data_defined("fillColor", row.fill_expression);
    if (!defined.empty()) {
        xml +=
            "<data_defined_properties><Option type=\"Map\"><Option type=\"QString\" name=\"name\" value=\"\"/>"
            "<Option type=\"Map\" name=\"properties\">" +
            defined +
            "</Option><Option type=\"QString\" name=\"type\" value=\"collection\"/></Option>"
            "</data_defined_properties>";
    }
    return xml + "</layer></symbol>";
}

std::string categories_xml(std::span<const SymbolRow> rows, GeometryKind kind) {
    std::string categories = "<categories>\n";
    std::string symbols = "<symbols>\n";
    for (std::size_t i = 0; i < rows.size(); ++i) {
        categories += "<category symbol=\"" + std::to_string(i) + "\" value=\"" + xml_escaped(rows[i].value) +
                      "\" label=\"" + xml_escaped(rows[i].label) + "\" render=\"true\"/>\n";
        symbols += symbol_xml(rows[i], kind, i) + "\n";
    }
    return categories + "</categories>\n" + symbols + "</symbols>";
}

std::vector<SymbolRow> rows_present(std::span<const std::pair<std::string, std::string>> kinds,
                                    std::span<const SymbolRow> rows, std::span<const SymbolRow> second_rows) {
    const auto present = [&](const std::string& first, const std::string& second) {
        return std::find(kinds.begin(), kinds.end(), std::pair{first, second}) != kinds.end();
    };
    std::vector<SymbolRow> wanted;
    for (const auto& row : rows) {
        if (row.value.empty()) { continue; }
        if (second_rows.empty() && present(row.value, "")) { wanted.push_back(row); }
        for (const auto& second : second_rows) {
            if (present(row.value, second.value)) { wanted.push_back(in_manner_of(row, second)); }
        }
    }
    const auto rest = std::find_if(rows.begin(), rows.end(), [](const SymbolRow& row) { return row.value.empty(); });
    if (rest != rows.end()) { wanted.push_back(*rest); }
    return wanted;
}

}  // namespace mapwire
