#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/name_rules.hpp"

namespace mapwire {

/// Another way to say a name.
struct NameWording {
    std::string folded;
    bool shortened = false;              ///< a word that says the kind of place is gone
    std::string_view feature_classes{};  ///< of the places that word asks for; "" for any
    std::string_view word{};             ///< the word that was replaced or left out, "lake"
};

/// The wordings of a folded name whose first or last word says a kind of place or a side ("lake van", "kuzey kivu"):
/// the words that mean the same, before and after the rest, and the rest alone when the word says a kind. Several such
/// words ("north kivu province") are replaced one after the other. Each once, at most 400.
[[nodiscard]] std::vector<NameWording> name_wordings(std::string_view folded, const NameRules& rules);

/// A folded name in Latin letters as the conventions of other languages are read in English: "dscharabulus" gives
/// "jarabulus". Each once; none that is the name itself.
[[nodiscard]] std::vector<std::string> name_readings(std::string_view folded, const NameRules& rules);

}  // namespace mapwire
