#include "expressions/coreference.hpp"

#include <algorithm>
#include <string_view>

namespace mapwire::expressions {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool fits(const SpatialExpression& expression, CoreferenceKind kind) {
    const auto& relation = expression.relation;
    switch (kind) {
        case CoreferenceKind::region: return is_one_of(relation, {"part_of_area", "airspace"});
        case CoreferenceKind::area:
            return is_one_of(relation, {"radius_zone", "part_of_area", "near", "distance_direction", "distance_only",
                                        "two_sided_buffer", "depth_from_line", "between", "border_triangle"});
        case CoreferenceKind::place:
            return is_one_of(relation, {"near", "container", "distance_direction", "exact", "coordinates"});
        case CoreferenceKind::there: return relation != "none" && relation != "movement" && relation != "area_size";
    }
    return false;
}

}  // namespace

std::optional<std::size_t> antecedent(std::span<const SpatialExpression> earlier, CoreferenceKind kind,
                                      std::uint32_t sentence) {
    std::uint32_t last_telling = sentence;
    for (auto index = earlier.size(); index-- > 0;) {
        const auto& expression = earlier[index];
        const auto limit = kind == CoreferenceKind::there ? 1U : memory_sentences;
        if (expression.sentence + limit < last_telling) { return std::nullopt; }
        if (expression.same_as) {
            // "there" after "the area" means what "the area" means.
            last_telling = expression.sentence;
            const auto meant = std::find_if(earlier.begin(), earlier.end(),
                                            [&](const auto& e) { return e.span == *expression.same_as && !e.same_as; });
            if (meant != earlier.end() && fits(*meant, kind)) {
                return static_cast<std::size_t>(meant - earlier.begin());
            }
            continue;
        }
        if (fits(expression, kind)) { return index; }
    }
    return std::nullopt;
}

}  // namespace mapwire::expressions
