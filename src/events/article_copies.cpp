#include "mapwire/events/article_copies.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

#include "mapwire/text/fold_hash.hpp"
#include "mapwire/text/letter_case.hpp"

namespace mapwire {
namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t classes = 64;
constexpr std::size_t run_length = 4;
constexpr std::size_t shortest = 24;  // runs; below that chance decides

std::uint64_t mixed(std::uint64_t hash) noexcept {
    hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBULL;
    return hash ^ (hash >> 31U);
}

// Of a word in lower case.
std::uint64_t hash_of(const Token& token, std::string_view text) {
    return token.fold_hash != 0 ? token.fold_hash : fold_hash(lower_case(token.span.of(text)));
}

/// Tells whether a hash was seen before, for at most as many as it is made for.
class SeenHashes {
public:
    explicit SeenHashes(std::size_t most) : slots_(std::bit_ceil(2 * most + 1)) {}
    /// True the first time.
    bool add(std::uint64_t hash) {
        hash = std::max<std::uint64_t>(hash, 1);  // 0 is an empty slot
        for (auto at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
            if (slots_[at] == hash) { return false; }
            if (slots_[at] != 0) { continue; }
            slots_[at] = hash;
            return true;
        }
    }

private:
    std::vector<std::uint64_t> slots_;
};

std::uint32_t root_of(std::vector<std::uint32_t>& parents, std::uint32_t i) {
    while (parents[i] != i) {
        parents[i] = parents[parents[i]];
        i = parents[i];
    }
    return i;
}

}  // namespace

ArticleFingerprint fingerprint_of(const Article& article, const Document& document) {
    ArticleFingerprint print;
    print.least.fill(none);
    std::array<std::uint64_t, run_length> last{};
    std::size_t words = 0;
    SeenHashes seen(document.tokens.size());
    for (const auto& sentence : document.sentences) {
        if (sentence.part != PartKind::body && sentence.part != PartKind::title) { continue; }
        for (auto i = sentence.first_token; i < sentence.end_token; ++i) {
            const auto& token = document.tokens[i];
            if (token.kind == TokenKind::punctuation) { continue; }
            last[words++ % run_length] = hash_of(token, article.text);
            if (words < run_length) { continue; }
            std::uint64_t run = 0;
            for (std::size_t back = run_length; back-- > 0;) {
                run = mixed(run ^ last[(words - 1 - back) % run_length]);
            }
            auto& least = print.least[run % classes];
            least = std::min(least, static_cast<std::uint32_t>(run >> 32U));
            print.runs += seen.add(run) ? 1U : 0U;
        }
    }
    return print;
}

double shared_share(const ArticleFingerprint& a, const ArticleFingerprint& b) noexcept {
    std::size_t both = 0;
    std::size_t either = 0;
    for (std::size_t i = 0; i < classes; ++i) {
        if (a.least[i] == none && b.least[i] == none) { continue; }
        ++either;
        both += a.least[i] == b.least[i] ? 1U : 0U;
    }
    if (both == 0) { return 0.0; }
    const double jaccard = static_cast<double>(both) / static_cast<double>(either);
    const double shared = jaccard * (a.runs + b.runs) / (1.0 + jaccard);  // runs in both
    return std::min(1.0, shared / std::min(a.runs, b.runs));
}

// Articles that agree in three neighbouring classes somewhere are compared: of two that share half of all their runs,
// 94 in 100 pairs do, and copies meet by way of other copies too.
std::vector<std::uint32_t> groups_of_copies(std::span<const ArticleFingerprint> articles) {
    constexpr std::size_t rows = 3;
    constexpr double least_share = 0.7;
    constexpr std::size_t window = 24;  // compared beyond a run's first; longer runs are all alike
    std::vector<std::uint32_t> parents(articles.size());
    std::iota(parents.begin(), parents.end(), 0U);
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
    for (std::size_t band = 0; band + rows <= classes; band += rows) {
        keys.clear();
        for (std::uint32_t i = 0; i < articles.size(); ++i) {
            if (articles[i].runs < shortest) { continue; }
            std::uint64_t key = 0;
            bool full = true;
            for (std::size_t row = 0; row < rows; ++row) {
                const auto value = articles[i].least[band + row];
                full = full && value != none;
                key = mixed(key ^ value);
            }
            if (full) { keys.emplace_back(key, i); }
        }
        std::sort(keys.begin(), keys.end());
        for (std::size_t begin = 0; begin < keys.size();) {
            std::size_t end = begin + 1;
            while (end < keys.size() && keys[end].first == keys[begin].first) { ++end; }
            // In the order of what they hold, so that the order of the articles plays no part.
            std::sort(keys.begin() + static_cast<std::ptrdiff_t>(begin),
                      keys.begin() + static_cast<std::ptrdiff_t>(end), [&](const auto& a, const auto& b) {
                          return articles[a.second].least != articles[b.second].least
                                     ? articles[a.second].least < articles[b.second].least
                                     : a.second < b.second;
                      });
            for (std::size_t a = begin; a < end; ++a) {
                for (std::size_t b = a + 1; b < std::min(end, a + 1 + window); ++b) {
                    const auto x = root_of(parents, keys[a].second);
                    const auto y = root_of(parents, keys[b].second);
                    if (x != y && shared_share(articles[keys[a].second], articles[keys[b].second]) >= least_share) {
                        parents[std::max(x, y)] = std::min(x, y);
                    }
                }
            }
            begin = end;
        }
    }
    for (std::uint32_t i = 0; i < articles.size(); ++i) { parents[i] = root_of(parents, i); }
    return parents;
}

}  // namespace mapwire
