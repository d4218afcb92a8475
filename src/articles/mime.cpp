#include "articles/mime.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <variant>

#include "mapwire/text/encoding.hpp"
#include "mapwire/text/letter_case.hpp"

namespace mapwire {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) { return {}; }
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

int hexadecimal(char c) {
    if (c >= '0' && c <= '9') { return c - '0'; }
    if (c >= 'A' && c <= 'F') { return c - 'A' + 10; }
    if (c >= 'a' && c <= 'f') { return c - 'a' + 10; }
    return -1;
}

int base64_value(char c) {
    if (c >= 'A' && c <= 'Z') { return c - 'A'; }
    if (c >= 'a' && c <= 'z') { return c - 'a' + 26; }
    if (c >= '0' && c <= '9') { return c - '0' + 52; }
    return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

std::string in_utf8(std::string bytes, std::string_view charset) {
    auto decoded = decode_text(bytes, charset);
    return std::holds_alternative<DecodedText>(decoded) ? std::move(std::get<DecodedText>(decoded).text)
                                                        : std::string();
}

}  // namespace

std::string MailHeader::field(std::string_view name) const {
    std::string value;
    bool found = false;
    for (std::size_t at = 0; at < text_.size();) {
        const auto end = std::min(text_.find('\n', at), text_.size());
        const auto line = text_.substr(at, end - at);
        at = end + 1;
        if (line.starts_with(' ') || line.starts_with('\t')) {
            if (found) { value += " " + std::string(trimmed(line)); }
            continue;
        }
        if (found) { break; }
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || lower_case(trimmed(line.substr(0, colon))) != name) { continue; }
        found = true;
        value = trimmed(line.substr(colon + 1));
    }
    return value;
}

std::string media_type(std::string_view content_type) {
    return lower_case(trimmed(content_type.substr(0, content_type.find(';'))));
}

std::string parameter(std::string_view value, std::string_view name) {
    for (auto at = value.find(';'); at != std::string_view::npos;) {
        const auto equals = value.find('=', at);
        if (equals == std::string_view::npos) { return {}; }
        const auto key = lower_case(trimmed(value.substr(at + 1, equals - at - 1)));
        auto begin = value.find_first_not_of(" \t", equals + 1);
        if (begin == std::string_view::npos) { return {}; }
        std::string_view text;
        if (value[begin] == '"') {
            const auto end = std::min(value.find('"', begin + 1), value.size());
            text = value.substr(begin + 1, end - begin - 1);
            at = value.find(';', end);
        } else {
            at = value.find(';', begin);
            text = trimmed(value.substr(begin, at == std::string_view::npos ? at : at - begin));
        }
        if (key == name) { return std::string(text); }
    }
    return {};
}

std::string decode_base64(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char c : text) {
        const int value = base64_value(c);
        if (value < 0) { continue; }  // line breaks and padding
        bits = (bits << 6U | static_cast<std::uint32_t>(value)) & 0xFFFFFFU;
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes.push_back(static_cast<char>(bits >> count & 0xFFU));
        }
    }
    return bytes;
}

std::string decode_quoted_printable(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '=') {
            bytes.push_back(text[at]);
            continue;
        }
        if (text.substr(at + 1, 2) == "\r\n") {
            at += 2;
        } else if (text.substr(at + 1, 1) == "\n") {
            at += 1;
        } else if (at + 2 < text.size() && hexadecimal(text[at + 1]) >= 0 && hexadecimal(text[at + 2]) >= 0) {
            bytes.push_back(static_cast<char>(hexadecimal(text[at + 1]) * 16 + hexadecimal(text[at + 2])));
            at += 2;
        } else {
            bytes.push_back('=');
        }
    }
    return bytes;
}

std::string decode_words(std::string_view text) {
    std::string out;
    bool after_word = false;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto begin = text.find("=?", at);
        if (begin == std::string_view::npos) { break; }
        const auto charset_end = text.find('?', begin + 2);
        const auto kind_end = charset_end == std::string_view::npos ? charset_end : text.find('?', charset_end + 1);
        const auto end = kind_end == std::string_view::npos ? kind_end : text.find("?=", kind_end + 1);
        if (end == std::string_view::npos || kind_end != charset_end + 2) {
            out += text.substr(at, begin + 2 - at);
            at = begin + 2;
            after_word = false;
            continue;
        }
        const auto between = text.substr(at, begin - at);
        // Blanks between two encoded words are no part of the text.
        if (!after_word || between.find_first_not_of(" \t\r\n") != std::string_view::npos) { out += between; }
        const auto body = text.substr(kind_end + 1, end - kind_end - 1);
        std::string bytes;
        if (text[charset_end + 1] == 'B' || text[charset_end + 1] == 'b') {
            bytes = decode_base64(body);
        } else {
            std::string blanks(body);
            std::replace(blanks.begin(), blanks.end(), '_', ' ');
            bytes = decode_quoted_printable(blanks);
        }
        out += in_utf8(std::move(bytes), text.substr(begin + 2, charset_end - begin - 2));
        at = end + 2;
        after_word = true;
    }
    out += text.substr(at);
    return in_utf8(std::move(out), "");
}

}  // namespace mapwire
