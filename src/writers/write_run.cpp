#include "mapwire/writers/write_run.hpp"

namespace mapwire {

void write_default_files(std::span<const Layer> layers, const RunNotes& notes, const QgisStyles& styles,
                         OutputDirectory& output) {
    std::map<std::string, std::string> sources;
    std::vector<FeatureFacts> facts;
    for (const auto& layer : layers) {
        const auto& its_facts = facts.emplace_back(styles.facts(layer));
        output.write(layer.name + ".geojson",
                     [&](const ByteSink& sink) { write_geojson(layer, its_facts, notes.files, sink); });
        output.write(layer.name + ".qml", styles.qml(layer, its_facts));
        sources.emplace(layer.name, "./" + layer.name + ".geojson");
    }
    const ProjectNotes project{notes.title, notes.files};
    output.write("mapwire.qgz",
                 to_qgz(styles.project(layers, facts, project, sources), "mapwire.qgs", notes.last_change));
}

}  // namespace mapwire
