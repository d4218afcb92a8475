#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "gazetteer/chunked_vector.hpp"

namespace mapwire {

/// The strings of a gazetteer that is being built, each kept once. Offset 0 is the empty string.
class StringPool {
public:
    static constexpr std::size_t longest_string = std::size_t{1} << 20U;

    StringPool();
    /// The offset of the text, which is at most longest_string bytes. Throws RunError when all strings together pass 4
    /// GiB.
    std::uint32_t add(std::string_view text);
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const noexcept;
    [[nodiscard]] std::string_view text(std::uint32_t offset) const noexcept;
    [[nodiscard]] const ChunkedVector<char, 24>& bytes() const noexcept { return bytes_; }
    /// No string is added or found after this; the memory for finding goes.
    void forget_slots() noexcept {
        slots_.clear();
        slots_.shrink_to_fit();
    }

private:
    [[nodiscard]] std::size_t slot_of(std::string_view text) const noexcept;
    void grow();
    ChunkedVector<char, 24> bytes_;
    std::vector<std::uint32_t> slots_;  // offset + 1
    std::size_t count_ = 0;
};

}  // namespace mapwire
