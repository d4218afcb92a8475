#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "mapwire/text/fold_hash.hpp"

namespace mapwire::toponyms {

/// What a word tells about the names around it; the column `class` of geodata/languages/*/toponym_words.tsv, and the
/// tables first_names.tsv and place_nouns.tsv.
enum class WordClass : std::uint8_t {
    person_title,
    first_name,
    honorific_tail,
    org_tail,
    org_head,
    facility_tail,
    nature_tail,
    admin_tail,
    place_noun,
    location_preposition,
    path_preposition,
    topic_preposition,
    agent_preposition,
    agency_verb,
    auxiliary_verb,
    agency_participle,
    motion_word,
    agent_noun,
    agent_noun_before,
    direction,
    article,
    coordinator,
    follow_place,
    weekday_month,
    function_word,
    of_word,
    acting_preposition,
    sharing_preposition,
    border_noun,
    copula,
    owner_word,
    count
};

using WordClasses = std::uint32_t;
/// Beside the classes in the table of words: some phrase of not_places.tsv begins with the word.
inline constexpr std::uint32_t phrase_start_bit = 0x80000000U;
static_assert(static_cast<unsigned>(WordClass::count) <= 31);

[[nodiscard]] constexpr WordClasses mask(WordClass word_class) noexcept {
    return WordClasses{1} << static_cast<unsigned>(word_class);
}
template <class... More>
[[nodiscard]] constexpr WordClasses mask(WordClass first, More... more) noexcept {
    return (mask(first) | ... | mask(more));
}
[[nodiscard]] constexpr bool has(WordClasses classes, WordClass one) noexcept { return (classes & mask(one)) != 0; }

/// The class of that name; throws std::out_of_range when there is none.
[[nodiscard]] WordClass word_class_from_text(std::string_view name);

/// A hash of a word without regard to letter case, kind of apostrophe or closing full stop. No memory is allocated, so
/// that it can be taken of every word of a text.
[[nodiscard]] std::uint64_t word_hash(std::string_view word) noexcept;
/// The same of a plain word, told its fold_hash.
[[nodiscard]] constexpr std::uint64_t word_hash_of(std::uint64_t fold_hash) noexcept {
    auto hash = fold_hash ^ (fold_hash >> 31U);
    hash *= 0x7FB5D329728EA185ULL;
    hash ^= hash >> 27U;
    return hash == 0 ? 1 : hash;
}

/// Mixes a number into a hash; the one way hashes are combined in this room.
[[nodiscard]] constexpr std::uint64_t combine(std::uint64_t hash, std::uint64_t value) noexcept {
    std::uint64_t mixed = (hash ^ (value + 0x9E3779B97F4A7C15ULL + (hash << 6U) + (hash >> 2U)));
    mixed ^= mixed >> 32U;
    mixed *= 0xD6E8FEB86659FD93ULL;
    mixed ^= mixed >> 32U;
    return mixed;
}

/// Hash → 32 bits, open addressing: one look into memory for a word that is not there.
class HashTable {
public:
    HashTable() = default;
    /// With room for that many keys.
    explicit HashTable(std::size_t expected) {
        std::size_t size = 64;
        while (size <= 2 * expected) { size *= 2; }
        slots_.resize(size);
    }
    /// The bits under a key; 0 when it is absent.
    [[nodiscard]] std::uint32_t find(std::uint64_t key) const noexcept {
        if (slots_.empty()) { return 0; }
        for (std::size_t at = key & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
            if (slots_[at].key == key) { return slots_[at].bits; }
            if (slots_[at].key == 0) { return 0; }
        }
    }
    /// Sets the bits under the key, keeping those that were there.
    void add(std::uint64_t key, std::uint32_t bits);

private:
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t bits = 0;
    };
    void grow();
    std::vector<Slot> slots_;
    std::size_t used_ = 0;
};

}  // namespace mapwire::toponyms
