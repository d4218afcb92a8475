#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gazetteer/line_reader.hpp"
#include "mapwire/gazetteer/build.hpp"

namespace mapwire {

/// The files that GeoNames offers beside its dumps.
enum class CompanionKind : std::uint8_t { none, alternate_names, hierarchy, admin1_codes, admin2_codes };

/// By the file's name (alternateNamesV2.zip, hierarchy.txt.gz …); country files of a folder "alternatenames" too.
[[nodiscard]] CompanionKind companion_kind(const std::filesystem::path& file);

/// What files beside GeoNames dumps say of places: further names with their languages, and divisions. All are read
/// before the dumps, since nothing orders them alike; 24 bytes for each name besides its text.
class DumpCompanions {
public:
    /// Takes one file. Faulty rows are counted and named in the report. Throws InputError when it is none of them.
    void read(const std::string& name, std::unique_ptr<ByteSource> bytes, CompanionKind kind, std::size_t most_issues,
              SourceReport& report);
    /// Ends reading: puts what was read in order.
    void finish();
    [[nodiscard]] bool empty() const noexcept { return entries_.empty() && divisions_.empty() && parents_.empty(); }
    /// Adds names and divisions to a row with a GeoNames id. `ids` keeps what the row then refers to; names refer to
    /// this object.
    struct Ids {
        std::string admin1;
        std::string admin2;
    };
    void complete(PlaceRow& row, Ids& ids) const;

private:
    struct Entry {
        std::uint32_t geonames_id;
        std::uint32_t text;
        std::uint16_t size;
        char language[2];
        NameKind kind;
        NamePeriod period;
    };
    struct Division {
        std::uint32_t geonames_id;
        std::uint8_t level;
        std::string name;
        std::string ascii;
    };
    bool take_name(const std::vector<std::string_view>& cells);
    bool take_division(const std::vector<std::string_view>& cells, std::uint8_t level);
    bool take_parent(const std::vector<std::string_view>& cells);
    [[nodiscard]] std::uint32_t division_of(const std::string& code) const;
    [[nodiscard]] std::uint32_t parent_of_level(std::uint32_t geonames_id, std::uint8_t level) const;

    std::string texts_;
    std::vector<Entry> entries_;
    std::vector<Division> divisions_;
    std::unordered_map<std::string, std::uint32_t> division_by_code_;  // "SY.08": index
    std::unordered_map<std::uint32_t, std::uint32_t> division_by_id_;
    std::unordered_map<std::uint32_t, std::uint32_t> parents_;  // child: parent
};

}  // namespace mapwire
