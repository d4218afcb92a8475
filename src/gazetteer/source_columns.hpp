#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mapwire {

/// What a column of a source means to us.
enum class ColumnRole : std::size_t {
    id,
    geonames_id,
    name,
    ascii_name,
    names,
    alternates,
    latitude,
    longitude,
    feature_class,
    feature_code,
    country,
    admin1,
    admin1_code,
    admin2,
    admin2_code,
    population,
    valid_from,
    valid_to,
    uncertainty,
    source,
    source_id,
    note,
    cluster,
    modified,
    count
};

/// Which column of a source has which role, by the names in its header.
struct SourceColumns {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::array<std::size_t, static_cast<std::size_t>(ColumnRole::count)> column;
    std::vector<std::pair<std::size_t, std::string>> names_in_language;  ///< "name_ar": column and "ar"
    std::size_t columns = 0;  ///< cells of a row; more are passed over when may_have_more
    bool may_have_more = false;
    char separator = '\t';
    std::string format;

    [[nodiscard]] std::size_t of(ColumnRole role) const noexcept { return column[static_cast<std::size_t>(role)]; }
    /// The nineteen columns of a GeoNames dump, which has no header line.
    [[nodiscard]] static SourceColumns geonames();
    /// From a header line; nothing when it names no name, latitude and longitude.
    [[nodiscard]] static std::optional<SourceColumns> from_header(std::string_view line);
};

/// The cells of a line: split at tabs, or as RFC 4180 says at commas and semicolons. Unquoted text lives in `storage`.
void split_line(std::string_view line, char separator, std::vector<std::string_view>& cells,
                std::vector<std::string>& storage);

}  // namespace mapwire
