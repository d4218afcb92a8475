#pragma once

#include <cstdint>
#include <vector>

#include "toponyms/names.hpp"

namespace mapwire::toponyms {

/// A likely reading of one of the document's names.
struct ContextSource {
    std::uint32_t group;
    std::uint32_t option;
    float weight;  ///< chance that the name is a toponym times the probability of this reading
};

/// Where the document's places lie, each name counted once; what a name itself adds can be left out.
class Context {
public:
    explicit Context(const Names& names) : names_(names) {}

    void clear() noexcept;
    void add(ContextSource source);
    /// Keeps the heaviest sources only, so that time grows with the length of a text and not with its square.
    void finish();

    struct Surroundings {
        float division_share = 0;
        float division_mass = 0;
        float country_share = 0;
        float country_mass = 0;
        float near_40km = 0;
        float near_150km = 0;
        float near_450km = 0;
    };
    [[nodiscard]] Surroundings around(std::uint32_t group, const PlaceOption& option) const;

private:
    struct Mass {
        float total = 0;
        std::vector<std::pair<std::uint32_t, float>> groups;  // what each group adds
    };
    [[nodiscard]] float mass_without(std::uint32_t entry, std::uint32_t group) const noexcept;
    void add_to(std::uint64_t key, std::uint32_t group, float weight);

    const Names& names_;
    std::vector<ContextSource> sources_;
    HashTable entries_;  // key of a division or country → index into masses_, plus one
    std::vector<Mass> masses_;
    std::vector<std::pair<std::uint32_t, float>> group_weights_;
    float total_ = 0;
};

}  // namespace mapwire::toponyms
