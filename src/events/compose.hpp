#pragma once

#include <vector>

#include "events/candidates.hpp"
#include "events/figures.hpp"
#include "events/whereabouts.hpp"

namespace mapwire::events {

/// Makes events of the candidates of one article, sentence by sentence: who, when, where, how many, how sure.
class Composer {
public:
    Composer(const Surroundings& around, const Language& language) : around_(around), language_(language) {}

    /// Adds the events of a sentence to `events`.
    void read(const Sentence& sentence, std::vector<Event>& events);
    /// Names an event by its kind, stance and place, and has its telling say the same.
    static void finish(Event& event);

private:
    [[nodiscard]] bool elsewhere(const Sentence& sentence) const;
    [[nodiscard]] Event make(const Sentence& sentence, const Candidate& candidate,
                             const std::vector<Candidate>& candidates, const Event* before);
    [[nodiscard]] std::vector<EventParty> meant_by_pronouns(const Sentence& sentence, const Candidate& candidate,
                                                            const std::vector<Candidate>& candidates,
                                                            const std::optional<EventParty>& teller) const;
    void add_place(const Sentence& sentence, const Candidate& candidate, Event& event) const;
    void add_figures(const Sentence& sentence, const std::vector<Candidate>& made_from, std::vector<Event>& made) const;
    static void join_same(std::vector<Event>& made, std::vector<Candidate>& made_from,
                          const EventTables::State& tables);
    [[nodiscard]] bool goes_on(const Event& event, const Event& before) const;
    static void join_figures(const EventFigures& from, Event& into);
    [[nodiscard]] double confidence_of(const Sentence& sentence, const Candidate& candidate, const Event& event) const;

    const Surroundings& around_;
    const Language& language_;
    std::vector<EventParty> last_;  ///< who a pronoun means
};

}  // namespace mapwire::events
