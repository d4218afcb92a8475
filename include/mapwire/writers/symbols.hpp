#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/model/layer.hpp"
#include "mapwire/tables/geodata.hpp"

namespace mapwire {

/// How a kind of feature is drawn; a row of geodata/styles/symbols.tsv.
struct SymbolRow {
    std::string value;  ///< of the field that decides, "" for all others
    std::string label;
    std::string shape;   ///< QGIS marker name; points only
    std::string colour;  ///< "#rrggbb"
    double fill_percent = 100.0;
    std::string outline;
    std::string outline_style;  ///< solid, dash, dot, dash dot
    double outline_mm = 0.3;
    double size_mm = 2.0;
    std::string size_expression;  ///< QGIS expression, "" when the size is fixed
    std::string fill_expression;
};

/// The colours and shapes of all layers: one table for QGIS, the page, the picture and KML, so that a feature looks the
/// same wherever it is seen.
class SymbolTable {
public:
    /// Throws InputError (file, line) for a broken row.
    [[nodiscard]] static SymbolTable load(std::span<const GeodataFile> files);

    /// Rows of a layer, or of "zones.status"; empty when there are none.
    [[nodiscard]] std::span<const SymbolRow> rows(std::string_view layer) const;

    /// How this feature is drawn: the row for its kind, of a zone in the manner of its status ("Safe zone, proposed";
    /// value "safe_zone proposed"). A layer without rows gets a grey circle.
    [[nodiscard]] SymbolRow of(const Layer& layer, const Feature& feature) const;

private:
    std::map<std::string, std::vector<SymbolRow>, std::less<>> rows_;
};

/// A kind drawn in the manner of a status.
[[nodiscard]] SymbolRow in_manner_of(const SymbolRow& kind, const SymbolRow& status);

/// The word that decides how a feature is drawn: a zone's kind, an event's type, a mention's role; of a place
/// settlement, facility, area or "", by the same rule as in geodata/styles/places.qml.
[[nodiscard]] std::string symbol_value(const Layer& layer, const Feature& feature);

/// The text in a field of a feature; nullptr when there is no such field or it holds no text.
[[nodiscard]] const std::string* text_of(const Layer& layer, const Feature& feature, std::string_view field);
/// The number in a field; nothing when there is none.
[[nodiscard]] const double* real_of(const Layer& layer, const Feature& feature, std::string_view field);
[[nodiscard]] const std::int64_t* integer_of(const Layer& layer, const Feature& feature, std::string_view field);

}  // namespace mapwire
