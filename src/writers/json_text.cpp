#include "writers/json_text.hpp"

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

void JsonText::grow(std::size_t bytes) {
    if (sink_ != nullptr && size_ > 0) { flush(); }
    if (size_ + bytes <= buffer_.size()) { return; }
    const std::size_t wanted = sink_ != nullptr ? piece : std::max<std::size_t>(buffer_.size() * 2, 4096);
    buffer_.resize(std::max(wanted, size_ + bytes));
}

void JsonText::flush() {
    if (sink_ != nullptr && size_ > 0) {
        (*sink_)(std::string_view(buffer_.data(), size_));
        size_ = 0;
    }
}

std::string JsonText::take() {
    buffer_.resize(size_);
    size_ = 0;
    return std::move(buffer_);
}

void JsonText::escaped(char c) {
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

void JsonText::string(std::string_view text) {
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

void JsonText::integer(std::int64_t value) {
    constexpr std::size_t longest = 20;
    room(longest);
    char* begin = buffer_.data() + size_;
    size_ += static_cast<std::size_t>(std::to_chars(begin, begin + longest, value).ptr - begin);
}

void JsonText::real(double value) {
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

void JsonText::degrees(std::int64_t e7) {
    constexpr std::uint64_t one = 10'000'000;
    room(16);
    char* out = buffer_.data() + size_;
    char* const begin = out;
    if (e7 < 0) { *out++ = '-'; }
    const auto units = static_cast<std::uint64_t>(e7 < 0 ? -e7 : e7);
    const auto whole = static_cast<unsigned>(units / one);
    if (whole >= 100) { *out++ = static_cast<char>('0' + whole / 100); }
    if (whole >= 10) { *out++ = static_cast<char>('0' + whole / 10 % 10); }
    *out++ = static_cast<char>('0' + whole % 10);
    auto rest = static_cast<unsigned>(units % one);
    if (rest != 0) {
        *out = '.';
        for (int place = 7; place > 0; --place, rest /= 10) { out[place] = static_cast<char>('0' + rest % 10); }
        out += 8;
        while (out[-1] == '0') { --out; }
    }
    size_ += static_cast<std::size_t>(out - begin);
}

}  // namespace mapwire
