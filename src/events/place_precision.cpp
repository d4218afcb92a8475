#include "events/place_precision.hpp"

#include <string_view>

namespace mapwire::events {

bool is_line(const Place& place) {
    const std::string_view code = place.feature_code;
    return code.starts_with("STM") || code.starts_with("CNL") || code == "WAD" || code == "RD" || code == "RR" ||
           code == "RTE" || code == "TRL";
}

Metres uncertainty_of(const Place& place) {
    if (place.uncertainty.value() > 0.0) { return place.uncertainty; }
    const std::string_view code = place.feature_code;
    // How far the point of a record without a stated uncertainty may be from what is meant: half the usual extent.
    if (place.feature_class == 'P') {
        return Metres{place.population > 1'000'000 ? 10'000.0 : place.population > 100'000 ? 5'000.0 : 2'000.0};
    }
    if (is_line(place)) { return Metres{30'000.0}; }
    if (place.feature_class == 'S' || place.feature_class == 'R') { return Metres{1'000.0}; }
    if (code == "ADM1" || code.starts_with("RGN")) { return Metres{60'000.0}; }
    if (code == "ADM2") { return Metres{25'000.0}; }
    return Metres{10'000.0};
}

bool is_country(const Place& place) {
    return place.feature_code.starts_with("PCL") || place.feature_code == "TERR" || place.feature_code == "CONT";
}

int precision_of(const Place& place) {
    const std::string_view code = place.feature_code;
    if (place.feature_class == 'P' || place.feature_class == 'S') { return 1; }
    if (uncertainty_of(place).value() > 25'000.0) { return 3; }  // a desert, a mountain range, a long river
    if (code == "ADM3" || code == "ADM4" || code == "ADM5") { return 2; }
    return place.feature_class == 'A' || code.starts_with("RGN") ? 3 : 2;
}

}  // namespace mapwire::events
