#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gazetteer/index_view.hpp"
#include "gazetteer/word_scanner.hpp"
#include "mapwire/gazetteer/matching.hpp"

namespace mapwire {

/// A word at which a match may begin.
struct Start {
    std::uint32_t word;
    std::uint64_t hash;  ///< of its first reading
};

/// Tells the words at which a match may begin: the filters' quick answer is no for most.
class MatchBeginnings {
public:
    /// The room is what the answers are written into.
    MatchBeginnings(const WordScanner& scanner, std::span<const IndexView> layers, const MatchOptions& options,
                    std::vector<Start>& room)
        : scanner_(scanner), layers_(layers), options_(options), room_(room) {}
    /// Of the scanner's words before number `stop`; good until the next call.
    [[nodiscard]] std::span<const Start> list(std::size_t stop);

private:
    [[nodiscard]] bool may_begin(std::size_t word, std::uint64_t hash, std::uint64_t next_hash) const;

    const WordScanner& scanner_;
    std::span<const IndexView> layers_;
    MatchOptions options_;
    std::vector<Start>& room_;
};

}  // namespace mapwire
