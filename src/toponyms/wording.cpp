#include "toponyms/wording.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace mapwire::toponyms {

namespace {

template <class Take>
void take_slots(const DocumentView& view, const Take& take) {
    constexpr auto size = Wording::size;
    std::array<std::uint64_t, size / 64> seen{};
    take(0U);
    for (std::size_t t = 0; t < view.size(); ++t) {
        const Word& word = view[t];
        if (word.shape != Shape::lower || word.is(WordClass::article)) { continue; }
        const auto slot = static_cast<std::uint32_t>((word.hash >> 24U) & (size - 1));
        auto& bits = seen[slot / 64];
        const auto bit = std::uint64_t{1} << (slot % 64U);
        if ((bits & bit) != 0 || slot == 0) { continue; }
        bits |= bit;
        take(slot);
    }
}

}  // namespace

std::vector<std::uint32_t> Wording::slots_of(const DocumentView& view) {
    std::vector<std::uint32_t> slots;
    take_slots(view, [&](std::uint32_t slot) { slots.push_back(slot); });
    return slots;
}

float Wording::american(const DocumentView& view) const {
    if (weights.size() != size) { return 0.5F; }
    int sum = 0;
    int slots = 0;
    take_slots(view, [&](std::uint32_t slot) {
        sum += weights[slot];
        ++slots;
    });
    if (slots < 20) { return 0.5F; }
    const float log_odds = std::clamp(static_cast<float>(sum) * scale, -4.0F, 4.0F);
    return 1.0F / (1.0F + std::exp(-log_odds));
}

}  // namespace mapwire::toponyms
