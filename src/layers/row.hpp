#pragma once

#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "mapwire/model/date.hpp"
#include "mapwire/model/layer.hpp"
#include "mapwire/model/units.hpp"

namespace mapwire {

/// Fills one feature field by field, in the layer's order. The field's name is given each time and checked, so that a
/// value cannot slip into its neighbour.
class Row {
public:
    /// A feature without geometry.
    explicit Row(const Layer& layer) : layer_(layer), feature_{0, std::nullopt, {}} {
        feature_.values.reserve(layer.fields.size());
    }
    Row(const Layer& layer, Geometry geometry) : Row(layer) { feature_.geometry.emplace(std::move(geometry)); }

    Row& text(std::string_view field, std::string value) {
        return value.empty() ? null(field) : put(field, FieldType::text, std::move(value));
    }
    Row& integer(std::string_view field, std::int64_t value) { return put(field, FieldType::integer, value); }
    Row& integer(std::string_view field, std::optional<std::int64_t> value) {
        return value ? integer(field, *value) : null(field);
    }
    /// Rounded to so many decimals, at most 7; what is not finite is null.
    Row& real(std::string_view field, double value, int decimals) {
        if (!std::isfinite(value)) { return null(field); }
        constexpr std::array<double, 8> powers{1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};
        const double scale = powers.at(static_cast<std::size_t>(decimals));
        return put(field, FieldType::real, std::round(value * scale) / scale);
    }
    Row& metres(std::string_view field, std::optional<Metres> value) {
        return value ? real(field, value->value(), 3) : null(field);
    }
    Row& date(std::string_view field, std::optional<Date> value) {
        return value ? put(field, FieldType::datetime, value->iso_start_utc()) : null(field);
    }
    /// A day as `date` writes it, "" when unknown.
    Row& time(std::string_view field, std::string value) {
        return value.empty() ? null(field) : put(field, FieldType::datetime, std::move(value));
    }
    Row& null(std::string_view field) {
        expect(field);
        feature_.values.emplace_back();
        return *this;
    }
    [[nodiscard]] Feature finish() {
        assert(feature_.values.size() == layer_.fields.size());
        return std::move(feature_);
    }

private:
    Row& put(std::string_view field, FieldType type, FieldValue value) {
        expect(field);
        assert(layer_.fields[feature_.values.size()].type == type);
        static_cast<void>(type);
        feature_.values.push_back(std::move(value));
        return *this;
    }
    void expect(std::string_view field) const {
        assert(feature_.values.size() < layer_.fields.size());
        assert(layer_.fields[feature_.values.size()].name == field);
        static_cast<void>(field);
    }

    const Layer& layer_;
    Feature feature_;
};

}  // namespace mapwire
