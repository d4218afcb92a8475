#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mapwire {

/// Numbers different articles of one id while they come, for output that cannot wait for the last one. Of each id only
/// a hash is kept, of at most twice `remembered` ids: 16 bytes each, in tables that grow with need and then stay. Who
/// comes later than that after its namesake counts as the first; forgetful() says that this may have happened.
class StreamIds {
public:
    explicit StreamIds(std::size_t remembered = 3U << 20U);

    /// 1 for the first article of its id, 2 for the second and so on; the number it had for an article given again.
    /// `digest` is its article_digest. Depends on the order of articles alone.
    [[nodiscard]] std::uint32_t number_of(std::string_view id, std::uint64_t digest);
    /// The id itself for the first, "id~2" for the second and so on; an id that an article bears of its own, or was
    /// given, is given to no other: who comes second to it gets a further number, "id~2~2".
    [[nodiscard]] std::string name_of(std::string id, std::uint64_t digest);
    [[nodiscard]] bool forgetful() const noexcept { return forgetful_; }

private:
    struct Entry {
        std::uint64_t key = 0;    // 0 for a free slot
        std::uint32_t check = 0;  // of an id: tells its first article from others
        std::uint32_t number = 0;
    };
    /// Open addressing, at most three quarters full.
    struct Table {
        std::vector<Entry> slots;
        std::size_t used = 0;
    };
    static Entry& slot_of(Table& table, std::uint64_t key);
    Entry& entry(std::uint64_t key);

    std::size_t remembered_;
    Table now_;
    Table before_;  // the generation before
    bool forgetful_ = false;
};

}  // namespace mapwire
