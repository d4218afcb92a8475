#include "articles/json_strings.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <string>

namespace mapwire {
namespace {

std::optional<std::uint32_t> hexadecimal(std::string_view raw, std::size_t at) {
    const auto digits = raw.substr(std::min(at, raw.size()), 4);
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc{} || end != digits.data() + 4) { return std::nullopt; }
    return value;
}

char* write_utf8(std::uint32_t code, char* out) {
    const auto put = [&](std::uint32_t byte) { *out++ = static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | code >> 6U);
        put(0x80 | (code & 0x3FU));
    } else if (code < 0x10000) {
        put(0xE0 | code >> 12U);
        put(0x80 | (code >> 6U & 0x3FU));
        put(0x80 | (code & 0x3FU));
    } else {
        put(0xF0 | code >> 18U);
        put(0x80 | (code >> 12U & 0x3FU));
        put(0x80 | (code >> 6U & 0x3FU));
        put(0x80 | (code & 0x3FU));
    }
    return out;
}

// Writes what the escape at `at` means and moves behind it; null when it means nothing.
char* write_escape(std::string_view raw, std::size_t& at, char* out) {
    constexpr std::string_view names = "\"\\/bfnrt";
    constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    const char c = at + 1 < raw.size() ? raw[at + 1] : '\0';
    if (const auto index = names.find(c); index != std::string_view::npos && c != '\0') {
        *out = meant[index];
        at += 2;
        return out + 1;
    }
    const auto first = c == 'u' ? hexadecimal(raw, at + 2) : std::nullopt;
    if (!first) { return nullptr; }
    auto code = *first;
    at += 6;
    if (code >= 0xD800 && code < 0xDC00 && raw.substr(at, 2) == "\\u") {
        const auto low = hexadecimal(raw, at + 2);
        if (low && *low >= 0xDC00 && *low < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10U) + (*low - 0xDC00);
            at += 6;
        }
    }
    if (code >= 0xD800 && code < 0xE000) { code = 0xFFFD; }
    return write_utf8(code, out);
}

}  // namespace

std::string_view raw_json_string(const char* begin) {
    const char* end = begin;
    while (true) {
        end = static_cast<const char*>(std::memchr(end, '"', static_cast<std::size_t>(-1) / 4));
        std::size_t backslashes = 0;
        while (end - backslashes != begin && *(end - backslashes - 1) == '\\') { ++backslashes; }
        if (backslashes % 2 == 0) { return {begin, static_cast<std::size_t>(end - begin)}; }
        ++end;
    }
}

void JsonStrings::reset(std::size_t size) {
    // What is unescaped is never longer than what is escaped, so nothing moves while views are held.
    if (bytes_.size() < size) { bytes_.resize(size); }
    used_ = 0;
}

std::optional<std::string_view> JsonStrings::unescaped(const char* begin) {
    const auto raw = raw_json_string(begin);
    if (raw.find('\\') == std::string_view::npos) { return raw; }
    char* const start = bytes_.data() + used_;
    char* out = start;
    for (std::size_t at = 0; at < raw.size();) {
        const auto stop = std::min(raw.find('\\', at), raw.size());
        std::memcpy(out, raw.data() + at, stop - at);
        out += stop - at;
        at = stop;
        if (at < raw.size()) {
            out = write_escape(raw, at, out);
            if (out == nullptr) { return std::nullopt; }
        }
    }
    used_ += static_cast<std::size_t>(out - start);
    return std::string_view(start, static_cast<std::size_t>(out - start));
}

}  // namespace mapwire
