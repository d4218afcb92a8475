#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "toponyms/names.hpp"

namespace mapwire::toponyms {

/// Where the document's places lie, each name counted once; what a name itself adds is left out of what it is told.
///
/// Sources are added group by group. Time grows with the length of a text, not with its square: nearness is looked up
/// in a grid, and of very many sources only the heaviest count for it.
class Context {
public:
    /// Divisions and countries of the options are numbered once, for all rounds.
    explicit Context(const Names& names);

    void clear() noexcept;
    /// A reading of one of the document's names: `weight` is the chance that the name is a toponym times the
    /// probability of this reading.
    void add(std::uint32_t group, std::uint32_t option, float weight);
    /// To be called once all sources are there.
    void finish();

    /// How much of all weight lies in the first-level division that has most of it.
    [[nodiscard]] float largest_division_share() const noexcept;

    struct Surroundings {
        float division_share = 0;
        float division_mass = 0;
        float country_share = 0;
        float country_mass = 0;
        float near_40km = 0;
        float near_150km = 0;
        float near_300km = 0;
        float roots_40km = 0;      ///< sum of the square roots of the weights within about 40 km
        float division_named = 0;  ///< the largest weight with which a name means its first-level division itself
        float county_root = 0;     ///< the largest of them between a second-level division and a settlement
    };
    [[nodiscard]] Surroundings around(std::uint32_t group, std::uint32_t option, bool roots = false);

private:
    struct Source {
        std::uint32_t group;
        std::uint32_t option;
        float weight;
        std::uint32_t next;  // of the same slot of the grid
    };
    // Where to look for what is near an option: the cells of the grid around it, each slot once.
    struct Neighbourhood {
        std::array<std::uint16_t, 8> slots;
        std::uint16_t count = 0;  // 0: not looked up yet
    };
    [[nodiscard]] const Neighbourhood& neighbourhood_of(std::uint32_t option);
    void put_into_grid(std::uint32_t source);
    [[nodiscard]] std::uint32_t slot_of(std::int32_t x, std::int32_t y, std::int32_t z) const noexcept;

    // The two names that most likely mean a first-level division itself.
    struct Named {
        std::array<std::uint32_t, 2> group{};
        std::array<float, 2> weight{};
    };
    [[nodiscard]] bool share_a_place(std::uint32_t group, std::uint32_t option) const noexcept;

    const Names& names_;
    std::vector<Named> named_;             // of each division
    std::vector<std::uint32_t> division_;  // of each option, 0 for none
    std::vector<std::uint32_t> country_;
    std::vector<Neighbourhood> neighbourhoods_;
    std::vector<float> division_mass_;
    std::vector<float> country_mass_;
    std::vector<Source> sources_;
    std::vector<std::uint32_t> first_of_group_;  // into sources_, for groups up to the last one added
    std::vector<std::uint32_t> end_of_group_;
    std::vector<std::uint32_t> grid_;  // heads of lists of sources
    float total_ = 0;
};

}  // namespace mapwire::toponyms
