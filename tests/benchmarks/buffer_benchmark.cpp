// How many geodesic buffers of 128 vertices a second, on one core. First the answer is compared with the naive way: one
// direct geodesic problem a vertex, no mirror. Usage: buffer_benchmark [--quick]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string_view>
#include <vector>

#include "mapwire/geometry/buffer.hpp"
#include "mapwire/geometry/geodesic.hpp"

using namespace mapwire;

namespace {

constexpr int vertices = 128;
constexpr double radius_m = 53'108.352;

std::vector<Coordinate> centres() {
    std::vector<Coordinate> result;
    for (int i = 0; i < 1'000; ++i) {
        result.push_back(Coordinate::from_degrees({.longitude = 38.0 + 0.001 * i, .latitude = 33.0 + 0.002 * i}));
    }
    return result;
}

/// The farthest that any vertex is from its place by the naive way, in metres.
double farthest_from_naive_m(Coordinate centre) {
    const MultiPolygon area = buffer_with_vertices(centre, Metres{radius_m}, vertices);
    const auto& ring = area.polygons.at(0).exterior.positions;
    double farthest_m = 0.0;
    for (int i = 0; i < vertices; ++i) {
        const Coordinate naive = destination(centre, Azimuth{-360.0 * i / vertices}, Metres{radius_m});
        farthest_m = std::max(farthest_m, distance_between(naive, ring.at(static_cast<std::size_t>(i))).value());
    }
    return farthest_m;
}

}  // namespace

int main(int count, char** arguments) {
    const bool quick = count > 1 && std::string_view(arguments[1]) == "--quick";
    const std::vector<Coordinate> places = centres();
    double farthest_m = 0.0;
    for (std::size_t i = 0; i < places.size(); i += 100) {
        farthest_m = std::max(farthest_m, farthest_from_naive_m(places[i]));
    }
    if (!(farthest_m <= 10e-9)) {
        std::printf("wrong: a vertex is %.3g m from where the naive way puts it\n", farthest_m);
        return 1;
    }
    const int rounds = quick ? 1 : 50;
    std::size_t positions = 0;
    const auto start = std::chrono::steady_clock::now();
    for (int round = 0; round < rounds; ++round) {
        for (const Coordinate& place : places) {
            positions += buffer_with_vertices(place, Metres{radius_m}, vertices).polygons[0].exterior.positions.size();
        }
    }
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    const double buffers = static_cast<double>(rounds) * static_cast<double>(places.size());
    std::printf("%.0f buffers a second at %d vertices (%.1f nm from the naive way, %zu positions)\n",
                buffers / seconds.count(), vertices, farthest_m * 1e9, positions);
    return positions == static_cast<std::size_t>(buffers) * (vertices + 1) ? 0 : 1;
}
