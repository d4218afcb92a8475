#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "mapwire/model/layer.hpp"
#include "mapwire/writers/geojson.hpp"
#include "mapwire/writers/output_files.hpp"
#include "mapwire/writers/qgis.hpp"

namespace mapwire {

/// What a run's files say about themselves.
struct RunNotes {
    std::string title;  ///< "mapwire: june-report", shown by QGIS
    FileNotes files;
    std::string last_change;  ///< "2017-06-09T00:00:00Z", for formats that say when they were written; "" for 1970
};

/// Writes the default files of a run into a folder that is not committed yet: for each layer `<layer>.geojson` and
/// `<layer>.qml`, and `mapwire.qgz` with all layers that have a feature to draw.
/// Throws RunError when writing fails.
void write_default_files(std::span<const Layer> layers, const RunNotes& notes, const QgisStyles& styles,
                         OutputDirectory& output);

}  // namespace mapwire
