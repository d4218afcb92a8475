#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "mapwire/articles/article_source.hpp"
#include "mapwire/model/reading.hpp"
#include "mapwire/records/article_record.hpp"

namespace mapwire {

using SourceItem = std::variant<RawRecord, Issue>;

/// What an item of the input comes to.
struct ArticleResult {
    std::string bytes;                          ///< its record, or its features as text
    std::vector<Issue> issues;                  ///< to be told, in order
    bool failed = false;                        ///< then the last issue says why
    std::shared_ptr<ArticleReading> reading{};  ///< only for formats that show the articles' texts
    std::shared_ptr<ArticleRecord> record{};    ///< only for streams: what `bytes` were made of
};

/// What happens to each record of the input, and in which order it leaves.
struct ArticleWork {
    /// The next item, or nothing at the end. Asked by one thread at a time.
    std::function<std::optional<SourceItem>()> next;
    /// Makes its result, on any of the threads; `worker` numbers the thread from 0.
    std::function<ArticleResult(SourceItem item, std::size_t worker)> read;
    /// Takes the results in input order, one at a time. False to stop: nothing more is asked for or taken.
    std::function<bool(ArticleResult result)> take;
};

/// Works on `jobs` threads, or in this one when there is but one job. No more than some dozen results wait for their
/// turn, whatever the input. What one of the functions throws is thrown here, after all threads have ended.
void work_in_input_order(const ArticleWork& work, std::size_t jobs);

}  // namespace mapwire
