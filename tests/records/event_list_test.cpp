#include "mapwire/records/event_list.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "support/scratch_folder.hpp"

using namespace mapwire;

namespace {

Event event_of(int number, std::optional<Date> published) {
    Event event;
    event.id = {"event-" + std::to_string(number)};
    event.name = "Air strike " + std::to_string(number);
    event.date = {published, published, DatePrecision::day};
    if (number % 3 == 0) {
        event.geometry = Coordinate::from_degrees({.longitude = 36.0 + number % 10, .latitude = 33.0});
    }
    EventTelling telling;
    telling.article = {"article-" + std::to_string(number % 7)};
    telling.published = published;
    telling.sentence = static_cast<std::uint32_t>(number % 5);
    telling.trigger_span = {static_cast<std::size_t>(number), static_cast<std::size_t>(number) + 6};
    event.tellings.push_back(telling);
    return event;
}

std::vector<Event> some_events() {
    std::vector<Event> events;
    for (int i = 0; i < 300; ++i) {
        const auto day = i % 11 == 0 ? std::nullopt : Date::parse_iso(i % 2 == 0 ? "2017-06-08" : "1969-12-31");
        events.push_back(event_of(i, day));
    }
    return events;
}

}  // namespace

TEST_CASE("events come back from memory and from disk as they were put in") {
    const ScratchFolder scratch;
    EventStore in_memory;
    EventStore on_disk(scratch.path(), 2000);
    const auto events = some_events();
    for (const auto& event : events) {
        in_memory.add(event);
        on_disk.add(event);
        // The last one is still in memory, or just gone to disk.
        CHECK(on_disk.at(on_disk.size() - 1).id == event.id);
    }
    REQUIRE(on_disk.size() == events.size());
    REQUIRE(in_memory.size() == events.size());
    for (std::size_t i = events.size(); i-- > 0;) {
        for (auto* store : {&in_memory, &on_disk}) {
            CHECK(store->at(i).id == events[i].id);
            const auto back = store->take(i);
            CHECK(back.id == events[i].id);
            CHECK(back.name == events[i].name);
            CHECK(back.geometry == events[i].geometry);
            CHECK(back.tellings.front().trigger_span == events[i].tellings.front().trigger_span);
        }
    }
}

TEST_CASE("a list of events is in the order of their texts, however they were put in") {
    auto events = some_events();
    std::mt19937 random(3);
    std::shuffle(events.begin(), events.end(), random);
    const ScratchFolder scratch;
    // All in memory; now and then to disk.
    const auto memory_bytes = GENERATE(std::size_t{16} << 20U, std::size_t{20'000});
    EventList list(scratch.path(), memory_bytes);
    for (const auto& event : events) { list.add(event); }
    CHECK(list.size() == events.size());
    const auto order = [](const Event& event) {
        const auto& first = event.tellings.front();
        return std::tuple{!first.published, first.published ? first.published->iso() : "", first.article.text,
                          first.sentence, first.trigger_span.begin};
    };
    std::sort(events.begin(), events.end(), [&](const Event& a, const Event& b) { return order(a) < order(b); });
    for (int round = 0; round < 2; ++round) {
        const auto all = list.all();
        REQUIRE(all.size() == events.size());
        for (std::size_t i = 0; i < all.size(); ++i) { CHECK(all[i].id == events[i].id); }
    }
}
