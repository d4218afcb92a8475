#include "layers/merge_rules.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "layers/provenance.hpp"

namespace mapwire {
namespace {

using Join = void (*)(FieldValue& value, const FieldValue& later);

void add(FieldValue& value, const FieldValue& later) { std::get<std::int64_t>(value) += std::get<std::int64_t>(later); }

bool is_null(const FieldValue& value) { return std::holds_alternative<std::monostate>(value); }

void keep_least(FieldValue& value, const FieldValue& later) {
    if (!is_null(later) && (is_null(value) || later < value)) { value = later; }
}

void keep_greatest(FieldValue& value, const FieldValue& later) {
    if (!is_null(later) && (is_null(value) || value < later)) { value = later; }
}

template <class Take>
void for_each_item(std::string_view list, Take take) {
    while (!list.empty()) {
        const auto end = list.find("; ");
        take(list.substr(0, end));
        list = end == std::string_view::npos ? std::string_view{} : list.substr(end + 2);
    }
}

void join_lists(FieldValue& value, const FieldValue& later) {
    const auto* items = std::get_if<std::string>(&later);
    if (items == nullptr) { return; }
    if (is_null(value)) { value = std::string(); }
    for_each_item(*items, [&](std::string_view item) { append_to_list(std::get<std::string>(value), item); });
}

/// To be inside a zone once is to be inside: it counts more than not to be able to tell.
void join_zones(FieldValue& value, const FieldValue& later) {
    constexpr std::string_view doubt = " (cannot tell)";
    const auto* items = std::get_if<std::string>(&later);
    if (items == nullptr) { return; }
    std::vector<std::string> zones;
    const auto take = [&](std::string_view item) {
        const bool doubtful = item.ends_with(doubt);
        const std::string zone(doubtful ? item.substr(0, item.size() - doubt.size()) : item);
        const auto known = std::find_if(zones.begin(), zones.end(), [&](const std::string& other) {
            return other == zone || other == zone + std::string(doubt);
        });
        if (known == zones.end()) {
            zones.emplace_back(item);
        } else if (!doubtful) {
            *known = zone;
        }
    };
    if (const auto* before = std::get_if<std::string>(&value)) { for_each_item(*before, take); }
    for_each_item(*items, take);
    std::string list;
    for (const auto& zone : zones) { append_to_list(list, zone); }
    value = list;
}

struct Rule {
    std::string_view layer;
    std::string_view field;
    Join join;
};

constexpr Rule rules[] = {
    {"places", "confidence", keep_greatest}, {"places", "geo_precision", keep_least},
    {"places", "mention_count", add},        {"places", "article_count", add},
    {"places", "names_used", join_lists},    {"places", "first_seen", keep_least},
    {"places", "last_seen", keep_greatest},  {"places", "in_zones", join_zones},
    {"regions", "mention_count", add},       {"regions", "article_count", add},
};

}  // namespace

void join(const Layer& layer, Feature& feature, const Feature& later) {
    for (const auto& rule : rules) {
        if (rule.layer != layer.name) { continue; }
        const auto field = std::find_if(layer.fields.begin(), layer.fields.end(),
                                        [&](const FieldDefinition& one) { return one.name == rule.field; });
        const auto index = static_cast<std::size_t>(field - layer.fields.begin());
        rule.join(feature.values.at(index), later.values.at(index));
    }
}

}  // namespace mapwire
