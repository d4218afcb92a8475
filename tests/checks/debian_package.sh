#!/usr/bin/env bash
# Makes the Debian package of a build, unpacks it into an empty folder and runs the program from there: version, an
# article with GeoJSON and with a format of GDAL, and the files that belong to it.
# debian_package.sh BUILD_FOLDER ARTICLE      Ends with 77 (skipped) when dpkg's tools are absent.
set -euo pipefail
build=$1 article=$2
if ! command -v dpkg-deb > /dev/null || ! command -v dpkg-shlibdeps > /dev/null; then
    echo "skipped: dpkg-dev is not installed"
    exit 77
fi
work=$build/debian_package_test
rm -rf "$work"
mkdir -p "$work"
(cd "$build" && cpack -G DEB -B "$work" -D CPACK_COMPONENTS_ALL=program > "$work/cpack.log" 2>&1) || { cat "$work/cpack.log"; exit 1; }
package=$(find "$work" -maxdepth 1 -name 'mapwire_*.deb')
[ -n "$package" ] || { echo "no package was made"; cat "$work/cpack.log"; exit 1; }
dpkg-deb -x "$package" "$work/root"
dpkg-deb -f "$package" Depends | grep -q libgdal || { echo "the package does not depend on GDAL:"; dpkg-deb -f "$package"; exit 1; }
for file in bin/mapwire share/man/man1/mapwire-map.1 share/bash-completion/completions/mapwire \
            share/zsh/vendor-completions/_mapwire share/fish/vendor_completions.d/mapwire.fish \
            share/qgis/python/plugins/mapwire_provider/metadata.txt share/doc/mapwire/copyright; do
    [ -f "$work/root/usr/$file" ] || { echo "the package lacks /usr/$file"; exit 1; }
done
cd "$work"
root/usr/bin/mapwire --version > version.txt
root/usr/bin/mapwire map -q -o layers "$article"
root/usr/bin/mapwire map -q -f gpkg -o packed "$article"
[ -s layers/places.geojson ] && [ -n "$(find packed -name '*.gpkg' -size +0)" ] || { echo "a run of the unpacked program made no layers"; exit 1; }
echo "$(basename "$package") unpacks and runs"
