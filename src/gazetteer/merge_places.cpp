#include "gazetteer/builder_state.hpp"

namespace mapwire {

void GazetteerBuilder::merge_same_places() {}

}  // namespace mapwire
