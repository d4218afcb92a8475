#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace mapwire {

/// Grows without ever copying what it holds: with twelve million places, the doubling of a std::vector would double the
/// memory of a build.
template <class T, std::size_t ChunkBits = 16>
class ChunkedVector {
public:
    static constexpr std::size_t chunk_size = std::size_t{1} << ChunkBits;

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] T& operator[](std::size_t i) noexcept { return chunks_[i >> ChunkBits][i & (chunk_size - 1)]; }
    [[nodiscard]] const T& operator[](std::size_t i) const noexcept {
        return chunks_[i >> ChunkBits][i & (chunk_size - 1)];
    }
    void push_back(const T& value) {
        if ((size_ & (chunk_size - 1)) == 0 && (size_ >> ChunkBits) == chunks_.size()) { add_chunk(); }
        ++size_;
        (*this)[size_ - 1] = value;
    }
    /// New elements are zero.
    void resize(std::size_t size) {
        while (chunks_.size() * chunk_size < size) { add_chunk(); }
        size_ = size;
    }
    void clear() noexcept {
        chunks_.clear();
        size_ = 0;
    }
    /// Calls use(std::span<const T>) for the parts in order.
    template <class Use>
    void for_each_part(Use use) const {
        for (std::size_t i = 0; i < chunks_.size() && i * chunk_size < size_; ++i) {
            use(std::span<const T>(chunks_[i].get(), std::min(chunk_size, size_ - i * chunk_size)));
        }
    }

private:
    void add_chunk() { chunks_.push_back(std::make_unique<T[]>(chunk_size)); }
    std::vector<std::unique_ptr<T[]>> chunks_;
    std::size_t size_ = 0;
};

}  // namespace mapwire
