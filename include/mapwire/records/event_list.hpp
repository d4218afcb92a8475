#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "mapwire/model/event.hpp"
#include "mapwire/model/spill_file.hpp"
#include "mapwire/records/sorted_runs.hpp"

namespace mapwire {

/// Events by number, as many as there are: when they exceed the limit they go to a file without name in the folder
/// given.
class EventStore {
public:
    /// "" as folder: never to disk.
    explicit EventStore(std::filesystem::path spill_folder = {}, std::size_t memory_bytes = 16U << 20U);

    /// Numbers count from 0. Throws RunError when the disk is full or fails.
    void add(Event event);
    [[nodiscard]] Event at(std::size_t number) const;
    /// The same, once for each number: what was in memory is handed out without a copy.
    [[nodiscard]] Event take(std::size_t number);
    [[nodiscard]] std::size_t size() const noexcept { return ends_.size() + kept_.size(); }

private:
    void spill();
    [[nodiscard]] Event from_disk(std::size_t number) const;
    std::filesystem::path folder_;
    std::size_t limit_;
    std::deque<Event> kept_;           // behind those of the file
    std::size_t kept_bytes_ = 0;       // what they take, about
    std::vector<std::uint64_t> ends_;  // in the file, of each event there
    std::unique_ptr<SpillFile> file_;
};

/// Bytes that compare as events in the order of their texts: by publication (without it last), article, sentence and
/// trigger of the first telling, then id.
[[nodiscard]] std::string text_order(const Event& event);

/// Events in the order of their texts, taken in any order. On disk like those of an EventStore.
class EventList {
public:
    /// "" as folder: never to disk.
    explicit EventList(std::filesystem::path spill_folder = {}, std::size_t memory_bytes = 16U << 20U);

    /// Throws RunError when the disk is full or fails.
    void add(Event event);
    [[nodiscard]] std::size_t size() const noexcept { return spilled_.size() + kept_.size(); }
    /// As often as asked.
    void for_each(const std::function<void(const Event&)>& visit) const;
    [[nodiscard]] std::vector<Event> all() const;

private:
    struct Keyed {
        std::string key;
        Event event;
    };
    void spill() const;
    std::filesystem::path folder_;
    std::size_t limit_;
    std::size_t kept_bytes_ = 0;
    // Reading ends the sorting.
    mutable std::deque<Keyed> kept_;
    mutable std::vector<const Keyed*> order_;  // of what is kept, when it is all there is
    mutable SortedRuns spilled_;
};

}  // namespace mapwire
