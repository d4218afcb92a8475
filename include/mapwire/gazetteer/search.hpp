#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mapwire/gazetteer/gazetteer.hpp"

/// What `mapwire gazetteer search` and `show` tell, as values and as text.
namespace mapwire {

/// A place that a name asked for may mean.
struct SearchHit {
    PlaceId place;
    std::string matched;  ///< the name of the place that was met, as written
    MatchKind match;
    double score;     ///< in [0, 1]; higher is better
    std::string why;  ///< in words: "spelled so", "same consonants, 0.93 alike" …
};

/// Places of a name, best first: spelled exactly so, then folded, then by inflected and looser spellings with their
/// likeness; within that the better known (people, names) first. A word that says the kind may be in another language
/// or place ("Van Gölü", "Lake Van") or missing. When nothing is so good: a place within the name by another of its
/// names
/// ("Kiev Oblast"), the name as other languages write it ("Dscharabulus"), the name without its first or last word
/// ("Sheikh Miskin City"), names with a letter or two more, less or other, for which all names are read.
[[nodiscard]] std::vector<SearchHit> search(const Gazetteer& gazetteer, std::string_view name, std::size_t limit = 10);

/// One line of JSON as interfaces.md promises for `gazetteer search --json`, with a line end.
[[nodiscard]] std::string search_json(const Gazetteer& gazetteer, std::string_view name,
                                      const std::vector<SearchHit>& hits);
/// For people: one line for each hit, or a line that says that there is none.
[[nodiscard]] std::string search_text(const Gazetteer& gazetteer, const std::vector<SearchHit>& hits);
/// All that is known of a place, for people.
[[nodiscard]] std::string place_text(const Gazetteer& gazetteer, PlaceId place);
/// All layers: file, date, places, licence, attribution, for people.
[[nodiscard]] std::string info_text(const Gazetteer& gazetteer);

}  // namespace mapwire
