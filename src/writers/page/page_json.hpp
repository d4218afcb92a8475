#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/text/json_text.hpp"
#include "mapwire/writers/page.hpp"

namespace mapwire {

/// UTF-16 code units before bytes of a text, as scripts count; asked in any order, built in one pass.
class Utf16Offsets {
public:
    explicit Utf16Offsets(std::string_view text);
    [[nodiscard]] std::size_t at(std::size_t byte) const;

private:
    static constexpr std::size_t stride = 256;
    std::string_view text_;
    std::vector<std::size_t> counts_;  // before byte stride * i
};

/// A geometry in whole steps of 1/scale degrees: {"p":[lon,lat]} in degrees, {"l":[path…]}, {"a":[[ring…]…]}; of a path
/// the first position, then differences.
[[nodiscard]] std::string packed(const Geometry& geometry, double scale);

/// JSON that may stand in a script element: <, >, &, U+2028 and U+2029 escaped. They occur in strings only.
[[nodiscard]] std::string safe_in_script(std::string_view json);

/// The data of the page as JSON.
[[nodiscard]] std::string page_data(const PageContent& content, const RunNotes& notes);

/// An article_digest as 16 hexadecimal digits.
[[nodiscard]] std::string digest_text(std::uint64_t digest);

/// One decision as the corrections file has it.
[[nodiscard]] std::string correction_json(const Correction& correction);

}  // namespace mapwire
