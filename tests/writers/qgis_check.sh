#!/bin/sh
# usage: qgis_check.sh WRITE_SAMPLE CHECKER — real QGIS finds neither error nor warning in the sample's files.
# Exit 77, which CTest counts as skipped, when QGIS or the checker is not there.
set -eu
[ -f "$2" ] || { echo "skipped: no checker $2"; exit 77; }
/usr/bin/python3 -c 'import qgis.core' 2>/dev/null || { echo "skipped: QGIS is not installed"; exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" "$folder/out" geojson gpkg
/usr/bin/python3 "$2" --strict --expect places=3 --expect mentions=9 --expect zones=3 --expect regions=1 \
    --types start_date=datetime,end_date=datetime,event_date=datetime,published=datetime,uncertainty_m=real "$folder/out" > "$folder/report" 2>&1 ||
    { cat "$folder/report"; exit 1; }
tail -1 "$folder/report"
