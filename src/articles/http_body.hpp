#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mapwire {

/// The chunks of a body sent in pieces (RFC 9112, 7.1) put together; what a cut-off body still holds.
[[nodiscard]] std::string without_chunks(std::string_view body);

/// A body as it was before the server packed it, by its Content-Encoding: gzip, deflate (with and without zlib's
/// frame), br, zstd. Crawlers often store pages unpacked and leave the header: what is no such data is handed back as
/// it is when it begins like a page. Nothing when it is damaged, packed in another way, or longer than `limit`.
[[nodiscard]] std::optional<std::string> unpacked_body(std::string body, std::string_view coding, std::uint64_t limit);

}  // namespace mapwire
