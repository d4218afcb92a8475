#include "mapwire/text/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace mapwire {
namespace {

bool is_continuation(unsigned char byte) noexcept { return (byte & 0xC0U) == 0x80U; }

// Length of the well-formed sequence at `at`, 0 when it is malformed (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view text, std::size_t at) noexcept {
    const auto byte = [&](std::size_t offset) {
        return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset])
                                         : static_cast<unsigned char>(0);
    };
    const unsigned char lead = byte(0);
    if (lead < 0x80) { return 1; }
    if (lead >= 0xC2 && lead <= 0xDF) { return is_continuation(byte(1)) ? 2 : 0; }
    if (lead >= 0xE0 && lead <= 0xEF) {
        const unsigned char low = lead == 0xE0 ? 0xA0 : 0x80;
        const unsigned char high = lead == 0xED ? 0x9F : 0xBF;
        return byte(1) >= low && byte(1) <= high && is_continuation(byte(2)) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const unsigned char low = lead == 0xF0 ? 0x90 : 0x80;
        const unsigned char high = lead == 0xF4 ? 0x8F : 0xBF;
        return byte(1) >= low && byte(1) <= high && is_continuation(byte(2)) && is_continuation(byte(3)) ? 4 : 0;
    }
    return 0;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) noexcept {
    std::size_t at = 0;
    while (at < text.size()) {
        // Eight bytes of ASCII at once: most texts are mostly that.
        std::uint64_t word = 0;
        if (at + sizeof(word) <= text.size()) {
            std::memcpy(&word, text.data() + at, sizeof(word));
            if ((word & 0x8080808080808080U) == 0) {
                at += sizeof(word);
                continue;
            }
        }
        const auto length = sequence_length(text, at);
        if (length == 0) { return at; }
        at += length;
    }
    return std::nullopt;
}

std::size_t count_code_points(std::string_view text) noexcept {
    std::size_t count = 0;
    for (const char c : text) { count += is_continuation(static_cast<unsigned char>(c)) ? 0U : 1U; }
    return count;
}

CodePointOffsets::CodePointOffsets(std::string_view text) : text_(text) {
    counts_.reserve(text.size() / stride + 1);
    std::size_t count = 0;
    for (std::size_t begin = 0; begin <= text.size(); begin += stride) {
        counts_.push_back(count);
        count += count_code_points(text.substr(begin, stride));
    }
}

std::size_t CodePointOffsets::at(std::size_t byte_offset) const noexcept {
    const auto block = byte_offset / stride;
    return counts_[block] + count_code_points(text_.substr(block * stride, byte_offset - block * stride));
}

}  // namespace mapwire
