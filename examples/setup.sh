#!/usr/bin/env bash
# Installs the Debian or Ubuntu packages that building mapwire needs and that are missing. Says nothing when there is
# nothing to do. Used by examples/quickstart.sh and tests/run.sh.
set -euo pipefail
mkdir -p "$(dirname "$0")/../build"

packages=(g++ cmake ninja-build libproj-dev libgeos-dev libgdal-dev libboost-dev libicu-dev libcli11-dev libfmt-dev libfast-float-dev
          libsimdjson-dev libarchive-dev libxml2-dev libgumbo-dev libbrotli-dev
          libcmark-dev libuchardet-dev libcld2-dev libjemalloc-dev zlib1g-dev catch2
          libjs-leaflet librsvg2-dev fonts-dejavu-core)
missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2> /dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo > /dev/null || { echo "Missing packages: ${missing[*]}. Install them as root, or install sudo." >&2; exit 1; }
    as_root=(sudo)
fi
echo "Installing packages: ${missing[*]} …"
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
