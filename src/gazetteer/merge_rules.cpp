#include "gazetteer/merge_rules.hpp"

namespace mapwire {
namespace {

// Levels of divisions: PCL* 0, ADM1 1 … ADM5 5, others 9.
int level(std::string_view code) noexcept {
    if (code.starts_with("PCL")) { return 0; }
    if (code.starts_with("ADM") && code.size() > 3 && code[3] >= '1' && code[3] <= '5') { return code[3] - '0'; }
    return 9;
}

// GeoNames puts quarters (PPLX) beside towns; a quarter is not the town of its name.
bool is_quarter(std::string_view code) noexcept { return code == "PPLX"; }

}  // namespace

bool are_compatible(const PlaceKind& a, const PlaceKind& b) noexcept {
    if (a.feature_class != b.feature_class) { return false; }
    if (!a.country_code.empty() && !b.country_code.empty() && a.country_code != b.country_code) { return false; }
    if (a.feature_class == 'A') { return level(a.feature_code) == level(b.feature_code); }
    if (a.feature_class == 'P') { return is_quarter(a.feature_code) == is_quarter(b.feature_code); }
    if (a.feature_class == 'S') {
        return a.feature_code == b.feature_code || a.feature_code.empty() || b.feature_code.empty();
    }
    return true;
}

Metres merge_distance(const PlaceKind& kind) noexcept {
    switch (kind.feature_class) {
        case 'P': return kilometres(5);
        case 'A':
            switch (level(kind.feature_code)) {
                case 0: return kilometres(2000);
                case 1: return kilometres(200);
                case 2: return kilometres(60);
                default: return kilometres(25);
            }
        case 'S': return kilometres(2);
        case 'H': return kilometres(100);
        case 'L': return kilometres(50);
        default: return kilometres(20);
    }
}

}  // namespace mapwire
