#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "mapwire/model/layer.hpp"

namespace mapwire {

/// One data set to write: layers into a file (or files, or a database) by an OGR driver.
struct OgrWriteJob {
    std::string driver;       ///< "GPKG"
    std::string destination;  ///< path or connection string
    std::vector<const Layer*> layers;
    std::vector<std::string> dataset_options;  ///< "NAME=VALUE"
    std::vector<std::string> layer_options;
    std::vector<std::string> statements;  ///< SQL, run in this order after the layers, for what OGR has no word for
    std::vector<std::string> settings;    ///< GDAL configuration while writing, "NAME=VALUE"
    /// Layers that are there already are added to instead of being made, all in one transaction: a feature whose first
    /// field, its lasting id, is there already is replaced and keeps its number. For PostgreSQL; the features' own
    /// numbers are left to the database.
    bool upsert = false;
    std::string last_change;  ///< "2017-06-09T00:00:00Z": what the file says of its own time; "" for the present
};

/// What a driver can do, asked of the driver itself.
struct OgrDriver {
    std::string name;
    std::string extension;  ///< "gpkg", "" when it has none
    bool writes = false;
    bool many_layers = false;  ///< several layers in one file
};

struct OgrSource {
    std::string path;   ///< file, or connection string of a database
    std::string layer;  ///< "" for all layers
    std::string where;  ///< OGR SQL condition, "" for all features
};

/// A feature as read: its layer's definition goes with each. Coordinates are WGS 84 whatever the source has.
using OgrFeatureSink = std::function<void(const Layer& definition, Feature&& feature)>;

/// Reading and writing the many formats of OGR (GDAL's vector side).
///
/// GDAL takes tens of milliseconds to load, so its code is a module of its own, loaded when it is first asked for: from
/// the file that the environment variable MAPWIRE_GDAL_MODULE names, else from lib/mapwire/ beside the program's bin/.
/// One object for a run; not for use from several threads at once.
class OgrModule {
public:
    OgrModule();
    ~OgrModule();
    OgrModule(OgrModule&&) noexcept;
    OgrModule& operator=(OgrModule&&) noexcept;

    /// GDAL's version: "3.6.2". Throws InputError, as all that follow, when the module cannot be loaded.
    [[nodiscard]] std::string version();
    /// Nothing when OGR has no such driver. Names are compared without case.
    [[nodiscard]] std::optional<OgrDriver> driver(const std::string& name);
    /// Writes and closes. Returns what was lost or changed on the way, in OGR's words. Throws RunError when it fails.
    std::vector<std::string> write(const OgrWriteJob& job);
    /// Hands out all features in the source's order. Polygons become MultiPolygon, line strings MultiLineString, of
    /// several points the first is taken; dates become "2017-06-09T00:00:00Z"; lists and the like become text.
    /// Throws InputError when the source cannot be opened or has no such layer.
    void read(const OgrSource& source, const OgrFeatureSink& sink);
    /// All bytes of an http:// or https:// address, in memory. Throws InputError when there is no answer, an error, or
    /// fewer bytes than the server promised.
    [[nodiscard]] std::string fetch(const std::string& address);

private:
    struct Loaded;
    Loaded& loaded();
    std::unique_ptr<Loaded> loaded_;
};

}  // namespace mapwire
