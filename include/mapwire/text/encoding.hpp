#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace mapwire {

/// A text turned into UTF-8.
struct DecodedText {
    std::string text;
    std::string encoding;         ///< IANA name of what it was: "UTF-8", "windows-1256"
    bool guessed = false;         ///< neither declared nor told by the bytes: by the frequencies of letters
    std::size_t faults = 0;       ///< of UTF-8 with few faults: how many became U+FFFD
    std::size_t first_fault = 0;  ///< the byte of the first of them, in what was given
};

/// The bytes are in no encoding that they can be read in.
struct EncodingFault {
    std::size_t byte;  ///< the first that does not fit
    std::string what;  ///< "the text is not UTF-8"
};

/// Decodes a text. In this order: a byte order mark; valid UTF-8, whatever is declared; UTF-16 without a mark, told by
/// its NUL bytes; the declared encoding (an IANA or usual name, "" for none) when all bytes mean something in it; UTF-8
/// with faults: few of them in much text become U+FFFD, a text full of them is refused with the place of the first;
/// else the likeliest of windows-1252, 1256, 1251, KOI8-R, ISO 8859-6 and what uchardet proposes, by which letters
/// stand beside which.
/// Valid UTF-8 is handed back as it is, its byte order mark included, so that offsets hold for the file.
[[nodiscard]] std::variant<DecodedText, EncodingFault> decode_text(std::string bytes, std::string_view declared = {});

/// Whether `name` is an encoding that decode_text knows.
[[nodiscard]] bool is_encoding(std::string_view name);

/// A text that was UTF-8 once, was read as windows-1252 (or Latin-1, or windows-1251) and written again: "Jaâ€™Din".
/// The text as it was meant; nothing when there is no sign of such a fault. What was read wrongly twice is repaired
/// twice. Characters that the fault has destroyed stay as they are.
[[nodiscard]] std::optional<std::string> repair_mojibake(std::string_view text);

/// A text in which words mix letters of Latin with letters of Cyrillic or Greek that look the same, as disguised or
/// badly scanned texts have them: each such word in the alphabet that most of its letters are of. Nothing when there is
/// no such word. Words of one alphabet, and words whose odd letters look like no letter of the other, stay.
[[nodiscard]] std::optional<std::string> repair_homoglyphs(std::string_view text);

}  // namespace mapwire
