#include "mapwire/events/read_events.hpp"

#include <algorithm>
#include <set>

#include "events/candidates.hpp"
#include "events/compose.hpp"
#include "events/parties.hpp"

namespace mapwire {

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
    return events;
}

}  // namespace mapwire
