#include "mapwire/model/correction.hpp"
#include "mapwire/model/event.hpp"
#include "mapwire/model/mention.hpp"
#include "mapwire/model/zone.hpp"

namespace mapwire {

std::string_view to_text(Role role) noexcept {
    switch (role) {
        case Role::literal: return "literal";
        case Role::metonymic: return "metonymic";
        case Role::demonym: return "demonym";
        case Role::dateline: return "dateline";
        case Role::organisation: return "organisation";
        case Role::person: return "person";
        case Role::boilerplate: return "boilerplate";
    }
    return "literal";
}

std::string_view to_text(MatchKind kind) noexcept {
    switch (kind) {
        case MatchKind::exact: return "exact";
        case MatchKind::folded: return "folded";
        case MatchKind::variant: return "variant";
    }
    return "variant";
}

std::string_view to_text(Containment containment) noexcept {
    switch (containment) {
        case Containment::inside: return "inside";
        case Containment::outside: return "outside";
        case Containment::cannot_tell: return "cannot tell";
    }
    return "";
}

std::string_view to_text(ZoneStatus status) noexcept {
    switch (status) {
        case ZoneStatus::proposed: return "proposed";
        case ZoneStatus::announced: return "announced";
        case ZoneStatus::in_force: return "in_force";
        case ZoneStatus::lapsed: return "lapsed";
    }
    return "announced";
}

std::optional<ZoneStatus> zone_status_from_text(std::string_view text) noexcept {
    for (const auto status : {ZoneStatus::proposed, ZoneStatus::announced, ZoneStatus::in_force, ZoneStatus::lapsed}) {
        if (to_text(status) == text) { return status; }
    }
    return std::nullopt;
}

std::string_view to_text(Stance stance) noexcept {
    switch (stance) {
        case Stance::happened: return "happened";
        case Stance::ongoing: return "ongoing";
        case Stance::planned: return "planned";
        case Stance::cancelled: return "cancelled";
        case Stance::threatened: return "threatened";
        case Stance::denied: return "denied";
        case Stance::hypothetical: return "hypothetical";
    }
    return "happened";
}

std::optional<Stance> stance_from_text(std::string_view text) noexcept {
    for (const auto stance : {Stance::happened, Stance::ongoing, Stance::planned, Stance::cancelled, Stance::threatened,
                              Stance::denied, Stance::hypothetical}) {
        if (to_text(stance) == text) { return stance; }
    }
    return std::nullopt;
}

std::string_view to_text(CorrectionAction action) noexcept {
    switch (action) {
        case CorrectionAction::choose: return "choose";
        case CorrectionAction::not_a_place: return "not_a_place";
        case CorrectionAction::move: return "move";
        case CorrectionAction::add: return "add";
    }
    return "";
}

}  // namespace mapwire
