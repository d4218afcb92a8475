#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "articles/byte_stream.hpp"
#include "mapwire/articles/input_options.hpp"

namespace mapwire {

/// How a file is packed, by its first bytes: compressed (gzip, zstd, xz, bzip2, lz4) or an archive (zip, tar). Word
/// processors' files are zip archives too, but read as one document.
enum class Packing { none, packed, document };
[[nodiscard]] Packing packing_of(std::string_view sample) noexcept;

/// What the unpacking of one file has cost, archives in archives included.
struct UnpackBudget {
    std::string file;
    std::uint64_t packed = 0;
    std::uint64_t unpacked = 0;
};

/// A member of an archive; of a compressed file the one thing in it. `bytes` must be used up before the next.
struct Member {
    std::string name;
    std::unique_ptr<ByteStream> bytes;
};

/// Yields the members of a packed stream in their order. Folders, links and hidden members are passed over. A member
/// that is encrypted, or whose name leads out of the archive, comes as an Issue. Reading throws StreamFault when the
/// data is damaged, cut off, or beyond a limit.
class Unpacker {
public:
    /// `name` is what the members' names begin with; `depth` counts from 1.
    Unpacker(std::string name, std::unique_ptr<ByteStream> packed, std::shared_ptr<UnpackBudget> budget,
             const InputLimits& limits, unsigned depth);
    ~Unpacker();
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;
    [[nodiscard]] std::optional<std::variant<Member, Issue>> next();
    /// An Issue when the end has come without any member.
    [[nodiscard]] std::optional<Issue> emptiness() const;
    [[nodiscard]] unsigned depth() const noexcept;
    /// False when this is one compressed thing, no archive. Known after the first next().
    [[nodiscard]] bool has_members() const noexcept;
    [[nodiscard]] const std::shared_ptr<UnpackBudget>& budget() const noexcept;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Compressed bytes unpacked, at most `limit` of them; nothing when they are damaged or more.
[[nodiscard]] std::optional<std::string> unpack_bytes(std::string_view packed, std::uint64_t limit);

/// One member of a zip archive in memory, at most `limit` bytes; nothing when there is no such member or it is damaged.
[[nodiscard]] std::optional<std::string> zip_member(std::string_view zip, std::string_view name, std::uint64_t limit);

}  // namespace mapwire
