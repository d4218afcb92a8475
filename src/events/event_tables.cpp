#include <algorithm>
#include <utility>

#include "events/lexicon.hpp"

namespace mapwire {

const events::Language* EventTables::State::language(std::string_view code) const {
    for (const auto& language : languages) {
        if (language->code == code) { return language.get(); }
    }
    return nullptr;
}

std::optional<std::size_t> EventTables::State::class_number(std::string_view name) const {
    const auto found = std::find(class_names.begin(), class_names.end(), name);
    if (found == class_names.end()) { return std::nullopt; }
    return static_cast<std::size_t>(found - class_names.begin());
}

EventTables::EventTables(std::unique_ptr<const State> state) noexcept : state_(std::move(state)) {}
EventTables::EventTables(EventTables&&) noexcept = default;
EventTables& EventTables::operator=(EventTables&&) noexcept = default;
EventTables::~EventTables() = default;

}  // namespace mapwire
