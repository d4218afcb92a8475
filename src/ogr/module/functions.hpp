#pragma once

#include <string>
#include <vector>

#include "mapwire/ogr/ogr_module.hpp"

namespace mapwire {

/// The module's functions; see module_interface.hpp.
std::string write_job(const OgrWriteJob& job, std::vector<std::string>& losses);
/// The same for a PostgreSQL database that may hold the layers already.
std::string upsert_job(const OgrWriteJob& job, std::vector<std::string>& losses);
std::string read_source(const OgrSource& source, const OgrFeatureSink& sink);
std::string fetch_address(const std::string& address, std::string& bytes);

}  // namespace mapwire
