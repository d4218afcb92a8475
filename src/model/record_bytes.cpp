#include "mapwire/model/record_bytes.hpp"

#include <bit>

namespace mapwire {
namespace {

enum : std::uint64_t { point_tag, line_tag, lines_tag, area_tag };
enum : std::uint64_t { null_tag, number_tag, real_tag, text_tag };

// A shorter text is no longer than its number.
constexpr std::size_t numbered_text_size = 3;

}  // namespace

RecordWriter& RecordWriter::whole(std::uint64_t value) {
    while (value >= 0x80U) {
        bytes_.push_back(static_cast<char>(value | 0x80U));
        value >>= 7U;
    }
    bytes_.push_back(static_cast<char>(value));
    return *this;
}

RecordWriter& RecordWriter::number(std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    return whole((bits << 1U) ^ (value < 0 ? ~std::uint64_t{0} : 0));
}

RecordWriter& RecordWriter::real(double value) {
    auto bits = std::bit_cast<std::uint64_t>(value);
    for (int i = 0; i < 8; ++i, bits >>= 8U) { bytes_.push_back(static_cast<char>(bits & 0xFFU)); }
    return *this;
}

RecordWriter& RecordWriter::text(std::string_view value) {
    if (value.size() >= numbered_text_size) {
        const auto [found, is_new] = texts_.try_emplace(std::string(value), texts_.size());
        if (!is_new) { return whole(found->second * 2 + 1); }
    }
    whole(value.size() * 2);
    bytes_.append(value);
    return *this;
}

RecordWriter& RecordWriter::date(std::optional<Date> value) {
    return value ? flag(true).number(value->days().time_since_epoch().count()) : flag(false);
}

RecordWriter& RecordWriter::positions(const std::vector<Coordinate>& list) {
    whole(list.size());
    for (const auto& position : list) { real(position.longitude()).real(position.latitude()); }
    return *this;
}

RecordWriter& RecordWriter::geometry(const Geometry& value) {
    if (const auto* point = std::get_if<Coordinate>(&value)) {
        return whole(point_tag).real(point->longitude()).real(point->latitude());
    }
    if (const auto* line = std::get_if<LineString>(&value)) { return whole(line_tag).positions(line->positions); }
    if (const auto* lines = std::get_if<MultiLineString>(&value)) {
        whole(lines_tag).whole(lines->lines.size());
        for (const auto& one : lines->lines) { positions(one.positions); }
        return *this;
    }
    const auto& area = std::get<MultiPolygon>(value);
    whole(area_tag).whole(area.polygons.size());
    for (const auto& polygon : area.polygons) {
        positions(polygon.exterior.positions).whole(polygon.holes.size());
        for (const auto& hole : polygon.holes) { positions(hole.positions); }
    }
    return *this;
}

RecordWriter& RecordWriter::feature(const Feature& value) {
    number(value.id).flag(value.geometry.has_value());
    if (value.geometry) { geometry(*value.geometry); }
    whole(value.values.size());
    for (const auto& field : value.values) {
        if (const auto* words = std::get_if<std::string>(&field)) {
            whole(text_tag).text(*words);
        } else if (const auto* integer = std::get_if<std::int64_t>(&field)) {
            whole(number_tag).number(*integer);
        } else if (const auto* decimal = std::get_if<double>(&field)) {
            whole(real_tag).real(*decimal);
        } else {
            whole(null_tag);
        }
    }
    return *this;
}

std::string_view RecordReader::raw(std::size_t size) {
    if (size > bytes_.size() - at_) { throw DamagedRecord(); }
    const auto piece = bytes_.substr(at_, size);
    at_ += size;
    return piece;
}

std::uint64_t RecordReader::whole() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        const auto byte = static_cast<unsigned char>(raw(1).front());
        value |= std::uint64_t{byte & 0x7FU} << shift;
        if ((byte & 0x80U) == 0) { return value; }
    }
    throw DamagedRecord();
}

std::int64_t RecordReader::number() {
    const auto bits = whole();
    return static_cast<std::int64_t>((bits >> 1U) ^ ((bits & 1U) != 0 ? ~std::uint64_t{0} : 0));
}

double RecordReader::real() {
    std::uint64_t bits = 0;
    unsigned shift = 0;
    for (const char c : raw(8)) {
        bits |= std::uint64_t{static_cast<unsigned char>(c)} << shift;
        shift += 8;
    }
    return std::bit_cast<double>(bits);
}

std::string_view RecordReader::view() {
    const auto word = whole();
    if (word % 2 == 1) {
        if (word / 2 >= texts_.size()) { throw DamagedRecord(); }
        return texts_[word / 2];
    }
    const auto piece = raw(word / 2);
    if (piece.size() >= numbered_text_size) { texts_.push_back(piece); }
    return piece;
}

std::optional<Date> RecordReader::date() {
    if (!flag()) { return std::nullopt; }
    const auto days = number();
    // 1 January of year 1 to 31 December 9999
    if (days < -719162 || days > 2932896) { throw DamagedRecord(); }
    return Date::from_days(std::chrono::sys_days{std::chrono::days{days}});
}

std::size_t RecordReader::count() {
    const auto size = whole();
    if (size > bytes_.size() - at_) { throw DamagedRecord(); }
    return size;
}

std::vector<Coordinate> RecordReader::positions() {
    std::vector<Coordinate> list;
    const auto size = count();
    list.reserve(size);
    for (std::size_t i = 0; i < size; ++i) {
        const double longitude = real();
        const auto position = Coordinate::try_from_degrees({longitude, real()});
        if (!position) { throw DamagedRecord(); }
        list.push_back(*position);
    }
    return list;
}

Geometry RecordReader::geometry() {
    switch (whole()) {
        case point_tag: {
            const double longitude = real();
            const auto point = Coordinate::try_from_degrees({longitude, real()});
            if (!point) { throw DamagedRecord(); }
            return *point;
        }
        case line_tag: return LineString{positions()};
        case lines_tag: {
            MultiLineString lines;
            for (auto left = count(); left > 0; --left) { lines.lines.push_back({positions()}); }
            return lines;
        }
        case area_tag: {
            MultiPolygon area;
            for (auto left = count(); left > 0; --left) {
                Polygon polygon{{positions()}, {}};
                for (auto holes = count(); holes > 0; --holes) { polygon.holes.push_back({positions()}); }
                area.polygons.push_back(std::move(polygon));
            }
            return area;
        }
        default: throw DamagedRecord();
    }
}

Feature RecordReader::feature() {
    Feature made{number(), std::nullopt, {}};
    if (flag()) { made.geometry = geometry(); }
    const auto size = count();
    made.values.reserve(size);
    for (std::size_t i = 0; i < size; ++i) {
        switch (whole()) {
            case null_tag: made.values.emplace_back(); break;
            case number_tag: made.values.emplace_back(number()); break;
            case real_tag: made.values.emplace_back(real()); break;
            case text_tag: made.values.emplace_back(text()); break;
            default: throw DamagedRecord();
        }
    }
    return made;
}

}  // namespace mapwire
