#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "mapwire/model/article.hpp"
#include "mapwire/model/document.hpp"

namespace mapwire {

/// What is kept of an article's words to tell near copies (agency copy, reprints): 64 least hashes of runs of four
/// words.
struct ArticleFingerprint {
    std::array<std::uint32_t, 64> least{};  ///< by class of hash; all bits set where no run falls
    std::uint32_t runs = 0;                 ///< different runs of four words; 0 for an article of fewer words
};

/// Letter case, punctuation and furniture make no difference; the order of sentences hardly does.
/// Method: one-permutation MinHash, Li, Owen and Zhang 2012 (NIPS).
[[nodiscard]] ArticleFingerprint fingerprint_of(const Article& article, const Document& document);

/// Share of the shorter article's runs that the longer one has, estimated: 0 to 1, with a standard error of about 0.06.
[[nodiscard]] double shared_share(const ArticleFingerprint& a, const ArticleFingerprint& b) noexcept;

/// For each article the number of the group of near copies it belongs to: the least index in it. Two articles are
/// copies when the longer has at least 70 % of the shorter's runs; copies of copies are copies. The groups do not
/// depend on the order of the articles, and the time grows with their number, not its square.
[[nodiscard]] std::vector<std::uint32_t> groups_of_copies(std::span<const ArticleFingerprint> articles);

}  // namespace mapwire
