#include "app/load_gazetteer.hpp"

#include <utility>
#include <vector>

#include "mapwire/gazetteer/build.hpp"
#include "mapwire/gazetteer/embedded.hpp"

namespace mapwire {

Gazetteer load_gazetteer(const GazetteerPlan& plan, std::vector<Issue>& issues) {
    const auto embedded = [] { return Gazetteer::from_bytes(embedded_gazetteer_bytes(), "embedded"); };
    if (plan.files.empty()) { return embedded(); }
    const auto countries = embedded();
    BuildOptions options;
    options.countries = &countries;
    std::vector<Gazetteer> layers;
    if (plan.embedded) { layers.push_back(embedded()); }
    for (const auto& file : plan.files) { layers.push_back(open_gazetteer(file, options, issues)); }
    if (layers.size() == 1) { return std::move(layers.front()); }
    return Gazetteer::lay_over(std::move(layers));
}

}  // namespace mapwire
