#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mapwire {

/// Bytes of an encoding of ICU turned into UTF-8; nothing when there is no such encoding or a byte means nothing in it.
[[nodiscard]] std::optional<std::string> to_utf8(std::string_view bytes, const char* encoding);

/// The usual name of an encoding: windows-1252 for Latin-1, as browsers read it; "" for an unknown name.
[[nodiscard]] std::string encoding_name(std::string_view name);

}  // namespace mapwire
