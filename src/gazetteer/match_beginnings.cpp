#include "gazetteer/match_beginnings.hpp"

#include <algorithm>

#include "gazetteer/beginning_search.hpp"

namespace mapwire {

Start* find_beginnings_plain(const BeginningSearch& search) { return find_beginnings(search); }

namespace {

FindBeginnings find_beginnings_here() {
#if defined(MAPWIRE_X86_64)
    static const FindBeginnings best = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")
                                           ? &find_beginnings_avx2
                                           : &find_beginnings_plain;
    return best;
#else
    return &find_beginnings_plain;
#endif
}

BeginningSearch::Filter filter_of(std::span<const std::uint64_t> words) { return {words.data(), words.size() - 1}; }

}  // namespace

MatchBeginnings::MatchBeginnings(const WordScanner& scanner, std::span<const IndexView> layers,
                                 const MatchOptions& options, std::vector<Start>& room)
    : scanner_(scanner), options_(options), room_(room) {
    filters_.reserve(layers.size());
    for (const auto& view : layers) {
        filters_.push_back(
            {filter_of(view.first_filter()), filter_of(view.second_filter()), filter_of(view.single_filter())});
    }
}

std::span<const Start> MatchBeginnings::list(std::size_t stop) {
    if (stop == 0) { return {}; }
    const bool capitals = options_.starts == MatchStarts::capitals;
    const auto& starts = scanner_.starts();
    const auto count =
        capitals ? static_cast<std::size_t>(std::lower_bound(starts.begin(), starts.end(), stop) - starts.begin())
                 : stop;
    if (count == 0) { return {}; }
    if (room_.size() < count + 1) { room_.resize(count + 1); }
    const auto text = scanner_.text();
    auto* const end = find_beginnings_here()({.text = text.data(),
                                              .text_end = text.data() + text.size(),
                                              .words = &scanner_.words()[0],
                                              .word_count = scanner_.words().size(),
                                              .numbers = capitals ? starts.data() : nullptr,
                                              .count = count,
                                              .layers = filters_.data(),
                                              .layer_count = filters_.size(),
                                              .variants = options_.variants ? 1U : 0U,
                                              .to = room_.data()});
    return {room_.data(), end};
}

}  // namespace mapwire
