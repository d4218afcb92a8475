#include <algorithm>
#include <array>

#include "toponyms/trees.hpp"

// Sixteen rows go through a tree together: all its comparisons are made, and leaves are chosen from the bottom up. That
// is more comparisons than a walk makes, but no step waits for the one before. Compilers make vectors of this notation
// on any machine; on x86-64 the widest ones that the processor has are chosen when the program starts. Leaves are added
// in the order of the trees, without multiplications, so that every machine comes to the same bits.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define MAPWIRE_WIDEST_VECTORS __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define MAPWIRE_WIDEST_VECTORS
#endif

namespace mapwire::toponyms {
namespace {

constexpr std::size_t lanes = 16;
using Lanes = float __attribute__((vector_size(lanes * sizeof(float))));

// `columns` holds a value of sixteen rows after another.
MAPWIRE_WIDEST_VECTORS void add_trees(const Tree* trees, std::size_t count, const Lanes* columns, Lanes* sums) {
    Lanes sum = *sums;
    for (const Tree* tree = trees; tree != trees + count; ++tree) {
        std::array<Lanes, Tree::leaves / 2> best;
        constexpr std::size_t lowest = Tree::leaves / 2 - 1;
        for (std::size_t n = 0; n < best.size(); ++n) {
            const auto right = columns[tree->feature[lowest + n]] > tree->threshold[lowest + n];
            best[n] = right ? Lanes{} + tree->value[2 * n + 1] : Lanes{} + tree->value[2 * n];
        }
        for (std::size_t width = best.size() / 2; width > 0; width /= 2) {
            for (std::size_t n = 0; n < width; ++n) {
                const auto right = columns[tree->feature[width - 1 + n]] > tree->threshold[width - 1 + n];
                best[n] = right ? best[2 * n + 1] : best[2 * n];
            }
        }
        sum += best[0];
    }
    *sums = sum;
}

}  // namespace

void Forest::log_odds(const std::vector<const float*>& rows, std::size_t width, std::vector<float>& sums) const {
    sums.resize(rows.size());
    std::vector<Lanes> columns(width);
    for (std::size_t first = 0; first < rows.size(); first += lanes) {
        const std::size_t count = std::min(lanes, rows.size() - first);
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const float* const row = rows[first + std::min(lane, count - 1)];
            for (std::size_t v = 0; v < width; ++v) { columns[v][lane] = row[v]; }
        }
        Lanes sum = Lanes{} + start;
        add_trees(trees.data(), trees.size(), columns.data(), &sum);
        for (std::size_t lane = 0; lane < count; ++lane) { sums[first + lane] = sum[lane]; }
    }
}

}  // namespace mapwire::toponyms
