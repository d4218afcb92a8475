#pragma once

#include <memory>
#include <span>
#include <vector>

#include "mapwire/toponyms/train.hpp"
#include "toponyms/prepared.hpp"

namespace mapwire::toponyms {

inline constexpr int no_gold = -1;

/// One text with its labels.
struct Lesson {
    std::size_t document;  ///< that it comes from
    bool other_case;       ///< a copy in lower case or in capitals
    bool beginning;        ///< a copy of its first sentences
    std::unique_ptr<Prepared> prepared;
    std::vector<int> gold;       ///< of each span: the marked toponym with the same bytes, or no_gold
    std::vector<float> chances;  ///< by a recogniser that did not see this document
    Outlet outlet;
    float american = 0.5F;
    bool takes_part = true;
};

/// The documents' own texts, index by index, then their texts in other case, then their beginnings. Holds views: the
/// documents must outlive it.
[[nodiscard]] std::vector<Lesson> make_lessons(std::span<const TrainingDocument> documents, const Gazetteer& gazetteer,
                                               const Knowledge& knowledge);

}  // namespace mapwire::toponyms
