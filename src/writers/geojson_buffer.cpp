#include "writers/geojson_buffer.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace mapwire {
namespace {

constexpr std::uint64_t every_byte = 0x0101010101010101ULL;
constexpr std::uint64_t high_bits = 0x8080808080808080ULL;

/// True when one of eight bytes must be escaped: below blank, quotation mark, backslash. Bytes beyond ASCII never are.
bool needs_escape(std::uint64_t bytes) {
    const auto zero_byte = [](std::uint64_t x) { return (x - every_byte) & ~x & high_bits; };
    const std::uint64_t control = (bytes - every_byte * 0x20U) & ~bytes & high_bits;
    return (control | zero_byte(bytes ^ (every_byte * '"')) | zero_byte(bytes ^ (every_byte * '\\'))) != 0;
}

bool must_escape(char c) { return static_cast<unsigned char>(c) < 0x20U || c == '"' || c == '\\'; }

/// Length of the UTF-8 sequence at the front, 0 when it is none.
std::size_t sequence_length(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = first < 0x80U ? 1 : first >> 5U == 6U ? 2 : first >> 4U == 14U ? 3 : 4;
    return text.size() >= length && simdjson::validate_utf8(text.data(), length) ? length : 0;
}

std::string repaired(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::size_t length = sequence_length(text);
        result += length == 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return result;
}

}  // namespace

void GeoJsonBuffer::grow(std::size_t bytes) {
    if (sink_ != nullptr && size_ + bytes > piece) { flush(); }
    if (size_ + bytes <= buffer_.size()) { return; }
    // Many a layer holds little: its pages are touched only as far as it goes.
    buffer_.resize(std::max({std::size_t{4096}, buffer_.size() * 2, size_ + bytes}));
}

void GeoJsonBuffer::flush() {
    if (sink_ != nullptr && size_ > 0) {
        (*sink_)(std::string_view(buffer_.data(), size_));
        size_ = 0;
    }
}

std::string GeoJsonBuffer::take() {
    buffer_.resize(size_);
    size_ = 0;
    return std::move(buffer_);
}

void GeoJsonBuffer::escaped(char c) {
    switch (c) {
        case '"': return raw("\\\"");
        case '\\': return raw("\\\\");
        case '\n': return raw("\\n");
        case '\r': return raw("\\r");
        case '\t': return raw("\\t");
        default: break;
    }
    const auto byte = static_cast<unsigned char>(c);
    const std::array<char, 6> code{'\\', 'u', '0', '0', "01"[byte >> 4U], "0123456789abcdef"[byte & 0xFU]};
    raw(std::string_view(code.data(), code.size()));
}

void GeoJsonBuffer::string(std::string_view text) {
    if (!simdjson::validate_utf8(text.data(), text.size())) { return string(repaired(text)); }
    room(text.size() + 2);
    raw('"');
    while (!text.empty()) {
        std::size_t clean = 0;
        while (clean + 8 <= text.size()) {
            std::uint64_t bytes = 0;
            std::memcpy(&bytes, text.data() + clean, 8);
            if (needs_escape(bytes)) { break; }
            clean += 8;
        }
        while (clean < text.size() && !must_escape(text[clean])) { ++clean; }
        raw(text.substr(0, clean));
        if (clean < text.size()) { escaped(text[clean++]); }
        text.remove_prefix(clean);
    }
    raw('"');
}

void GeoJsonBuffer::integer(std::int64_t value) {
    constexpr std::size_t longest = 20;
    room(longest);
    char* begin = buffer_.data() + size_;
    size_ += static_cast<std::size_t>(std::to_chars(begin, begin + longest, value).ptr - begin);
}

void GeoJsonBuffer::real(double value) {
    constexpr std::size_t longest = 32;
    room(longest);
    char* begin = buffer_.data() + size_;
    char* end = std::to_chars(begin, begin + longest, value).ptr;
    if (std::find_if(begin, end, [](char c) { return c == '.' || c == 'e'; }) == end) {
        *end++ = '.';
        *end++ = '0';
    }
    size_ += static_cast<std::size_t>(end - begin);
}

namespace {

/// "00" to "99".
constexpr auto digit_pairs = [] {
    std::array<char, 200> pairs{};
    for (std::size_t i = 0; i < 100; ++i) {
        pairs[2 * i] = static_cast<char>('0' + i / 10);
        pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
    }
    return pairs;
}();

/// Writes ten-millionths of a degree at `out`, at most 12 characters, and returns their end.
char* put_degrees(char* out, std::int64_t e7) {
    constexpr std::uint32_t one = 10'000'000;
    if (e7 < 0) { *out++ = '-'; }
    const auto units = static_cast<std::uint32_t>(e7 < 0 ? -e7 : e7);  // at most 1.8e9
    const std::uint32_t whole = units / one;
    if (whole >= 100) {
        *out++ = '1';
        std::memcpy(out, &digit_pairs[2 * std::size_t{whole - 100}], 2);
        out += 2;
    } else if (whole >= 10) {
        std::memcpy(out, &digit_pairs[2 * std::size_t{whole}], 2);
        out += 2;
    } else {
        *out++ = static_cast<char>('0' + whole);
    }
    const std::uint32_t rest = units % one;
    if (rest == 0) { return out; }
    *out = '.';
    out[1] = static_cast<char>('0' + rest / 1'000'000);
    std::memcpy(out + 2, &digit_pairs[2 * std::size_t{rest / 10'000 % 100}], 2);
    std::memcpy(out + 4, &digit_pairs[2 * std::size_t{rest / 100 % 100}], 2);
    std::memcpy(out + 6, &digit_pairs[2 * std::size_t{rest % 100}], 2);
    out += 8;
    while (out[-1] == '0') { --out; }
    return out;
}

}  // namespace

void GeoJsonBuffer::degrees(std::int64_t e7) {
    room(16);
    char* const begin = buffer_.data() + size_;
    size_ += static_cast<std::size_t>(put_degrees(begin, e7) - begin);
}

void GeoJsonBuffer::position(std::int64_t longitude_e7, std::int64_t latitude_e7) {
    room(32);
    char* const begin = buffer_.data() + size_;
    char* out = begin;
    *out++ = '[';
    out = put_degrees(out, longitude_e7);
    *out++ = ',';
    out = put_degrees(out, latitude_e7);
    *out++ = ']';
    size_ += static_cast<std::size_t>(out - begin);
}

}  // namespace mapwire
