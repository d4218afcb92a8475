#include "app/versions.hpp"

#include <fmt/core.h>
#include <geos_c.h>
#include <proj.h>
#include <unicode/uversion.h>

#include <boost/version.hpp>

namespace mapwire {

std::string_view program_version() noexcept { return MAPWIRE_VERSION; }

std::vector<LibraryVersion> library_versions() {
    const PJ_INFO proj = proj_info();
    // GDAL is not listed: it is loaded only when a run needs it.
    return {{"Boost", fmt::format("{}.{}.{}", BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100)},
            {"GEOS", GEOSversion()},
            {"ICU", U_ICU_VERSION},
            {"PROJ", fmt::format("{}.{}.{}", proj.major, proj.minor, proj.patch)}};
}

}  // namespace mapwire
