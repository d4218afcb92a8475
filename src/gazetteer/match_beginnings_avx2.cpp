#include "gazetteer/beginning_search.hpp"
#include "gazetteer/match_beginnings.hpp"

namespace mapwire {

Start* find_beginnings_avx2(const BeginningSearch& search) { return find_beginnings(search); }

}  // namespace mapwire
