#include <simdjson.h>

#include <charconv>
#include <cmath>

#include "mapwire/corrections/corrections.hpp"

namespace mapwire {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

/// One correction, with its place for messages.
class Reader {
public:
    Reader(const object& record, std::string where) : record_(record), where_(std::move(where)) {}

    Correction read() {
        Correction correction;
        correction.where = where_;
        correction.action = action(text("action"));
        correction.article = {text("article")};
        correction.text = text("text");
        if (has("digest")) { correction.digest = digest(text("digest")); }
        correction.span = {offset("byte_start"), offset("byte_end")};
        if (correction.span.end - correction.span.begin != correction.text.size() || correction.text.empty()) {
            refuse("byte_start and byte_end do not hold the words of \"text\"");
        }
        const bool by_id = has("place_id");
        const bool needs_id = correction.action == CorrectionAction::choose;
        const bool needs_position = correction.action == CorrectionAction::move;
        const bool needs_place = correction.action == CorrectionAction::add;
        if (needs_id || (needs_place && by_id)) { correction.place_id = text("place_id"); }
        if (needs_position || (needs_place && !by_id)) {
            correction.name = text("name");
            correction.position = Coordinate::try_from_degrees({number("lon"), number("lat")});
            if (!correction.position) { refuse("lon and lat are no position"); }
            if (has("uncertainty_m")) { correction.uncertainty_m = number("uncertainty_m"); }
            if (!(correction.uncertainty_m >= 0.0)) { refuse("uncertainty_m is negative"); }
        }
        return correction;
    }

private:
    [[noreturn]] void refuse(const std::string& what) const {
        throw InputError({where_, what, "Mend it, or make the correction anew in the page"});
    }
    [[nodiscard]] bool has(std::string_view key) const {
        element value;
        return record_[key].get(value) == simdjson::SUCCESS && !value.is_null();
    }
    [[nodiscard]] std::string text(std::string_view key) const {
        std::string_view value;
        if (record_[key].get(value) != simdjson::SUCCESS || value.empty()) {
            refuse("the text \"" + std::string(key) + "\" is missing");
        }
        return std::string(value);
    }
    [[nodiscard]] std::uint64_t digest(const std::string& digits) const {
        std::uint64_t value = 0;
        const auto* end = digits.data() + digits.size();
        const auto [read_to, error] = std::from_chars(digits.data(), end, value, 16);
        if (error != std::errc{} || read_to != end || value == 0) {
            refuse("\"digest\" is no number of up to 16 hexadecimal digits");
        }
        return value;
    }
    [[nodiscard]] std::size_t offset(std::string_view key) const {
        std::uint64_t value = 0;
        if (record_[key].get(value) != simdjson::SUCCESS) {
            refuse("\"" + std::string(key) + "\" is no whole number from 0 on");
        }
        return value;
    }
    [[nodiscard]] double number(std::string_view key) const {
        double value = 0.0;
        if (record_[key].get(value) != simdjson::SUCCESS || !std::isfinite(value)) {
            refuse("the number \"" + std::string(key) + "\" is missing");
        }
        return value;
    }
    [[nodiscard]] CorrectionAction action(std::string_view word) const {
        for (const auto known :
             {CorrectionAction::choose, CorrectionAction::not_a_place, CorrectionAction::move, CorrectionAction::add}) {
            if (to_text(known) == word) { return known; }
        }
        refuse("the action is \"" + std::string(word) + "\", not choose, not_a_place, move or add");
    }

    const object& record_;
    std::string where_;
};

}  // namespace

std::vector<Correction> parse_corrections(const std::string& file_name, std::string_view json) {
    simdjson::dom::parser parser;
    element root;
    const simdjson::padded_string padded(json);
    if (const auto error = parser.parse(padded).get(root); error != simdjson::SUCCESS) {
        throw InputError({file_name, std::string("this is no JSON (") + simdjson::error_message(error) + ")",
                          "Name a file that the page saved"});
    }
    std::int64_t version = 0;
    simdjson::dom::array records;
    if (root["mapwire_corrections"].get(version) != simdjson::SUCCESS || version != 1 ||
        root["corrections"].get(records) != simdjson::SUCCESS) {
        throw InputError({file_name, "this is no corrections file of version 1", "Name a file that the page saved"});
    }
    std::vector<Correction> corrections;
    std::size_t count = 0;
    for (const element one : records) {
        const auto where = file_name + ": correction " + std::to_string(++count);
        object record;
        if (one.get(record) != simdjson::SUCCESS) {
            throw InputError({where, "this is no object", "Mend it, or make the correction anew in the page"});
        }
        corrections.push_back(Reader(record, where).read());
    }
    return corrections;
}

}  // namespace mapwire
