#include <algorithm>
#include <array>

#include "gazetteer/gazetteer_state.hpp"
#include "gazetteer/name_keys.hpp"

// Names that differ in a letter or two, by reading all of them. Distances are computed a column of the table at a time
// in one machine word (Myers, A fast bit-vector algorithm for approximate string matching, J. ACM 46, 1999, in
// Hyyrö's form).

namespace mapwire {
namespace {

class EditDistance {
public:
    static constexpr std::size_t longest = 64;

    /// `pattern` has 1 to 64 bytes.
    explicit EditDistance(std::string_view pattern)
        : size_(pattern.size()), last_(std::uint64_t{1} << ((pattern.size() + longest - 1) % longest)) {
        for (std::size_t i = 0; i < size_; ++i) {
            where_[static_cast<unsigned char>(pattern[i])] |= std::uint64_t{1} << i;
        }
    }

    [[nodiscard]] std::size_t to(std::string_view text) const noexcept {
        std::uint64_t plus = ~std::uint64_t{0};
        std::uint64_t minus = 0;
        auto distance = size_;
        for (const char c : text) {
            const auto equal = where_[static_cast<unsigned char>(c)] | minus;
            const auto diagonal = (((where_[static_cast<unsigned char>(c)] & plus) + plus) ^ plus) | equal;
            auto plus_across = minus | ~(diagonal | plus);
            auto minus_across = plus & diagonal;
            if ((plus_across & last_) != 0) { ++distance; }
            if ((minus_across & last_) != 0) { --distance; }
            plus_across = plus_across << 1U | 1U;
            minus_across <<= 1U;
            plus = minus_across | ~(diagonal | plus_across);
            minus = plus_across & diagonal;
        }
        return distance;
    }

private:
    std::array<std::uint64_t, 256> where_{};
    std::size_t size_;
    std::uint64_t last_;
};

}  // namespace

const NameRules& Gazetteer::name_rules() const noexcept { return state_->rules; }

std::vector<SimilarName> Gazetteer::find_similar(std::string_view folded_name, std::size_t most_edits) const {
    std::vector<SimilarName> found;
    if (folded_name.empty() || folded_name.size() > EditDistance::longest) { return found; }
    const EditDistance distance(folded_name);
    for (std::size_t i = 0; i < state_->views.size(); ++i) {
        const auto& view = state_->views[i];
        for (std::uint32_t key = 0; key < view.key_count(); ++key) {
            const auto text = view.key_text(key);
            const auto longer = std::max(text.size(), folded_name.size());
            if (longer - std::min(text.size(), folded_name.size()) > most_edits || is_looser_key(text)) { continue; }
            const auto edits = distance.to(text);
            if (edits > most_edits) { continue; }
            for (const auto& name : view.names_of_key(key)) {
                if (name.place >= view.size()) { continue; }  // only in a damaged file
                found.push_back({state_->id(i, name.place), view.text(name.text), edits});
            }
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.edits < b.edits; });
    return found;
}

}  // namespace mapwire
