#pragma once

#include "app/command_line.hpp"
#include "app/console.hpp"

/// The commands. Each returns the exit status 0 or 1, and throws InputError (exit 2) or RunError (exit 1).
namespace mapwire {

int run_map(const CommandLine& line, const Console& console);
int run_merge(const CommandLine& line, const Console& console);
int run_buffer(const CommandLine& line, const Console& console);
int run_validate(const CommandLine& line, const Console& console);
int run_qgis_plugin(const CommandLine& line, const Console& console);
int run_locate(const CommandLine& line, const Console& console);
int run_zones_list(const CommandLine& line, const Console& console);
int run_zones_show(const CommandLine& line, const Console& console);
int run_zones_export(const CommandLine& line, const Console& console);
int run_gazetteer_build(const CommandLine& line, const Console& console);
int run_gazetteer_info(const CommandLine& line, const Console& console);
int run_gazetteer_search(const CommandLine& line, const Console& console);
int run_gazetteer_check(const CommandLine& line, const Console& console);
int run_gazetteer_show(const CommandLine& line, const Console& console);
int run_events(const CommandLine& line, const Console& console);
int run_explain(const CommandLine& line, const Console& console);
int run_homes(const CommandLine& line, const Console& console);
int run_evaluate(const CommandLine& line, const Console& console);
int run_train(const CommandLine& line, const Console& console);

}  // namespace mapwire
