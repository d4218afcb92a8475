#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "mapwire/model/event.hpp"

namespace mapwire {

/// English name of a country by its ISO 3166-1 alpha-2 code.
using CountryNames = std::map<std::string, std::string, std::less<>>;

/// The events as a table with the columns of ACLED, in ACLED's order, then our own, which begin with x_ (RFC 4180,
/// UTF-8, CRLF). Rows are those that happened or go on and that ACLED codes, in the order given; one without a day or a
/// place has empty cells there. A country without a name in `countries` is told by its code.
/// Source: the ACLED codebook of 2023 (numbers of actors as before 2024).
[[nodiscard]] std::string acled_csv(std::span<const Event> events, const CountryNames& countries);

/// A table of any columns, quoted in the same way.
[[nodiscard]] std::string csv_table(std::span<const std::vector<std::string>> rows);

}  // namespace mapwire
