#include "text/time_reader.hpp"

namespace mapwire {

// at 0230 GMT; at about 2:30 p.m.; 14:30; 2h30; at noon is a part of the day instead
std::optional<TimeReader::Clock> TimeReader::clock(std::size_t i) const {
    auto at = i;
    bool cued = false;
    bool bracket = false;
    if (pieces_.is(at, "(")) {
        bracket = true;
        ++at;
    }
    for (int words = 0; words < 3; ++words) {
        const auto cue = match(at, TimeKind::clock_cue);
        const auto about = cue ? std::nullopt : match(at, TimeKind::about);
        if (!cue && !about) { break; }
        cued = cued || cue;
        at = cue ? cue->end : about->end;
    }
    const auto text = pieces_.number_text(at);
    if (text.empty()) { return std::nullopt; }
    int hour = -1;
    int minute = 0;
    bool with_minutes = false;
    auto end = at + 1;
    const auto two_digits = [](std::string_view digits) {
        return digits.size() == 2 && digits[0] >= '0' && digits[0] <= '5' && digits[1] >= '0' && digits[1] <= '9';
    };
    const auto value = pieces_.digits(at);
    if (value && pieces_.is(end, ":") && pieces_.touches_next(at) && pieces_.touches_next(end) &&
        two_digits(pieces_.number_text(end + 1))) {
        hour = *value;
        minute = *pieces_.digits(end + 1);
        with_minutes = true;
        end += 2;
    } else if (value && text.size() == 4) {
        hour = *value / 100;
        minute = *value % 100;  // 0230, certain only with a zone
    } else if (value && text.size() <= 2) {
        hour = *value;
        const auto hours = pieces_.word(end);  // "2h30", "14h"
        if (pieces_.touches_next(at) && hours.starts_with("h") && (hours.size() == 1 || two_digits(hours.substr(1)))) {
            minute = hours.size() == 1 ? 0 : (hours[1] - '0') * 10 + (hours[2] - '0');
            with_minutes = true;
            ++end;
        }
    } else if (const auto dot = text.find('.');
               dot != std::string_view::npos && dot <= 2 && two_digits(text.substr(dot + 1))) {
        hour = dot == 1 ? text[0] - '0' : (text[0] - '0') * 10 + (text[1] - '0');
        minute = (text[dot + 1] - '0') * 10 + (text[dot + 2] - '0');
        with_minutes = true;
    }
    if (hour < 0 || hour > 24 || minute > 59) { return std::nullopt; }
    bool certain = with_minutes && cued;
    bool told = certain;  // a.m. and p.m. alone go with a day that stands beside
    if (const auto half = match(end, TimeKind::meridiem)) {
        if (hour > 12) { return std::nullopt; }
        hour = hour % 12 + static_cast<int>(half->word.value);
        end = half->end;
        told = true;
        certain = certain || cued;
    }
    std::string zone;
    const auto zone_at = pieces_.is(end, "(") ? end + 1 : end;
    if (const auto name = match(zone_at, TimeKind::zone)) {
        for (auto piece = zone_at; piece < name->end; ++piece) {
            zone += (zone.empty() ? "" : " ") + std::string(pieces_.word(piece));
        }
        end = zone_at > end && pieces_.is(name->end, ")") ? name->end + 1 : name->end;
        told = true;
        certain = true;
    }
    if (!told && !(with_minutes && text.find('.') == std::string_view::npos)) { return std::nullopt; }
    end = step_over(end, TimeKind::suffix);
    if (bracket && !pieces_.is(end, ")")) { return std::nullopt; }
    return Clock{{hour * 60 + minute, std::move(zone)}, bracket ? end + 1 : end, certain};
}

}  // namespace mapwire
