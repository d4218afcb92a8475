#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "mapwire/text/fold_hash.hpp"

namespace mapwire {

/// What a table says of its folded words, found by fold_hash: one look into memory for most words of a text, which no
/// table has. Words are told by their 64-bit hash alone.
template <class Value>
class FoldMap {
public:
    /// Null when the word was never added, and for the hash 0. The pointer holds until a word is added.
    [[nodiscard]] const Value* find(std::uint64_t hash) const noexcept {
        if (slots_.empty()) { return nullptr; }
        for (auto at = fold_slot(hash, bits_);; at = (at + 1) & (slots_.size() - 1)) {
            if (slots_[at].hash == 0) { return nullptr; }
            if (slots_[at].hash == hash) { return &values_[slots_[at].value]; }
        }
    }
    [[nodiscard]] bool contains(std::uint64_t hash) const noexcept { return find(hash) != nullptr; }

    /// The word's value, a new one when it has none.
    Value& operator[](std::uint64_t hash) {
        if ((values_.size() + 1) * 3 > slots_.size()) { grow(); }
        auto& slot = slots_[free_slot(hash)];
        if (slot.hash == 0) {
            slot = {hash, static_cast<std::uint32_t>(values_.size())};
            values_.emplace_back();
        }
        return values_[slot.value];
    }
    /// In the order of their first coming.
    [[nodiscard]] std::vector<Value>& values() noexcept { return values_; }
    /// Calls `visit` with the hash and value of every word, in an order that is the same for the same words added.
    template <class Visit>
    void each(Visit visit) const {
        for (const auto& slot : slots_) {
            if (slot.hash != 0) { visit(slot.hash, values_[slot.value]); }
        }
    }

private:
    struct Slot {
        std::uint64_t hash = 0;  // 0: empty
        std::uint32_t value = 0;
    };
    [[nodiscard]] std::size_t free_slot(std::uint64_t hash) const noexcept {
        auto at = fold_slot(hash, bits_);
        while (slots_[at].hash != 0 && slots_[at].hash != hash) { at = (at + 1) & (slots_.size() - 1); }
        return at;
    }
    void grow() {
        constexpr unsigned first_bits = 6;
        bits_ = slots_.empty() ? first_bits : bits_ + 1;
        const auto old = std::exchange(slots_, std::vector<Slot>(std::size_t{1} << bits_));
        for (const auto& slot : old) {
            if (slot.hash != 0) { slots_[free_slot(slot.hash)] = slot; }
        }
    }

    unsigned bits_ = 0;
    std::vector<Slot> slots_;
    std::vector<Value> values_;
};

}  // namespace mapwire
