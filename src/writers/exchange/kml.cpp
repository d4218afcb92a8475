#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "writers/exchange/exchange.hpp"
#include "writers/positions.hpp"
#include "writers/xml_text.hpp"

namespace mapwire {
namespace {

/// "#c1121f" with 20 per cent is "331f12c1": KML counts opacity, blue, green, red.
std::string kml_colour(const std::string& colour, double percent) {
    std::array<char, 16> alpha{};
    std::snprintf(alpha.data(), alpha.size(), "%02lx", std::lround(percent * 2.55));
    return colour.size() == 7 ? alpha.data() + colour.substr(5, 2) + colour.substr(3, 2) + colour.substr(1, 2)
                              : "ffffffff";
}

std::string degrees(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.7f", value);
    std::string digits = text.data();
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') { digits.pop_back(); }
    return digits == "-0" ? "0" : digits;
}

class Kml {
public:
    Kml(const RunNotes& notes, const SymbolTable& symbols) : symbols_(symbols) {
        out_ =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml "
            "xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n<name>" +
            xml_escaped(notes.title) + "</name>\n<description>" +
            xml_escaped(notes.files.generator +
                        (notes.files.attribution.empty() ? "" : ". Places: " + notes.files.attribution)) +
            "</description>\n";
    }

    void styles(std::span<const Layer> layers) {
        std::set<std::string> written;
        for (const auto& layer : layers) {
            for (const auto& feature : layer.features) {
                const auto symbol = symbols_.of(layer, feature);
                const auto id = style_id(layer, symbol);
                if (!written.insert(id).second) { continue; }
                out_ +=
                    "<Style id=\"" + id + "\"><IconStyle><color>" + kml_colour(symbol.colour, 100.0) +
                    "</color><scale>0.8</scale><Icon><href>http://maps.google.com/mapfiles/kml/shapes/shaded_dot.png"
                    "</href></Icon></IconStyle><LabelStyle><scale>0.8</scale></LabelStyle><LineStyle><color>" +
                    kml_colour(symbol.outline, 100.0) + "</color><width>" +
                    degrees(std::max(1.0, symbol.outline_mm * 3.0)) + "</width></LineStyle><PolyStyle><color>" +
                    kml_colour(symbol.colour, symbol.fill_percent) + "</color></PolyStyle></Style>\n";
            }
        }
    }

    /// The types of the fields, so that programs read numbers as numbers.
    void schema(const Layer& layer) {
        out_ += "<Schema name=\"" + layer.name + "\" id=\"" + layer.name + "_schema\">";
        for (const auto& field : layer.fields) {
            const char* type = field.type == FieldType::integer ? "int"
                               : field.type == FieldType::real  ? "double"
                                                                : "string";
            out_ += "<SimpleField name=\"" + field.name + "\" type=\"" + type + "\"/>";
        }
        out_ += "</Schema>\n";
    }

    void folder(const Layer& layer) {
        out_ += "<Folder><name>" + layer.name + "</name><visibility>" + (layer.name == "mentions" ? "0" : "1") +
                "</visibility><description>" + xml_escaped(layer.description) + "</description>\n";
        for (const auto& feature : layer.features) { placemark(layer, feature); }
        out_ += "</Folder>\n";
    }

    std::string take() { return out_ + "</Document>\n</kml>\n"; }

private:
    static std::string style_id(const Layer& layer, const SymbolRow& symbol) {
        std::string id = layer.name + "-" + (symbol.value.empty() ? "other" : symbol.value);
        std::replace(id.begin(), id.end(), ' ', '-');
        return xml_escaped(id);
    }

    /// A day's end is the day itself: KML's spans hold their last day. Open ends stay open.
    void time(const Layer& layer, const Feature& feature) {
        const auto first = day_of(as_text(layer, feature, "start_date"));
        const auto last = day_of(as_text(layer, feature, "end_date"));
        const auto day = day_of(as_text(layer, feature, "event_date"));
        if (!first.empty() || !last.empty()) {
            out_ += "<TimeSpan>" + (first.empty() ? "" : "<begin>" + first + "</begin>") +
                    (last.empty() ? "" : "<end>" + last + "</end>") + "</TimeSpan>";
        } else if (!day.empty()) {
            out_ += "<TimeStamp><when>" + day + "</when></TimeStamp>";
        }
    }

    void placemark(const Layer& layer, const Feature& feature) {
        out_ += "<Placemark id=\"" + layer.name + "-" + std::to_string(feature.id) + "\"><name>" +
                xml_escaped(as_text(layer, feature, "name")) + "</name>";
        if (layer.name == "mentions") { out_ += "<visibility>0</visibility>"; }
        // The description is read as HTML: article text is escaped once for that and once more for XML.
        const auto sentence = as_text(layer, feature, "sentence");
        if (!sentence.empty()) { out_ += "<description>" + xml_escaped(xml_escaped(sentence)) + "</description>"; }
        time(layer, feature);
        out_ += "<styleUrl>#" + style_id(layer, symbols_.of(layer, feature)) +
                "</styleUrl><ExtendedData><SchemaData schemaUrl=\"#" + layer.name + "_schema\">";
        for (std::size_t i = 0; i < layer.fields.size(); ++i) {
            const auto value = as_text(layer, feature, layer.fields[i].name);
            if (value.empty()) { continue; }
            out_ += "<SimpleData name=\"" + layer.fields[i].name + "\">" + xml_escaped(value) + "</SimpleData>";
        }
        out_ += "</SchemaData></ExtendedData>";
        if (feature.geometry) {
            std::visit([&](const auto& geometry) { shape(geometry); }, *feature.geometry);
        }
        out_ += "</Placemark>\n";
    }

    void positions(const std::vector<Coordinate>& positions) {
        out_ += "<coordinates>";
        for (const auto& position : positions) {
            out_ += degrees(position.longitude()) + "," + degrees(position.latitude()) + " ";
        }
        out_ += "</coordinates>";
    }
    void shape(const Coordinate& point) {
        out_ += "<Point>";
        positions({point});
        out_ += "</Point>";
    }
    void shape(const LineString& line) {
        out_ += "<LineString><tessellate>1</tessellate>";
        positions(line.positions);
        out_ += "</LineString>";
    }
    void shape(const MultiLineString& lines) {
        out_ += "<MultiGeometry>";
        for (const auto& line : lines.lines) { shape(line); }
        out_ += "</MultiGeometry>";
    }
    void shape(const MultiPolygon& area) {
        out_ += "<MultiGeometry>";
        for (const auto& polygon : area.polygons) {
            out_ += "<Polygon><outerBoundaryIs><LinearRing>";
            positions(polygon.exterior.positions);
            out_ += "</LinearRing></outerBoundaryIs>";
            for (const auto& hole : polygon.holes) {
                out_ += "<innerBoundaryIs><LinearRing>";
                positions(hole.positions);
                out_ += "</LinearRing></innerBoundaryIs>";
            }
            out_ += "</Polygon>";
        }
        out_ += "</MultiGeometry>";
    }

    const SymbolTable& symbols_;
    std::string out_;
};

}  // namespace

std::string to_kml(std::span<const Layer> layers, const RunNotes& notes, const SymbolTable& symbols) {
    Kml kml(notes, symbols);
    kml.styles(layers);
    for (const auto& layer : layers) { kml.schema(layer); }
    for (const auto& layer : layers) {
        if (!layer.features.empty()) { kml.folder(layer); }
    }
    return kml.take();
}

void write_kml(const OutputFormat&, const FormatJob& job) {
    job.output.write("mapwire.kml", to_kml(job.layers, job.notes, job.styles.symbols()));
}

}  // namespace mapwire
