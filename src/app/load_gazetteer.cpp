#include "app/load_gazetteer.hpp"

#include <memory>
#include <utility>
#include <vector>

#include "mapwire/gazetteer/embedded.hpp"
#include "mapwire/ogr/ogr_module.hpp"

namespace mapwire {

BuildOptions with_ogr(BuildOptions options) {
    const auto ogr = std::make_shared<OgrModule>();
    options.read_features = [ogr](const std::string& path, const auto& sink) { ogr->read({path, "", ""}, sink); };
    options.read_address = [ogr](const std::string& address) { return ogr->fetch(address); };
    return options;
}

Gazetteer load_gazetteer(const GazetteerPlan& plan, std::vector<Issue>& issues) {
    const auto embedded = [] { return Gazetteer::from_bytes(embedded_gazetteer_bytes(), "embedded"); };
    if (plan.files.empty()) { return embedded(); }
    const auto countries = embedded();
    auto options = with_ogr({});
    options.countries = &countries;
    std::vector<Gazetteer> layers;
    if (plan.embedded) { layers.push_back(embedded()); }
    for (const auto& file : plan.files) { layers.push_back(open_gazetteer(file, options, issues)); }
    if (layers.size() == 1) { return std::move(layers.front()); }
    return Gazetteer::lay_over(std::move(layers));
}

}  // namespace mapwire
