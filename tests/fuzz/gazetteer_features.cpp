// Door: features of an OGR source, as OGR hands them out: fields of any names with any values, geometries of any shape.
// The input is rows of cells; a row that ends with "geometry" names the fields of a new layer, of the others the last
// cell has numbers that become a point, a line or an area.
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/feature_source.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/text/utf8.hpp"

using namespace mapwire;

namespace {

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, '\t');) { cells.push_back(cell); }
    return cells;
}

std::optional<Geometry> geometry_of(const std::string& numbers) {
    std::vector<Coordinate> positions;
    std::istringstream stream(numbers);
    for (double longitude = 0, latitude = 0; stream >> longitude >> latitude;) {
        const auto position = Coordinate::try_from_degrees({longitude, latitude});
        if (position) { positions.push_back(*position); }
    }
    if (positions.empty()) { return std::nullopt; }
    if (positions.size() == 1) { return Geometry(positions.front()); }
    if (positions.size() < 4) {
        MultiLineString lines;
        lines.lines.emplace_back();
        lines.lines.back().positions = positions;
        return Geometry(lines);
    }
    MultiPolygon area;
    area.polygons.emplace_back();
    area.polygons.back().exterior.positions = positions;
    return Geometry(area);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    BuildOptions options;
    options.read_features = [&](const std::string&, const auto& sink) {
        Layer layer{"fuzz", "fuzz", "", GeometryKind::point, {}, {}};
        std::int64_t number = 0;
        std::istringstream stream(text);
        for (std::string line; std::getline(stream, line);) {
            if (first_invalid_utf8(line)) { continue; }  // OGR hands out UTF-8
            const auto cells = cells_of(line);
            if (cells.empty()) { continue; }
            if (cells.back() == "geometry") {
                layer.name = "fuzz" + std::to_string(number);
                layer.fields.clear();
                for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
                    layer.fields.push_back({cells[i], FieldType::text, ""});
                }
                continue;
            }
            Feature feature{number++, geometry_of(cells.back()), {}};
            for (std::size_t i = 0; i < layer.fields.size(); ++i) {
                feature.values.push_back(i + 1 < cells.size() ? FieldValue(cells[i]) : FieldValue(std::monostate{}));
            }
            sink(layer, std::move(feature));
        }
    };
    try {
        GazetteerBuilder builder({"", "", ""}, geodata_files());
        const auto source = builder.add_source({"fuzz", "", "", ""});
        SourceReport report;
        PlaceIntake intake(options, builder, source, report);
        import_features("fuzz.geojson", intake);
        if (builder.size() > 0) {
            (void)builder.merge_same_places();
            (void)std::move(builder).compile();
        }
    } catch (const InputError&) {}
    return 0;
}
