#!/usr/bin/env bash
# Installs the plugin that `mapwire qgis-plugin` writes into an empty profile of real QGIS, runs each of its algorithms
# headless and looks at what they made.
# qgis_plugin.sh MAPWIRE WORK_FOLDER ARTICLE…      Ends with 77 (skipped) when QGIS is absent.
set -euo pipefail
mapwire=$1 work=$2
shift 2
if ! command -v qgis_process.bin > /dev/null; then
    echo "skipped: QGIS is not installed"
    exit 77
fi
rm -rf "$work"
mkdir -p "$work/profile/profiles/default/python/plugins" "$work/articles" "$work/run"
chmod 700 "$work/run"
cp "$@" "$work/articles/"
export QGIS_CUSTOM_CONFIG_PATH=$work/profile XDG_RUNTIME_DIR=$work/run QT_QPA_PLATFORM=offscreen
export MAPWIRE=$mapwire PYTHONDONTWRITEBYTECODE=1

"$mapwire" qgis-plugin -q -o "$work/plugin.zip"
/usr/bin/python3 -m zipfile -e "$work/plugin.zip" "$work/profile/profiles/default/python/plugins"
qgis_process.bin plugins enable mapwire_provider > "$work/enable.log" 2>&1 || { cat "$work/enable.log"; exit 1; }

# ran NAME ARGUMENT…: the algorithm ends well; its report lies in NAME.json.
ran() {
    local name=$1
    shift
    qgis_process.bin --json run "mapwire:$name" -- "$@" > "$work/$name.json" 2> "$work/$name.log" ||
        { echo "$name failed:"; cat "$work/$name.json" "$work/$name.log"; exit 1; }
}
features() { # features FILE: how many it has
    /usr/bin/python3 -c 'import json, sys; print(len(json.load(open(sys.argv[1]))["features"]))' "$1"
}
holds() { # holds FILE AT_LEAST
    [ "$(features "$1")" -ge "$2" ] || { echo "$1 has $(features "$1") features, not $2"; exit 1; }
}

ran maparticles FOLDER="$work/articles" OUTPUT="$work/layers"
holds "$work/layers/places.geojson" 5
holds "$work/layers/zones.geojson" 1
/usr/bin/python3 - "$work/maparticles.json" <<'PY'
import json, sys
results = json.load(open(sys.argv[1]))["results"]
assert results["LAYERS"] >= 3, results
PY

ran geodesicbuffer PLACE= POINT="38.61778,33.50583 [EPSG:4326]" DISTANCE=33mi OUTPUT="$work/buffer.geojson"
holds "$work/buffer.geojson" 1
ran zonesondate DATE=2017-07-20 EXTENT="35,40,32,34 [EPSG:4326]" OUTPUT="$work/zones.geojson"
holds "$work/zones.geojson" 1
ran locatephrase PHRASE="30 km south-east of Raqqa" OUTPUT="$work/phrase.geojson"
holds "$work/phrase.geojson" 1

# A fault of the input is told in mapwire's own words.
if qgis_process.bin run mapwire:geodesicbuffer -- PLACE=Raqqa DISTANCE=33parsec OUTPUT="$work/none.geojson" > "$work/fault.log" 2>&1; then
    echo "an unknown unit was accepted"
    exit 1
fi
grep -q "33parsec" "$work/fault.log" || { echo "the fault is not told:"; cat "$work/fault.log"; exit 1; }
echo "the plugin's four algorithms ran"
