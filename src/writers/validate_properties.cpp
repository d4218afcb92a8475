#include <cmath>

#include "mapwire/model/date.hpp"
#include "writers/validation.hpp"

namespace mapwire {
namespace {

using Kind = JsonNode::Kind;

std::string shortly_quoted(std::string_view text) {
    const bool is_long = text.size() > 40;
    return '"' + std::string(text.substr(0, is_long ? 37 : text.size())) + (is_long ? "…\"" : "\"");
}

bool names_a_time(std::string_view key) {
    return key.ends_with("_date") || key == "published" || key == "first_seen" || key == "last_seen";
}

/// "2017-06-09T08:30:00Z", with or without a fraction of the second, a day and time that exist.
bool is_utc_time(std::string_view text) {
    if (text.size() < 20 || text[10] != 'T' || text.back() != 'Z' || !Date::parse_iso(text.substr(0, 10))) {
        return false;
    }
    const auto two = [&](std::size_t at, int most) {
        const char a = text[at];
        const char b = text[at + 1];
        return a >= '0' && a <= '9' && b >= '0' && b <= '9' && (a - '0') * 10 + (b - '0') <= most;
    };
    if (text[13] != ':' || text[16] != ':' || !two(11, 23) || !two(14, 59) || !two(17, 59)) { return false; }
    const auto rest = text.substr(19, text.size() - 20);
    return rest.empty() ||
           (rest.size() > 1 && rest[0] == '.' && rest.find_first_not_of("0123456789", 1) == std::string_view::npos);
}

void check_value(const std::string& key, const JsonNode& value, Findings& findings) {
    if (value.is(Kind::array) || value.is(Kind::object)) {
        findings.add(value.offset, key + " holds a" + (value.is(Kind::object) ? "n object" : " list"),
                     "QGIS cannot export it: write text such as \"a; b\"");
    }
    if (value.is(Kind::string) && value.text.empty()) {
        findings.add(value.offset, key + " is \"\"", "Write null for what is unknown");
    } else if (names_a_time(key) && !value.is(Kind::null) && !(value.is(Kind::string) && is_utc_time(value.text))) {
        findings.add(
            value.offset,
            key + " is " + (value.is(Kind::string) ? shortly_quoted(value.text) : value.text) + ", no time in UTC",
            "Write for example \"2017-06-09T00:00:00Z\", or null");
    }
    if (!value.is(Kind::number)) { return; }
    if (key == "confidence" && (value.number < 0.0 || value.number > 1.0)) {
        findings.add(value.offset, "confidence is " + value.text, "Write a number from 0 to 1");
    } else if (key == "geo_precision" && value.number != 1.0 && value.number != 2.0 && value.number != 3.0) {
        findings.add(value.offset, "geo_precision is " + value.text, "Write 1 (exact), 2 (near) or 3 (region)");
    } else if ((key.ends_with("_m") || key.ends_with("_km2") || key.ends_with("_count")) && value.number < 0.0) {
        findings.add(value.offset, key + " is " + value.text, "Write null when it is unknown");
    }
}

/// The first of the pair must not be greater than the second.
void check_order(const JsonNode& properties, std::string_view first, std::string_view second, Findings& findings) {
    const JsonNode* a = properties.find(first);
    const JsonNode* b = properties.find(second);
    if (a == nullptr || b == nullptr || a->kind != b->kind) { return; }
    const bool wrong = a->is(Kind::number) ? a->number > b->number : a->is(Kind::string) && a->text > b->text;
    if (wrong) {
        findings.add(a->offset, std::string(first) + " is after " + std::string(second), "Exchange or correct them");
    }
}

void check_keys(const JsonNode& properties, Findings& findings, PropertyFacts& facts) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : properties.members) { keys.push_back(key); }
    if (!facts.keys) {
        for (const auto& key : keys) {
            if (key == "id" || key == "fid") {
                findings.add(properties.offset, "a property is called \"" + key + "\"",
                             "OGR takes it for the feature's id; call it for example place_id");
            }
        }
        facts.keys = std::move(keys);
        return;
    }
    if (keys == *facts.keys) { return; }
    for (const auto& key : *facts.keys) {
        if (properties.find(key) == nullptr) {
            return findings.add(properties.offset, "the property \"" + key + "\" is missing",
                                "Give every feature the same properties, null when unknown");
        }
    }
    for (const auto& key : keys) {
        if (std::find(facts.keys->begin(), facts.keys->end(), key) == facts.keys->end()) {
            return findings.add(properties.offset, "the property \"" + key + "\" is not in the first feature",
                                "Give every feature the same properties, null when unknown");
        }
    }
    findings.add(properties.offset, "the properties stand in another order than in the first feature",
                 "Keep one order");
}

void check_kinds(const JsonNode& properties, Findings& findings, PropertyFacts& facts) {
    for (const auto& [key, value] : properties.members) {
        if (value.is(Kind::null)) { continue; }
        const auto [known, is_new] = facts.kinds.emplace(key, value.kind);
        if (!is_new && known->second != value.kind) {
            findings.add(value.offset,
                         key + " is a " + std::string(kind_word(value.kind)) + " here and a " +
                             std::string(kind_word(known->second)) + " before",
                         "Keep one type: OGR drops the values of the other");
        }
    }
}

}  // namespace

void check_properties(const JsonNode& properties, Findings& findings, PropertyFacts& facts) {
    check_keys(properties, findings, facts);
    check_kinds(properties, findings, facts);
    for (const auto& [key, value] : properties.members) { check_value(key, value, findings); }
    check_order(properties, "start_date", "end_date", findings);
    check_order(properties, "first_seen", "last_seen", findings);
    check_order(properties, "char_start", "char_end", findings);
    check_order(properties, "byte_start", "byte_end", findings);
    // The lasting id stands first in our layers.
    if (properties.members.empty()) { return; }
    const auto& [key, value] = properties.members.front();
    if (!key.ends_with("_id")) { return; }
    if (!value.is(Kind::string)) {
        findings.add(properties.offset, key + " is a " + std::string(kind_word(value.kind)), "Write a lasting text id");
    } else if (!facts.lasting_ids.insert(value.text).second) {
        findings.add(value.offset, key + " " + shortly_quoted(value.text) + " is there twice",
                     "Give each feature its own");
    }
}

void check_repeated_keys(const JsonNode& node, Findings& findings) {
    std::set<std::string_view> seen;
    for (const auto& [key, value] : node.members) {
        if (!seen.insert(key).second) {
            findings.add(value.offset, "the key \"" + key + "\" is there twice in one object", "Keep one of them");
        }
        check_repeated_keys(value, findings);
    }
    for (const auto& item : node.items) { check_repeated_keys(item, findings); }
}

}  // namespace mapwire
