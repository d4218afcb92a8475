#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace mapwire {

struct LocatedExpression;

/// Footprints that were made before in a run: articles tell the same places in the same words again and again, and a
/// band along a border takes longer than reading an article. What is found is what would be made anew, so that a cache
/// changes no byte of the output. Safe from several threads; bounded: when full it begins anew.
class FootprintCache {
public:
    explicit FootprintCache(std::size_t entries = 20'000);
    ~FootprintCache();
    FootprintCache(const FootprintCache&) = delete;
    FootprintCache& operator=(const FootprintCache&) = delete;

    /// Fills footprint, reason, region and line of `located` when an expression of this key has been located before.
    [[nodiscard]] bool find(const std::string& key, LocatedExpression& located) const;
    void remember(std::string key, const LocatedExpression& located);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace mapwire
