#pragma once

#include <memory>
#include <string_view>

#include "articles/byte_stream.hpp"

namespace mapwire {

/// Whether the first bytes are the byte order mark of UTF-16.
[[nodiscard]] bool begins_as_utf16(std::string_view sample) noexcept;

/// The UTF-8 of a UTF-16 stream with a byte order mark, which is taken off; halves of pairs that stand alone become
/// U+FFFD. So that lines, rows and items can be cut in any encoding.
[[nodiscard]] std::unique_ptr<ByteStream> utf8_of_utf16(std::unique_ptr<ByteStream> stream);

}  // namespace mapwire
