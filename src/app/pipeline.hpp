#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/article_workers.hpp"
#include "app/console.hpp"
#include "app/resources.hpp"
#include "app/run_plan.hpp"
#include "app/run_result.hpp"
#include "app/timings.hpp"
#include "mapwire/layers/build_layers.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/model/reading.hpp"
#include "mapwire/records/article_record.hpp"
#include "mapwire/records/journal.hpp"
#include "mapwire/toponyms/reading_memory.hpp"

namespace mapwire {

/// The whole story of one article, stage by stage. `memory` is the thread's own.
[[nodiscard]] ArticleReading read_article(Article article, const Resources& resources, const MapPlan& plan,
                                          Timings& timings, ReadingMemory* memory = nullptr);

/// The readings of a plan's articles, on the threads that it asks for: each is handed, with the number of its thread,
/// to `tell`, whose result goes to `take` in input order, as does what could not be read. The first `already` articles
/// are passed over; `last_one` is where the last of them must have come from ("" not to ask).
void read_articles(const MapPlan& plan, const Resources& resources, Timings& timings,
                   const std::function<ArticleResult(ArticleReading reading, std::size_t worker)>& tell,
                   const std::function<bool(ArticleResult result)>& take,
                   const std::function<void(const ArticleSource::Progress& progress)>& progress = {},
                   std::uint64_t already = 0, const std::string& last_one = "");

/// The story of a run: reads the articles, keeps their records in the journal, makes the layers of the records. What
/// does not fit into memory lies in `folder`.
[[nodiscard]] RunResult run_pipeline(const MapPlan& plan, const Resources& resources, const Console& console,
                                     Timings& timings, const std::filesystem::path& folder);

/// What is asked of the layers by a plan.
[[nodiscard]] LayerOptions layer_options(const MapPlan& plan);

}  // namespace mapwire
