#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/gazetteer/matching.hpp"
#include "toponyms/names.hpp"

namespace mapwire::toponyms {

/// The places of names met before: a name is remembered as it was written, with what the gazetteer knows it by.
class NameMemory {
public:
    /// A group whose options count from 0, and the options; no options for a name that comes to nothing.
    struct Known {
        NameGroup group;
        std::span<const PlaceOption> options;
    };

    /// Nothing when the name is new. What is returned holds until the next call of `remember`.
    [[nodiscard]] const Known* find(std::string_view surface, std::span<const FoundName> found);
    void remember(std::string_view surface, std::span<const FoundName> found, const NameGroup& group,
                  std::span<const PlaceOption> options);

    static constexpr std::size_t most_options = 100'000;
    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }

private:
    struct Entry {
        std::uint64_t hash;
        std::uint32_t surface;  // into surfaces_
        std::uint32_t surface_size;
        std::uint32_t keys;  // into keys_
        std::uint32_t key_count;
        std::size_t first_option;
        NameGroup group;
    };
    [[nodiscard]] static std::uint64_t hash_of(std::string_view surface, std::span<const FoundName> found) noexcept;
    [[nodiscard]] bool is(const Entry& entry, std::string_view surface,
                          std::span<const FoundName> found) const noexcept;
    void put_into_slot(std::uint32_t entry) noexcept;
    void clear();

    std::vector<std::uint32_t> slots_;  // numbers of entries, plus one
    std::vector<Entry> entries_;
    std::vector<PlaceOption> options_;
    std::string surfaces_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> keys_;  // layer and number of the folded name
    Known known_{};
};

}  // namespace mapwire::toponyms
