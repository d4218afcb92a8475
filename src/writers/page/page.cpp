#include "mapwire/writers/page.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
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

std::string digest_text(std::uint64_t digest) {
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(digest));
    return text.data();
}

std::string correction_json(const Correction& correction) {
    JsonText json;
    json.begin_object().key("action").value(to_text(correction.action)).key("article").value(correction.article.text);
    json.key("byte_start").value(correction.span.begin).key("byte_end").value(correction.span.end);
    json.key("text").value(correction.text);
    if (correction.digest != 0) { json.key("digest").value(digest_text(correction.digest)); }
    if (!correction.place_id.empty()) { json.key("place_id").value(correction.place_id); }
    if (correction.position) {
        json.key("name").value(correction.name).key("lon").value(correction.position->longitude());
        json.key("lat").value(correction.position->latitude());
        json.key("uncertainty_m").value(correction.uncertainty_m);
    }
    return json.end_object().take();
}

}  // namespace mapwire
