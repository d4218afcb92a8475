#include "mapwire/writers/write_run.hpp"

namespace mapwire {

void write_default_files(std::span<const Layer> layers, const RunNotes& notes, const QgisStyles& styles,
                         OutputDirectory& output) {
    std::map<std::string, std::string> sources;
    for (const auto& layer : layers) {
        output.write(layer.name + ".geojson", [&](const ByteSink& sink) { write_geojson(layer, notes.files, sink); });
        output.write(layer.name + ".qml", styles.qml(layer));
        sources.emplace(layer.name, "./" + layer.name + ".geojson");
    }
    const ProjectNotes project{notes.title, notes.files};
    output.write("mapwire.qgz", to_qgz(styles.project(layers, project, sources), "mapwire.qgs"));
}

}  // namespace mapwire
