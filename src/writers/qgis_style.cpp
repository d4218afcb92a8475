#include <algorithm>
#include <array>
#include <sstream>
#include <stdexcept>

#include "mapwire/writers/qgis.hpp"
#include "writers/qgis_symbols.hpp"
#include "writers/text_template.hpp"
#include "writers/xml_text.hpp"

namespace mapwire {
namespace {

constexpr std::string_view folder = "geodata/styles/";

/// A QGIS expression that shows a field as HTML text: QGIS 3.22 has no html_escape(), and article text is untrusted.
std::string html_of(std::string_view field) {
    const std::string name(field);
    return "[% replace(replace(coalesce(\"" + name + "\", ''), '&', '&amp;'), '<', '&lt;') %]";
}

/// A feature is shown from the start of its first day to the end of its last; open ends reach for ever. The plain
/// start-and-end mode loses one-day events and, with GDAL 3.6, features whose end is null.
std::string temporal(std::string_view first, std::string_view last) {
    return "<temporal enabled=\"1\" mode=\"4\" limitMode=\"1\" startField=\"\" endField=\"\" fixedDuration=\"0\" "
           "durationUnit=\"d\" durationField=\"\" accumulate=\"0\" startExpression='" +
           xml_escaped("coalesce(to_datetime(\"" + std::string(first) + "\"),make_datetime(1,1,1,0,0,0))") +
           "' endExpression='" +
           xml_escaped("coalesce(to_datetime(\"" + std::string(last) +
                       "\") + to_interval('86399 seconds'),make_datetime(9999,12,31,0,0,0))") +
           "'><fixedRange><start></start><end></end></fixedRange></temporal>";
}

std::vector<std::string> words_of(std::string_view text) {
    std::istringstream stream{std::string(text)};
    std::vector<std::string> words;
    for (std::string word; stream >> word;) { words.push_back(word); }
    return words;
}

}  // namespace

QgisStyles QgisStyles::load(std::span<const GeodataFile> files) {
    QgisStyles styles;
    styles.symbols_ = SymbolTable::load(files);
    for (const auto& file : files) {
        if (!file.path.starts_with(folder)) { continue; }
        const auto name = file.path.substr(folder.size());
        if (const auto dot = name.rfind('.'); dot != std::string_view::npos && name != "symbols.tsv") {
            styles.templates_.emplace(name.substr(0, dot), file.text);
        }
    }
    return styles;
}

FeatureFacts QgisStyles::facts(const Layer& layer) const {
    // The fields whose values the legend lists: "{{categories present kind status}}".
    constexpr std::string_view directive = "{{categories present ";
    const auto found = templates_.find(layer.name);
    const auto begin = found == templates_.end() ? std::string::npos : found->second.find(directive);
    if (begin == std::string::npos) { return feature_facts(layer); }
    const auto text = std::string_view(found->second).substr(begin + directive.size());
    const auto fields = words_of(text.substr(0, text.find("}}")));
    return feature_facts(layer, fields.at(0), fields.size() > 1 ? fields[1] : "");
}

std::string QgisStyles::qml(const Layer& layer, const FeatureFacts& facts) const {
    const auto found = templates_.find(layer.name);
    const auto rows = symbols_.rows(layer.name);
    if (found == templates_.end() || rows.empty()) { throw std::logic_error("no style for the layer " + layer.name); }
    return filled(found->second, [&](std::string_view directive) -> std::string {
        const auto words = words_of(directive);
        const std::string& word = words.at(0);
        if (word == "html") { return html_of(words.at(1)); }
        if (word == "time") { return temporal(words.at(1), words.at(2)); }
        if (word == "symbol") { return "<symbols>" + symbol_xml(rows.front(), layer.geometry_kind, 0) + "</symbols>"; }
        if (word == "categories" && words.at(1) == "all") { return categories_xml(rows, layer.geometry_kind); }
        if (word == "categories") {
            if (facts.kind_fields != std::vector<std::string>(words.begin() + 2, words.end())) {
                throw std::logic_error("the facts of the layer " + layer.name + " tell no kinds for its legend");
            }
            const std::string second = words.size() > 3 ? words[3] : "";
            const auto second_rows =
                second.empty() ? std::span<const SymbolRow>{} : symbols_.rows(layer.name + "." + second);
            return categories_xml(rows_present(facts.kinds, rows, second_rows), layer.geometry_kind);
        }
        throw std::logic_error("geodata/styles/" + layer.name + ".qml: unknown word " + word);
    });
}

}  // namespace mapwire
