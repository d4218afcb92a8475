#pragma once

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "events/lexicon.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/tables/geodata.hpp"
#include "mapwire/tables/table.hpp"

namespace mapwire::events {

/// The value that a word of a cell stands for.
template <class Enum>
Enum word_of(const TableRow& row, std::string_view column, std::string_view word,
             std::initializer_list<std::pair<std::string_view, Enum>> names) {
    for (const auto& [name, value] : names) {
        if (name == word) { return value; }
    }
    std::string known;
    for (const auto& entry : names) { known += (known.empty() ? "" : ", ") + std::string(entry.first); }
    throw InputError(
        {row.where(), std::string(column) + " is \"" + std::string(word) + "\"", "Write one of: " + known + "."});
}

/// Hands on each row of a table; nothing happens when there is no such file.
template <class Read>
void read_rows(std::span<const GeodataFile> files, const std::string& path,
               std::initializer_list<std::string_view> columns, Read each) {
    const auto file = std::find_if(files.begin(), files.end(), [&](const auto& f) { return f.path == path; });
    if (file == files.end()) { return; }
    const auto table = Table::of(*file, columns);
    for (std::size_t i = 0; i < table.size(); ++i) { each(table.row(i)); }
}

/// The number of a kind that a row names.
[[nodiscard]] std::uint16_t kind_number(const EventTables::State& state, const TableRow& row, std::string_view kind);

/// The tables that all languages share. Names of actors are returned in the order of State::actors.
void load_kinds(EventTables::State& state, std::span<const GeodataFile> files);
void load_turns(EventTables::State& state, std::span<const GeodataFile> files);
[[nodiscard]] std::vector<std::vector<std::string>> load_actors(EventTables::State& state,
                                                                std::span<const GeodataFile> files);

}  // namespace mapwire::events
