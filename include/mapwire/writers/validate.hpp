#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "mapwire/model/error.hpp"

namespace mapwire {

struct Validation {
    std::vector<Issue> findings;  ///< in the order of the file, at most `most_findings`
    std::size_t left_out = 0;     ///< findings beyond that number
    std::size_t features = 0;
    [[nodiscard]] bool good() const noexcept { return findings.empty(); }
};

/// Checks a GeoJSON text (FeatureCollection, Feature, geometry, or one Feature a line as in RFC 8142) against RFC 7946
/// and against the rules that make a file usable in QGIS 3.22 without loss. OGR and QGIS accept nearly all of these
/// faults in silence.
///
/// Text        byte order mark, bytes that are not UTF-8, NaN and other things that are not JSON, repeated keys
/// Collection  type, crs member, bbox (order, range, all positions inside), one geometry type
/// Features    geometry and properties present; ids all there, unique, integers from 1
/// Geometry    known type and shape; longitude and latitude in range, at most 7 decimals; rings closed, with four
///             positions, turned by the right-hand rule; nothing that spans more than 180 degrees
/// Properties  the same keys in the same order; one JSON type a key; flat; no ""; none called id or fid; dates real and
/// in
///             UTC ("2017-06-09T00:00:00Z"), start not after end; `*_id` unique; confidence 0 to 1, geo_precision 1 to
///             3, metres not negative
///
/// A finding's place is "file:line" with the feature's number, counted from 1.
[[nodiscard]] Validation validate_geojson(std::string_view file_name, std::string_view text,
                                          std::size_t most_findings = 100);

}  // namespace mapwire
