#include "gazetteer/word_runs.hpp"

#include <algorithm>

#include "gazetteer/byte_masks.hpp"
#include "gazetteer/word_run_search.hpp"

namespace mapwire {

void find_runs_plain(RunSearch& search) { find_runs<ByteMasks>(search); }

FindRuns find_runs_here() {
#if defined(MAPWIRE_X86_64)
    static const FindRuns best = [] {
        if (__builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512bw") &&
            __builtin_cpu_supports("bmi2")) {
            return &find_runs_avx512;
        }
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") ? &find_runs_avx2 : &find_runs_plain;
    }();
    return best;
#else
    return &find_runs_plain;
#endif
}

std::uint64_t LinesWithoutCapitals::bits(std::size_t position) {
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (line_known_ && position + RunSearch::block <= line_end_) { return line_has_capitals_ ? 0 : ~std::uint64_t{0}; }
    const auto end = std::min(position + RunSearch::block, text_.size());
    std::uint64_t bits = 0;
    for (auto at = position; at < end;) {
        if (!line_known_ || at > line_end_) {
            line_end_ = std::min(text_.find('\n', at), text_.size());
            line_has_capitals_ = std::any_of(text_.data() + at, text_.data() + line_end_, is_capital);
            line_known_ = true;
        }
        const auto to = std::min(line_end_ + 1, end);
        if (!line_has_capitals_) {
            const auto below = to - position == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << (to - position)) - 1;
            bits |= below & (~std::uint64_t{0} << (at - position));
        }
        at = to;
    }
    return bits;
}

WordRuns::WordRuns(std::string_view text, bool capitals, RunRoom& room, FindRuns find)
    : find_(find),
      lines_(text),
      search_{.text = text.data(), .size = text.size(), .lines = capitals ? &lines_ : nullptr} {
    const auto least = std::min(RunSearch::at_once, text.size() / 2 + 1) + RunSearch::block;
    if (room.size < least) {
        room.places = std::make_unique_for_overwrite<std::uint32_t[]>(4 * least);
        room.size = least;
    }
    search_.begins = room.places.get();
    search_.ends = search_.begins + room.size;
    search_.specials = search_.ends + room.size;
    search_.starts = search_.specials + room.size;
}

bool WordRuns::next() {
    if (at_end()) { return false; }
    // A run that went on at the end of the piece before begins this one.
    if (search_.inside != 0) {
        const auto last = static_cast<std::uint32_t>(search_.begun - 1);
        const bool may_begin = search_.start_count > 0 && search_.starts[search_.start_count - 1] == last;
        search_.base += search_.begins[last];
        search_.begins[0] = 0;
        search_.begun = 1;
        search_.starts[0] = 0;
        search_.start_count = may_begin ? 1 : 0;
    } else {
        search_.base = search_.position;
        search_.begun = 0;
        search_.start_count = 0;
    }
    search_.ended = 0;
    search_.special_count = 0;
    find_(search_);
    return true;
}

}  // namespace mapwire
