#include "zones/begin_day.hpp"

#include <algorithm>
#include <cstdlib>
#include <span>

#include "mapwire/text/fold.hpp"
#include "mapwire/text/time_expressions.hpp"
#include "zones/sentence_text.hpp"

namespace mapwire::zone_text {

std::optional<Date> other_begin_day(const ArticleReading& reading, std::uint32_t sentence,
                                    const ZoneCatalogue& catalogue, Date known) {
    const auto& bounds = reading.document.sentences.at(sentence);
    const auto folded = fold_name(bounds.span.of(reading.article.text));
    const auto& cues = catalogue.begin_cues();
    if (std::none_of(cues.begin(), cues.end(), [&](const auto& cue) { return holds_words(folded, cue); })) {
        return std::nullopt;
    }
    const auto tokens =
        std::span(reading.document.tokens).subspan(bounds.first_token, bounds.end_token - bounds.first_token);
    std::optional<Date> told;
    for (const auto& time : find_times(reading.article.text, tokens, reading.article.published, catalogue.times(),
                                       {.language = reading.article.language})) {
        if (!time.range.first || time.range.first != time.range.last || time.range.precision != DatePrecision::day) {
            continue;
        }
        if (*time.range.first == known) { return std::nullopt; }
        const auto apart = (time.range.first->days() - known.days()).count();
        if (std::abs(apart) <= 45 && !told) { told = time.range.first; }
    }
    return told;
}

}  // namespace mapwire::zone_text
