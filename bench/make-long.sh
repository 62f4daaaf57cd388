#!/bin/sh
# A recording of three hours: synthetic calls on one channel, each with as much silence behind it, again and again.
# Usage: sh bench/make-long.sh CALLS OUT.mp3      (CALLS: folder made by make-calls.sh; needs sox and ffmpeg)
set -eu
calls=$1
out=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for call in "$calls"/*.wav; do
    name=$(basename "$call")
    sox "$call" -c 1 -r 16000 "$folder/one.wav"
    sox "$folder/one.wav" "$folder/part-$name" pad 0 "$(soxi -D "$folder/one.wav")"
done
rm "$folder/one.wav"
sox "$folder"/part-*.wav "$folder/once.wav"
rm "$folder"/part-*.wav
sox "$folder/once.wav" "$folder/all.wav" repeat 99 trim 0 10800
ffmpeg -v error -nostdin -y -i "$folder/all.wav" -b:a 48k "$out"
