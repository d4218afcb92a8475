#pragma once

#include <string>
#include <string_view>

namespace mapwire {

/// The header of a mail or of a part of one (RFC 5322), unfolded.
class MailHeader {
public:
    /// Takes the header's lines up to the empty line.
    explicit MailHeader(std::string_view text) : text_(text) {}
    /// The value of the first field of that name (any letter case), folded lines joined; "" when there is none.
    [[nodiscard]] std::string field(std::string_view name) const;

private:
    std::string_view text_;
};

/// "text/plain" of `text/plain; charset="utf-8"`, in lower case.
[[nodiscard]] std::string media_type(std::string_view content_type);
/// A parameter of such a value, without its quotation marks; "" when there is none.
[[nodiscard]] std::string parameter(std::string_view value, std::string_view name);

[[nodiscard]] std::string decode_base64(std::string_view text);
[[nodiscard]] std::string decode_quoted_printable(std::string_view text);
/// Words of a header such as =?utf-8?B?…?= (RFC 2047) in UTF-8.
[[nodiscard]] std::string decode_words(std::string_view text);

}  // namespace mapwire
