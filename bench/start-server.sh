#!/bin/sh
# How long `./bleepline serve` takes until GET /health answers: on a new data folder, then on the same again. Prints seconds
# of the clock and of the processor. Needs curl and Linux (/proc). Run it twice after a build: the first run makes the archive.
set -eu
cd "$(dirname "$0")/.."
port=${PORT:-18099}
ticks=$(getconf CLK_TCK)
for round in 1 2 3 4 5; do
  data=$(mktemp -d)
  for kind in new existing; do
    begin=$(date +%s%N)
    ./bleepline serve --port "$port" --data "$data" >"$data/log" 2>&1 &
    server=$!
    until curl -sf -o /dev/null "http://127.0.0.1:$port/health"; do
      kill -0 "$server" 2>/dev/null || { cat "$data/log"; exit 1; }
      sleep 0.02
    done
    end=$(date +%s%N)
    # The script has become the server; its time holds that of the script. Engines go on loading in the background.
    cpu=$(awk -v t="$ticks" '{ printf "%.1f", ($14 + $15 + $16 + $17) / t }' "/proc/$server/stat")
    awk -v r="$round" -v k="$kind" -v n="$((end - begin))" -v c="$cpu" \
      'BEGIN { printf "round %d, %-8s data: %.2f s until healthy, %s s of processor time\n", r, k, n / 1e9, c }'
    kill "$server"
    wait "$server" 2>/dev/null || true
  done
  rm -rf "$data"
done
