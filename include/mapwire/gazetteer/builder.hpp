#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "mapwire/gazetteer/place_row.hpp"
#include "mapwire/model/geometry.hpp"
#include "mapwire/tables/geodata.hpp"

namespace mapwire {

/// Facts about a compiled gazetteer as a whole.
struct GazetteerDescription {
    std::string date;         ///< of its newest source: "2026-11"
    std::string licence;      ///< "CC BY 4.0"
    std::string attribution;  ///< "GeoNames (geonames.org) and …"
};

/// Why a place was not taken.
enum class RowFault : std::uint8_t {
    duplicate_id,  ///< a place of the same source has this id
    empty_name,    ///< no name has a letter or digit
    long_name      ///< a name is longer than longest_name
};

inline constexpr std::size_t longest_name_bytes = 1000;

/// Two places of the sources that were taken for one.
struct MergedPlace {
    std::string kept_id;
    std::string kept_name;
    std::string lost_id;
    std::string lost_name;
    std::string lost_source;
};

/// Collects places and compiles them into one gazetteer. The same places added in the same order give the same bytes.
/// Memory for twelve million places with thirty million names: below 4 GiB.
class GazetteerBuilder {
public:
    /// `geodata` has the rule tables of names, usually geodata_files().
    GazetteerBuilder(GazetteerDescription description, std::span<const GeodataFile> geodata);
    GazetteerBuilder(GazetteerBuilder&&) noexcept;
    GazetteerBuilder& operator=(GazetteerBuilder&&) noexcept;
    ~GazetteerBuilder();

    /// Sources are added in the order in which they overlay each other: a later one wins.
    std::uint16_t add_source(const SourceDescription& source);
    /// What turns out about a source, and about the whole, while it is read.
    void describe(std::uint16_t source, const SourceDescription& description);
    void describe(GazetteerDescription description);
    /// Takes the place, or says why not. Names that are empty, too long or repeated are left out.
    std::optional<RowFault> add(const PlaceRow& row, std::uint16_t source);
    /// An outline of a place that was added, by its lasting id; says whether there is one.
    bool add_outline(std::string_view lasting_id, const Geometry& outline);
    [[nodiscard]] std::size_t size() const noexcept;
    /// Makes one place of rows that are the same place: the same folded name (or the same consonants), near enough for
    /// their kind, and compatible feature classes. The place of the later source is kept with the names of both.
    /// Called once, before compiling; needed when there is more than one source.
    [[nodiscard]] std::vector<MergedPlace> merge_same_places();

    /// The compiled gazetteer. The builder is used up.
    [[nodiscard]] std::vector<std::byte> compile() &&;
    /// The same into a file, which appears whole or not at all. Throws RunError when it cannot be written.
    void compile_to(const std::filesystem::path& file) &&;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace mapwire
