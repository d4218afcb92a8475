#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/model/layer.hpp"
#include "mapwire/tables/geodata.hpp"
#include "mapwire/writers/feature_facts.hpp"
#include "mapwire/writers/geojson.hpp"
#include "mapwire/writers/symbols.hpp"

namespace mapwire {

struct ProjectNotes {
    std::string title;
    FileNotes files;  ///< the attribution stands in the corner of the map
};

/// Styles and projects for QGIS, made from the templates and symbols of geodata/styles/.
///
/// A legend lists the values that a layer really has, and "other" last, so that what is added later stays visible.
class QgisStyles {
public:
    /// Throws InputError when a template or a row is broken.
    [[nodiscard]] static QgisStyles load(std::span<const GeodataFile> files);

    /// A style file for the layer, to lie beside its data with the same name. Throws std::logic_error for a layer
    /// without template, and for facts that were gathered without the fields whose values the legend lists.
    [[nodiscard]] std::string qml(const Layer& layer) const { return qml(layer, facts(layer)); }
    [[nodiscard]] std::string qml(const Layer& layer, const FeatureFacts& facts) const;

    /// What style and project want to know of the layer's features.
    [[nodiscard]] FeatureFacts facts(const Layer& layer) const;

    /// The text of a project with all layers that have features, points above lines above areas, mentions switched off.
    /// `source` says where a layer's data lie, relative to the project: "./places.geojson".
    [[nodiscard]] std::string project(std::span<const Layer> layers, const ProjectNotes& notes,
                                      const std::map<std::string, std::string>& sources) const;
    /// The same where the facts of each layer are known already.
    [[nodiscard]] std::string project(std::span<const Layer> layers, std::span<const FeatureFacts> facts,
                                      const ProjectNotes& notes,
                                      const std::map<std::string, std::string>& sources) const;

    /// The colours and shapes that the styles are made from.
    [[nodiscard]] const SymbolTable& symbols() const noexcept { return symbols_; }

private:
    SymbolTable symbols_;
    std::map<std::string, std::string, std::less<>> templates_;  // by layer, and "project"
};

/// A .qgz: a zip archive whose one member is the project. The same text gives the same bytes.
[[nodiscard]] std::string to_qgz(std::string_view project, std::string_view member_name, std::string_view time = {});

}  // namespace mapwire
