#pragma once

#include <span>
#include <string>
#include <string_view>

namespace mapwire {

struct ZipMember {
    std::string name;  ///< with folders: "mapwire_provider/plugin.py"; UTF-8, at most 65,535 bytes
    std::string_view bytes;
};

/// A zip archive of the members in their order, stored without compression, each dated 1 January 1980: the same members
/// give the same bytes, whatever the day and the version of a library. Fewer than 65,535 members, less than 4 GiB in
/// all.
[[nodiscard]] std::string to_zip(std::span<const ZipMember> members);

}  // namespace mapwire
