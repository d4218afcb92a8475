#include <algorithm>
#include <cmath>

#include "writers/page/page_json.hpp"

namespace mapwire {
namespace {

std::size_t utf16_units(std::string_view text) {
    std::size_t units = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) != 0x80U) { units += byte >= 0xF0U ? 2 : 1; }
    }
    return units;
}

void append_path(std::string& out, const std::vector<Coordinate>& positions, double scale) {
    out += '[';
    std::int64_t last_x = 0;
    std::int64_t last_y = 0;
    bool first = true;
    for (const auto& position : positions) {
        const std::int64_t x = std::llround(position.longitude() * scale);
        const std::int64_t y = std::llround(position.latitude() * scale);
        if (!first && x == last_x && y == last_y) { continue; }
        out += (first ? "" : ",") + std::to_string(x - last_x) + "," + std::to_string(y - last_y);
        last_x = x;
        last_y = y;
        first = false;
    }
    out += ']';
}

struct Packer {
    double scale;
    std::string operator()(const Coordinate& point) const {
        std::string out = "{\"p\":[";
        append_json_number(out, std::round(point.longitude() * scale) / scale);
        out += ',';
        append_json_number(out, std::round(point.latitude() * scale) / scale);
        return out + "]}";
    }
    std::string operator()(const LineString& line) const { return (*this)(MultiLineString{{line}}); }
    std::string operator()(const MultiLineString& lines) const {
        std::string out = "{\"l\":[";
        for (std::size_t i = 0; i < lines.lines.size(); ++i) {
            if (i > 0) { out += ','; }
            append_path(out, lines.lines[i].positions, scale);
        }
        return out + "]}";
    }
    std::string operator()(const MultiPolygon& area) const {
        std::string out = "{\"a\":[";
        for (std::size_t i = 0; i < area.polygons.size(); ++i) {
            out += i > 0 ? ",[" : "[";
            append_path(out, area.polygons[i].exterior.positions, scale);
            for (const auto& hole : area.polygons[i].holes) {
                out += ',';
                append_path(out, hole.positions, scale);
            }
            out += ']';
        }
        return out + "]}";
    }
};

}  // namespace

Utf16Offsets::Utf16Offsets(std::string_view text) : text_(text) {
    std::size_t units = 0;
    for (std::size_t at = 0; at <= text.size(); at += stride) {
        counts_.push_back(units);
        units += utf16_units(text.substr(at, stride));
    }
}

std::size_t Utf16Offsets::at(std::size_t byte) const {
    byte = std::min(byte, text_.size());
    const std::size_t block = byte / stride;
    return counts_[block] + utf16_units(text_.substr(block * stride, byte - block * stride));
}

std::string packed(const Geometry& geometry, double scale) { return std::visit(Packer{scale}, geometry); }

std::string safe_in_script(std::string_view json) {
    std::string safe;
    safe.reserve(json.size() + json.size() / 50);
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (c == '<') {
            safe += "\\u003c";
        } else if (c == '>') {
            safe += "\\u003e";
        } else if (c == '&') {
            safe += "\\u0026";
        } else if (c == '\xE2' && (json.substr(i, 3) == "\xE2\x80\xA8" || json.substr(i, 3) == "\xE2\x80\xA9")) {
            safe += json[i + 2] == '\xA8' ? "\\u2028" : "\\u2029";
            i += 2;
        } else {
            safe += c;
        }
    }
    return safe;
}

}  // namespace mapwire
