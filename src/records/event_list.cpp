#include "mapwire/records/event_list.hpp"

#include <limits>
#include <utility>

#include "records/event_bytes.hpp"

namespace mapwire {
namespace {

std::string bytes_of(const Event& event) {
    RecordWriter out;
    put(out, event);
    return out.take();
}

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

}  // namespace

EventStore::EventStore(std::filesystem::path spill_folder, std::size_t memory_bytes)
    : folder_(std::move(spill_folder)), limit_(memory_bytes) {}

void EventStore::add(const Event& event) {
    kept_ += bytes_of(event);
    ends_.push_back((file_ ? file_->size() : 0) + kept_.size());
    if (folder_.empty() || kept_.size() <= limit_) { return; }
    if (!file_) { file_ = std::make_unique<SpillFile>(folder_); }
    file_->append(kept_);
    kept_.clear();
}

Event EventStore::at(std::size_t number) const {
    const auto begin = number == 0 ? 0 : ends_[number - 1];
    const auto size = static_cast<std::size_t>(ends_[number] - begin);
    const auto on_disk = file_ ? file_->size() : 0;
    std::string bytes(size, '\0');
    if (begin < on_disk) {
        file_->read(begin, bytes.data(), size);
    } else {
        bytes = kept_.substr(static_cast<std::size_t>(begin - on_disk), size);
    }
    RecordReader in(bytes);
    return get_event(in);
}

EventList::EventList(std::filesystem::path spill_folder) : sorted_(std::move(spill_folder)) {}

void EventList::add(const Event& event) { sorted_.add(text_order(event), bytes_of(event)); }

void EventList::for_each(const std::function<void(const Event&)>& visit) const {
    sorted_.for_each([&](std::string_view, std::string_view bytes) {
        RecordReader in(bytes);
        visit(get_event(in));
    });
}

std::vector<Event> EventList::all() const {
    std::vector<Event> events;
    events.reserve(size());
    for_each([&](const Event& event) { events.push_back(event); });
    return events;
}

}  // namespace mapwire
