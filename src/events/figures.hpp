#pragma once

#include "events/sentence.hpp"

namespace mapwire::events {

/// A count that a sentence tells, at the word that says what is counted.
struct ToldFigure {
    FigureKind kind = FigureKind::killed;
    EventFigure figure;
    int at = 0;
};

/// All counts of a sentence. "at least" gives a low, "up to" a high, "dozens" 24 to 60; ages, dates and percentages are
/// no counts; "no casualties" is 0.
[[nodiscard]] std::vector<ToldFigure> read_figures(const Sentence& sentence);

/// The figure of a kind, to be filled.
[[nodiscard]] EventFigure& figure_of(EventFigures& figures, FigureKind kind);

}  // namespace mapwire::events
