#include "writers/provenance_notes.hpp"

#include <algorithm>

#include "writers/xml_text.hpp"

namespace mapwire {

void ListedValues::add(std::string_view list) {
    if (list == last_) { return; }
    for (std::size_t begin = 0; begin < list.size();) {
        const auto end = std::min(list.find("; ", begin), list.size());
        known_.emplace(list.substr(begin, end - begin));
        begin = end + 2;
    }
    last_ = list;
}

std::string ListedValues::joined() const {
    std::string joined;
    for (const auto& value : known_) { joined += (joined.empty() ? "" : "; ") + value; }
    return joined;
}

std::string distinct_values(const Layer& layer, std::string_view field, const std::string& others) {
    const auto found = std::find_if(layer.fields.begin(), layer.fields.end(),
                                    [&](const FieldDefinition& definition) { return definition.name == field; });
    if (found == layer.fields.end()) { return others; }
    const auto column = static_cast<std::size_t>(found - layer.fields.begin());
    ListedValues values;
    values.add(others);
    for (const auto& feature : layer.features) {
        if (const auto* list = std::get_if<std::string>(&feature.values[column])) { values.add(*list); }
    }
    return values.joined();
}

std::string layer_metadata_xml(const Layer& layer, const FeatureFacts& facts, const FileNotes& notes) {
    std::string abstract = layer.description;
    const auto add = [&](const char* words, const std::string& value) {
        if (!value.empty()) { abstract += std::string(" ") + words + value + "."; }
    };
    add("Gazetteer: ", facts.gazetteers);
    add("Data: ", notes.attribution);
    add("Made with ", notes.generator);
    std::string xml = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22.0\">\n";
    xml += "<identifier>" + xml_escaped(layer.name) + "</identifier>\n<type>dataset</type>\n";
    xml += "<title>" + xml_escaped(layer.title) + "</title>\n<abstract>" + xml_escaped(abstract) + "</abstract>\n";
    const auto& licences = facts.licences;
    if (!licences.empty()) { xml += "<license>" + xml_escaped(licences) + "</license>\n"; }
    return xml + "</qgis>\n";
}

}  // namespace mapwire
