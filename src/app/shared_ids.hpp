#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "mapwire/records/article_record.hpp"
#include "mapwire/records/sorted_runs.hpp"

namespace mapwire {

/// Different articles that bear the same id. The first in their lasting order keeps it, the second becomes "id~2", the
/// third "id~3", passing over what an article is called of its own, so that their features have ids of their own and no
/// program takes the one for a new version of the other.
class SharedIds {
public:
    /// `folder` takes what does not fit into memory.
    explicit SharedIds(const std::filesystem::path& folder) : ids_(folder, std::size_t{8} << 20U) {}

    /// For each record that could be read.
    void add(const ArticleRecord& head);
    /// When all have been added.
    void find();
    /// Renames the article when it is not the first of its id (`identity` is its lasting_order_key), and says so among
    /// its issues.
    void tell_apart(ArticleRecord& record, std::string_view identity) const;

private:
    struct Later {
        std::string id;           // what it goes by
        std::string first_where;  // where the one is that keeps the id
    };
    SortedRuns ids_;
    std::unordered_set<std::string> numbered_;      // ids that end in ~ and a number by themselves
    std::unordered_map<std::string, Later> later_;  // by lasting_order_key
};

/// The article by another id, its own with an ending, in its features and events as well; its issues say so.
/// `first_where` is where the one is that keeps the id.
void rename_article(ArticleRecord& record, const std::string& id, const std::string& first_where);

}  // namespace mapwire
