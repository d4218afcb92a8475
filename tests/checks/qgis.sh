#!/usr/bin/env bash
# Holds the output of the program against real QGIS: no error and no warning. Exit status 77 (skipped) when QGIS or the
# checking tool is not there.  usage: qgis.sh PROGRAM TOOL WORK_FOLDER ARTICLE...
set -euo pipefail
program=$1 tool=$2 work=$3
shift 3
if ! /usr/bin/python3 -c 'import qgis.core' 2> /dev/null; then echo "skipped: QGIS is not installed"; exit 77; fi
if [ ! -f "$tool" ]; then echo "skipped: $tool is not there"; exit 77; fi
for article in "$@"; do
    [ -f "$article" ] || { echo "skipped: $article is not there"; exit 77; }
done
rm -rf "$work"
"$program" map --quiet -o "$work" "$@"
# Empty layers are left out of the project, and report.json and timings.json are no layers.
files=("$work/mapwire.qgz")
for layer in "$work"/*.geojson; do
    grep -q '"type":"Feature",' "$layer" && files+=("$layer" "${layer%.geojson}.qml")
done
/usr/bin/python3 "$tool" --strict "${files[@]}"
