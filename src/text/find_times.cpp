#include "mapwire/text/time_expressions.hpp"
#include "text/time_reader.hpp"

namespace mapwire {

std::vector<TimeExpression> find_times(std::string_view text, std::span<const Token> tokens, std::optional<Date> anchor,
                                       const TimeWords& words) {
    std::vector<TimeExpression> found;
    const TimeReader reader(text, tokens, anchor, words.lexicon());
    std::optional<DateRange> previous;
    for (std::size_t i = 0; i < tokens.size();) {
        const auto reading = reader.read(i, previous);
        if (!reading) {
            ++i;
            continue;
        }
        found.push_back({{tokens[i].span.begin, tokens[reading->end - 1].span.end}, reading->range});
        previous = reading->range;
        i = reading->end;
    }
    return found;
}

}  // namespace mapwire
