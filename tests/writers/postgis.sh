#!/usr/bin/env bash
# postgis.sh MAPWIRE ARTICLE…: writes layers to a PostgreSQL with PostGIS that is started for this test alone, reads them
# back feature by feature, and writes them again. Exit status 77 (skipped) when PostgreSQL or PostGIS is not installed.
set -euo pipefail
mapwire=$1
shift
bin=$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | tail -n 1 || true)
if [ -z "$bin" ] || ! ls /usr/share/postgresql/*/extension/postgis.control > /dev/null 2>&1; then
    echo "skipped: PostgreSQL with PostGIS is not installed"
    exit 77
fi
work=$(mktemp -d /tmp/mapwire-postgis-XXXXXX)
chmod 755 "$work"
as=()
if [ "$(id -u)" -eq 0 ]; then  # PostgreSQL refuses to run as root
    mkdir "$work/db" && chown postgres "$work/db"
    as=(runuser -u postgres --)
else
    mkdir "$work/db"
fi
stop() {
    "${as[@]}" "$bin/pg_ctl" -D "$work/db/data" -m immediate stop > /dev/null 2>&1 || true
    rm -rf "$work"
}
trap stop EXIT
cd "$work/db"
"${as[@]}" "$bin/initdb" -D "$work/db/data" -U mapper -A trust --no-sync > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
"${as[@]}" "$bin/pg_ctl" -D "$work/db/data" -w -l "$work/db/server.log" \
    -o "-c listen_addresses='' -k $work/db -c fsync=off" start > "$work/log" 2>&1 || { cat "$work/log" "$work/db/server.log"; exit 1; }
ask() { "$bin/psql" -h "$work/db" -U mapper -At -v ON_ERROR_STOP=1 -d "$1" -c "$2"; }
ask postgres "CREATE DATABASE maps" > /dev/null
ask maps "CREATE EXTENSION postgis" > /dev/null
cd "$work"

fail() { echo "$1"; exit 1; }
database="PG:host=$work/db user=mapper dbname=maps"
"$mapwire" map -q "$@" -f geojson -o "$work/files"
"$mapwire" map -q "$@" -f postgis -o "$database"
[ ! -e "$work/output" ] || [ -z "$(ls -A "$work/output")" ] || fail "a run into the database left files: $(ls -AR "$work/output")"

# Feature by feature: every value and every vertex, as GeoJSON gives them and as the database does.
for file in "$work"/files/*.geojson; do
    layer=$(basename "$file" .geojson)
    key=$(ask maps "SELECT column_name FROM information_schema.columns WHERE table_name = '$layer' AND column_name LIKE '%\_id' ORDER BY ordinal_position LIMIT 1")
    ask maps "SELECT to_jsonb(t) - 'id' - 'geom' || jsonb_build_object('geometry', ST_AsGeoJSON(geom, 7)::jsonb) FROM $layer t ORDER BY \"$key\" COLLATE \"C\"" > "$work/$layer.db"
    python3 - "$file" "$work/$layer.db" "$key" << 'PYTHON' || fail "$layer differs"
import json, sys
features = json.load(open(sys.argv[1]))["features"]
rows = [json.loads(line) for line in open(sys.argv[2])]
features.sort(key=lambda f: f["properties"][sys.argv[3]].encode())
assert len(features) == len(rows), (len(features), len(rows))
def positions(geometry):
    found = []
    def walk(part):
        if isinstance(part[0], (int, float)): found.append((round(part[0], 6), round(part[1], 6)))
        else: [walk(p) for p in part]
    if geometry: walk(geometry["coordinates"])
    return sorted(set(found))
for feature, row in zip(features, rows):
    for name, value in feature["properties"].items():
        got = row[name]
        if isinstance(value, str) and isinstance(got, str) and value.endswith("Z") and "T" in value:
            got, value = got[:19], value[:19]
        assert value == got or (isinstance(value, float) and abs(value - got) <= 1e-9 * abs(value)), (name, value, got)
    a, b = positions(feature["geometry"]), positions(row["geometry"])
    assert (feature["geometry"] is None) == (row["geometry"] is None)
    # Rings may begin and turn otherwise, and rounding joins vertices; their positions are the same.
    assert len(set(a) ^ set(b)) <= len(a) // 50 + 2, len(set(a) ^ set(b))
PYTHON
    index=$(ask maps "SELECT count(*) FROM pg_indexes WHERE tablename = '$layer' AND indexdef LIKE '%gist%geom%'")
    [ "$index" -ge 1 ] || fail "$layer: its geometry is not indexed"
done

# The same again changes nothing, not even a row's number.
dump() { "$bin/pg_dump" -h "$work/db" -U mapper --data-only --exclude-table=spatial_ref_sys maps | grep -v '^SELECT pg_catalog.setval\|^\\\(un\)\?restrict' | sort; }
dump > "$work/once"
"$mapwire" map -q "$@" -f postgis -o "$database"
dump > "$work/twice"
cmp -s "$work/once" "$work/twice" || fail "writing the same again changed the tables: $(diff "$work/once" "$work/twice" | head -n 5)"

# One transaction: when the last table cannot take its rows, the first one stays as it was.
ask maps "ALTER TABLE zones ADD CHECK (name = 'nothing') NOT VALID; DELETE FROM places" > /dev/null
dump > "$work/before"
if "$mapwire" map -q "$@" -f postgis -o "$database" 2> "$work/err"; then fail "a table that takes no rows was no failure"; fi
dump > "$work/after"
cmp -s "$work/before" "$work/after" || fail "a failed write left something behind"
echo "PostGIS holds the layers feature by feature, once and twice; a failure leaves nothing behind"
