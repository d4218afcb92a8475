#pragma once

#include <span>
#include <string>
#include <string_view>

namespace mapwire {

struct ZipMember {
    std::string name;  ///< with folders: "mapwire_provider/plugin.py"; UTF-8, at most 65,535 bytes
    std::string_view bytes;
};

/// A zip archive of the members in their order, stored without compression, each dated `time` ("2017-06-09T08:30:00Z"):
/// the same members and time give the same bytes, whatever the day and the version of a library. Without a time, or
/// with one that a zip cannot say (it begins with 1980 and ends with 2107), 1 January 1980. Fewer than 65,535 members,
/// less than 4 GiB in all.
[[nodiscard]] std::string to_zip(std::span<const ZipMember> members, std::string_view time = {});

}  // namespace mapwire
