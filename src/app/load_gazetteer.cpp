#include "app/load_gazetteer.hpp"

#include "mapwire/gazetteer/embedded.hpp"

namespace mapwire {

Gazetteer load_gazetteer(const GazetteerPlan& plan) {
    (void)plan;
    return Gazetteer::from_bytes(embedded_gazetteer_bytes(), "embedded");
}

}  // namespace mapwire
