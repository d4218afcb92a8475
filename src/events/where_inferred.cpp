#include <algorithm>

#include "events/place_precision.hpp"
#include "events/whereabouts.hpp"

namespace mapwire::events {
namespace {

// The point of a desert or a sea is no more where something happened than that of a country, that of a long river or
// road even less: it is one bend among hundreds.
constexpr Metres widest_point{100'000.0};
constexpr Metres widest_point_of_line{10'000.0};

// The country of what a mention means; "" when nothing was found.
std::string country_of(const Surroundings& around, std::uint32_t mention) {
    const auto* resolved = std::get_if<ResolvedPlace>(&around.reading.toponyms.resolutions[mention]);
    if (resolved == nullptr) { return {}; }
    return around.world.place(resolved->stands_for ? *resolved->stands_for : resolved->place).country_code;
}

// Whether the other places of the article lie elsewhere: a report of a command written where its office is. The states
// that act say nothing, nor does the country told with the dateline itself.
bool writes_of_elsewhere(const Surroundings& around, std::uint32_t dateline_sentence, std::string_view country) {
    const auto& mentions = around.reading.toponyms.mentions;
    int elsewhere = 0;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (mentions[i].role != Role::literal) { continue; }
        const auto* resolved = std::get_if<ResolvedPlace>(&around.reading.toponyms.resolutions[i]);
        if (resolved == nullptr) { continue; }
        const auto place = around.world.place(resolved->place);
        if (place.country_code != country) {
            ++elsewhere;
        } else if (place.feature_class != 'A' || mentions[i].sentence != dateline_sentence) {
            return false;
        }
    }
    return elsewhere >= 2;
}

}  // namespace

Where of_place(const Surroundings& around, PlaceId id) {
    const auto place = around.world.place(id);
    Where where;
    where.place.place = id;
    where.place.name = place.name;
    where.place.country = place.country_code;
    where.place.admin1 = place.admin1;
    where.place.admin2 = place.admin2;
    where.gazetteer = place.gazetteer;
    where.licence = place.licence;
    where.uncertainty = uncertainty_of(place);
    where.geo_precision = precision_of(place);
    if (is_country(place)) {
        where.geo_precision = 3;
        if (around.world.country_outline) {
            if (auto outline = around.world.country_outline(place.country_code)) {
                where.geometry = std::move(*outline);
            }
        }
    } else if (where.uncertainty <= (is_line(place) ? widest_point_of_line : widest_point)) {
        where.geometry = place.position;
    }
    return where;
}

std::optional<Where> where_of_party(const Surroundings& around, const EventParty& party) {
    if (!party.mention) { return std::nullopt; }
    const auto* resolved = std::get_if<ResolvedPlace>(&around.reading.toponyms.resolutions[*party.mention]);
    if (resolved == nullptr) { return std::nullopt; }
    auto where = of_place(around, resolved->stands_for ? *resolved->stands_for : resolved->place);
    if (where.geo_precision != 3) { return std::nullopt; }
    where.place.mention = party.mention;
    where.place.span = around.reading.toponyms.mentions[*party.mention].span;
    where.place.text = std::string(where.place.span.of(around.reading.article.text));
    where.place.how = "the country of who receives it";
    return where;
}

std::optional<Where> where_of_seat(const Surroundings& around, const Sentence& sentence, const EventParty& party) {
    if (party.id.empty() || !around.world.find_place) { return std::nullopt; }
    const auto& actors = around.tables.actors;
    const auto row = std::find_if(actors.begin(), actors.end(), [&](const Actor& a) { return a.id == party.id; });
    if (row == actors.end() || row->seat.empty()) { return std::nullopt; }
    // "Mexico's Senate": the name is that of another country's too.
    if (party.mention && country_of(around, *party.mention) != row->country) { return std::nullopt; }
    bool speaks_of_country = false;
    for (std::size_t i = 0; i < around.reading.toponyms.mentions.size(); ++i) {
        const auto* resolved = std::get_if<ResolvedPlace>(&around.reading.toponyms.resolutions[i]);
        if (resolved == nullptr) { continue; }
        const auto place = around.world.place(resolved->stands_for ? *resolved->stands_for : resolved->place);
        const bool dateline = around.reading.toponyms.mentions[i].role == Role::dateline;
        if (place.country_code != row->country) {
            if (dateline) { return std::nullopt; }
            continue;
        }
        speaks_of_country = speaks_of_country || is_country(place);
        const bool here = around.reading.toponyms.mentions[i].sentence == sentence.number();
        if (here && place.feature_code == "ADM1") { return std::nullopt; }
    }
    const auto seat = speaks_of_country ? around.world.find_place(row->seat) : std::nullopt;
    if (!seat) { return std::nullopt; }
    auto where = of_place(around, *seat);
    where.place.span = party.span;
    where.place.text = party.text;
    where.place.how = "where " + row->name + " sits";
    where.geo_precision = std::max(where.geo_precision, 2);
    return where;
}

std::optional<Where> where_of_dateline(const Surroundings& around, const Sentence& sentence) {
    const auto& sentences = around.reading.document.sentences;
    const auto& mentions = around.reading.toponyms.mentions;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (mentions[i].role != Role::dateline) { continue; }
        const auto* resolved = std::get_if<ResolvedPlace>(&around.reading.toponyms.resolutions[i]);
        if (resolved == nullptr) { return std::nullopt; }
        // Only the first paragraph of the body speaks of where it was written.
        const auto own = sentences[sentence.number()].paragraph;
        const auto dateline = sentences[mentions[i].sentence].paragraph;
        if (own != dateline && !(own == dateline + 1 && sentences[mentions[i].sentence].part == PartKind::dateline)) {
            return std::nullopt;
        }
        auto where = of_place(around, resolved->place);
        if (writes_of_elsewhere(around, mentions[i].sentence, where.place.country)) { return std::nullopt; }
        // Another country in the sentence: the correspondent writes about elsewhere.
        for (int at = 0; at < sentence.size(); ++at) {
            if (sentence[at].mention < 0 || static_cast<std::size_t>(sentence[at].mention) == i) { continue; }
            const auto* other = std::get_if<ResolvedPlace>(
                &around.reading.toponyms.resolutions[static_cast<std::size_t>(sentence[at].mention)]);
            if (other == nullptr) { continue; }
            const auto place = around.world.place(other->stands_for ? *other->stands_for : other->place);
            if (place.country_code != where.place.country) { return std::nullopt; }
        }
        where.place.mention = static_cast<std::uint32_t>(i);
        where.place.span = mentions[i].span;
        where.place.text = std::string(mentions[i].span.of(around.reading.article.text));
        where.place.how = "dateline";
        where.geo_precision = std::max(where.geo_precision, 2);
        return where;
    }
    return std::nullopt;
}

}  // namespace mapwire::events
