#pragma once

#include "mapwire/gazetteer/gazetteer.hpp"
#include "mapwire/model/article.hpp"
#include "mapwire/model/document.hpp"
#include "mapwire/model/mention.hpp"
#include "mapwire/toponyms/toponym_tables.hpp"

namespace mapwire {

class OutletHomes;
class ReadingMemory;

/// How to read; the defaults read a lone article.
struct ReadOptions {
    /// Names that no gazetteer knows may get the place of the story or of the outlet, marked approximate.
    bool approximate = false;
    /// Mentions with less confidence are left out.
    double least_confidence = 0.0;
    /// Where outlets are at home (outlet_homes.hpp); nothing is known when null. Must outlive the call.
    const OutletHomes* homes = nullptr;
    /// Rules in place of the learned model.
    bool rules_only = false;
    /// What earlier articles looked up (reading_memory.hpp): makes reading many of them faster. Must outlive the call.
    ReadingMemory* memory = nullptr;
};

/// Finds the toponyms of an article, gives each its role, and resolves them together.
///
/// Mentions do not overlap and stand in text order. Roles literal, metonymic, demonym and dateline are toponyms; a
/// mention with the role organisation or person is a name of the gazetteer (or of not_places.tsv) inside such a name:
/// an organisation's may be resolved ("University of Texas" holds Texas), else it is Unresolved and says of what it is
/// a part. Names in page furniture have the role boilerplate and are never resolved.
///
/// The language of the words is the article's; English when it is "". A language without tables is read by the
/// gazetteer's names, letter case and the document's coherence alone. Costs no look at other articles: the same article
/// gives the same values in any company.
[[nodiscard]] Toponyms read_toponyms(const Article& article, const Document& document, const Gazetteer& gazetteer,
                                     const ToponymTables& tables);
[[nodiscard]] Toponyms read_toponyms(const Article& article, const Document& document, const Gazetteer& gazetteer,
                                     const ToponymTables& tables, const ReadOptions& options);

}  // namespace mapwire
