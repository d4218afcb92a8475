#include "app/run_plan.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>
#include <utility>

#include "app/distance.hpp"
#include "mapwire/model/error.hpp"
#include "mapwire/text/utf8.hpp"

namespace mapwire {
namespace {

std::vector<std::string> split_list(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find(',', at), text.size());
        if (end > at) { parts.push_back(text.substr(at, end - at)); }
        at = end + 1;
    }
    return parts;
}

std::vector<Role> parse_roles(const std::string& text) {
    constexpr Role all[] = {Role::literal,      Role::metonymic, Role::demonym,    Role::dateline,
                            Role::organisation, Role::person,    Role::boilerplate};
    std::vector<Role> roles;
    for (const auto& word : split_list(text)) {
        const auto* const found =
            std::find_if(std::begin(all), std::end(all), [&](Role role) { return to_text(role) == word; });
        if (found == std::end(all)) {
            throw InputError(
                {"--roles " + text, "\"" + word + "\" is no role",
                 "The roles are literal, metonymic, demonym, dateline, organisation, person, boilerplate"});
        }
        roles.push_back(*found);
    }
    if (roles.empty()) {
        throw InputError({"--roles", "no role is named", "Write for example --roles literal,dateline"});
    }
    return roles;
}

double parse_confidence(const std::string& text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !(value >= 0.0 && value <= 1.0)) {
        throw InputError(
            {"--min-confidence " + text, "this is no confidence", "Write a number from 0 to 1, for example 0.5"});
    }
    return value;
}

/// All of them known and writable before anything starts.
std::vector<OutputFormat> parse_formats(const CommandLine& line, const std::string& option = "output-format") {
    const auto text = line.value(option).value_or("geojson");
    OgrModule ogr;
    std::vector<OutputFormat> formats;
    for (const auto& name : split_list(text)) {
        auto format = find_output_format(name, ogr);
        const bool twice =
            std::any_of(formats.begin(), formats.end(), [&](const auto& other) { return other.name == format.name; });
        if (!twice) { formats.push_back(std::move(format)); }
    }
    if (formats.empty()) {
        throw InputError({"--" + option, "no format is named", "Write for example --" + option + " geojson,gpkg"});
    }
    const bool any_in_database =
        std::any_of(formats.begin(), formats.end(), [](const auto& format) { return format.in_database; });
    if (any_in_database && formats.size() > 1) {
        throw InputError({"--" + option + " " + text, "a database is written alone",
                          "Run once for files and once for the database; mapwire merge needs no reading again"});
    }
    return formats;
}

FormatOptions format_options(const CommandLine& line) {
    FormatOptions options;
    options.dataset_options = line.all("co");
    options.layer_options = line.all("lco");
    options.picture = plan_picture(line);
    return options;
}

/// The folder of the output. A database takes the place of it: then the folder holds only what the run needs meanwhile.
std::string output_folder(const CommandLine& line, const std::vector<OutputFormat>& formats, FormatOptions& options,
                          const std::string& otherwise) {
    const auto output = line.value("output");
    if (!formats.front().in_database) {
        if (output && output->starts_with("PG:")) {
            throw InputError({"-o " + *output, "this is a database, not a folder", "Add -f postgis"});
        }
        return output.value_or(otherwise);
    }
    if (!output || !output->starts_with("PG:")) {
        throw InputError({"-f postgis", "no database is named", "Write for example -o \"PG:dbname=maps\""});
    }
    options.database = *output;
    return otherwise;
}

}  // namespace

std::optional<Date> plan_day(const CommandLine& line, const std::string& option) {
    const auto given = line.value(option);
    if (!given) { return std::nullopt; }
    const auto date = Date::parse_iso(*given);
    if (!date) {
        throw InputError({"--" + option + " " + *given, "this is no date", "Write YYYY-MM-DD, for example 2017-06-09"});
    }
    return date;
}

std::int64_t plan_whole_number(const CommandLine& line, const std::string& option, std::int64_t otherwise) {
    const auto text = line.value(option);
    if (!text) { return otherwise; }
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc{} || end != text->data() + text->size() || value < 0) {
        throw InputError({"--" + option + " " + *text, "this is no whole number", "Write for example 1000"});
    }
    return value;
}

std::optional<BoundingBox> plan_bounding_box(const CommandLine& line) {
    const auto given = line.value("bbox");
    if (!given) { return std::nullopt; }
    std::vector<double> numbers;
    for (const auto& part : split_list(*given)) {
        double value = 0.0;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
        if (error == std::errc{} && end == part.data() + part.size()) { numbers.push_back(value); }
    }
    const bool possible = numbers.size() == 4 && Coordinate::try_from_degrees({numbers[0], numbers[1]}) &&
                          Coordinate::try_from_degrees({numbers[2], numbers[3]}) && numbers[1] <= numbers[3];
    if (!possible) {
        throw InputError(
            {"--bbox " + *given, "this is no box", "Write west,south,east,north in degrees, for example 35,32,42,37"});
    }
    return BoundingBox{numbers[0], numbers[1], numbers[2], numbers[3]};
}

std::string read_table_file(const std::string& path, std::string_view what) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream bytes;
    if (stream) { bytes << stream.rdbuf(); }
    if (!stream || stream.bad()) {
        throw InputError({path, "the " + std::string(what) + " cannot be read", "Check its name and permissions"});
    }
    auto text = std::move(bytes).str();
    if (const auto byte = first_invalid_utf8(text)) {
        throw InputError({path, "the " + std::string(what) + " is not UTF-8 (at byte " + std::to_string(*byte) + ")",
                          "Convert it to UTF-8"});
    }
    return text;
}

GazetteerPlan plan_gazetteers(const CommandLine& line) {
    GazetteerPlan plan{line.all("gazetteer"), !line.has("no-embedded")};
    if (!plan.embedded && plan.files.empty()) {
        throw InputError({"--no-embedded", "this leaves no gazetteer at all", "Name one with --gazetteer FILE"});
    }
    return plan;
}

std::vector<OutputFormat> plan_formats(const CommandLine& line, const std::string& option) {
    return parse_formats(line, option);
}

Metres plan_tolerance(const CommandLine& line) {
    const auto given = line.value("tolerance");
    return given ? parse_tolerance(*given) : Metres{1.0};
}

std::string default_output_directory(const std::vector<std::string>& inputs) {
    const auto first = std::filesystem::path(inputs.front());
    if (inputs.size() == 1) {
        if (first == "-") { return "output/stdin"; }
        // "june/" is june; "june/*.txt" too.
        const bool plain = first.has_filename() && first.filename().string().find_first_of("*?[") == std::string::npos;
        auto name = (plain ? first.stem() : first.parent_path().filename()).string();
        if (name.starts_with('@')) { name.erase(0, 1); }
        return "output/" + (name.empty() || name.find_first_of("*?[") != std::string::npos ? "batch" : name);
    }
    const auto folder = first.parent_path();
    const bool shared = std::all_of(inputs.begin(), inputs.end(), [&](const std::string& input) {
        return std::filesystem::path(input).parent_path() == folder;
    });
    const auto name = shared ? folder.filename().string() : std::string{};
    return "output/" + (name.empty() || name == "." || name == ".." ? std::string("batch") : name);
}

PictureOptions plan_picture(const CommandLine& line) {
    PictureOptions options;
    if (const auto size = line.value("picture-size")) {
        const auto cross = size->find('x');
        const auto number = [&](std::string_view text, int& value) {
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
            return error == std::errc{} && end == text.data() + text.size();
        };
        const std::string_view text = *size;
        const bool good = cross != std::string::npos && number(text.substr(0, cross), options.width) &&
                          number(text.substr(cross + 1), options.height) && options.width >= 400 &&
                          options.width <= 10'000 && options.height >= 300 && options.height <= 10'000;
        if (!good) {
            throw InputError({"--picture-size " + *size, "this is no size of a picture",
                              "Write WIDTHxHEIGHT in pixels, from 400x300 to 10000x10000, for example 1600x1000"});
        }
    }
    if (const auto size = line.value("font-size")) {
        const auto [end, error] = std::from_chars(size->data(), size->data() + size->size(), options.font_size);
        if (error != std::errc{} || end != size->data() + size->size() ||
            !(options.font_size >= 6.0 && options.font_size <= 100.0)) {
            throw InputError(
                {"--font-size " + *size, "this is no size of letters", "Write pixels from 6 to 100, for example 15"});
        }
    }
    if (const auto font = line.value("font")) { options.font = *font + ", " + options.font; }
    options.title = line.value("title").value_or("");
    return options;
}

MapPlan plan_map(const CommandLine& line) {
    MapPlan plan;
    plan.formats = parse_formats(line);
    plan.format_options = format_options(line);
    plan.inputs = line.arguments;
    plan.input = plan_input(line);
    plan.output_directory =
        output_folder(line, plan.formats, plan.format_options, default_output_directory(line.arguments));
    plan.overwrite = line.has("overwrite");
    plan.gazetteers = plan_gazetteers(line);
    plan.tolerance = plan_tolerance(line);
    plan.correction_files = line.all("corrections");
    plan.zone_files = line.all("zones");
    plan.reference_layers = line.all("reference");
    plan.home = line.value("home");
    plan.as_of = plan_day(line, "as-of");
    plan.min_confidence = line.has("min-confidence") ? parse_confidence(*line.value("min-confidence")) : 0.0;
    plan.roles = parse_roles(line.value("roles").value_or("literal,dateline"));
    plan.fail_fast = line.has("fail-fast");
    plan.text_folder = line.value("save-text");
    plan.events = !line.has("no-events");
    plan.country_outlines = line.has("country-outlines");
    plan.use_model = !line.has("no-model");
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    plan.jobs = static_cast<std::size_t>(plan_whole_number(line, "jobs", static_cast<std::int64_t>(cores)));
    if (plan.jobs == 0 || plan.jobs > 1024) { throw InputError({"--jobs", "there must be 1 to 1024 of them", ""}); }
    if (const auto shard = line.value("shard")) { plan.shard = parse_shard(*shard, environment_variable); }
    plan.resume = line.has("resume");
    plan.to_stream = plan.output_directory == "-";
    if (plan.to_stream && (plan.resume || line.has("output-format"))) {
        throw InputError({"-o -", "a stream is GeoJSON features alone, and is not taken up again",
                          "Leave out --output-format and --resume, or name a folder"});
    }
    return plan;
}

MergePlan plan_merge(const CommandLine& line) {
    MergePlan plan;
    plan.folders = line.arguments;
    if (!line.has("output")) {
        throw InputError({"merge", "no place is named for the result", "Name a folder with -o"});
    }
    plan.layers.only_with_features.clear();
    plan.formats = parse_formats(line);
    plan.format_options = format_options(line);
    plan.output_directory = output_folder(line, plan.formats, plan.format_options, "output/merged");
    plan.overwrite = line.has("overwrite");
    return plan;
}

}  // namespace mapwire
