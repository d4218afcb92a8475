#!/usr/bin/env bash
# Sets mapwire up on a fresh Debian 12 or Ubuntu machine and maps the example articles.
# Installs missing packages (as root or with sudo), configures, builds, maps. Run it again at any time: it only does what
# is still to do.
set -euo pipefail
cd "$(dirname "$0")/.."

examples/setup.sh
echo "Building mapwire (the first time takes a few minutes) …"
cmake --preset release -DMAPWIRE_BUILD_TESTS=OFF > build/configure.log 2>&1 || { cat build/configure.log >&2; exit 1; }
cmake --build --preset release > build/build.log 2>&1 || { tail -n 40 build/build.log >&2; exit 1; }

build/release/bin/mapwire map --quiet --overwrite -f geojson,html,png --title "Al Tanf and the south of Syria, May to July 2017" -o output/example examples/articles/*.txt

cat <<'TEXT'

Done. Four short reports about May to July 2017 were mapped; the layers lie in output/example/:

  mapwire.html      open this in a browser: the reports beside the map, to read, check and correct
  mapwire.png       the map as a picture
  mapwire.qgz       open this in QGIS: all layers with colours, labels and dates
  events.geojson    what happened, was planned, threatened or denied: type, actors, date, stance, place; what is known
                    only by area lies in event_areas.geojson
  places.geojson    a point for each place that the reports name, how often, and in which words
  zones.geojson     the zone around the base at Al Tanf as each report gives it; the de-escalation zones of the south
  regions.geojson   vague areas such as "southwest Syria", with their fuzzy edge as uncertainty
  mentions.geojson  every place name in the texts, what it does there, and why it was or was not resolved
  report.json       what was read and counted, and the names that found no place

Every feature names its article, sentence, rule, certainty and precision.

Look at them:   qgis output/example/mapwire.qgz        (apt install qgis)
Your own texts: build/release/bin/mapwire map YOUR_ARTICLE.txt
More:           build/release/bin/mapwire help
TEXT
