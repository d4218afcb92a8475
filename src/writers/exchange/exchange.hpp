#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mapwire/model/layer.hpp"
#include "mapwire/writers/base_map.hpp"
#include "mapwire/writers/formats.hpp"

namespace mapwire {

/// Where an event or place lies, in the words of other tables; "" for what is not known.
struct Divisions {
    std::string country;       ///< as the base map has it: "Syria"
    std::string country_code;  ///< ISO 3166-1 alpha-2
    std::string admin1;
    std::string admin2;
    std::string pcode1;
    std::string pcode2;
};

/// Finds the divisions of a position among the places that the layers have, position by position.
class DivisionFinder {
public:
    DivisionFinder(std::span<const Layer> layers, const FormatContent& content);
    [[nodiscard]] Divisions of(const Feature& feature) const;

private:
    std::map<std::pair<double, double>, Divisions> at_;
};

/// A value of a field as text; "" for null.
[[nodiscard]] std::string as_text(const Layer& layer, const Feature& feature, std::string_view field);
/// "2017-06-09" of "2017-06-09T00:00:00Z".
[[nodiscard]] std::string day_of(const std::string& time);
[[nodiscard]] const Layer* layer_named(std::span<const Layer> layers, std::string_view name);
/// A point for a feature: its own, or one inside its area or on its line.
[[nodiscard]] std::optional<Coordinate> point_of(const Feature& feature);

/// With at most so many digits after the point, and no zeros at the end.
[[nodiscard]] std::string decimal_text(double value, int decimals);

/// Lines of comma-separated values (RFC 4180, UTF-8, CRLF). Words of articles that a spreadsheet would take for a
/// formula (they begin with = + - @ and are no number) get an apostrophe in front.
class CsvText {
public:
    CsvText& cell(std::string_view text);
    CsvText& number(std::optional<double> value, int decimals);
    void end_row();
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    std::string out_;
    bool first_ = true;
};

void write_acled(const OutputFormat& format, const FormatJob& job);
void write_hxl(const OutputFormat& format, const FormatJob& job);
void write_timemap(const OutputFormat& format, const FormatJob& job);
void write_kml(const OutputFormat& format, const FormatJob& job);

[[nodiscard]] std::string hxl_events_csv(std::span<const Layer> layers, const FormatContent& content);
[[nodiscard]] std::string hxl_places_csv(std::span<const Layer> layers, const FormatContent& content);
[[nodiscard]] std::string to_kml(std::span<const Layer> layers, const RunNotes& notes, const SymbolTable& symbols);

}  // namespace mapwire
