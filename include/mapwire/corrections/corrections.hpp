#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/gazetteer/outlines.hpp"
#include "mapwire/model/article.hpp"
#include "mapwire/model/correction.hpp"
#include "mapwire/model/document.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/model/mention.hpp"

namespace mapwire {

/// Reads a corrections file, as the page saves it: {"mapwire_corrections":1,"corrections":[{"action":"choose",
/// "article":"…","byte_start":…,"byte_end":…,"text":"…","place_id":"gn:…"} …]}. Actions choose (place_id), not_a_place,
/// move (name, lon, lat, perhaps uncertainty_m), add (the one or the other). A member "digest" (16 hexadecimal digits)
/// says which article is meant when several bear one id. Further members are passed over.
/// Throws InputError naming the correction that is broken, counted from 1.
[[nodiscard]] std::vector<Correction> parse_corrections(const std::string& file_name, std::string_view json);

/// The gazetteer with the places that people put somewhere laid over it, so that every stage finds them. Their lasting
/// id is "hand:LON,LAT"; their name ends with " (placed by hand)", which no article says: they are found by id alone.
/// The country is that of the outline they lie in.
[[nodiscard]] Gazetteer with_places_by_hand(Gazetteer gazetteer, std::span<const Correction> corrections,
                                            const Outlines& outlines);

/// An article as decisions name it.
struct ArticleKey {
    ArticleId id;
    std::uint64_t digest = 0;  ///< article_digest
};

/// Whether a decision is about the article: by digest when it has one, else by id.
[[nodiscard]] bool is_about(const Correction& correction, const ArticleKey& article);

/// Puts the decisions about this article in the place of what was read. A decision counts when the words at its span
/// are the same; the others are returned, each with the reason, and change nothing. Mentions stay in text order and do
/// not overlap; those changed have the rule "corrected by hand" and full confidence. `digest` is the article's
/// article_digest, which matters to decisions that have one.
[[nodiscard]] std::vector<Issue> apply_corrections(std::span<const Correction> corrections, const Article& article,
                                                   const Document& document, const Gazetteer& gazetteer,
                                                   Toponyms& toponyms, std::uint64_t digest = 0);

/// Decisions about articles that are not among those read, one issue for each article.
[[nodiscard]] std::vector<Issue> corrections_without_article(std::span<const Correction> corrections,
                                                             std::span<const ArticleKey> read);

}  // namespace mapwire
