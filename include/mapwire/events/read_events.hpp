#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "mapwire/model/event.hpp"
#include "mapwire/model/place.hpp"
#include "mapwire/model/reading.hpp"
#include "mapwire/tables/geodata.hpp"

namespace mapwire {

/// Kinds of events, actors, triggers and cues of all languages: geodata/events. Read once per run, shared by threads.
class EventTables {
public:
    /// Throws InputError (file, line) for a row that cannot be understood; a row of a language's words when the first
    /// article of that language is read. The texts of `files` must outlive the tables, as embedded ones do.
    /// `compiled` holds the words of the same files as `compile` gave them, and must outlive the tables too: taken as
    /// they are, where reading them would take as long as reading ten articles. Without it, and for a language whose
    /// tables have another size by now, words are read from the tables.
    [[nodiscard]] static EventTables load(std::span<const GeodataFile> files,
                                          std::span<const std::uint64_t> compiled = {});
    /// The words of all languages, for `load` of a program built for the same machine.
    [[nodiscard]] static std::vector<std::uint64_t> compile(std::span<const GeodataFile> files);
    /// Reads a language's words now, so that an article need not wait for them. Safe from several threads.
    void prepare(std::string_view language) const;

    struct State;
    [[nodiscard]] const State& state() const noexcept { return *state_; }

    explicit EventTables(std::unique_ptr<const State> state) noexcept;
    EventTables(EventTables&&) noexcept;
    EventTables& operator=(EventTables&&) noexcept;
    ~EventTables();

private:
    std::unique_ptr<const State> state_;
};

/// What the stage asks of the world; each function is called only for what events refer to.
struct EventWorld {
    std::function<Place(PlaceId)> place;
    /// The place with this lasting id, of those that actors.tsv names as seats; may be null.
    std::function<std::optional<PlaceId>(const std::string&)> find_place{};
    /// The outline of a country (ISO 3166-1 alpha-2), where events known only by country shall have it; else null.
    std::function<std::optional<MultiPolygon>(const std::string&)> country_outline{};
    /// The field in_zones of something at a position on a day, within an uncertainty; may be null.
    std::function<std::string(Coordinate, Metres, std::optional<Date>)> zones_at{};
};

/// The events that an article tells, in text order of their triggers.
///
/// Trigger    words of triggers.tsv whose conditions hold. One clause tells one event of a kind; a verb that governs
///            another trigger ("agreed to meet", "threatened to attack", "cancelled the talks") makes one event of
///            both.
/// Roles      subject and object of the clause, turned round in the passive; of a noun: who stands after of, by,
///            between, with, on, or possesses it.
/// Stance     from the verb group, what governs it, conditions and negations; see geodata/README.md.
/// Date       the time expression of the clause, else that of the sentence when it has one; without one the
///            publication date with precision `publication`, for what is told in the perfect or as lasting an open
///            start, for what is planned an open end, for the hypothetical none.
/// Place      an expression or literal mention in the clause, before those elsewhere in the sentence, before the
///            dateline (only for what happened in the first paragraph). A parliament that discusses, votes or demands
///            does so where it sits, unless the text says otherwise. None is better than wrong.
[[nodiscard]] std::vector<Event> read_events(const ArticleReading& reading, const EventTables& tables,
                                             const EventWorld& world);

}  // namespace mapwire
