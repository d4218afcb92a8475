#include "mapwire/text/time_expressions.hpp"
#include "text/time_reader.hpp"

namespace mapwire {

std::vector<TimeExpression> find_times(std::string_view text, std::span<const Token> tokens, std::optional<Date> anchor,
                                       const TimeWords& words, const TimeContext& context) {
    std::vector<TimeExpression> found;
    if (!TimePieces::worth_reading(text, tokens, context.language, words.lexicon())) { return found; }
    const TimePieces pieces(text, tokens, context.language, words.lexicon());
    TimeReader reader(pieces, anchor);
    auto previous = context.previous;
    for (std::size_t i = 0; i < pieces.size();) {
        if (const auto end = reader.skip(i); end > i) {
            i = end;
            continue;
        }
        auto reading = reader.read(i, previous);
        if (!reading) {
            ++i;
            continue;
        }
        // The span is the time itself, without the preposition that asked for it.
        auto begin = i;
        for (const auto kind : {TimeKind::year_cue, TimeKind::weak_year_cue}) {
            const auto after = pieces.step_over(begin, kind);
            if (after < reading->end) { begin = after; }
        }
        found.push_back({pieces.span(begin, reading->end), reading->range, std::move(reading->clock)});
        if (reading->range.first || reading->range.last) { previous = reading->range; }
        i = reading->end;
    }
    return found;
}

}  // namespace mapwire
