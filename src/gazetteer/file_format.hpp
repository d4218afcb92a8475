#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <type_traits>

/// The compiled gazetteer, a .mwg file: header, section table, sections. All numbers little-endian, sections aligned to
/// 64 bytes. Header and section table carry a checksum that is compared at opening; the sections' own checksums are
/// compared by `gazetteer check`. Readers check every offset before they follow it, so that a damaged file gives wrong
/// answers at worst.
namespace mapwire::mwg {

inline constexpr std::uint64_t magic = 0x525A4147'57504D89ULL;  // \x89MPWGAZR
inline constexpr std::uint32_t version = 4;

enum class SectionId : std::uint32_t {
    description = 1,  ///< "key\tvalue\n" lines
    strings,          ///< each string: its size as LEB128, its bytes; an offset names it
    features,         ///< FeatureRecord
    languages,        ///< LanguageRecord
    sources,          ///< SourceRecord
    extras,           ///< ExtraRecord, for places that have more to tell
    places,           ///< PlaceRecord
    keys,             ///< KeyRecord, one more than there are keys; a key is a folded name
    names,            ///< NameRecord, grouped by key, best first
    place_names,      ///< numbers of names, grouped by place
    key_table,        ///< HashSlot, open addressing over the keys
    id_table,         ///< place number + 1, open addressing over the lasting ids
    first_filter,     ///< 64-bit words, a Bloom filter of the first words of names
    first_words,      ///< FirstWordSlot, open addressing over the first words of names
    countries,        ///< CountryRecord, sorted by code
    grid,             ///< GridHeader, then cell starts
    grid_places,      ///< place numbers, grouped by cell
    rules,            ///< text: the rule tables of looser spellings
    outlines,         ///< OutlineRecord, sorted by place
    outline_points,   ///< see OutlineRecord
    merges,           ///< MergeRecord
    second_filter,    ///< like first_filter, of the first two words of names
    single_filter,    ///< like first_filter, of names of one word
    name_periods      ///< PeriodRecord, for names that were borne for a time
};

struct Header {
    std::uint64_t magic;
    std::uint32_t version;
    std::uint32_t sections;
    std::uint64_t file_size;
    std::uint64_t checksum;  ///< of the header with this field 0, and of the section table
    std::uint8_t reserved[32];
};

struct Section {
    std::uint32_t id;
    std::uint32_t record_size;
    std::uint64_t offset;
    std::uint64_t count;
    std::uint64_t checksum;
};

struct PlaceRecord {
    std::int32_t longitude_e7;
    std::int32_t latitude_e7;
    std::uint32_t name;        ///< string
    std::uint32_t first_name;  ///< in place_names
    std::uint32_t name_count;
    std::uint32_t admin1;       ///< place number + 1
    std::uint32_t admin2;       ///< place number + 1
    std::uint32_t admin1_code;  ///< string, "SY.08"; 0 none
    std::uint32_t geonames_id;  ///< 0 none
    std::uint32_t lasting_id;   ///< string; 0: "gn:" and the number
    std::uint32_t extra;        ///< number + 1
    float uncertainty_m;
    std::int64_t population;
    std::uint16_t feature;
    char country[2];
    std::uint16_t source;
    std::uint16_t reserved;
};

struct FeatureRecord {
    char feature_class;
    char code[15];
};

struct LanguageRecord {
    char code[8];
};

struct SourceRecord {
    std::uint32_t name;         ///< string: "GeoNames"
    std::uint32_t licence;      ///< string
    std::uint32_t attribution;  ///< string
    std::uint32_t date;         ///< string
};

inline constexpr std::int32_t open_day = INT32_MIN;

struct ExtraRecord {
    std::int32_t valid_from;  ///< days since 1970-01-01, open_day when open
    std::int32_t valid_to;
    std::uint32_t source;  ///< string; 0: as the place's source says
    std::uint32_t note;    ///< string
};

struct NameRecord {
    std::uint32_t place;
    std::uint32_t text;  ///< string, as written
    std::uint32_t key;
    std::uint8_t kind;
    std::uint8_t language;
    std::uint16_t flags;
};

inline constexpr std::uint16_t flag_capitals_only = 1;  ///< an abbreviation of capitals; a text must write capitals too
inline constexpr std::uint16_t flag_variant = 2;        ///< the key is a looser form of the name
inline constexpr unsigned period_shift = 4;             ///< the bits from here on: number of the period + 1, 0 none
inline constexpr std::size_t most_periods = 0xFFFF >> period_shift;

struct PeriodRecord {
    std::int32_t first_day;  ///< days since 1970-01-01, as NamePeriod has them
    std::int32_t last_day;
};

struct KeyRecord {
    std::uint32_t folded;      ///< string
    std::uint32_t first_name;  ///< in names; with key_wants_capitals when all names of the key are such abbreviations
};

inline constexpr std::uint32_t key_wants_capitals = 0x80000000;

/// Holds what its key's record holds too, so that the text and the names come from memory at the same time.
struct HashSlot {
    std::uint32_t tag;         ///< upper half of the hash
    std::uint32_t key;         ///< number + 1; 0 is free
    std::uint32_t folded;      ///< string: the text of the key
    std::uint32_t first_name;  ///< in names
};

struct FirstWordSlot {
    std::uint32_t tag;
    std::uint32_t key;      ///< number of the name that is this word alone; ask_key_table: there may be several
    std::uint32_t folded;   ///< string: the text of that key
    std::uint16_t lengths;  ///< bit n-1: a name of n words begins so; 0 is free
    std::uint16_t flags;    ///< first_word_wants_capitals: as key_wants_capitals
};

inline constexpr std::uint32_t ask_key_table = 0xFFFFFFFF;
inline constexpr std::uint16_t first_word_wants_capitals = 1;

struct CountryRecord {
    char code[2];
    std::uint16_t reserved;
    std::uint32_t place;
};

struct GridHeader {
    std::uint32_t columns;
    std::uint32_t rows;
};

/// Numbers in outline_points: how many polygons; for each, how many rings; for each, how many points; then the points,
/// longitude and latitude.
struct OutlineRecord {
    std::uint32_t place;
    std::uint32_t count;  ///< of numbers
    std::uint64_t first;
};

struct MergeRecord {
    std::uint32_t kept;     ///< place
    std::uint32_t lost_id;  ///< string
    std::uint32_t lost_name;
    std::uint32_t lost_source;
};

/// Degrees as the file holds them.
[[nodiscard]] inline std::int32_t to_e7(double degrees) noexcept {
    return static_cast<std::int32_t>(std::lround(degrees * 1e7));
}
[[nodiscard]] inline double from_e7(std::int32_t e7) noexcept { return static_cast<double>(e7) / 1e7; }

/// The cell of a position in a grid of equal steps of longitude and latitude, row by row from the south-west.
[[nodiscard]] inline std::size_t grid_cell(GridHeader grid, std::int32_t longitude_e7,
                                           std::int32_t latitude_e7) noexcept {
    const auto step = [](std::int32_t e7, std::int64_t half_range, std::uint32_t count) {
        const auto cell = (std::int64_t{e7} + half_range) * count / (2 * half_range);
        return static_cast<std::size_t>(cell < 0 ? 0 : cell >= count ? count - 1 : cell);
    };
    return step(latitude_e7, 900000000, grid.rows) * grid.columns + step(longitude_e7, 1800000000, grid.columns);
}

static_assert(sizeof(Header) == 64 && sizeof(Section) == 32 && sizeof(PlaceRecord) == 64);
static_assert(sizeof(HashSlot) == 16 && sizeof(NameRecord) == 16 && sizeof(KeyRecord) == 8 &&
              sizeof(FirstWordSlot) == 16);
static_assert(std::is_trivially_copyable_v<PlaceRecord>);

}  // namespace mapwire::mwg
