#pragma once

// The reentrant functions only: the others keep their state in a global.
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>

#include <memory>
#include <string>

#include "mapwire/model/geometry.hpp"

/// GEOS behind owning types. One Geos per operation: making one costs less than a microsecond, and threads share none.
namespace mapwire {

struct GeosDeleter {
    GEOSContextHandle_t context;
    void operator()(GEOSGeometry* geometry) const noexcept { GEOSGeom_destroy_r(context, geometry); }
};
using GeosGeometry = std::unique_ptr<GEOSGeometry, GeosDeleter>;

class Geos {
public:
    Geos();
    ~Geos();
    Geos(const Geos&) = delete;
    Geos& operator=(const Geos&) = delete;

    [[nodiscard]] GEOSContextHandle_t context() const noexcept { return context_; }
    /// Takes over what a GEOS function returned. Throws std::runtime_error "geometry: <doing>: <GEOS's words>" on null.
    [[nodiscard]] GeosGeometry own(GEOSGeometry* geometry, const char* doing) const;
    [[noreturn]] void fail(const char* doing) const;

    [[nodiscard]] GeosGeometry area(const MultiPolygon& area) const;
    [[nodiscard]] GeosGeometry polygon(const Polygon& polygon) const;
    [[nodiscard]] GeosGeometry line(const LineString& line) const;
    [[nodiscard]] GeosGeometry lines(const MultiLineString& lines) const;

    /// The polygons of any geometry, orientation put right, rings of no area left out. Lines and points are dropped.
    [[nodiscard]] MultiPolygon to_area(const GEOSGeometry* geometry) const;
    /// The lines of any geometry; points and polygons are dropped.
    [[nodiscard]] MultiLineString to_lines(const GEOSGeometry* geometry) const;

private:
    [[nodiscard]] GEOSCoordSequence* sequence(const std::vector<Coordinate>& positions) const;
    [[nodiscard]] std::vector<Coordinate> positions(const GEOSGeometry* line) const;
    void add_polygons(const GEOSGeometry* geometry, MultiPolygon& area) const;
    void add_lines(const GEOSGeometry* geometry, MultiLineString& lines) const;

    GEOSContextHandle_t context_;
    std::string message_;
};

}  // namespace mapwire
