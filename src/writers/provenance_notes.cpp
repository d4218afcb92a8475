#include "writers/provenance_notes.hpp"

#include <algorithm>
#include <set>

#include "writers/xml_text.hpp"

namespace mapwire {

std::string distinct_values(const Layer& layer, std::string_view field, const std::string& others) {
    const auto found = std::find_if(layer.fields.begin(), layer.fields.end(),
                                    [&](const FieldDefinition& definition) { return definition.name == field; });
    if (found == layer.fields.end()) { return others; }
    const auto column = static_cast<std::size_t>(found - layer.fields.begin());
    std::set<std::string, std::less<>> known;
    const auto add = [&](const std::string& list) {
        for (std::size_t begin = 0; begin < list.size();) {
            const auto end = std::min(list.find("; ", begin), list.size());
            known.insert(list.substr(begin, end - begin));
            begin = end + 2;
        }
    };
    add(others);
    std::string last;  // the same list stands in feature after feature; each lives only until the next one is read
    for (const auto& feature : layer.features) {
        const auto* list = std::get_if<std::string>(&feature.values[column]);
        if (list == nullptr || *list == last) { continue; }
        add(*list);
        last = *list;
    }
    std::string joined;
    for (const auto& value : known) { joined += (joined.empty() ? "" : "; ") + value; }
    return joined;
}

std::string layer_metadata_xml(const Layer& layer, const FileNotes& notes) {
    std::string abstract = layer.description;
    const auto add = [&](const char* words, const std::string& value) {
        if (!value.empty()) { abstract += std::string(" ") + words + value + "."; }
    };
    add("Gazetteer: ", distinct_values(layer, "gazetteer"));
    add("Data: ", notes.attribution);
    add("Made with ", notes.generator);
    std::string xml = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22.0\">\n";
    xml += "<identifier>" + xml_escaped(layer.name) + "</identifier>\n<type>dataset</type>\n";
    xml += "<title>" + xml_escaped(layer.title) + "</title>\n<abstract>" + xml_escaped(abstract) + "</abstract>\n";
    const auto licences = distinct_values(layer, "licence");
    if (!licences.empty()) { xml += "<license>" + xml_escaped(licences) + "</license>\n"; }
    return xml + "</qgis>\n";
}

}  // namespace mapwire
