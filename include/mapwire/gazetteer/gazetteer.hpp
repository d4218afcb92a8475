#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/gazetteer/matching.hpp"
#include "mapwire/model/date.hpp"
#include "mapwire/model/geometry.hpp"
#include "mapwire/model/ids.hpp"
#include "mapwire/model/mention.hpp"
#include "mapwire/model/place.hpp"
#include "mapwire/model/text_span.hpp"

namespace mapwire {

/// What a name is to its place.
enum class NameKind : std::uint8_t { preferred, alternate, abbreviation, demonym, former };

/// The kind of a name that two records give one place: the better. But that it is a demonym is told by some sources
/// only; the others have it among the place's other names ("Israeli" of Israel).
[[nodiscard]] constexpr NameKind kind_of_both(NameKind a, NameKind b) noexcept {
    const auto better = a < b ? a : b;
    const bool demonym = a == NameKind::demonym || b == NameKind::demonym;
    return demonym && better == NameKind::alternate ? NameKind::demonym : better;
}

/// When a place bore a name: both days included, days since 1970-01-01, the extremes for open or unknown. Small, since
/// every candidate carries one.
struct NamePeriod {
    std::int32_t first_day = INT32_MIN;
    std::int32_t last_day = INT32_MAX;

    [[nodiscard]] bool known() const noexcept { return first_day != INT32_MIN || last_day != INT32_MAX; }
    [[nodiscard]] bool contains(Date day) const noexcept;
    /// "from 2019 to 2022", "until 2022", "from 2019-03-23"; whole years as years; "" when nothing is known.
    [[nodiscard]] std::string text() const;
    friend bool operator==(NamePeriod, NamePeriod) = default;
};

/// One place that a name found in a text may mean.
struct NameCandidate {
    PlaceId place;
    NameKind kind;
    MatchKind match;
    NamePeriod period{};
};

/// A name of the gazetteer found in a text.
struct NameMatch {
    TextSpan span;  ///< bytes of the untouched text
    std::vector<NameCandidate> candidates;
};

/// The few facts about a place that ranking needs, without any allocation. Views live as long as the gazetteer.
struct PlaceFacts {
    Coordinate position;
    char feature_class;
    std::string_view feature_code;
    std::string_view country_code;
    std::string_view admin1_code;  ///< lasting id of the division, or "SY.08" when only its code is known
    std::string_view name;
    std::int64_t population;
    Metres uncertainty;
};

/// A name as `names` tells it; views live as long as the gazetteer.
struct NameOfPlace {
    std::string_view text;
    std::string_view language;  ///< ISO 639-1, "" when unknown
    NameKind kind;
    NamePeriod period{};
};

/// A place by a looser spelling of its name.
struct LooserName {
    PlaceId place;
    NameKind kind;
    std::string_view name;  ///< as the gazetteer has it
    double likeness;        ///< 1 for an inflected form
    bool inflected;
};

/// A place by a name that is nearly the one asked for.
struct SimilarName {
    PlaceId place;
    std::string_view name;  ///< as the gazetteer has it
    std::size_t edits;      ///< bytes of the folded name that were added, missing or others
};

class NameRules;

/// Facts about one source of a gazetteer.
struct SourceDescription {
    std::string name;  ///< "GeoNames"
    std::string licence;
    std::string attribution;
    std::string date;  ///< of its newest row: "2026-11-02"; "" when it tells none
};

struct GazetteerInfo {
    std::string file;  ///< "embedded" or the path
    std::string date;  ///< of its newest source
    std::size_t places = 0;
    std::string licence;
    std::string attribution;
    std::vector<SourceDescription> sources{};  ///< in the order in which they overlay each other
};

/// Places by id, by name, by parent, by position. Several gazetteers may lie over one another: later ones overlay
/// earlier ones. Reading is safe from several threads at once.
class Gazetteer {
public:
    /// A compiled gazetteer in memory (the embedded one). The bytes must outlive the gazetteer.
    [[nodiscard]] static Gazetteer from_bytes(std::span<const std::byte> compiled, std::string name);

    /// The same with bytes of its own.
    [[nodiscard]] static Gazetteer from_owned_bytes(std::vector<std::byte> compiled, std::string name);
    /// A compiled gazetteer file, mapped into memory. Throws InputError with the reason when it cannot be read, is cut
    /// short, no gazetteer, damaged in its header, or of another version. Takes less than 5 ms whatever the size.
    [[nodiscard]] static Gazetteer open(const std::filesystem::path& file);
    /// Gazetteers over one another, the first at the bottom. A place that several of them have is one place: the one of
    /// the uppermost, found by the names of all. Costs one look-up by name for each place of the smaller of two
    /// neighbours.
    [[nodiscard]] static Gazetteer lay_over(std::vector<Gazetteer> layers);

    /// Places of all layers; a place of several layers counts in each.
    [[nodiscard]] std::size_t size() const noexcept;
    [[nodiscard]] Place place(PlaceId id) const;
    [[nodiscard]] PlaceFacts facts(PlaceId id) const;
    /// The id that outlasts a build of the gazetteer: "gn:170654", as `place` has it.
    [[nodiscard]] std::string lasting_id(PlaceId id) const;
    [[nodiscard]] std::optional<PlaceId> find_by_id(std::string_view lasting_id) const;
    /// The country or territory (feature class A, PCL*) with this ISO 3166-1 alpha-2 code.
    [[nodiscard]] std::optional<PlaceId> country(std::string_view country_code) const;
    /// Places of a name, best match kind first, then by population. Looser spellings only when there is no other.
    [[nodiscard]] std::vector<NameCandidate> find_by_name(std::string_view name) const;
    /// The same without looser spellings: places of the names that fold alike.
    [[nodiscard]] std::vector<NameCandidate> find_spelled_so(std::string_view name) const;
    /// Names in a text, in text order (by begin, then longest first), with the places that bear them, each match kind
    /// best first, then by population. What a match is: mapwire/gazetteer/matching.hpp.
    [[nodiscard]] std::vector<NameMatch> find_names(std::string_view text, MatchMode mode) const;
    [[nodiscard]] std::vector<NameMatch> find_names(std::string_view text, const MatchOptions& options) const;
    /// The same without the places, for those who ask about few of the spans: no allocation but the list itself. A span
    /// comes once for each layer that knows it.
    void find_name_spans(std::string_view text, const MatchOptions& options, std::vector<FoundName>& found) const;
    /// The places of a span of this text.
    [[nodiscard]] std::vector<NameCandidate> candidates(std::string_view text, const FoundName& span) const;
    /// Places within a geodesic distance, nearest first.
    [[nodiscard]] std::vector<PlaceId> within(Coordinate centre, Metres distance) const;
    /// Names of a place in all layers, each once: preferred first, then by kind and language.
    [[nodiscard]] std::vector<NameOfPlace> names(PlaceId id) const;
    /// Is the place in a layer with less than a fifth of the places of the largest one? Somebody chose it then.
    [[nodiscard]] bool is_in_small_layer(PlaceId id) const;
    /// How many places the largest layer has.
    [[nodiscard]] std::size_t largest_layer() const noexcept;
    /// The outline of a place (divisions, countries), when a source has one.
    [[nodiscard]] std::optional<MultiPolygon> outline(PlaceId id) const;
    /// The first-level and second-level division that holds a place.
    [[nodiscard]] std::optional<PlaceId> admin1(PlaceId id) const;
    [[nodiscard]] std::optional<PlaceId> admin2(PlaceId id) const;
    /// Places that bear a name spelled in a looser way: inflected (Russian cases) or transliterated otherwise, each
    /// with the name that was met and how alike the two are, in [0, 1]; not in order.
    [[nodiscard]] std::vector<LooserName> find_looser(std::string_view name) const;
    /// Places that bear a name with at most so many letters added, missing or other ones, each once for each such name,
    /// those of fewer edits first. Reads all names: milliseconds for the embedded gazetteer, a second for 12 million
    /// places.
    [[nodiscard]] std::vector<SimilarName> find_similar(std::string_view folded_name, std::size_t most_edits) const;
    /// The rules of spelling that the names were compiled with (those of the uppermost layer).
    [[nodiscard]] const NameRules& name_rules() const noexcept;
    /// One entry for each layer, the lowest first.
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
