#pragma once

namespace mapwire {

/// From now on Ctrl-C and a polite request to end are noted instead of ending the program at once; a second one ends
/// it. For work that can stop between two articles and be taken up again.
void note_interrupts();
[[nodiscard]] bool interrupted() noexcept;

}  // namespace mapwire
