#!/usr/bin/env bash
# The page in a real browser: it loads without errors, is clicked through, corrected, saved, and mapped again with what was
# saved. Exit status 77 (skipped) when there is no Chromium.  usage: page.sh PROGRAM WRITE_PAGE WORK_FOLDER
set -euo pipefail
program=$1 write_page=$2 work=$3
here=$(cd "$(dirname "$0")" && pwd)
browser=$(command -v chromium || command -v chromium-browser || true)
[ -n "$browser" ] || { echo "skipped: Chromium is not installed"; exit 77; }
rm -rf "$work"
mkdir -p "$work"

# Puts a visit into a copy of the page, lets the browser run it, and reads its report from the page as it is then.
visit() {
    local page=$1 script=$2 name=$3
    { sed '/<\/body>/,$d' "$page"; echo "<script>"; cat "$here/$script" "$here/run_visit.js"; echo "</script></body></html>"; } > "$work/$name.html"
    timeout 120 "$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --user-data-dir="$work/profile-$name" --window-size=1400,900 \
        --enable-logging=stderr --log-level=0 --virtual-time-budget=20000 --dump-dom "file://$work/$name.html" \
        > "$work/$name.dom" 2> "$work/$name.log" || { echo "the browser failed:"; tail -n 20 "$work/$name.log"; exit 1; }
    # What the console says at level warning or above is a fault.
    if grep -E "CONSOLE" "$work/$name.log" | grep -Ei "error|uncaught|refused|warning"; then echo "$name: the console is not silent"; exit 1; fi
    if ! sed -n '/<pre id="report">/,/<\/pre>/p' "$work/$name.dom" | grep -q "NO FAULTS"; then
        echo "$name:"; sed -n '/<pre id="report">/,/<\/pre>/p' "$work/$name.dom"; exit 1
    fi
    sed -n '/<pre id="report">/,/<\/pre>/p' "$work/$name.dom" | tail -n 1 | sed 's/<[^>]*>//g'
}

articles=("$here/refinery.txt" "$here/calm.txt" "$here/hostile.txt")
"$program" map --quiet -f html,geojson -o "$work/first" "${articles[@]}"
visit "$work/first/mapwire.html" first_visit.js first
sed -n '/<pre id="saved">/,/<\/pre>/p' "$work/first.dom" | sed 's/<[^>]*>//g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' | sed '/^$/d' > "$work/corrections.json"
"$program" map -f html,geojson -o "$work/second" --corrections "$work/corrections.json" "${articles[@]}" 2> "$work/second.messages"
if grep "no longer applies" "$work/second.messages"; then echo "a correction got lost"; exit 1; fi
grep -q '"rule":"corrected by hand"' "$work/second/mentions.geojson" || { echo "mentions do not say who decided"; exit 1; }
grep -q 'placed by hand' "$work/second/places.geojson" || { echo "the moved place is not on the map"; exit 1; }
visit "$work/second/mapwire.html" second_visit.js second
# Another text under the same name: the decisions about it are named, and change nothing.
sed 's/A fire broke out/Today a fire broke out/' "$here/refinery.txt" > "$work/refinery.txt"
"$program" map -f geojson -o "$work/third" --corrections "$work/corrections.json" "$work/refinery.txt" 2> "$work/third.messages"
grep -q "no longer applies: other words stand there now" "$work/third.messages" || { echo "a correction that no longer fits is not named"; exit 1; }
"$write_page" "$work/many.html" 5000
visit "$work/many.html" many_events.js many_visit
