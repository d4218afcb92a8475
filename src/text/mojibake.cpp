#include <algorithm>
#include <array>
#include <cstdint>

#include "mapwire/text/encoding.hpp"
#include "mapwire/text/utf8.hpp"
#include "text/characters.hpp"
#include "text/converters.hpp"

namespace mapwire {
namespace {

// Characters above ASCII of an encoding of single bytes, turned back into the bytes they were read from.
class ByteOf {
public:
    explicit ByteOf(const char* encoding) {
        bytes_.fill(none);
        for (unsigned byte = 0x80; byte < 0x100; ++byte) {
            const char c = static_cast<char>(byte);
            const auto text = to_utf8({&c, 1}, encoding);
            const auto value = text ? characters::at(*text, 0).value : byte;
            if (value < bytes_.size()) { bytes_[value] = static_cast<std::int16_t>(byte); }
            // Bytes without a meaning are passed on as controls, and Latin-1 reads all so.
            if (bytes_[byte] == none) { bytes_[byte] = static_cast<std::int16_t>(byte); }
        }
    }
    [[nodiscard]] std::optional<char> operator()(char32_t c) const {
        if (c >= bytes_.size() || bytes_[c] == none) { return std::nullopt; }
        return static_cast<char>(bytes_[c]);
    }

private:
    static constexpr std::int16_t none = -1;
    std::array<std::int16_t, 0x2130> bytes_{};  // by code point; the highest is the trade mark sign, U+2122
};

std::size_t sequence_size(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte >= 0xF0 && byte < 0xF5 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 && byte < 0xE0 ? 2 : 0;
}

struct Repair {
    std::string text;
    std::size_t repaired = 0;   // characters that were made of two to four
    std::size_t untouched = 0;  // other characters above ASCII
};

Repair repaired_once(std::string_view text, const ByteOf& byte_of) {
    Repair repair;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = characters::at(text, at);
        const auto lead = c.value < 0x80 ? std::nullopt : byte_of(c.value);
        const auto size = lead ? sequence_size(*lead) : 0;
        std::string sequence;
        std::size_t next = at + c.size;
        if (size > 0) {
            sequence.push_back(*lead);
            while (sequence.size() < size && next < text.size()) {
                const auto follower = characters::at(text, next);
                const auto byte = follower.value < 0x80 ? std::nullopt : byte_of(follower.value);
                if (!byte || (static_cast<unsigned char>(*byte) & 0xC0U) != 0x80) { break; }
                sequence.push_back(*byte);
                next += follower.size;
            }
        }
        if (size > 0 && sequence.size() == size && !first_invalid_utf8(sequence)) {
            repair.text += sequence;
            ++repair.repaired;
            at = next;
            continue;
        }
        repair.untouched += c.value >= 0x80 ? 1U : 0U;
        repair.text += text.substr(at, c.size);
        at += c.size;
    }
    return repair;
}

// What a broken letter may begin with: "Â" to "ô" (C3 82 to C3 B4), the lead bytes as windows-1252 shows them, before a
// character beyond ASCII; "В" to "ф" (D0 92 to D1 84), those of windows-1251, before as many such characters, no
// Russian letters, as the lead byte asks for. Counting them is much cheaper than trying, and most texts in French or
// Russian have next to none.
struct Suspects {
    std::size_t western = 0;
    std::size_t cyrillic = 0;
};

std::size_t size_by_first(unsigned byte) { return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2; }

Suspects suspects_of(std::string_view text) {
    Suspects found;
    const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
    const auto is_russian = [&](std::size_t at) {
        return (byte(at) == 0xD0 && byte(at + 1) >= 0x90) || (byte(at) == 0xD1 && byte(at + 1) < 0x90);
    };
    for (auto at = characters::next_beyond_ascii(text, 0); at < text.size();) {
        const auto first = byte(at);
        const auto second = byte(at + 1);
        if (first == 0xC3) {
            found.western += second >= 0x82 && second <= 0xB4 && byte(at + 2) >= 0x80 ? 1U : 0U;
        } else if ((first == 0xD0 && second >= 0x92) || (first == 0xD1 && second <= 0x84)) {
            const auto lead = first == 0xD0 ? second + 0x30U : second + 0x70U;  // in windows-1251
            auto missing = sequence_size(static_cast<char>(lead)) - 1;
            auto next = at + 2;
            for (; missing > 0 && byte(next) >= 0x80 && !is_russian(next); --missing) {
                next += size_by_first(byte(next));
            }
            found.cyrillic += missing == 0 ? 1U : 0U;
        }
        at = characters::next_beyond_ascii(text, std::min(at + size_by_first(first), text.size()));
    }
    return found;
}

}  // namespace

std::optional<std::string> repair_mojibake(std::string_view text) {
    constexpr std::size_t least_cyrillic = 8;  // broken letters that convince
    const auto suspects = suspects_of(text);
    if (suspects.western == 0 && suspects.cyrillic < least_cyrillic) { return std::nullopt; }
    static const ByteOf western("windows-1252");
    static const ByteOf cyrillic("windows-1251");
    std::optional<std::string> result;
    for (int round = 0; round < 3; ++round) {
        const std::string_view current = result ? std::string_view(*result) : text;
        auto repair = repaired_once(current, western);
        // Sequences that happen to fit are rare in real text ("Ã©" is no word), but a quotation of the fault may hold
        // one: most of what is not ASCII has to be faulty.
        bool convincing = repair.repaired > 0 && repair.repaired >= repair.untouched;
        if (!convincing) {
            repair = repaired_once(current, cyrillic);
            convincing = repair.repaired >= least_cyrillic && repair.repaired > 4 * repair.untouched;
        }
        if (!convincing) { break; }
        result = std::move(repair.text);
    }
    return result;
}

}  // namespace mapwire
