#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "mapwire/model/event.hpp"
#include "mapwire/model/spill_file.hpp"
#include "mapwire/records/sorted_runs.hpp"

namespace mapwire {

/// Events by number, as many as there are: those that exceed the limit lie in a file without name in the folder given.
class EventStore {
public:
    /// "" as folder: never to disk.
    explicit EventStore(std::filesystem::path spill_folder = {}, std::size_t memory_bytes = 8U << 20U);

    /// Numbers count from 0. Throws RunError when the disk is full or fails.
    void add(const Event& event);
    [[nodiscard]] Event at(std::size_t number) const;
    [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }

private:
    std::filesystem::path folder_;
    std::size_t limit_;
    std::string kept_;                 // the bytes behind those of the file
    std::vector<std::uint64_t> ends_;  // of each event's bytes
    std::unique_ptr<SpillFile> file_;
};

/// Events in the order of their texts: by publication (without it last), article, sentence and trigger of the first
/// telling, then id; taken in any order. On disk like those of an EventStore.
class EventList {
public:
    explicit EventList(std::filesystem::path spill_folder = {});

    /// Throws RunError when the disk is full or fails.
    void add(const Event& event);
    [[nodiscard]] std::size_t size() const noexcept { return sorted_.size(); }
    /// As often as asked.
    void for_each(const std::function<void(const Event&)>& visit) const;
    [[nodiscard]] std::vector<Event> all() const;

private:
    mutable SortedRuns sorted_;  // reading ends its sorting
};

}  // namespace mapwire
