#include <utility>
#include <vector>

#include "app/commands.hpp"
#include "app/load_gazetteer.hpp"
#include "mapwire/gazetteer/check.hpp"
#include "mapwire/gazetteer/embedded.hpp"
#include "mapwire/gazetteer/search.hpp"

namespace mapwire {
namespace {

Gazetteer loaded(const CommandLine& line, const Console& console) {
    std::vector<Issue> issues;
    auto gazetteer = load_gazetteer(plan_gazetteers(line), issues);
    for (const auto& issue : issues) { console.warning(issue); }
    return gazetteer;
}

}  // namespace

int run_gazetteer_info(const CommandLine& line, const Console& console) {
    if (line.arguments.empty()) {
        console.result(info_text(Gazetteer::from_bytes(embedded_gazetteer_bytes(), "embedded")));
    }
    for (const auto& file : line.arguments) { console.result(info_text(Gazetteer::open(file))); }
    return 0;
}

int run_gazetteer_search(const CommandLine& line, const Console& console) {
    const auto gazetteer = loaded(line, console);
    const auto limit = static_cast<std::size_t>(plan_whole_number(line, "limit", 10));
    const auto& name = line.arguments.at(0);
    const auto hits = search(gazetteer, name, limit);
    console.result(line.has("json") ? search_json(gazetteer, name, hits) : search_text(gazetteer, hits));
    return 0;
}

int run_gazetteer_show(const CommandLine& line, const Console& console) {
    const auto gazetteer = loaded(line, console);
    const auto id = gazetteer.find_by_id(line.arguments.at(0));
    if (!id) {
        throw InputError({line.arguments.at(0), "the gazetteer has no place with this id",
                          "Look for it with mapwire gazetteer search NAME"});
    }
    console.result(place_text(gazetteer, *id));
    return 0;
}

int run_gazetteer_check(const CommandLine& line, const Console& console) {
    bool all_good = true;
    for (const auto& file : line.arguments) {
        const auto report = check_gazetteer(file);
        console.result(check_text(report, file));
        all_good = all_good && report.findings.empty();
    }
    return all_good ? 0 : 1;
}

}  // namespace mapwire
