#include "expressions/cues.hpp"

#include <array>
#include <utility>

namespace mapwire::expressions {
namespace {

constexpr std::array<std::pair<std::string_view, Cue>, static_cast<std::size_t>(Cue::count_)> names{{
    {"of", Cue::of},
    {"from", Cue::from},
    {"away", Cue::away},
    {"to", Cue::to},
    {"and", Cue::and_},
    {"or", Cue::or_},
    {"in", Cue::in},
    {"on", Cue::on},
    {"with", Cue::with},
    {"preposition", Cue::preposition},
    {"definite", Cue::definite},
    {"indefinite", Cue::indefinite},
    {"demonstrative", Cue::demonstrative},
    {"possessive", Cue::possessive},
    {"genitive", Cue::genitive},
    {"same", Cue::same},
    {"other", Cue::other},
    {"within", Cue::within},
    {"inside", Cue::inside},
    {"outside", Cue::outside},
    {"radius", Cue::radius},
    {"around", Cue::around},
    {"near", Cue::near},
    {"between", Cue::between},
    {"along", Cue::along},
    {"off", Cue::off},
    {"over", Cue::over},
    {"airspace", Cue::airspace},
    {"towards", Cue::towards},
    {"motion", Cue::motion},
    {"flight", Cue::flight},
    {"deep", Cue::deep},
    {"depth_of", Cue::depth_of},
    {"wide", Cue::wide},
    {"width_of", Cue::width_of},
    {"long", Cue::long_},
    {"length_of", Cue::length_of},
    {"stretch", Cue::stretch},
    {"each_side", Cue::each_side},
    {"into", Cue::into},
    {"side", Cue::side},
    {"bank", Cue::bank},
    {"left", Cue::left},
    {"right", Cue::right},
    {"elsewhere", Cue::elsewhere},
    {"stretching", Cue::stretching},
    {"triangle", Cue::triangle},
    {"corners", Cue::corners},
    {"keep_away", Cue::keep_away},
    {"vertical", Cue::vertical},
    {"travel", Cue::travel},
    {"walk", Cue::walk},
    {"rate", Cue::rate},
    {"adverb", Cue::adverb},
    {"to_the", Cue::to_the},
    {"named", Cue::named},
    {"stop", Cue::stop},
    {"be", Cue::be},
    {"corridor", Cue::corridor},
    {"figurative", Cue::figurative},
    {"front", Cue::front},
    {"linking", Cue::linking},
    {"pocket", Cue::pocket},
    {"stream", Cue::stream},
    {"air", Cue::air},
    {"distance_at", Cue::distance_at},
    {"out_of_place", Cue::out_of_place},
    {"part_of_place", Cue::part_of_place},
}};

}  // namespace

std::optional<Cue> cue_from_text(std::string_view text) noexcept {
    for (const auto& [name, cue] : names) {
        if (name == text) { return cue; }
    }
    return std::nullopt;
}

}  // namespace mapwire::expressions
