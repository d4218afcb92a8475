#include <span>

#include "layers/definitions.hpp"
#include "mapwire/layers/build_layers.hpp"

namespace mapwire {
namespace {

std::string_view type_words(FieldType type) {
    switch (type) {
        case FieldType::text: return "text";
        case FieldType::integer: return "integer";
        case FieldType::real: return "real";
        case FieldType::datetime: return "date and time";
    }
    return "text";
}

/// A cell of a Markdown table: a bar would end it.
std::string cell(std::string_view text) {
    std::string result;
    for (const char c : text) { result += c == '|' ? std::string("\\|") : std::string(1, c); }
    return result;
}

void append_table(std::string& out, std::span<const FieldDefinition> fields) {
    out += "| field | meaning | unit | type | example |\n|---|---|---|---|---|\n";
    for (const auto& field : fields) {
        out += "| `" + field.name + "` | " + cell(field.meaning) + " | " + cell(field.unit) + " | ";
        out += std::string(type_words(field.type)) + " | `" + cell(field.example) + "` |\n";
    }
}

}  // namespace

std::string field_table_markdown() {
    const auto layers = layer_definitions();
    std::string out = "**All layers**, after an integer feature `id` that counts from 1:\n\n";
    auto shared =
        std::vector<FieldDefinition>(layers.front().fields.begin(), layers.front().fields.begin() + common_field_count);
    shared.front() = {
        "…_id", FieldType::text,
        "lasting id: `place_id`, `mention_id`, `zone_id`, `region_id`, `line_id`, `event_id`, `event_area_id`", "",
        "8f1c04d2a6b3e957"};
    append_table(out, shared);
    for (const auto& layer : layers) {
        if (layer.name == "event_areas") { continue; }  // the fields of events
        out += "\n**" + layer.name + "**" + (layer.name == "events" ? " and **event_areas**" : "") + ": " +
               layer.description + "\n\n";
        append_table(out, std::span(layer.fields).subspan(common_field_count));
    }
    return out;
}

}  // namespace mapwire
