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
    std::uint32_t may_be_longer;  ///< 0: no name of more than this word begins here
    std::uint64_t hash;           ///< of a plain word
};

/// What the search for such words reads and writes.
struct BeginningSearch {
    struct Filter {
        const std::uint64_t* words;
        std::size_t mask;  ///< their number less one
    };
    struct LayerFilters {
        Filter first;
        Filter second;
        Filter single;
    };
    const char* text;
    const char* text_end;
    const ScannedWord* words;
    std::size_t word_count;
    const std::uint32_t* numbers;  ///< of the words to look at; null: the first `count`
    std::size_t count;
    const LayerFilters* layers;
    std::size_t layer_count;
    std::uint64_t variants;  ///< 1: also words with a capital in front
    Start* to;               ///< room for one more than `count`
};

/// One for each kind of processor; the end of what was written.
using FindBeginnings = Start* (*)(const BeginningSearch&);
Start* find_beginnings_plain(const BeginningSearch& search);
Start* find_beginnings_avx2(const BeginningSearch& search);

/// Tells the words at which a match may begin: the filters' quick answer is no for most.
class MatchBeginnings {
public:
    /// The room is what the answers are written into.
    MatchBeginnings(const WordScanner& scanner, std::span<const IndexView> layers, const MatchOptions& options,
                    std::vector<Start>& room);
    /// Of the scanner's words before number `stop`; good until the next call.
    [[nodiscard]] std::span<const Start> list(std::size_t stop);

private:
    const WordScanner& scanner_;
    MatchOptions options_;
    std::vector<BeginningSearch::LayerFilters> filters_;
    std::vector<Start>& room_;
};

}  // namespace mapwire
