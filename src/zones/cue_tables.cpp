#include "zones/cue_tables.hpp"

#include "mapwire/model/error.hpp"
#include "mapwire/tables/table.hpp"
#include "mapwire/text/fold.hpp"
#include "zones/zone_table.hpp"

namespace mapwire::zone_tables {
std::vector<StatusCue> read_status_cues(const GeodataFile& file) {
    std::vector<StatusCue> cues;
    const auto table = Table::of(file, {"words", "status"});
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto row = table.row(i);
        const auto status = zone_status_from_text(row["status"]);
        if (!status) {
            throw InputError(
                {row.where(), "status is " + quoted(row["status"]), "Write proposed, announced, in_force or lapsed"});
        }
        for (const auto words : row.list("words")) { cues.push_back({fold_name(words), *status}); }
    }
    return cues;
}

std::vector<std::string> read_begin_cues(const GeodataFile& file) {
    const auto table = Table::of(file, {"words", "language"});
    std::vector<std::string> cues;
    for (std::size_t i = 0; i < table.size(); ++i) {
        for (const auto words : table.row(i).list("words")) { cues.push_back(fold_name(words)); }
    }
    return cues;
}

std::vector<KindCue> read_kind_cues(const GeodataFile& file) {
    std::vector<KindCue> cues;
    const auto table = Table::of(file, {"words", "kind"});
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto row = table.row(i);
        if (!is_zone_kind(row["kind"])) {
            throw InputError({row.where(), "kind is " + quoted(row["kind"]), "Write a kind of zones.tsv"});
        }
        for (const auto words : row.list("words")) { cues.push_back({fold_name(words), std::string(row["kind"])}); }
    }
    return cues;
}

}  // namespace mapwire::zone_tables
