#include "gazetteer/string_pool.hpp"

#include <cstring>
#include <limits>

#include "gazetteer/hashing.hpp"
#include "mapwire/model/error.hpp"

namespace mapwire {
namespace {

constexpr std::size_t first_slot_count = 1U << 12U;

std::size_t bytes_of_size(std::size_t size) noexcept { return size < 0x80 ? 1 : size < 0x4000 ? 2 : 3; }

}  // namespace

StringPool::StringPool() : slots_(first_slot_count) { add({}); }

std::string_view StringPool::text(std::uint32_t offset) const noexcept {
    std::size_t size = 0;
    unsigned shift = 0;
    std::size_t at = offset;
    while (true) {
        const auto byte = static_cast<unsigned char>(bytes_[at++]);
        size |= static_cast<std::size_t>(byte & 0x7FU) << shift;
        if (byte < 0x80) { break; }
        shift += 7;
    }
    return {size == 0 ? "" : &bytes_[at], size};
}

std::size_t StringPool::slot_of(std::string_view text) const noexcept {
    const auto mask = slots_.size() - 1;
    auto slot = static_cast<std::size_t>(hashing::word_hash(text) >> 16U) & mask;
    while (slots_[slot] != 0 && this->text(slots_[slot] - 1) != text) { slot = (slot + 1) & mask; }
    return slot;
}

std::optional<std::uint32_t> StringPool::find(std::string_view text) const noexcept {
    const auto slot = slot_of(text);
    if (slots_[slot] == 0) { return std::nullopt; }
    return slots_[slot] - 1;
}

void StringPool::grow() {
    std::vector<std::uint32_t> old(slots_.size() * 2);
    old.swap(slots_);
    const auto mask = slots_.size() - 1;
    for (const auto entry : old) {
        if (entry == 0) { continue; }
        auto slot = static_cast<std::size_t>(hashing::word_hash(text(entry - 1)) >> 16U) & mask;
        while (slots_[slot] != 0) { slot = (slot + 1) & mask; }
        slots_[slot] = entry;
    }
}

std::uint32_t StringPool::add(std::string_view text) {
    const auto slot = slot_of(text);
    if (slots_[slot] != 0) { return slots_[slot] - 1; }
    const auto needed = bytes_of_size(text.size()) + text.size();
    constexpr auto chunk = ChunkedVector<char, 24>::chunk_size;
    auto begin = bytes_.size();
    if (begin % chunk + needed > chunk) { begin = (begin / chunk + 1) * chunk; }  // no string crosses two chunks
    if (begin + needed >= std::numeric_limits<std::uint32_t>::max()) {
        throw RunError({"gazetteer", "the names of all places take more than 4 GiB", "Build it from fewer sources"});
    }
    bytes_.resize(begin + needed);
    std::size_t at = begin;
    for (auto size = text.size(); at == begin || size > 0; size >>= 7U) {
        bytes_[at++] = static_cast<char>(static_cast<unsigned char>(size >= 0x80 ? (size & 0x7FU) | 0x80U : size));
        if (size < 0x80) { break; }
    }
    if (!text.empty()) { std::memcpy(&bytes_[at], text.data(), text.size()); }
    const auto offset = static_cast<std::uint32_t>(begin);
    slots_[slot] = offset + 1;
    if (++count_ * 2 > slots_.size()) { grow(); }
    return offset;
}

}  // namespace mapwire
