#pragma once

#include <set>
#include <string>
#include <string_view>

#include "mapwire/writers/feature_facts.hpp"
#include "mapwire/writers/geojson.hpp"

namespace mapwire {

/// All parts of "a; b" lists, each once, sorted.
class ListedValues {
public:
    void add(std::string_view list);
    [[nodiscard]] std::string joined() const;

private:
    std::set<std::string, std::less<>> known_;
    std::string last_;  // the same list stands in feature after feature
};

/// All parts of the "a; b" lists in a text field of the layer, each once, sorted: "CC BY 4.0; CC0-1.0";
/// joined with those of another such list.
[[nodiscard]] std::string distinct_values(const Layer& layer, std::string_view field, const std::string& others = {});

/// What QGIS calls layer metadata: title, abstract with gazetteer and generator, licences.
[[nodiscard]] std::string layer_metadata_xml(const Layer& layer, const FeatureFacts& facts, const FileNotes& notes);

}  // namespace mapwire
