#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "mapwire/records/article_record.hpp"
#include "mapwire/records/journal.hpp"

namespace mapwire {

/// Records on their way from the journals to the layers: as many as a megabyte holds are made out side by side, then
/// taken one after the other in the order in which they were added.
class RecordBatch {
public:
    struct Item {
        std::string bytes;
        std::string identity;
        const JournalReader* journal;
        bool again;                             ///< the same article as the item before
        std::optional<ArticleRecord> record{};  ///< made out unless it comes again; nothing when it is damaged
    };

    RecordBatch(std::size_t jobs, std::function<void(Item&)> take);
    /// Takes all that wait when they are many.
    void add(Item item);
    /// Takes what still waits.
    void finish();

private:
    void make_out(std::size_t first, std::size_t step);

    std::size_t jobs_;
    std::function<void(Item&)> take_;
    std::vector<Item> items_;
    std::size_t bytes_ = 0;
};

}  // namespace mapwire
