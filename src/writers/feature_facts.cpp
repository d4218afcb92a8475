#include "mapwire/writers/feature_facts.hpp"

#include <algorithm>

#include "writers/box_of_parts.hpp"
#include "writers/provenance_notes.hpp"

namespace mapwire {
namespace {

std::size_t column_of(const Layer& layer, std::string_view field) {
    const auto found = std::find_if(layer.fields.begin(), layer.fields.end(),
                                    [&](const FieldDefinition& definition) { return definition.name == field; });
    return static_cast<std::size_t>(found - layer.fields.begin());
}

/// The text in a column, nothing when it is null or there is no such column.
const std::string* text_in(const Feature& feature, std::size_t column) {
    return column < feature.values.size() ? std::get_if<std::string>(&feature.values[column]) : nullptr;
}

/// The first and last of the times in a column; the same time stands in feature after feature.
struct Times {
    std::size_t column;
    std::string last_seen{};

    void add(const Feature& feature, FeatureFacts& facts) {
        const auto* time = text_in(feature, column);
        if (time == nullptr || *time == last_seen) { return; }
        if (facts.first_time.empty() || *time < facts.first_time) { facts.first_time = *time; }
        if (*time > facts.last_time) { facts.last_time = *time; }
        last_seen = *time;
    }
};

}  // namespace

FeatureFacts feature_facts(const Layer& layer, std::string_view kind_field, std::string_view second_kind_field) {
    FeatureFacts facts;
    for (const auto field : {kind_field, second_kind_field}) {
        if (!field.empty()) { facts.kind_fields.emplace_back(field); }
    }
    BoxOfParts box;
    ListedValues gazetteers;
    ListedValues licences;
    const auto gazetteer = column_of(layer, "gazetteer");
    const auto licence = column_of(layer, "licence");
    const auto first_kind = column_of(layer, kind_field);
    const auto second_kind = column_of(layer, second_kind_field);
    std::vector<Times> times;
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
        if (layer.fields[i].type == FieldType::datetime) { times.push_back({i}); }
    }
    for (const auto& feature : layer.features) {
        facts.drawn = facts.drawn || feature.geometry.has_value();
        box.add(feature);
        if (const auto* list = text_in(feature, gazetteer)) { gazetteers.add(*list); }
        if (const auto* list = text_in(feature, licence)) { licences.add(*list); }
        for (auto& time : times) { time.add(feature, facts); }
        if (const auto* first = text_in(feature, first_kind)) {
            const auto* text = text_in(feature, second_kind);
            const std::string_view second = text != nullptr ? std::string_view(*text) : std::string_view();
            const bool known = std::any_of(facts.kinds.begin(), facts.kinds.end(), [&](const auto& kind) {
                return kind.first == *first && kind.second == second;
            });
            if (!known) { facts.kinds.emplace_back(*first, second); }
        }
    }
    facts.box = box.box();
    facts.gazetteers = gazetteers.joined();
    facts.licences = licences.joined();
    return facts;
}

}  // namespace mapwire
