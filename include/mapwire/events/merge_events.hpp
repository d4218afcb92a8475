#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "mapwire/model/event.hpp"
#include "mapwire/tables/geodata.hpp"

namespace mapwire {

/// Which kinds may tell one event: geodata/events/same_event.tsv. Read once per run, shared by threads.
class MergeTables {
public:
    /// Throws InputError (file, line) for a row that cannot be understood, or more than 64 families.
    [[nodiscard]] static MergeTables load(std::span<const GeodataFile> files);

    struct State;
    [[nodiscard]] const State& state() const noexcept { return *state_; }

    explicit MergeTables(std::unique_ptr<const State> state) noexcept;
    MergeTables(MergeTables&&) noexcept;
    MergeTables& operator=(MergeTables&&) noexcept;
    ~MergeTables();

private:
    std::unique_ptr<const State> state_;
};

/// What of an event decides whether it is the same as another: about 150 bytes, no pointers, so that a million of them
/// fit into memory while the events themselves stay on disk. Hashes are the same on every machine and in every run.
struct EventSketch {
    std::uint64_t id = 0;  ///< hash of the event's id; decides between equals
    std::uint32_t kind = 0;
    std::uint32_t block = 0;     ///< kinds that may be one event share it
    std::uint64_t families = 0;  ///< a bit for each family
    std::uint8_t stance = 0;     ///< Stance, happened and ongoing alike
    bool day_told = false;       ///< the text tells when, not only the publication date
    std::int32_t first_day = 0;  ///< days since 1970-01-01
    std::int32_t last_day = 0;
    bool located = false;
    double longitude = 0.0;  ///< middle of an area
    double latitude = 0.0;
    float radius_m = 0.0F;  ///< of the circle round an area, with the positional uncertainty
    std::uint32_t country = 0;
    std::uint64_t place = 0;                      ///< hash of the name and the position; 0 for none
    std::array<std::uint32_t, 6> actors{};        ///< hashes of ids, countries and names; 0 for none
    std::array<std::uint32_t, 6> recipients{};    ///< the same
    std::array<std::uint32_t, 6> target_words{};  ///< the words of the recipients: "technicals"
    std::array<std::uint32_t, 6> actor_words{};   ///< the words of the actors
    std::uint32_t article = 0;                    ///< number of the article within the run
    std::uint32_t copy_group = 0;                 ///< the same for near copies, see groups_of_copies
};

[[nodiscard]] EventSketch sketch_of(const Event& event, const MergeTables& tables, std::uint32_t article,
                                    std::uint32_t copy_group);

/// How well two sketches go together as one event: 0 when they cannot be one, else up to 1. Symmetric.
///
/// Kind      the same, or of one family.
/// Stance    the same; a denial goes with what it denies.
/// Time      overlapping, or a day apart where days are told (time zones, the night); vague times only with the same.
/// Place     nearer than both uncertainties and 25 km more; an event without a place goes with others of the same
/// parties. Parties   known on both sides and all different: only where kind, day and place are the same. Events of one
/// article that differ in a place, a party or a target stay apart.
[[nodiscard]] double likeness(const EventSketch& a, const EventSketch& b);

/// Groups of sketches that are one event each, as indexes, by descending likeness of pairs as long as no two members of
/// a group exclude each other. Every index is in one group; members are in ascending order of index, groups of their
/// first. Which sketches are together does not depend on their order. Time grows with n log n. What else does not fit
/// into memory goes to a file without name in the folder, "" for none.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> same_events(std::span<const EventSketch> sketches,
                                                                  const std::filesystem::path& spill_folder = {});

/// An event and the group of near copies that its article belongs to.
struct EventOfArticle {
    Event event;
    std::uint32_t copy_group = 0;
};

/// One event of several tellings. Nothing is averaged: what most sources tell is kept (near copies count once; ties go
/// to the more exact, then to the earlier), what others tell differently is named in `contradictions`; figures span all
/// that was told; the positional uncertainty grows until it holds every position told. `notes` says what made them one.
/// Keeps every telling, the earliest article first, and the id of that first one. A single event comes back as it is.
[[nodiscard]] Event combine(std::vector<EventOfArticle> same);

/// Joins events that lie elsewhere: `event` reads the one of a sketch's number, `take` gets each event of the result
/// once, in no particular order.
void merge_events(std::span<const EventSketch> sketches, const std::function<Event(std::uint32_t)>& event,
                  const std::function<void(Event)>& take, const std::filesystem::path& spill_folder = {});

/// All of it: events of a run with, for each, the number of its article, and for each article its group of copies.
/// The result is in the order of publication, article and text; it does not depend on the order of the input.
[[nodiscard]] std::vector<Event> merge_events(std::vector<Event> events, std::span<const std::uint32_t> articles,
                                              std::span<const std::uint32_t> copy_groups, const MergeTables& tables);

/// Sources that tell an event: near copies and several tellings of one article count once. 1 at least.
[[nodiscard]] std::size_t source_count(const Event& event);
/// Their names, in the order of the tellings: the host of the address, else the article's id.
[[nodiscard]] std::vector<std::string> sources_of(const Event& event);

}  // namespace mapwire
