#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/model/ids.hpp"
#include "mapwire/model/mention.hpp"
#include "mapwire/model/place.hpp"
#include "mapwire/model/text_span.hpp"

namespace mapwire {

/// What a name is to its place.
enum class NameKind : std::uint8_t { preferred, alternate, abbreviation, demonym, former };

/// One place that a name found in a text may mean.
struct NameCandidate {
    PlaceId place;
    NameKind kind;
    MatchKind match;
};

/// A name of the gazetteer found in a text.
struct NameMatch {
    TextSpan span;  ///< bytes of the untouched text
    std::vector<NameCandidate> candidates;
};

enum class MatchMode : std::uint8_t {
    leftmost_longest,  ///< matches do not overlap
    all_overlapping    ///< each name wherever it stands, also inside a longer one
};

/// The few facts about a place that ranking needs, without any allocation. Views live as long as the gazetteer.
struct PlaceFacts {
    Coordinate position;
    char feature_class;
    std::string_view feature_code;
    std::string_view country_code;
    std::string_view admin1_code;
    std::string_view name;
    std::int64_t population;
    Metres uncertainty;
};

struct GazetteerInfo {
    std::string file;  ///< "embedded" or the path
    std::string date;  ///< of its newest source
    std::size_t places = 0;
    std::string licence;
    std::string attribution;
};

/// Places by id, by name, by parent, by position. Several gazetteers may lie over one another: later ones overlay
/// earlier ones. Reading is safe from several threads at once.
class Gazetteer {
public:
    /// A compiled gazetteer in memory (the embedded one). The bytes must outlive the gazetteer.
    [[nodiscard]] static Gazetteer from_bytes(std::span<const std::byte> compiled, std::string name);

    [[nodiscard]] std::size_t size() const noexcept;
    [[nodiscard]] Place place(PlaceId id) const;
    [[nodiscard]] PlaceFacts facts(PlaceId id) const;
    [[nodiscard]] std::optional<PlaceId> find_by_id(std::string_view lasting_id) const;
    /// The country or territory (feature class A, PCL*) with this ISO 3166-1 alpha-2 code.
    [[nodiscard]] std::optional<PlaceId> country(std::string_view country_code) const;
    /// Places of a name, best match kind first, then by population.
    [[nodiscard]] std::vector<NameCandidate> find_by_name(std::string_view name) const;
    /// Names in a text, in text order (by begin, then longest first).
    [[nodiscard]] std::vector<NameMatch> find_names(std::string_view text, MatchMode mode) const;
    /// Places within a geodesic distance, nearest first.
    [[nodiscard]] std::vector<PlaceId> within(Coordinate centre, Metres distance) const;
    [[nodiscard]] std::vector<GazetteerInfo> info() const;

    Gazetteer(Gazetteer&&) noexcept;
    Gazetteer& operator=(Gazetteer&&) noexcept;
    ~Gazetteer();

private:
    struct State;
    explicit Gazetteer(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace mapwire
