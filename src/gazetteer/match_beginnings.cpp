#include "gazetteer/match_beginnings.hpp"

#include <algorithm>

namespace mapwire {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

// Without a branch for each word: every word is written, and the next one over it unless it may begin a match.
std::span<const Start> MatchBeginnings::list(std::size_t stop) {
    const auto& words = scanner_.words();
    if (stop == 0) { return {}; }
    if (room_.size() < stop + 1) { room_.resize(stop + 1); }
    auto* to = room_.data();
    const auto take = [&](std::size_t word, std::uint64_t hash, std::uint64_t next_hash) {
        *to = {static_cast<std::uint32_t>(word), words[word].is_plain() ? hash : scanner_.hash(words[word])};
        to += may_begin(word, hash, next_hash) ? 1 : 0;
    };
    const auto last = words.size() - 1;
    if (options_.starts == MatchStarts::capitals) {
        for (const std::size_t word : scanner_.starts()) {
            if (word >= stop) { break; }
            take(word, scanner_.hash_as_plain(words[word]), scanner_.hash_as_plain(words[std::min(word + 1, last)]));
        }
    } else {
        auto hash = scanner_.hash_as_plain(words[0]);
        for (std::size_t word = 0; word < stop; ++word) {
            const auto next_hash = scanner_.hash_as_plain(words[std::min(word + 1, last)]);
            take(word, hash, next_hash);
            hash = next_hash;
        }
    }
    return {room_.data(), to};
}

// A name of one word, or the first two words of a longer one; else only the first word can be asked for. All questions
// are asked, for which of them count cannot be foreseen.
bool MatchBeginnings::may_begin(std::size_t number, std::uint64_t hash, std::uint64_t next_hash) const {
    const auto& words = scanner_.words();
    const auto& word = words[number];
    const auto& next = words[std::min(number + 1, words.size() - 1)];
    const auto two = hashing::extended(hash, next_hash, false);
    const bool is_pair = next.is_plain() & scanner_.has_plain_gap(word, next);
    bool may = (options_.variants & is_capital(scanner_.text()[word.begin])) | (word.readings != 0);
    for (const auto& view : layers_) {
        may |= view.may_be_a_name(hash) | (is_pair & view.may_go_on(two)) | (is_pair < view.may_begin_a_name(hash));
    }
    return may;
}

}  // namespace mapwire
