#include "app/event_records.hpp"
#include "mapwire/layers/build_layers.hpp"
#include "mapwire/text/json_text.hpp"
#include "mapwire/writers/event_table.hpp"

namespace mapwire {
namespace {

std::string decimal(double value) {
    std::string text;
    append_json_number(text, value);
    return text;
}

std::string value_text(const FieldValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) { return *text; }
    if (const auto* whole = std::get_if<std::int64_t>(&value)) { return std::to_string(*whole); }
    if (const auto* real = std::get_if<double>(&value)) { return decimal(*real); }
    return {};
}

}  // namespace

std::string events_csv(std::span<const Event> events) {
    std::vector<std::vector<std::string>> rows(1);
    const auto layers = build_event_layers({});
    for (const auto& field : layers.front().fields) { rows.front().push_back(field.name); }
    rows.front().insert(rows.front().end(), {"lon", "lat"});
    for (const auto& event : events) {
        auto& row = rows.emplace_back();
        const auto layer = layer_of_event(event);
        for (const auto& value : layer.features.front().values) { row.push_back(value_text(value)); }
        const auto* point = event_point(event);
        row.push_back(point != nullptr ? decimal(point->longitude()) : "");
        row.push_back(point != nullptr ? decimal(point->latitude()) : "");
    }
    return csv_table(rows);
}

}  // namespace mapwire
