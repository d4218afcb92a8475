#pragma once

#include "mapwire/ogr/ogr_module.hpp"

namespace mapwire {

/// What the module offers: plain functions, so that the program can be linked without GDAL. Failures come back as text,
/// since no exception should cross from one to the other. Module and program are built together; `built_for` says so.
struct OgrModuleInterface {
    const char* built_for;
    void (*version)(std::string& version);
    bool (*driver)(const std::string& name, OgrDriver& found);
    /// Returns "" or what failed; what was lost on the way is added to `losses`.
    std::string (*write)(const OgrWriteJob& job, std::vector<std::string>& losses);
    std::string (*read)(const OgrSource& source, const OgrFeatureSink& sink);
    std::string (*fetch)(const std::string& address, std::string& bytes);
};

inline constexpr const char* ogr_module_version = "mapwire OGR module 3";
inline constexpr const char* ogr_module_symbol = "mapwire_ogr_module";

}  // namespace mapwire
