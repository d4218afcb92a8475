#include "mapwire/records/event_list.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "records/event_bytes.hpp"

namespace mapwire {
namespace {

constexpr std::size_t written_at_once = 256U << 10U;

Event event_of(std::string_view bytes) {
    RecordReader in(bytes);
    return get_event(in);
}

}  // namespace

std::string text_order(const Event& event) {
    constexpr auto undated = std::numeric_limits<std::uint64_t>::max();
    const auto& first = event.tellings.front();
    // Days before 1970 before those after.
    constexpr std::uint64_t shift = std::uint64_t{1} << 32U;
    const auto day = first.published
                         ? shift + static_cast<std::uint64_t>(first.published->days().time_since_epoch().count())
                         : undated;
    return ordered_bytes(day) + first.article.text + '\0' + ordered_bytes(first.sentence) +
           ordered_bytes(first.trigger_span.begin) + ordered_bytes(first.trigger_span.end) + event.id.text;
}

EventStore::EventStore(std::filesystem::path spill_folder, std::size_t memory_bytes)
    : folder_(std::move(spill_folder)), limit_(memory_bytes) {}

void EventStore::add(Event event) {
    kept_bytes_ += memory_of(event);
    kept_.push_back(std::move(event));
    if (!folder_.empty() && kept_bytes_ > limit_) { spill(); }
}

void EventStore::spill() {
    if (!file_) { file_ = std::make_unique<SpillFile>(folder_); }
    std::string piece;
    for (const auto& event : kept_) {
        RecordWriter out(RecordWriter::Texts::in_full);
        put(out, event);
        piece += out.bytes();
        ends_.push_back(file_->size() + piece.size());
        if (piece.size() < written_at_once) { continue; }
        file_->append(piece);
        piece.clear();
    }
    file_->append(piece);
    kept_.clear();
    kept_bytes_ = 0;
}

Event EventStore::from_disk(std::size_t number) const {
    const auto begin = number == 0 ? 0 : ends_[number - 1];
    std::string bytes(static_cast<std::size_t>(ends_[number] - begin), '\0');
    file_->read(begin, bytes.data(), bytes.size());
    return event_of(bytes);
}

Event EventStore::at(std::size_t number) const {
    return number < ends_.size() ? from_disk(number) : kept_[number - ends_.size()];
}

Event EventStore::take(std::size_t number) {
    return number < ends_.size() ? from_disk(number) : std::move(kept_[number - ends_.size()]);
}

EventList::EventList(std::filesystem::path spill_folder, std::size_t memory_bytes)
    : folder_(std::move(spill_folder)), limit_(memory_bytes), spilled_(folder_) {}

void EventList::add(Event event) {
    kept_bytes_ += memory_of(event);
    auto key = text_order(event);
    kept_.push_back({std::move(key), std::move(event)});
    order_.clear();
    if (folder_.empty() || kept_bytes_ <= limit_) { return; }
    spill();
    kept_bytes_ = 0;
}

void EventList::spill() const {
    for (const auto& [key, event] : kept_) {
        RecordWriter out(RecordWriter::Texts::in_full);
        put(out, event);
        spilled_.add(key, out.bytes());
    }
    kept_.clear();
    order_.clear();
}

void EventList::for_each(const std::function<void(const Event&)>& visit) const {
    if (spilled_.size() > 0) {
        spill();
        return spilled_.for_each([&](std::string_view, std::string_view bytes) { visit(event_of(bytes)); });
    }
    if (order_.empty()) {
        for (const auto& one : kept_) { order_.push_back(&one); }
        std::stable_sort(order_.begin(), order_.end(), [](const auto* a, const auto* b) { return a->key < b->key; });
    }
    for (const auto* one : order_) { visit(one->event); }
}

std::vector<Event> EventList::all() const {
    std::vector<Event> events;
    events.reserve(size());
    for_each([&](const Event& event) { events.push_back(event); });
    return events;
}

}  // namespace mapwire
