#pragma once

#include <string>
#include <string_view>

#include "gazetteer/swapped_positions.hpp"
#include "mapwire/gazetteer/build.hpp"

namespace mapwire {

/// Where a row stands, put into words only when something is wrong with it.
struct RowWhere {
    const std::string& source;
    std::size_t number;
    [[nodiscard]] std::string text() const { return source + ":" + std::to_string(number); }
};

/// Where the rows of one source, of whatever kind, become places: filters, faults and counts.
class PlaceIntake {
public:
    PlaceIntake(const BuildOptions& options, GazetteerBuilder& builder, std::uint16_t source, SourceReport& report)
        : options_(options), builder_(builder), source_(source), report_(report), swapped_(options.countries) {}

    void count_row() noexcept { ++report_.rows; }
    void fault(const RowWhere& where, std::string what, std::string remedy);
    /// The position as it is written; a fault and nothing when there is none.
    [[nodiscard]] std::optional<Coordinate> position(const RowWhere& where, std::string_view latitude,
                                                     std::string_view longitude, std::string_view country_code);
    /// Counts the place as filtered when it does not pass.
    [[nodiscard]] bool passes_filter(const PlaceRow& row);
    /// Says whether the place was taken; a fault when not. A place whose id is used before takes `other_id` when there
    /// is one: ids that nobody promised to be unique.
    bool take(PlaceRow& row, const RowWhere& where, std::string_view other_id = {});
    /// A record without any name: named, but no fault of the source.
    void count_nameless(const RowWhere& where);
    /// The newest date of a row (ISO 8601) is the source's.
    void see_date(std::string_view date) {
        if (Date::parse_iso(date) && date > report_.date) { report_.date = date; }
    }
    [[nodiscard]] SourceReport& report() noexcept { return report_; }
    [[nodiscard]] GazetteerBuilder& builder() noexcept { return builder_; }
    [[nodiscard]] const BuildOptions& options() const noexcept { return options_; }

private:
    const BuildOptions& options_;
    GazetteerBuilder& builder_;
    std::uint16_t source_;
    SourceReport& report_;
    SwappedPositions swapped_;
};

}  // namespace mapwire
