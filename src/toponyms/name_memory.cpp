#include "toponyms/name_memory.hpp"

#include <algorithm>
#include <functional>

namespace mapwire::toponyms {
namespace {

constexpr std::size_t first_slots = 4096;

}  // namespace

std::uint64_t NameMemory::hash_of(std::string_view surface, std::span<const FoundName> found) noexcept {
    std::uint64_t hash = std::hash<std::string_view>{}(surface);
    for (const FoundName& one : found) { hash = combine(hash, (std::uint64_t{one.layer} << 32U) | one.key); }
    return hash;
}

bool NameMemory::is(const Entry& entry, std::string_view surface, std::span<const FoundName> found) const noexcept {
    if (std::string_view(surfaces_).substr(entry.surface, entry.surface_size) != surface) { return false; }
    const auto keys = std::span(keys_).subspan(entry.keys, entry.key_count);
    return std::equal(keys.begin(), keys.end(), found.begin(), found.end(), [](const auto& key, const FoundName& one) {
        return key.first == one.layer && key.second == one.key;
    });
}

const NameMemory::Known* NameMemory::find(std::string_view surface, std::span<const FoundName> found) {
    if (slots_.empty()) { return nullptr; }
    const auto hash = hash_of(surface, found);
    for (auto at = hash & (slots_.size() - 1); slots_[at] != 0; at = (at + 1) & (slots_.size() - 1)) {
        const Entry& entry = entries_[slots_[at] - 1];
        if (entry.hash != hash || !is(entry, surface, found)) { continue; }
        known_ = {entry.group, {options_.data() + entry.first_option, entry.group.end_option}};
        return &known_;
    }
    return nullptr;
}

void NameMemory::remember(std::string_view surface, std::span<const FoundName> found, const NameGroup& group,
                          std::span<const PlaceOption> options) {
    if (options_.size() + options.size() > most_options || entries_.size() >= most_options) { clear(); }
    if (entries_.size() * 2 >= slots_.size()) {
        slots_.assign(std::max(first_slots, slots_.size() * 2), 0);
        for (std::uint32_t e = 0; e < entries_.size(); ++e) { put_into_slot(e); }
    }
    Entry entry{hash_of(surface, found),
                static_cast<std::uint32_t>(surfaces_.size()),
                static_cast<std::uint32_t>(surface.size()),
                static_cast<std::uint32_t>(keys_.size()),
                static_cast<std::uint32_t>(found.size()),
                options_.size(),
                group};
    surfaces_ += surface;
    for (const FoundName& one : found) { keys_.emplace_back(one.layer, one.key); }
    entry.group.best -= group.first_option;
    entry.group.first_option = 0;
    entry.group.end_option = static_cast<std::uint32_t>(options.size());
    options_.insert(options_.end(), options.begin(), options.end());
    entries_.push_back(entry);
    put_into_slot(static_cast<std::uint32_t>(entries_.size() - 1));
}

void NameMemory::put_into_slot(std::uint32_t entry) noexcept {
    auto at = entries_[entry].hash & (slots_.size() - 1);
    while (slots_[at] != 0) { at = (at + 1) & (slots_.size() - 1); }
    slots_[at] = entry + 1;
}

void NameMemory::clear() {
    slots_.assign(first_slots, 0);
    entries_.clear();
    options_.clear();
    surfaces_.clear();
    keys_.clear();
}

}  // namespace mapwire::toponyms
