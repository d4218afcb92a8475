#pragma once

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/writers/validate.hpp"
#include "writers/json_tree.hpp"

namespace mapwire {

/// Collects findings; knows where in the file a byte is and which feature is being read.
class Findings {
public:
    Findings(std::string_view file, std::string_view text, std::size_t most) : file_(file), text_(text), most_(most) {}

    void add(std::size_t offset, std::string what, std::string remedy) {
        if (result_.findings.size() >= most_) {
            ++result_.left_out;
            return;
        }
        result_.findings.push_back({where(offset), std::move(what), std::move(remedy)});
    }
    void begin_feature() { ++result_.features; }
    void set_feature_wanted(bool wanted) { in_feature_ = wanted; }
    /// Texts of one line each are parsed alone: their offsets count from here.
    void set_base(std::size_t base) { base_ = base; }
    [[nodiscard]] std::size_t features() const { return result_.features; }
    [[nodiscard]] Validation take() { return std::move(result_); }

private:
    [[nodiscard]] std::string where(std::size_t offset) {
        offset = std::min(base_ + offset, text_.size());
        if (offset < counted_) { counted_ = 0, lines_ = 1; }
        const auto begin = text_.begin();
        lines_ += static_cast<std::size_t>(std::count(begin + static_cast<std::ptrdiff_t>(counted_),
                                                      begin + static_cast<std::ptrdiff_t>(offset), '\n'));
        counted_ = offset;
        std::string place = std::string(file_) + ":" + std::to_string(lines_);
        return in_feature_ ? place + ": feature " + std::to_string(result_.features) : place;
    }

    std::string_view file_;
    std::string_view text_;
    std::size_t most_;
    std::size_t base_ = 0;
    std::size_t counted_ = 0;
    std::size_t lines_ = 1;
    bool in_feature_ = false;
    Validation result_;
};

/// What geometries have in common over a file.
struct GeometryFacts {
    std::set<std::string> types;  ///< "Point" and "MultiPoint" count as one
    double west = std::numeric_limits<double>::infinity();
    double south = west;
    double east = -west;
    double north = -west;
};

void check_geometry(const JsonNode& geometry, Findings& findings, GeometryFacts& facts);

/// What properties have in common over a file.
struct PropertyFacts {
    std::optional<std::vector<std::string>> keys;
    std::map<std::string, JsonNode::Kind> kinds;
    std::set<std::string> lasting_ids;
};

void check_properties(const JsonNode& properties, Findings& findings, PropertyFacts& facts);

/// Keys that an object has more than once, in it and in everything below.
void check_repeated_keys(const JsonNode& node, Findings& findings);

}  // namespace mapwire
