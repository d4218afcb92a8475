#include "mapwire/model/record_bytes.hpp"

#include <algorithm>

#include "mapwire/model/byte_hash.hpp"

namespace mapwire {
namespace {

enum : std::uint64_t { point_tag, line_tag, lines_tag, area_tag };
enum : std::uint64_t { null_tag, number_tag, real_tag, text_tag };

// A shorter text is no longer than its number.
constexpr std::size_t numbered_text_size = 3;

}  // namespace

void RecordWriter::grow(std::size_t bytes) {
    constexpr std::size_t least = 256;
    bytes_.resize(std::max({least, bytes_.size() * 2, size_ + bytes}));
}

void RecordWriter::more_slots() {
    constexpr std::size_t least = 128;
    slots_.assign(std::max(least, slots_.size() * 2), 0);
    const auto mask = slots_.size() - 1;
    for (std::uint32_t number = 0; number < texts_.size(); ++number) {
        auto slot = texts_[number].hash & mask;
        while (slots_[slot] != 0) { slot = (slot + 1) & mask; }
        slots_[slot] = number + 1;
    }
}

RecordWriter& RecordWriter::text(std::string_view value) {
    if (value.size() < numbered_text_size || in_full_) { return text_in_full(value); }
    if (texts_.size() * 2 >= slots_.size()) { more_slots(); }
    const auto hash = static_cast<std::uint32_t>(byte_hash(0, value));
    const auto mask = slots_.size() - 1;
    auto slot = hash & mask;
    for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
        const auto& known = texts_[slots_[slot] - 1];
        if (known.hash == hash && known.size == value.size() &&
            std::memcmp(bytes_.data() + known.begin, value.data(), value.size()) == 0) {
            return whole(std::uint64_t{slots_[slot] - 1} * 2 + 1);
        }
    }
    text_in_full(value);
    texts_.push_back({size_ - value.size(), static_cast<std::uint32_t>(value.size()), hash});
    slots_[slot] = static_cast<std::uint32_t>(texts_.size());
    return *this;
}

RecordWriter& RecordWriter::text_in_full(std::string_view value) {
    room(value.size() + 10);
    whole(value.size() * 2);
    if (!value.empty()) { std::memcpy(bytes_.data() + size_, value.data(), value.size()); }
    size_ += value.size();
    return *this;
}

RecordWriter& RecordWriter::date(std::optional<Date> value) {
    return value ? flag(true).number(value->days().time_since_epoch().count()) : flag(false);
}

RecordWriter& RecordWriter::positions(const std::vector<Coordinate>& list) {
    whole(list.size());
    char* at = room(list.size() * 16);
    for (const auto& position : list) { at = put_real(put_real(at, position.longitude()), position.latitude()); }
    return end_at(at);
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

std::uint64_t RecordReader::long_whole() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        const auto byte = static_cast<unsigned char>(raw(1).front());
        value |= std::uint64_t{byte & 0x7FU} << shift;
        if ((byte & 0x80U) == 0) { return value; }
    }
    throw DamagedRecord();
}

std::string_view RecordReader::view() {
    const auto word = whole();
    if (word % 2 == 1) {
        if (word / 2 >= texts_.size()) { throw DamagedRecord(); }
        return texts_[word / 2];
    }
    const auto piece = raw(word / 2);
    if (piece.size() < numbered_text_size) { return piece; }
    if (texts_.empty()) { texts_.reserve(64); }
    texts_.push_back(piece);
    return piece;
}

std::optional<Date> RecordReader::date() {
    if (!flag()) { return std::nullopt; }
    const auto days = number();
    // 1 January of year 1 to 31 December 9999
    if (days < -719162 || days > 2932896) { throw DamagedRecord(); }
    return Date::from_days(std::chrono::sys_days{std::chrono::days{days}});
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
    Feature made{0, std::nullopt, {}};
    feature(made);
    return made;
}

void RecordReader::feature(Feature& made) {
    made.id = number();
    made.geometry.reset();
    if (flag()) { made.geometry = geometry(); }
    const auto size = count();
    made.values.resize(size);
    for (auto& value : made.values) {
        switch (whole()) {
            case null_tag: value.emplace<std::monostate>(); break;
            case number_tag: value = number(); break;
            case real_tag: value = real(); break;
            case text_tag: {
                const auto words = view();
                if (auto* before = std::get_if<std::string>(&value)) {
                    before->assign(words);
                } else {
                    value.emplace<std::string>(words);
                }
                break;
            }
            default: throw DamagedRecord();
        }
    }
}

}  // namespace mapwire
