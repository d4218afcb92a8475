#include <algorithm>

#include "toponyms/span_facts.hpp"

namespace mapwire::toponyms {

std::vector<NotPlacePhrase> find_not_places(const DocumentView& view, const LanguageWords& words) {
    std::vector<NotPlacePhrase> found;
    for (std::uint32_t i = 0; i < view.size(); ++i) {
        if (!view[i].starts_phrase) { continue; }
        const auto longest = words.phrase_starts.find(view[i].hash);
        if (longest == 0) { continue; }
        NotPlacePhrase best{i, i, NotPlace::no};
        std::uint64_t hash = 0;
        std::uint32_t length = 0;
        for (auto at = i; at < view.size() && length < longest; ++at) {
            if (view.document().tokens[at].sentence != view.document().tokens[i].sentence) { break; }
            if (view[at].mark == '-') { continue; }
            if (!view[at].is_word()) { break; }
            hash = combine(hash, view[at].hash);
            ++length;
            if (const auto kind = words.phrases.find(hash); kind != 0) {
                best = {i, at + 1, static_cast<NotPlace>(kind)};
            }
        }
        if (best.end == i) { continue; }
        // The first letter of the first or the last word must be a capital: "al Qaeda", "Wall Street".
        if (view.uses_capitals() && !view[i].is_capitalised() && !view[best.end - 1].is_capitalised()) { continue; }
        found.push_back(best);
        i = best.end - 1;
    }
    return found;
}

}  // namespace mapwire::toponyms
