#include <charconv>

#include "app/run_plan.hpp"
#include "mapwire/model/error.hpp"

namespace mapwire {
namespace {

// A whole number greater than 0.
std::uint64_t parse_count(const std::string& option, std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value == 0) {
        throw InputError(
            {option + " " + std::string(text), "this is no whole number greater than 0", "Write for example 250"});
    }
    return value;
}

// "64M", "1G", "500000".
std::uint64_t parse_size(const std::string& option, const std::string& text) {
    constexpr std::string_view units = "KMGT";
    const auto unit = text.empty() ? std::string_view::npos : units.find(text.back());
    const auto digits = std::string_view(text).substr(0, text.size() - (unit == std::string_view::npos ? 0 : 1));
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const auto shift = unit == std::string_view::npos ? 0U : 10U * static_cast<unsigned>(unit + 1);
    if (error != std::errc{} || end != digits.data() + digits.size() || value == 0 || value >> (63U - shift) != 0) {
        throw InputError({option + " " + text, "this is no size", "Write bytes, or for example 64M or 1G"});
    }
    return value << shift;
}

}  // namespace

InputOptions plan_input(const CommandLine& line) {
    InputOptions options;
    if (const auto format = line.value("input-format")) {
        options.format = input_format(*format);
        if (!options.format) {
            throw InputError({"--input-format " + *format, "mapwire reads no such format",
                              "The formats are " + input_format_names()});
        }
    }
    if (const auto fields = line.value("fields")) { options.fields = FieldPaths::parse(*fields); }
    options.include = line.all("include");
    options.exclude = line.all("exclude");
    const auto size = [&](const std::string& option, std::uint64_t& limit) {
        if (const auto given = line.value(option)) { limit = parse_size("--" + option, *given); }
    };
    size("max-record", options.limits.record_bytes);
    size("max-unpacked", options.limits.unpacked_bytes);
    if (const auto ratio = line.value("max-ratio")) {
        options.limits.unpacked_ratio = parse_count("--max-ratio", *ratio);
    }
    return options;
}

}  // namespace mapwire
