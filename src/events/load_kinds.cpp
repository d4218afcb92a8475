#include <map>

#include "events/table_rows.hpp"

namespace mapwire::events {
namespace {

std::optional<Date> day(const TableRow& row, std::string_view column) {
    if (row[column].empty()) { return std::nullopt; }
    auto date = Date::parse_iso(row[column]);
    if (!date) {
        throw InputError({row.where(), std::string(column) + " is \"" + std::string(row[column]) + "\", not a day",
                          "Write YYYY-MM-DD."});
    }
    return date;
}

// "195 fight": the code with the name of its root category; "" when the kind has no code.
std::string cameo_with_root(const TableRow& row, const std::map<std::string, std::string, std::less<>>& roots) {
    const auto code = row["cameo"];
    if (code.empty()) { return ""; }
    const auto root = roots.find(code.substr(0, 2));
    if (root == roots.end()) {
        throw InputError({row.where(), "cameo is \"" + std::string(code) + "\", whose root cameo.tsv lacks",
                          "Write a code that begins with 01 to 20."});
    }
    return std::string(code) + " " + root->second;
}

}  // namespace

void load_kinds(EventTables::State& state, std::span<const GeodataFile> files) {
    read_rows(files, "geodata/events/types.tsv", {"type", "quad_class"},
              [&](const TableRow& row) { state.quad_of_type[std::string(row["type"])] = row["quad_class"]; });
    std::map<std::string, std::string, std::less<>> acled;
    read_rows(files, "geodata/events/acled.tsv", {"sub_event_type", "event_type"},
              [&](const TableRow& row) { acled[std::string(row["sub_event_type"])] = row["event_type"]; });
    std::map<std::string, std::string, std::less<>> cameo;
    read_rows(files, "geodata/events/cameo.tsv", {"root", "name"},
              [&](const TableRow& row) { cameo[std::string(row["root"])] = row["name"]; });
    read_rows(
        files, "geodata/events/kinds.tsv",
        {"kind", "type", "mode", "cameo", "acled", "contexts", "governs", "general", "spoken", "label"},
        [&](const TableRow& row) {
            Kind kind;
            kind.coding.kind = row["kind"];
            kind.coding.type = row["type"];
            kind.coding.mode = row["mode"];
            for (const auto context : row.list("contexts")) { kind.coding.contexts.emplace_back(context); }
            for (const auto name : row.list("general")) { kind.general.emplace_back(name); }
            kind.coding.cameo = cameo_with_root(row, cameo);
            kind.coding.label = row["label"];
            if (!kind.coding.type.empty()) {
                const auto quad = state.quad_of_type.find(kind.coding.type);
                if (quad == state.quad_of_type.end()) {
                    throw InputError({row.where(), "type is \"" + kind.coding.type + "\", which types.tsv lacks",
                                      "Use a type of that table."});
                }
                kind.coding.quad_class = quad->second;
                kind.place_of_talk = kind.coding.quad_class.starts_with("verbal");
            }
            if (!row["acled"].empty()) {
                const auto found = acled.find(row["acled"]);
                if (found == acled.end()) {
                    throw InputError({row.where(),
                                      "acled is \"" + std::string(row["acled"]) + "\", which acled.tsv lacks",
                                      "Use a sub-event of that table."});
                }
                kind.coding.acled_sub_event_type = row["acled"];
                kind.coding.acled_event_type = found->second;
            }
            const auto governs = word_of<int>(row, "governs", row["governs"], {{"", 0}, {"drop", 1}, {"keep", 2}});
            kind.governs = governs != 0;
            kind.keeps = governs == 2;
            const auto spoken = word_of<int>(row, "spoken", row["spoken"], {{"", 0}, {"here", 1}, {"of_places", 2}});
            kind.spoken = spoken != 0;
            kind.speaks_of_places = spoken == 2;
            const auto number = static_cast<std::uint16_t>(state.kinds.size());
            if (!state.kind_numbers.emplace(kind.coding.kind, number).second) {
                throw InputError(
                    {row.where(), "kind \"" + kind.coding.kind + "\" has a row already", "Give each kind one row."});
            }
            state.kinds.push_back(std::move(kind));
        });
}

void load_turns(EventTables::State& state, std::span<const GeodataFile> files) {
    read_rows(
        files, "geodata/events/turns.tsv", {"governor", "type", "kind", "becomes", "stance"}, [&](const TableRow& row) {
            Turn turn{std::string(row["governor"]), std::string(row["type"]), std::string(row["kind"]),
                      std::string(row["becomes"]), std::string(row["stance"])};
            if (!turn.becomes.empty() && turn.becomes != "none") {
                static_cast<void>(kind_number(state, row, turn.becomes));
            }
            if (!turn.stance.empty() && !stance_from_text(turn.stance)) {
                throw InputError({row.where(), "stance is \"" + turn.stance + "\"",
                                  "Write happened, ongoing, planned, cancelled, threatened, denied or hypothetical."});
            }
            state.turns.push_back(std::move(turn));
        });
}

std::uint16_t kind_number(const EventTables::State& state, const TableRow& row, std::string_view kind) {
    const auto found = state.kind_numbers.find(std::string(kind));
    if (found == state.kind_numbers.end()) {
        throw InputError({row.where(), "kind \"" + std::string(kind) + "\" has no row in kinds.tsv",
                          "Use a kind of that table or add it there."});
    }
    return found->second;
}

std::vector<std::vector<std::string>> load_actors(EventTables::State& state, std::span<const GeodataFile> files) {
    std::vector<std::vector<std::string>> all_names;
    read_rows(files, "geodata/events/actors.tsv",
              {"id", "name", "names", "role", "country", "valid_from", "valid_to", "seat"}, [&](const TableRow& row) {
                  state.actors.push_back({std::string(row["id"]), std::string(row["name"]), std::string(row["role"]),
                                          std::string(row["country"]), std::string(row["seat"]), day(row, "valid_from"),
                                          day(row, "valid_to")});
                  std::vector<std::string> names{std::string(row["name"])};
                  for (const auto name : row.list("names")) { names.emplace_back(name); }
                  all_names.push_back(std::move(names));
              });
    return all_names;
}

}  // namespace mapwire::events
