#include <fstream>
#include <sstream>

#include "app/commands.hpp"
#include "mapwire/text/json_text.hpp"
#include "mapwire/writers/validate.hpp"

namespace mapwire {
namespace {

// A file that cannot be read is a finding like any other.
Validation validate_file(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream bytes;
    if (stream) { bytes << stream.rdbuf(); }
    if (!stream || stream.bad()) {
        Validation unreadable;
        unreadable.findings.push_back({path, "the file cannot be read", "Check its name and permissions"});
        return unreadable;
    }
    return validate_geojson(path, bytes.str());
}

}  // namespace

int run_validate(const CommandLine& line, const Console& console) {
    bool all_good = true;
    JsonText json;
    json.begin_array();
    for (const auto& path : line.arguments) {
        const auto validation = validate_file(path);
        all_good = all_good && validation.good();
        json.line_break().begin_object().key("file").value(path).key("features").value(validation.features);
        json.key("left_out").value(validation.left_out).key("findings").begin_array();
        for (const auto& finding : validation.findings) {
            json.begin_object().key("where").value(finding.where).key("what").value(finding.what);
            json.key("remedy").value_or_null(finding.remedy).end_object();
            if (!line.has("json")) { console.result(to_message(finding) + "\n"); }
        }
        json.end_array().end_object();
        if (validation.left_out > 0 && !line.has("json")) {
            console.result(path + ": and " + std::to_string(validation.left_out) + " more findings.\n");
        }
        if (validation.good()) {
            console.detail(path + ": good, " + std::to_string(validation.features) + " features");
        }
    }
    json.line_break().end_array();
    if (line.has("json")) { console.result(json.take() + "\n"); }
    return all_good ? 0 : 1;
}

}  // namespace mapwire
