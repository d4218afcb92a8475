#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace mapwire {

/// Sorting what does not fit into memory: pairs of bytes are taken in any order and given back by key, compared as
/// unsigned bytes; equal keys in the order in which they came.
///
/// What exceeds the limit lies in sorted runs in a file without name in the folder given; it vanishes with the program.
class SortedRuns {
public:
    /// "" as folder: never to disk.
    explicit SortedRuns(std::filesystem::path spill_folder, std::size_t memory_bytes = 8U << 20U);
    ~SortedRuns();
    SortedRuns(SortedRuns&&) noexcept;
    SortedRuns& operator=(SortedRuns&&) noexcept;

    /// Throws RunError when the disk is full or fails.
    void add(std::string_view key, std::string_view value);
    [[nodiscard]] std::size_t size() const noexcept;
    /// All pairs in their order, as often as asked. The views live until `visit` returns.
    void for_each(const std::function<void(std::string_view key, std::string_view value)>& visit);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Eight bytes that compare as the number does.
[[nodiscard]] std::string ordered_bytes(std::uint64_t number);

}  // namespace mapwire
