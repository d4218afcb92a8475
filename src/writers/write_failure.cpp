#include "writers/write_failure.hpp"

#include <cerrno>
#include <string>
#include <system_error>

#include "mapwire/model/error.hpp"

namespace mapwire {
namespace {

std::string reason(int error) { return std::generic_category().message(error); }

}  // namespace

void fail_midway(const std::filesystem::path& path, int error) {
    const bool full = error == ENOSPC || error == EDQUOT;
    throw RunError({path.string(), "writing failed (" + reason(error) + ")",
                    full ? "Free some space or choose another folder with -o, then run again"
                         : "Mend the disk or choose another folder with -o, then run again"});
}

void refuse_unwritable(const std::filesystem::path& path, int error) {
    throw InputError({path.string(), "cannot be written (" + reason(error) + ")",
                      "Choose another place with -o or change its permissions"});
}

}  // namespace mapwire
