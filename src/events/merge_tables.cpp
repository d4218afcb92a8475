#include <map>
#include <vector>

#include "events/merge_state.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/tables/table.hpp"

namespace mapwire {
namespace events {

std::uint64_t hash_of(std::string_view text) noexcept {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : text) { hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL; }
    hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBULL;
    return hash ^ (hash >> 31U);
}

}  // namespace events

MergeTables::MergeTables(std::unique_ptr<const State> state) noexcept : state_(std::move(state)) {}
MergeTables::MergeTables(MergeTables&&) noexcept = default;
MergeTables& MergeTables::operator=(MergeTables&&) noexcept = default;
MergeTables::~MergeTables() = default;

MergeTables MergeTables::load(std::span<const GeodataFile> files) {
    auto state = std::make_unique<State>();
    std::vector<std::vector<std::uint32_t>> families;
    for (const auto& file : files) {
        if (file.path != "geodata/events/same_event.tsv") { continue; }
        const auto table = Table::of(file, {"family", "kinds"});
        for (std::size_t i = 0; i < table.size(); ++i) {
            if (families.size() == 64) {
                throw InputError({table.row(i).where(), "there are more than 64 families", "Join some of them"});
            }
            auto& family = families.emplace_back();
            for (const auto kind : table.row(i).list("kinds")) {
                const auto hash = events::short_hash(kind);
                family.push_back(hash);
                state->kinds[hash].families |= std::uint64_t{1} << (families.size() - 1);
            }
        }
    }
    // Families that share a kind share a block; its number is the least hash of a kind in it.
    for (auto& [hash, kind] : state->kinds) { kind.block = hash; }
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto& family : families) {
            auto least = state->kinds[family.front()].block;
            for (const auto kind : family) { least = std::min(least, state->kinds[kind].block); }
            for (const auto kind : family) {
                changed = changed || state->kinds[kind].block != least;
                state->kinds[kind].block = least;
            }
        }
    }
    return MergeTables(std::move(state));
}

}  // namespace mapwire
