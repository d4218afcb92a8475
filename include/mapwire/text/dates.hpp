#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "mapwire/model/date.hpp"
#include "mapwire/model/text_span.hpp"
#include "mapwire/tables/geodata.hpp"

namespace mapwire {

/// Names and abbreviations of months in all languages (geodata/languages/*/months.tsv).
class MonthNames {
public:
    [[nodiscard]] static MonthNames load(std::span<const GeodataFile> files);
    /// 1 to 12 for a month's name in any letter case, with or without its full stop; nothing for other words.
    [[nodiscard]] std::optional<unsigned> month(std::string_view word) const;

private:
    std::unordered_map<std::string, unsigned> months_;  // lower case
};

struct FoundDate {
    TextSpan span;
    Date date;
};

/// The first complete date (day, month, year) of a text: "June 9, 2017", "9th of June 2017", "9 juin 2017",
/// "2017-06-09", "09.06.2017". With slashes ("9/6/2017") only when the order is certain: one number greater than 12, or
/// both equal. Days that do not exist are passed over. Years 1800 to 2199.
[[nodiscard]] std::optional<FoundDate> find_full_date(std::string_view text, const MonthNames& months);

}  // namespace mapwire
