#include "mapwire/writers/page.hpp"

#include <algorithm>
#include <stdexcept>

#include "writers/page/page_json.hpp"
#include "writers/text_template.hpp"
#include "writers/xml_text.hpp"

namespace mapwire {
namespace {

constexpr std::string_view folder = "geodata/page/";

std::string_view asset(std::span<const GeodataFile> files, const std::string& path) {
    const auto found =
        std::find_if(files.begin(), files.end(), [&](const GeodataFile& file) { return file.path == path; });
    if (found == files.end()) { throw std::logic_error(path + " is missing"); }
    return found->text;
}

}  // namespace

void write_page(const PageContent& content, const RunNotes& notes, std::span<const GeodataFile> files,
                const ByteSink& sink) {
    const auto page = filled(asset(files, std::string(folder) + "page.html"), [&](std::string_view directive) {
        const auto blank = directive.find(' ');
        const auto word = directive.substr(0, blank);
        const std::string rest(blank == std::string_view::npos ? "" : directive.substr(blank + 1));
        if (word == "file") { return "\n" + std::string(asset(files, std::string(folder) + rest)); }
        if (word == "leaflet") { return std::string(asset(files, "leaflet/" + rest)); }
        if (word == "title") { return xml_escaped(notes.title); }
        if (word == "generator") { return xml_escaped(notes.files.generator); }
        if (word == "data") { return safe_in_script(page_data(content, notes)); }
        throw std::logic_error("geodata/page/page.html: unknown word " + std::string(word));
    });
    sink(page);
}

}  // namespace mapwire
