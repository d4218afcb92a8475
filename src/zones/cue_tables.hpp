#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "mapwire/tables/geodata.hpp"
#include "mapwire/text/time_expressions.hpp"
#include "mapwire/zones/catalogue.hpp"

/// The tables of words that tell what a sentence says of its zone. Rows keep their order, and the words of a row
/// theirs. All throw InputError (file, line) for a broken row.
namespace mapwire::zone_tables {

[[nodiscard]] std::vector<StatusCue> read_status_cues(const GeodataFile& file);
[[nodiscard]] std::vector<KindCue> read_kind_cues(const GeodataFile& file);
[[nodiscard]] std::vector<std::string> read_begin_cues(const GeodataFile& file);

/// Words of time, read when a sentence first asks for them: most runs never do.
class LazyTimes {
public:
    explicit LazyTimes(std::vector<GeodataFile> files) : files_(std::move(files)) {}
    [[nodiscard]] const TimeWords& words() {
        std::call_once(read_, [&] { words_.emplace(TimeWords::load(files_)); });
        return *words_;
    }

private:
    std::vector<GeodataFile> files_;
    std::once_flag read_;
    std::optional<TimeWords> words_;
};

}  // namespace mapwire::zone_tables
