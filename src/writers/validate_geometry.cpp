#include <cmath>

#include "writers/validation.hpp"

namespace mapwire {
namespace {

using Kind = JsonNode::Kind;

std::size_t decimals(std::string_view digits) {
    const auto dot = digits.find('.');
    if (dot == std::string_view::npos) { return 0; }
    return digits.find_first_not_of("0123456789", dot + 1) == std::string_view::npos ? digits.size() - dot - 1 : 0;
}

std::string position_text(const JsonNode& position) {
    std::string text = "[";
    for (const auto& item : position.items) {
        text += (text.size() > 1 ? "," : "") + (item.is(Kind::number) ? item.text : std::string(kind_word(item.kind)));
    }
    return text + "]";
}

class Checker {
public:
    Checker(Findings& findings, GeometryFacts& facts) : findings_(findings), facts_(facts) {}

    /// Depth 0 is a position, 1 a list of positions, 2 a list of rings or lines, 3 a list of polygons.
    void coordinates(const JsonNode& node, int depth, bool rings) {
        if (depth == 0) { return static_cast<void>(position(node)); }
        if (!node.is(Kind::array)) {
            return findings_.add(node.offset,
                                 "coordinates hold a " + std::string(kind_word(node.kind)) + " where a list is due",
                                 "Nest them as the geometry's type asks");
        }
        if (depth == 1) { return line(node, false, false); }
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            if (depth == 2 && rings && node.items[i].is(Kind::array)) {
                line(node.items[i], true, i > 0);
            } else if (depth == 2 && node.items[i].is(Kind::array)) {
                line(node.items[i], false, false);
            } else {
                coordinates(node.items[i], depth - 1, rings);
            }
        }
    }

private:
    bool position(const JsonNode& node) {
        const bool numbers = node.is(Kind::array) && node.items.size() >= 2 &&
                             std::all_of(node.items.begin(), node.items.end(),
                                         [](const JsonNode& item) { return item.is(Kind::number); });
        if (!numbers) {
            findings_.add(node.offset,
                          "a position is " +
                              (node.is(Kind::array) ? position_text(node) : "a " + std::string(kind_word(node.kind))),
                          "Write [longitude,latitude]");
            return false;
        }
        const double lon = node.items[0].number;
        const double lat = node.items[1].number;
        if (lon < -180.0 || lon > 180.0 || lat < -90.0 || lat > 90.0) {
            findings_.add(node.offset, "the position " + position_text(node) + " is outside longitude and latitude",
                          "Write degrees, longitude first");
            return false;
        }
        if (node.items.size() > 3) {
            findings_.add(node.offset, "the position " + position_text(node) + " has more than three numbers",
                          "Write longitude, latitude and at most a height");
        }
        if (std::max(decimals(node.items[0].text), decimals(node.items[1].text)) > 7 && !decimals_told_) {
            decimals_told_ = true;
            findings_.add(node.offset, "the position " + position_text(node) + " has more than 7 decimals",
                          "Round: the seventh is a centimetre");
        }
        facts_.west = std::min(facts_.west, lon);
        facts_.east = std::max(facts_.east, lon);
        facts_.south = std::min(facts_.south, lat);
        facts_.north = std::max(facts_.north, lat);
        return true;
    }

    void line(const JsonNode& node, bool ring, bool hole) {
        bool good = true;
        double twice_area = 0.0;
        const JsonNode* before = nullptr;
        double widest = 0.0;
        for (const auto& item : node.items) {
            if (!position(item)) {
                good = false;
                continue;
            }
            const double lon = item.items[0].number;
            if (before != nullptr) {
                const auto& first = node.items.front().items;
                if (first.size() >= 2) {
                    twice_area +=
                        (before->items[0].number - first[0].number) * (item.items[1].number - first[1].number) -
                        (lon - first[0].number) * (before->items[1].number - first[1].number);
                }
                const double from = before->items[0].number;
                // From edge to edge of the map: a ring round a pole, or one that holds all longitudes.
                const bool along_the_edge = std::abs(from) == 180.0 && std::abs(lon) == 180.0;
                if (!along_the_edge) { widest = std::max(widest, std::abs(lon - from)); }
            }
            before = &item;
        }
        if (!good) { return; }
        if (ring) {
            check_ring(node, hole, twice_area);
        } else if (node.items.size() < 2) {
            findings_.add(node.offset, "a line has " + std::to_string(node.items.size()) + " positions",
                          "A line has two at least");
        }
        if (widest > 180.0) {
            findings_.add(node.offset, std::string(ring ? "a ring" : "a line") + " jumps over more than 180 degrees",
                          "Cut it at the 180th meridian (RFC 7946, 3.1.9)");
        }
    }

    void check_ring(const JsonNode& node, bool hole, double twice_area) {
        if (node.items.size() < 4) {
            return findings_.add(node.offset, "a ring has " + std::to_string(node.items.size()) + " positions",
                                 "A ring has four at least, the last like the first");
        }
        const auto& first = node.items.front().items;
        const auto& last = node.items.back().items;
        if (first[0].number != last[0].number || first[1].number != last[1].number) {
            return findings_.add(node.offset, "a ring is not closed", "Repeat its first position at the end");
        }
        if (twice_area == 0.0) { return findings_.add(node.offset, "a ring has no area", "Leave it out"); }
        if ((twice_area < 0.0) != hole) {
            findings_.add(node.offset, hole ? "a hole runs counter-clockwise" : "an outer ring runs clockwise",
                          "Turn it (right-hand rule, RFC 7946, 3.1.6)");
        }
    }

    Findings& findings_;
    GeometryFacts& facts_;
    bool decimals_told_ = false;
};

struct TypeShape {
    std::string_view name;
    std::string_view family;
    int depth;
    bool rings;
};
constexpr TypeShape shapes[] = {
    {"Point", "Point", 0, false},           {"MultiPoint", "Point", 1, false},
    {"LineString", "LineString", 1, false}, {"MultiLineString", "LineString", 2, false},
    {"Polygon", "Polygon", 2, true},        {"MultiPolygon", "Polygon", 3, true},
};

}  // namespace

void check_geometry(const JsonNode& geometry, Findings& findings, GeometryFacts& facts) {
    if (!geometry.is(Kind::object)) {
        return findings.add(geometry.offset, "the geometry is a " + std::string(kind_word(geometry.kind)),
                            "Write an object or null");
    }
    const JsonNode* type = geometry.find("type");
    if (type != nullptr && type->text == "GeometryCollection") {
        facts.types.insert("GeometryCollection");
        findings.add(geometry.offset, "the geometry is a GeometryCollection",
                     "QGIS splits it; write one geometry type");
        const JsonNode* parts = geometry.find("geometries");
        if (parts == nullptr || !parts->is(Kind::array)) {
            return findings.add(geometry.offset, "a GeometryCollection without geometries", "Add the list");
        }
        for (const auto& part : parts->items) { check_geometry(part, findings, facts); }
        return;
    }
    const auto* shape = std::find_if(std::begin(shapes), std::end(shapes), [&](const TypeShape& candidate) {
        return type != nullptr && type->text == candidate.name;
    });
    if (shape == std::end(shapes)) {
        return findings.add(
            geometry.offset,
            type == nullptr ? "the geometry has no type" : "the geometry's type is \"" + type->text + "\"",
            "Use one of RFC 7946, such as Point or MultiPolygon");
    }
    facts.types.insert(std::string(shape->family));
    const JsonNode* coordinates = geometry.find("coordinates");
    if (coordinates == nullptr || !coordinates->is(Kind::array)) {
        return findings.add(geometry.offset, "the geometry has no coordinates", "Add the list, or write null");
    }
    if (coordinates->items.empty()) {
        return findings.add(geometry.offset, "the coordinates are empty", "Write null for a feature without geometry");
    }
    if (shape->name == "MultiPoint") {
        Checker checker(findings, facts);
        for (const auto& item : coordinates->items) { checker.coordinates(item, 0, false); }
        return;
    }
    Checker(findings, facts).coordinates(*coordinates, shape->depth, shape->rings);
}

}  // namespace mapwire
