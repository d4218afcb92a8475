#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <optional>
#include <stdexcept>

#include "mapwire/writers/geojson.hpp"
#include "mapwire/writers/qgis.hpp"
#include "writers/provenance_notes.hpp"
#include "writers/text_template.hpp"
#include "writers/xml_text.hpp"

namespace mapwire {
namespace {

constexpr const char* crs_xml =
    "<spatialrefsys><proj4>+proj=longlat +datum=WGS84 +no_defs</proj4><srsid>3452</srsid><srid>4326</srid>"
    "<authid>EPSG:4326</authid><description>WGS 84</description><projectionacronym>longlat</projectionacronym>"
    "<ellipsoidacronym>EPSG:7030</ellipsoidacronym><geographicflag>true</geographicflag></spatialrefsys>";

/// From top to bottom of the map: points hide nothing, areas lie below.
constexpr std::array<std::string_view, 7> drawing_order{"places", "events",      "mentions", "lines",
                                                        "zones",  "event_areas", "regions"};

/// QGIS wants more than ten characters, and invents another id otherwise.
std::string layer_id(const Layer& layer) { return "mapwire_layer_" + layer.name; }

const char* geometry_word(GeometryKind kind) {
    switch (kind) {
        case GeometryKind::point: return "Point";
        case GeometryKind::multi_line_string: return "Line";
        case GeometryKind::multi_polygon: return "Polygon";
    }
    return "Point";
}

/// A layer with a feature to draw.
struct DrawnLayer {
    const Layer* layer;
    const FeatureFacts* facts;
};

std::vector<DrawnLayer> drawn_layers(std::span<const Layer> layers, std::span<const FeatureFacts> facts) {
    std::vector<DrawnLayer> drawn;
    for (const auto name : drawing_order) {
        for (std::size_t i = 0; i < layers.size(); ++i) {
            if (layers[i].name == name && facts[i].drawn) { drawn.push_back({&layers[i], &facts[i]}); }
        }
    }
    return drawn;
}

BoundingBox joined(const BoundingBox& a, const BoundingBox& b) {
    return {std::min(a.west, b.west), std::min(a.south, b.south), std::max(a.east, b.east), std::max(a.north, b.north)};
}

/// A window cannot show a box across the 180th meridian: the whole width then.
BoundingBox window_of(const BoundingBox& box) {
    return box.west > box.east ? BoundingBox{-180.0, box.south, 180.0, box.north} : box;
}

std::optional<BoundingBox> box_of(const std::vector<DrawnLayer>& layers, std::span<const std::string_view> names) {
    std::optional<BoundingBox> box;
    for (const auto& [layer, facts] : layers) {
        if (!facts->box || std::find(names.begin(), names.end(), layer->name) == names.end()) { continue; }
        box = box ? joined(*box, window_of(*facts->box)) : window_of(*facts->box);
    }
    return box;
}

/// What a reader sees first: where the story is, which areas, lines and events tell. A capital named in passing, half
/// the world away, must not shrink it to a dot. Without any of those the places, else the mentions, else the world.
BoundingBox view_of(const std::vector<DrawnLayer>& layers) {
    constexpr std::array<std::string_view, 5> story{"zones", "regions", "lines", "events", "event_areas"};
    constexpr std::array<std::string_view, 1> places{"places"};
    constexpr std::array<std::string_view, 1> mentions{"mentions"};
    auto box = box_of(layers, story);
    if (!box) { box = box_of(layers, places); }
    if (!box) { box = box_of(layers, mentions); }
    if (!box) { return {-180.0, -90.0, 180.0, 90.0}; }
    const double margin = std::max(0.2, 0.15 * std::max(box->east - box->west, box->north - box->south));
    return {std::max(-180.0, box->west - margin), std::max(-90.0, box->south - margin),
            std::min(180.0, box->east + margin), std::min(90.0, box->north + margin)};
}

/// A box of degrees in the metres of EPSG:3857, the projection of the printed map, in which a circle looks round.
BoundingBox in_mercator(const BoundingBox& box) {
    constexpr double metres_of_degree = 111319.49079327358;
    const auto height = [](double latitude) {
        const double angle = std::clamp(latitude, -85.0, 85.0) * std::numbers::pi / 180.0;
        return std::asinh(std::tan(angle)) * 180.0 / std::numbers::pi * metres_of_degree;
    };
    return {box.west * metres_of_degree, height(box.south), box.east * metres_of_degree, height(box.north)};
}

/// The box widened until it has this shape, so that the printed map fills its frame.
BoundingBox shaped(BoundingBox box, double width_by_height) {
    const double wide = box.east - box.west;
    const double high = box.north - box.south;
    const double more_wide = std::max(0.0, (high * width_by_height - wide) / 2.0);
    const double more_high = std::max(0.0, (wide / width_by_height - high) / 2.0);
    return {box.west - more_wide, box.south - more_high, box.east + more_wide, box.north + more_high};
}

/// QGIS works out what stands between [% and %] of a label.
std::string label_text(std::string text) {
    for (auto at = text.find("[%"); at != std::string::npos; at = text.find("[%")) { text.replace(at, 2, "[ %"); }
    return xml_escaped(text);
}

std::string sources_line(const FileNotes& notes) {
    return "Read from news by " + notes.generator + ": check the sources before you publish." +
           (notes.attribution.empty() ? "" : " Places: " + notes.attribution + ".");
}

std::string degrees_text(double degrees) {
    std::array<char, 32> text{};
    const int length = std::snprintf(text.data(), text.size(), "%.6f", degrees);
    return {text.data(), static_cast<std::size_t>(length)};
}

/// Where the parts of the printed sheet lie, in millimetres: a legend too long for one column gets two of smaller print
/// and takes some width from the map.
struct PrintSheet {
    int columns = 1;
    double legend_scale = 1.0;
    double map_width = 205.0;
    static constexpr double height = 166.0;
};

PrintSheet sheet_for(std::size_t layers, std::size_t rows) {
    // A row and a heading as QGIS 3.22 sets them at the full size.
    const double length = static_cast<double>(rows) * 4.8 + static_cast<double>(layers) * 6.8 + 4.0;
    if (length <= PrintSheet::height) { return {}; }
    constexpr double fits = 0.92;  // a column ends with a whole row, seldom at the very end
    return {2, std::clamp(2.0 * fits * PrintSheet::height / length, 0.4, 0.8), 181.0};
}

std::size_t count_of(std::string_view words, std::string_view text) {
    std::size_t count = 0;
    for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) { ++count; }
    return count;
}

std::string millimetres(double value) {
    std::array<char, 32> text{};
    const int length = std::snprintf(text.data(), text.size(), "%.2f", value);
    return {text.data(), static_cast<std::size_t>(length)};
}

struct TimeRange {
    std::string first;
    std::string last;
};

/// The first and last time that any feature names; open ends would make the time bar reach from year 1 to 9999.
TimeRange times_of(const std::vector<DrawnLayer>& layers) {
    TimeRange range;
    for (const auto& [layer, facts] : layers) {
        if (facts->first_time.empty()) { continue; }
        if (range.first.empty() || facts->first_time < range.first) { range.first = facts->first_time; }
        range.last = std::max(range.last, facts->last_time);
    }
    if (range.last.size() > 10) { range.last.replace(10, std::string::npos, "T23:59:59Z"); }
    return range;
}

/// What stands between <qgis …> and </qgis>.
std::string inside_qgis(const std::string& document) {
    const auto begin = document.find('>', document.find("<qgis")) + 1;
    return document.substr(begin, document.rfind("</qgis>") - begin);
}

std::string maplayer_xml(const Layer& layer, const FeatureFacts& facts, const std::string& style,
                         const std::string& source, const FileNotes& notes) {
    const auto inner = inside_qgis(style);
    const bool labelled = style.find("labelsEnabled=\"1\"") != std::string::npos;
    return "<maplayer type=\"vector\" geometry=\"" + std::string(geometry_word(layer.geometry_kind)) +
           "\" hasScaleBasedVisibilityFlag=\"0\" readOnly=\"0\" legendPlaceholderImage=\"\" labelsEnabled=\"" +
           (labelled ? "1" : "0") + "\"><id>" + layer_id(layer) + "</id><datasource>" + xml_escaped(source) +
           "</datasource><layername>" + xml_escaped(layer.title) + "</layername><abstract>" +
           xml_escaped(layer.description) + "</abstract><srs>" + crs_xml +
           "</srs><provider encoding=\"UTF-8\">ogr</provider>\n<flags><Identifiable>1</Identifiable>"
           "<Removable>1</Removable><Searchable>1</Searchable></flags>" +
           inner + "<resourceMetadata>" + inside_qgis(layer_metadata_xml(layer, facts, notes)) +
           "</resourceMetadata></maplayer>\n";
}

}  // namespace

std::string QgisStyles::project(std::span<const Layer> layers, const ProjectNotes& notes,
                                const std::map<std::string, std::string>& sources) const {
    std::vector<FeatureFacts> all;
    for (const auto& layer : layers) { all.push_back(facts(layer)); }
    return project(layers, all, notes, sources);
}

std::string QgisStyles::project(std::span<const Layer> layers, std::span<const FeatureFacts> facts,
                                const ProjectNotes& notes, const std::map<std::string, std::string>& sources) const {
    const auto found = templates_.find("project");
    if (found == templates_.end()) { throw std::logic_error("geodata/styles/project.qgs is missing"); }
    const auto drawn = drawn_layers(layers, facts);
    const auto view = view_of(drawn);
    const auto times = times_of(drawn);
    std::string tree;
    std::string maplayers;
    std::string order;
    std::string legend;
    std::size_t legend_layers = 0;
    std::size_t legend_rows = 0;
    for (const auto& [layer, its_facts] : drawn) {
        const auto& source = sources.at(layer->name);
        // Each mention of a place lies under the place's own point: ready to be switched on, not shown at first.
        const bool shown = layer->name != "mentions";
        const auto style = qml(*layer, *its_facts);
        if (shown) {
            ++legend_layers;
            legend_rows += count_of("<category ", style);
            legend += "<layer-tree-layer id=\"" + layer_id(*layer) + "\" name=\"" + xml_escaped(layer->title) +
                      "\" providerKey=\"ogr\" checked=\"Qt::Checked\" "
                      "expanded=\"1\"><customproperties/></layer-tree-layer>\n";
        }
        tree += "<layer-tree-layer id=\"" + layer_id(*layer) + "\" name=\"" + xml_escaped(layer->title) +
                "\" source=\"" + xml_escaped(source) +
                "\" providerKey=\"ogr\" checked=\"Qt::" + (shown ? "Checked" : "Unchecked") + "\" expanded=\"" +
                (shown ? "1" : "0") + "\"><customproperties/></layer-tree-layer>\n";
        maplayers += maplayer_xml(*layer, *its_facts, style, source, notes.files);
        order += "<layer id=\"" + layer_id(*layer) + "\"/>\n";
    }
    const auto print = sheet_for(legend_layers, legend_rows);
    const auto sheet = shaped(in_mercator(view), print.map_width / PrintSheet::height);
    const std::map<std::string_view, std::string> values{
        {"title", xml_escaped(notes.title)},
        {"abstract", xml_escaped(notes.files.generator)},
        {"credit", xml_escaped(notes.files.attribution)},
        {"has-credit", notes.files.attribution.empty() ? "false" : "true"},
        {"crs", crs_xml},
        {"tree", tree},
        {"layers", maplayers},
        {"order", order},
        {"legend", legend},
        {"west", degrees_text(view.west)},
        {"south", degrees_text(view.south)},
        {"east", degrees_text(view.east)},
        {"north", degrees_text(view.north)},
        {"print-west", degrees_text(sheet.west)},
        {"print-south", degrees_text(sheet.south)},
        {"print-east", degrees_text(sheet.east)},
        {"print-north", degrees_text(sheet.north)},
        {"map-width", millimetres(print.map_width)},
        {"arrow-left", millimetres(10.0 + print.map_width - 12.0)},
        {"legend-left", millimetres(10.0 + print.map_width + 3.0)},
        {"legend-width", millimetres(277.0 - print.map_width - 3.0)},
        {"legend-columns", std::to_string(print.columns)},
        {"print-title", label_text(notes.title)},
        {"print-sources", label_text(sources_line(notes.files))},
        // QGIS measures the shorter way round, so the bar of a map of half the world would be false.
        {"scale-shown", view.east - view.west > 90.0 ? "0" : "1"},
        {"first", times.first},
        {"last", times.last},
    };
    return filled(found->second, [&](std::string_view word) {
        // "legend-size 8": so many points or millimetres of the legend at its full size
        constexpr std::string_view scaled = "legend-size ";
        if (word.starts_with(scaled)) {
            return millimetres(std::stod(std::string(word.substr(scaled.size()))) * print.legend_scale);
        }
        return values.at(word);
    });
}

}  // namespace mapwire
