#!/usr/bin/env bash
# Sets mapwire up as examples/quickstart.sh does and runs all tests: the developer build with warnings as errors, then the
# unit and fuzz tests once more under the address and undefined-behaviour sanitizers. Ends with ctest's summary.
set -euo pipefail
cd "$(dirname "$0")/.."

examples/setup.sh
jobs=$(nproc)
for preset in asan dev; do
    echo "== $preset: configure and build"
    cmake --preset "$preset" > "build/$preset-configure.log" 2>&1 || { cat "build/$preset-configure.log"; exit 1; }
    cmake --build --preset "$preset" > "build/$preset-build.log" 2>&1 || { tail -n 60 "build/$preset-build.log"; exit 1; }
    echo "== $preset: test"
    if [ "$preset" = asan ]; then
        # What the sanitizers cannot find (installing, headers, QGIS) is left to the other build.
        ctest --preset "$preset" -LE "slow" -j "$jobs"
    else
        ctest --preset "$preset" -j "$jobs"
    fi
done
