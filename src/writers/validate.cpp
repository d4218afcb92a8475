#include "mapwire/writers/validate.hpp"

#include <cmath>

#include "mapwire/text/utf8.hpp"
#include "writers/validation.hpp"

namespace mapwire {
namespace {

using Kind = JsonNode::Kind;

class FileCheck {
public:
    FileCheck(std::string_view name, std::string_view text, std::size_t most)
        : findings_(name, text, most), text_(text) {}

    Validation run() {
        if (text_.starts_with("\xEF\xBB\xBF")) {
            findings_.add(0, "the text begins with a byte order mark", "Remove it (RFC 8259, 8.1)");
            base_ = 3;
            findings_.set_base(base_);
            text_.remove_prefix(base_);
        }
        if (const auto wrong = first_invalid_utf8(text_)) {
            findings_.add(*wrong, "byte " + std::to_string(*wrong) + " is not UTF-8", "Convert the file");
        }
        if (is_sequence()) {
            sequence();
        } else {
            one(text_);
        }
        finish();
        return findings_.take();
    }

private:
    /// One Feature a line, with or without the separator of RFC 8142.
    [[nodiscard]] bool is_sequence() const {
        if (text_.starts_with('\x1E')) { return true; }
        const auto end = text_.find('\n');
        const auto first = text_.substr(0, end);
        return end != std::string_view::npos && first.starts_with('{') && first.find("\"Feature\"") < first.size() &&
               text_.find_first_not_of(" \r\n", end) != std::string_view::npos;
    }

    void sequence() {
        for (std::size_t begin = 0; begin < text_.size();) {
            const auto end = std::min(text_.find('\n', begin), text_.size());
            auto line = text_.substr(begin, end - begin);
            std::size_t skipped = 0;
            if (line.starts_with('\x1E')) { line.remove_prefix(1), skipped = 1; }
            findings_.set_base(base_ + begin + skipped);
            if (line.find_first_not_of(" \r") != std::string_view::npos) { one(line); }
            begin = end + 1;
        }
    }

    void one(std::string_view text) {
        try {
            const auto root = read_json(text, "features", [&](const JsonNode& item) { feature(item); });
            top(root);
        } catch (const JsonFault& fault) {
            findings_.set_feature_wanted(false);
            findings_.add(fault.offset, "not JSON: " + fault.what, "Mend the file");
        }
    }

    void top(const JsonNode& root) {
        check_repeated_keys(root, findings_);
        const JsonNode* type = root.find("type");
        if (!root.is(Kind::object) || type == nullptr || !type->is(Kind::string)) {
            return findings_.add(root.offset, "the file has no type", "Write a FeatureCollection");
        }
        if (const auto* crs = root.find("crs")) {
            findings_.add(crs->offset, "there is a crs member", "Remove it: GeoJSON is WGS 84 (RFC 7946, 4)");
        }
        if (const auto* box = root.find("bbox")) { box_ = *box, has_box_ = true; }
        if (type->text == "Feature") { return feature(root); }
        if (type->text != "FeatureCollection") { return check_geometry(root, findings_, geometry_); }
        const JsonNode* features = root.find("features");
        if (features == nullptr || !features->is(Kind::array)) {
            findings_.add(root.offset, "the FeatureCollection has no features", "Add the list; it may be empty");
        }
        for (const auto* key : {"coordinates", "geometries", "geometry", "properties"}) {
            if (root.find(key) != nullptr) {
                findings_.add(root.offset, std::string("a FeatureCollection has a member \"") + key + "\"",
                              "Remove it (RFC 7946, 7.1)");
            }
        }
    }

    void feature(const JsonNode& node) {
        findings_.begin_feature();
        findings_.set_feature_wanted(true);
        const JsonNode* type = node.find("type");
        if (!node.is(Kind::object) || type == nullptr || type->text != "Feature") {
            findings_.add(node.offset, "the type is not Feature", "Write \"type\":\"Feature\"");
        } else {
            check_repeated_keys(node, findings_);
            id(node);
            const JsonNode* geometry = node.find("geometry");
            if (geometry == nullptr) {
                findings_.add(node.offset, "there is no geometry", "Write null when it has none");
            } else if (!geometry->is(Kind::null)) {
                check_geometry(*geometry, findings_, geometry_);
                ++drawn_;
            }
            const JsonNode* properties = node.find("properties");
            if (properties == nullptr || !(properties->is(Kind::null) || properties->is(Kind::object))) {
                findings_.add(node.offset, "there are no properties", "Write an object or null");
            } else if (properties->is(Kind::object)) {
                check_properties(*properties, findings_, properties_);
            }
        }
        findings_.set_feature_wanted(false);
    }

    void id(const JsonNode& node) {
        const JsonNode* id = node.find("id");
        if (id == nullptr) { return; }
        ++ids_;
        if (!id->is(Kind::string) && !id->is(Kind::number)) {
            return findings_.add(id->offset, "the id is neither text nor number", "Write a whole number from 1");
        }
        if (id->is(Kind::number) && (id->number < 1.0 || std::floor(id->number) != id->number)) {
            findings_.add(id->offset, "the id is " + id->text, "Write a whole number from 1");
        }
        if (!known_ids_.insert((id->is(Kind::string) ? "t" : "n") + id->text).second) {
            findings_.add(id->offset, "the id " + id->text + " is there twice", "Give each feature its own");
        }
    }

    void finish() {
        if (ids_ > 0 && ids_ < findings_.features()) {
            findings_.add(
                0,
                "only " + std::to_string(ids_) + " of " + std::to_string(findings_.features()) + " features have an id",
                "Give one to all or none");
        }
        if (geometry_.types.size() > 1) {
            std::string list;
            for (const auto& type : geometry_.types) { list += (list.empty() ? "" : ", ") + type; }
            findings_.add(0, "the geometries are of several types (" + list + ")",
                          "QGIS splits the file: write one file for each type");
        }
        if (has_box_) { bbox(); }
    }

    void bbox() {
        const auto& items = box_.items;
        const bool numbers = (items.size() == 4 || items.size() == 6) &&
                             std::all_of(items.begin(), items.end(), [](const auto& n) { return n.is(Kind::number); });
        if (!numbers) {
            return findings_.add(box_.offset, "bbox is not four numbers", "Write west, south, east, north");
        }
        const std::size_t half = items.size() / 2;
        const double west = items[0].number;
        const double south = items[1].number;
        const double east = items[half].number;
        const double north = items[half + 1].number;
        if (std::abs(west) > 180.0 || std::abs(east) > 180.0 || south < -90.0 || north > 90.0 || south > north) {
            return findings_.add(box_.offset, "bbox is no box of longitudes and latitudes",
                                 "Write west, south, east, north");
        }
        if (drawn_ == 0) { return; }
        const bool outside = geometry_.south < south || geometry_.north > north ||
                             (west <= east && (geometry_.west < west || geometry_.east > east));
        if (outside) { findings_.add(box_.offset, "a position lies outside bbox", "Compute bbox again"); }
    }

    Findings findings_;
    std::string_view text_;
    std::size_t base_ = 0;  // bytes of the file before text_
    GeometryFacts geometry_;
    PropertyFacts properties_;
    JsonNode box_;
    bool has_box_ = false;
    std::size_t ids_ = 0;
    std::size_t drawn_ = 0;
    std::set<std::string> known_ids_;
};

}  // namespace

Validation validate_geojson(std::string_view file_name, std::string_view text, std::size_t most_findings) {
    return FileCheck(file_name, text, most_findings).run();
}

}  // namespace mapwire
