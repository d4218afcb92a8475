#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// What cells of foreign tables say.
namespace mapwire {

[[nodiscard]] std::string_view trimmed(std::string_view text);
/// A finite number and nothing else.
[[nodiscard]] std::optional<double> number_in(std::string_view text);
/// A number that can be a GeoNames id, else 0.
[[nodiscard]] std::uint32_t geonames_id_in(std::string_view text);
/// "Abdin (Khan Shaykhun)" and "عابدين - خان شيخون" say where the place of this name is.
[[nodiscard]] std::string_view without_qualifier(std::string_view name);
/// The class of a GeoNames feature code; 'P' for none, 'S' for one that is not known.
[[nodiscard]] char class_of_code(std::string_view code);

}  // namespace mapwire
