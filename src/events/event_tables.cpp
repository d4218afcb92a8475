#include <algorithm>
#include <utility>

#include "events/lexicon.hpp"

namespace mapwire {

const events::Language* EventTables::State::language(std::string_view code) const {
    for (const auto& language : languages) {
        if (language->code != code) { continue; }
        std::call_once(language->once, [&] {
            const std::scoped_lock lock(reading);
            language->words = read_language(language->code);
        });
        return language->words.get();
    }
    return nullptr;
}

void EventTables::prepare(std::string_view language) const { (void)state_->language(language); }

EventTables::EventTables(std::unique_ptr<const State> state) noexcept : state_(std::move(state)) {}
EventTables::EventTables(EventTables&&) noexcept = default;
EventTables& EventTables::operator=(EventTables&&) noexcept = default;
EventTables::~EventTables() = default;

}  // namespace mapwire
