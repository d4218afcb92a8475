#include "gazetteer/place_intake.hpp"

#include <algorithm>

#include "gazetteer/row_values.hpp"

namespace mapwire {

void PlaceIntake::fault(const RowWhere& where, std::string what, std::string remedy) {
    ++report_.faulty;
    if (report_.issues.size() < options_.most_issues) {
        report_.issues.push_back({where.text(), std::move(what), std::move(remedy)});
    }
}

std::optional<Coordinate> PlaceIntake::position(const RowWhere& where, std::string_view latitude_text,
                                                std::string_view longitude_text, std::string_view country_code) {
    const auto latitude = number_in(latitude_text);
    const auto longitude = number_in(longitude_text);
    if (!latitude || !longitude) {
        fault(where,
              "latitude and longitude are \"" + std::string(latitude_text) + "\" and \"" + std::string(longitude_text) +
                  "\", not numbers",
              "Write degrees, for example 33.48834");
        return {};
    }
    const auto position = Coordinate::try_from_degrees({*longitude, *latitude});
    if (!position) {
        const bool swapped = Coordinate::try_from_degrees({*latitude, *longitude}).has_value();
        fault(where,
              "latitude " + std::string(latitude_text) + ", longitude " + std::string(longitude_text) +
                  " is no position" + (swapped ? "; the two are swapped" : ""),
              swapped ? "Swap them" : "Latitude is from -90 to 90, longitude from -180 to 180 degrees");
        return {};
    }
    if (swapped_.looks_swapped(*position, country_code)) {
        fault(where,
              "latitude and longitude are swapped: the position is far outside " + std::string(country_code) +
                  ", the swapped one is in it",
              "Swap them");
        return {};
    }
    return position;
}

bool PlaceIntake::passes_filter(const PlaceRow& row) {
    const auto& filter = options_.filter;
    const auto passes = [&] {
        if (!filter.countries.empty() &&
            std::find(filter.countries.begin(), filter.countries.end(), row.country_code) == filter.countries.end()) {
            return false;
        }
        if (!filter.feature_classes.empty() && filter.feature_classes.find(row.feature_class) == std::string::npos) {
            return false;
        }
        if (row.feature_class == 'P' && row.population < filter.least_population) { return false; }
        if (!filter.box) { return true; }
        const auto& box = *filter.box;
        const auto longitude = row.position.longitude();
        if (row.position.latitude() < box.south || row.position.latitude() > box.north) { return false; }
        return box.west <= box.east ? longitude >= box.west && longitude <= box.east
                                    : longitude >= box.west || longitude <= box.east;
    };
    if (passes()) { return true; }
    ++report_.filtered;
    return false;
}

void PlaceIntake::count_nameless(const RowWhere& where) {
    ++report_.nameless;
    if (report_.issues.size() < options_.most_issues) {
        report_.issues.push_back({where.text(), "the record has no name", "It is left out"});
    }
}

bool PlaceIntake::take(PlaceRow& row, const RowWhere& where, std::string_view other_id) {
    auto result = builder_.add(row, source_);
    if (result == RowFault::duplicate_id && !other_id.empty()) {
        row.id = other_id;
        result = builder_.add(row, source_);
    }
    if (!result) {
        ++report_.taken;
        return true;
    }
    switch (*result) {
        case RowFault::duplicate_id:
            fault(where,
                  "the id \"" + (row.id.empty() ? std::to_string(row.geonames_id) : std::string(row.id)) +
                      "\" is used before",
                  "Ids are unique");
            break;
        case RowFault::empty_name:
            fault(where, "the name \"" + std::string(row.name.substr(0, 40)) + "\" has no letter and no digit",
                  "Give the place a name");
            break;
        case RowFault::long_name:
            fault(where, "the name has " + std::to_string(row.name.size()) + " bytes",
                  "Write at most " + std::to_string(longest_name_bytes));
            break;
    }
    return false;
}

}  // namespace mapwire
