#pragma once

#include "mapwire/gazetteer/outlines.hpp"
#include "mapwire/gazetteer/regions.hpp"
#include "mapwire/tables/geodata.hpp"
#include "mapwire/zones/catalogue.hpp"

/// The tables that mapwire ships, loaded once per test program.
inline const mapwire::Outlines& shipped_outlines() {
    static const auto outlines = mapwire::Outlines::load(mapwire::geodata_files());
    return outlines;
}

inline const mapwire::NamedRegions& shipped_regions() {
    static const auto regions = mapwire::NamedRegions::load(mapwire::geodata_files(), shipped_outlines());
    return regions;
}

inline const mapwire::ZoneCatalogue& shipped_zones() {
    static const auto zones =
        mapwire::ZoneCatalogue::load(mapwire::geodata_files(), shipped_outlines(), shipped_regions());
    return zones;
}
