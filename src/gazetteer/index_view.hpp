#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "gazetteer/file_format.hpp"
#include "gazetteer/hashing.hpp"
#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/model/error.hpp"

namespace mapwire {

/// One compiled gazetteer in memory, read in place. Nothing is copied or allocated by a look-up. Whatever the bytes
/// hold, no function reads outside them: a record or string that is not there reads as an empty one.
class IndexView {
public:
    /// Throws InputError when the bytes are no compiled gazetteer, of another version, cut short, or damaged in header
    /// or section table. `bytes` is aligned to 8.
    [[nodiscard]] static IndexView open(std::span<const std::byte> bytes, const std::string& name);

    [[nodiscard]] std::size_t size() const noexcept { return places_.size(); }
    [[nodiscard]] const mwg::PlaceRecord& place(std::uint32_t number) const noexcept {
        return number < places_.size() ? places_[number] : no_place;
    }
    [[nodiscard]] std::span<const mwg::PlaceRecord> places() const noexcept { return places_; }
    [[nodiscard]] std::string_view text(std::uint32_t offset) const noexcept;
    [[nodiscard]] const mwg::FeatureRecord& feature(std::uint16_t number) const noexcept {
        return number < features_.size() ? features_[number] : no_feature;
    }
    [[nodiscard]] std::string_view feature_code(std::uint16_t number) const noexcept;
    [[nodiscard]] std::string_view language(std::uint8_t number) const noexcept;
    [[nodiscard]] mwg::SourceRecord source(std::uint16_t number) const noexcept {
        return number < sources_.size() ? sources_[number] : mwg::SourceRecord{};
    }
    [[nodiscard]] std::span<const mwg::SourceRecord> sources() const noexcept { return sources_; }
    [[nodiscard]] mwg::ExtraRecord extra(std::uint32_t number_plus_one) const noexcept;
    /// "gn:172344" or the place's own id.
    [[nodiscard]] std::string lasting_id(std::uint32_t place) const;
    /// Numbers of the place's names.
    [[nodiscard]] std::span<const std::uint32_t> names_of_place(std::uint32_t place) const noexcept;
    [[nodiscard]] mwg::NameRecord name(std::uint32_t number) const noexcept {
        return number < names_.size() ? names_[number] : mwg::NameRecord{};
    }

    [[nodiscard]] NamePeriod period(const mwg::NameRecord& name) const noexcept {
        const std::size_t number = name.flags >> mwg::period_shift;
        if (number == 0 || number > periods_.size()) { return {}; }
        return {periods_[number - 1].first_day, periods_[number - 1].last_day};
    }

    [[nodiscard]] std::size_t key_count() const noexcept { return keys_.empty() ? 0 : keys_.size() - 1; }
    [[nodiscard]] std::size_t name_count() const noexcept { return names_.size(); }
    [[nodiscard]] std::string_view key_text(std::uint32_t key) const noexcept {
        return key < keys_.size() ? text(keys_[key].folded) : std::string_view{};
    }
    [[nodiscard]] std::span<const mwg::NameRecord> names_of_key(std::uint32_t key) const noexcept;
    [[nodiscard]] bool wants_capitals(std::uint32_t key) const noexcept {
        return key < keys_.size() && (keys_[key].first_name & mwg::key_wants_capitals) != 0;
    }
    /// The key with this folded text.
    [[nodiscard]] std::optional<std::uint32_t> find_key(std::string_view folded) const noexcept {
        return find_key(hashing::name_hash(folded), [&](std::string_view key) { return key == folded; });
    }
    /// The key with this hash of which `is_it(text of the key)` says yes.
    template <class IsIt>
    [[nodiscard]] std::optional<std::uint32_t> find_key(std::uint64_t hash, IsIt is_it) const noexcept {
        if (key_table_.empty()) { return std::nullopt; }
        const auto mask = key_table_.size() - 1;
        const auto tag = static_cast<std::uint32_t>(hash >> 32U);
        auto slot = static_cast<std::size_t>(hash) & mask;
        for (std::size_t probes = 0; probes <= mask; ++probes, slot = (slot + 1) & mask) {
            const auto& entry = key_table_[slot];
            if (entry.key == 0) { return std::nullopt; }
            if (entry.tag != tag) { continue; }
            prefetch(entry);
            if (is_it(text(entry.folded))) { return entry.key - 1; }
        }
        return std::nullopt;
    }
    /// What is known of the names that begin with a word: a superset, as hashes go.
    struct FirstWord {
        static constexpr std::uint32_t in_key_table = mwg::ask_key_table;
        std::uint16_t lengths = 0;  ///< bit n-1: names of n words
        bool wants_capitals = false;
        std::uint32_t key = in_key_table;  ///< of the name that is this word alone, when lengths has bit 0
        std::uint32_t folded = 0;          ///< its text
    };
    [[nodiscard]] FirstWord first_word(std::uint64_t hash) const noexcept {
        return may_begin_a_name(hash) ? first_word_in_table(hash) : FirstWord{};
    }
    /// No name begins with the word when this is false.
    [[nodiscard]] bool may_begin_a_name(std::uint64_t first_word_hash) const noexcept {
        return is_in(filter_, first_word_hash);
    }
    /// No name is or begins with the two words of this hash (hashing::extended) when this is false.
    [[nodiscard]] bool may_go_on(std::uint64_t two_words_hash) const noexcept {
        return is_in(second_filter_, two_words_hash);
    }
    /// The filters themselves, for those who ask for many words; their sizes are powers of two.
    [[nodiscard]] std::span<const std::uint64_t> first_filter() const noexcept { return filter_; }
    [[nodiscard]] std::span<const std::uint64_t> second_filter() const noexcept { return second_filter_; }
    [[nodiscard]] std::span<const std::uint64_t> single_filter() const noexcept { return single_filter_; }
    [[nodiscard]] static std::uint64_t filter_bits(std::uint64_t hash) noexcept {
        return std::uint64_t{1} << (hash & 63U) | std::uint64_t{1} << (hash >> 6U & 63U);
    }

    [[nodiscard]] std::optional<std::uint32_t> find_place(std::string_view lasting_id) const;
    [[nodiscard]] std::optional<std::uint32_t> country(std::string_view code) const noexcept;

    [[nodiscard]] mwg::GridHeader grid() const noexcept { return grid_; }
    [[nodiscard]] std::span<const std::uint32_t> places_in_cell(std::size_t cell) const noexcept;

    [[nodiscard]] std::string_view description() const noexcept;
    [[nodiscard]] std::string_view rules() const noexcept;
    [[nodiscard]] std::span<const mwg::OutlineRecord> outlines() const noexcept { return outlines_; }
    [[nodiscard]] std::span<const std::int32_t> outline_points() const noexcept { return outline_points_; }
    [[nodiscard]] std::span<const mwg::MergeRecord> merges() const noexcept { return merges_; }
    [[nodiscard]] std::span<const mwg::Section> sections() const noexcept { return sections_; }
    [[nodiscard]] std::span<const std::byte> bytes() const noexcept { return bytes_; }

private:
    template <class T>
    [[nodiscard]] std::span<const T> records(mwg::SectionId id, const std::string& name) const;
    [[nodiscard]] FirstWord first_word_in_table(std::uint64_t hash) const noexcept;
    [[nodiscard]] static bool is_in(std::span<const std::uint64_t> filter, std::uint64_t hash) noexcept {
        const auto word = filter[static_cast<std::size_t>(hash >> 12U) & (filter.size() - 1)];
        return ((word >> (hash & 63U)) & (word >> (hash >> 6U & 63U)) & 1U) != 0;  // both of filter_bits
    }

    // Key and names come from memory while the text of the key does.
    void prefetch(const mwg::HashSlot& entry) const noexcept {
        if (entry.key < keys_.size()) { __builtin_prefetch(&keys_[entry.key]); }
        if (entry.first_name < names_.size()) { __builtin_prefetch(&names_[entry.first_name]); }
    }

    static constexpr std::uint64_t empty_filter[1] = {};
    static constexpr mwg::PlaceRecord no_place{};
    static constexpr mwg::FeatureRecord no_feature{};

    std::span<const std::byte> bytes_;
    std::span<const mwg::Section> sections_;
    std::span<const char> description_;
    std::span<const char> strings_;
    std::span<const char> rules_;
    std::span<const mwg::FeatureRecord> features_;
    std::span<const mwg::LanguageRecord> languages_;
    std::span<const mwg::SourceRecord> sources_;
    std::span<const mwg::ExtraRecord> extras_;
    std::span<const mwg::PlaceRecord> places_;
    std::span<const mwg::KeyRecord> keys_;
    std::span<const mwg::NameRecord> names_;
    std::span<const mwg::PeriodRecord> periods_;
    std::span<const std::uint32_t> place_names_;
    std::span<const mwg::HashSlot> key_table_;
    std::span<const std::uint32_t> id_table_;
    std::span<const std::uint64_t> filter_;
    std::span<const std::uint64_t> second_filter_;
    std::span<const std::uint64_t> single_filter_;
    std::span<const mwg::FirstWordSlot> first_words_;
    std::span<const mwg::CountryRecord> countries_;
    mwg::GridHeader grid_{};
    std::span<const std::uint32_t> grid_cells_;
    std::span<const std::uint32_t> grid_places_;
    std::span<const mwg::OutlineRecord> outlines_;
    std::span<const std::int32_t> outline_points_;
    std::span<const mwg::MergeRecord> merges_;
};

/// The hash that the id table is built on.
[[nodiscard]] std::uint64_t lasting_id_hash(std::string_view lasting_id) noexcept;

}  // namespace mapwire
