#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/gazetteer/outlines.hpp"
#include "mapwire/gazetteer/recipe.hpp"
#include "mapwire/model/date.hpp"
#include "mapwire/model/geometry.hpp"
#include "mapwire/model/ids.hpp"
#include "mapwire/model/units.hpp"
#include "mapwire/tables/geodata.hpp"

namespace mapwire {

/// A region that has a name in the news and no border of its own: "southwest Syria", "the Donbas".
struct NamedRegion {
    RegionId id;               ///< "southwest-syria"
    std::string name;          ///< as a map prints it
    std::string country_code;  ///< "" when it lies in several
    Metres uncertainty;        ///< how fuzzy the edge is
    DateRange validity;        ///< when the name means this; open where the table leaves it empty
    std::string source;
    std::string note;
};

/// One wording of a region in one language, folded (text/fold.hpp).
struct RegionWording {
    std::string folded;
    std::string language;  ///< ISO 639-1
    std::size_t region;    ///< index into NamedRegions::regions()
};

/// The named regions of geodata/regions/. A copy is cheap and shares everything; reading is safe from several threads.
class NamedRegions {
public:
    /// Reads the files under geodata/regions/. Throws InputError (file, line) for a broken row, a recipe that does not
    /// hold (recipe.hpp), or a wording that two regions share.
    [[nodiscard]] static NamedRegions load(std::span<const GeodataFile> files, const Outlines& outlines,
                                           Metres tolerance = Metres{10.0});

    /// In the order of the table.
    [[nodiscard]] const std::vector<NamedRegion>& regions() const;
    /// Every wording, sorted by its folded form, for a matcher.
    [[nodiscard]] const std::vector<RegionWording>& wordings() const;
    /// The region of a wording ("Southwestern Syria", "Syria's south-west"), which is folded here; nothing when
    /// unknown.
    [[nodiscard]] const NamedRegion* find(std::string_view wording) const;
    [[nodiscard]] const NamedRegion* find_by_id(std::string_view id) const;
    /// The area of a region of this list; evaluated when first asked for, valid. Throws std::out_of_range for another
    /// id.
    [[nodiscard]] const MultiPolygon& area(const RegionId& id) const;
    /// The recipes, for zones that are built from regions.
    [[nodiscard]] const RecipeBook& recipes() const;

private:
    struct State;
    explicit NamedRegions(std::shared_ptr<const State> state) : state_(std::move(state)) {}
    std::shared_ptr<const State> state_;
};

}  // namespace mapwire
