#include "mapwire/events/read_events.hpp"

#include <algorithm>
#include <set>

#include "events/candidates.hpp"
#include "events/compose.hpp"
#include "events/parties.hpp"

namespace mapwire {
namespace {

bool took_place(const Event& event) { return event.stance == Stance::happened || event.stance == Stance::ongoing; }

/// Whether a general word ("killed") can stand for what another event tells.
bool stands_for(const events::Kind& general, const EventCoding& coding) {
    return std::any_of(general.general.begin(), general.general.end(), [&](const std::string& name) {
        return coding.type.empty() ? !coding.contexts.empty() && coding.contexts.front() == name : coding.type == name;
    });
}

// "More than 300 were killed in Malaysia" in a report of a tsunami, and of no violence: it was no killing.
void tell_causes(const EventTables::State& tables, std::vector<Event>& events) {
    const auto kind_of = [&](const Event& event) -> const events::Kind& {
        return tables.kinds[tables.kind_numbers.at(event.coding.kind)];
    };
    for (std::size_t i = 0; i < events.size(); ++i) {
        auto& event = events[i];
        const auto& kind = kind_of(event);
        if (kind.general.empty() || event.coding.type.empty() || !event.actors.empty() || !took_place(event)) {
            continue;
        }
        const Event* cause = nullptr;
        bool violence = false;
        for (std::size_t j = 0; j < events.size(); ++j) {
            const auto& other = events[j];
            if (j == i || !took_place(other) || !kind_of(other).general.empty()) { continue; }
            if (!stands_for(kind, other.coding)) { continue; }
            violence = violence || !other.coding.type.empty();
            if (cause == nullptr || j < i) { cause = &other; }
        }
        if (cause == nullptr || violence) { continue; }
        // Which of them it was nobody says: the general word for all of their sort, where there is one.
        const auto general = std::find_if(tables.kinds.begin(), tables.kinds.end(), [&](const events::Kind& other) {
            return !other.general.empty() && other.coding.type.empty() && stands_for(other, cause->coding);
        });
        event.coding = general == tables.kinds.end() ? cause->coding : general->coding;
        event.notes += (event.notes.empty() ? "" : "; ") + std::string("what it was by the article's other events");
        events::Composer::finish(event);
    }
}

// A page that gives its text twice tells each event once.
void drop_repeated(std::vector<Event>& events) {
    const auto repeats = [](const Event& a, const Event& b) {
        const auto& first = a.tellings.front();
        const auto& second = b.tellings.front();
        return a.coding.kind == b.coding.kind && first.sentence != second.sentence && first.trigger == second.trigger &&
               first.sentence_text == second.sentence_text;
    };
    for (std::size_t i = events.size(); i-- > 1;) {
        const auto end = events.begin() + static_cast<std::ptrdiff_t>(i);
        const bool again =
            std::any_of(events.begin(), end, [&](const Event& earlier) { return repeats(earlier, events[i]); });
        if (again) { events.erase(end); }
    }
}

}  // namespace

std::vector<Event> read_events(const ArticleReading& reading, const EventTables& tables, const EventWorld& world) {
    const auto& state = tables.state();
    const auto* language = state.language(reading.article.language.empty() ? "en" : reading.article.language);
    std::vector<Event> events;
    if (language == nullptr || language->book.empty()) { return events; }
    const events::Surroundings around{reading, state, world};
    events::Composer composer(around, *language);
    std::vector<events::FoundWord> found;
    for (std::uint32_t number = 0; number < reading.document.sentences.size(); ++number) {
        const auto& sentence = reading.document.sentences[number];
        if (sentence.part != PartKind::body) { continue; }
        if (!events::Sentence::find_words(reading, sentence, *language, found)) { continue; }
        if (!events::Sentence::may_hold_trigger(reading, number, state, *language, found)) { continue; }
        events::Sentence words(reading, number, state, *language, found);
        if (!words.may_tell_event()) { continue; }
        words.read_structure(reading, state.times);
        composer.read(words, events);
    }
    drop_repeated(events);
    tell_causes(state, events);
    return events;
}

}  // namespace mapwire
