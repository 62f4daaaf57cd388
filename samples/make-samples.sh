#!/bin/sh
# Makes the sample calls again. Needs Debian's packages flite, flite1-dev, gcc and ffmpeg.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc -O2 -o "$work/speak" speak.c -lflite_cmu_us_rms -lflite_cmu_us_kal16 -lflite_cmu_us_slt -lflite_cmu_us_awb -lflite_cmulex -lflite_usenglish -lflite -lm

plain="-nostdin -v error -y -map_metadata -1 -fflags +bitexact -flags:a +bitexact"
for script in scripts/*.txt; do
  name=$(basename "$script" .txt)
  "$work/speak" "$script" "$work/$name.wav" "$name.truth.json"
  # One speaker a channel.
  ffmpeg -i "$work/$name.wav" $plain -c:a libmp3lame -b:a 48k "$name.mp3"
  # Both speakers in one channel, as most recordings are.
  [ "$name" = pharmacy-call ] || ffmpeg -i "$work/$name.wav" $plain -ac 1 -filter:a volume=1.8 -c:a libmp3lame -b:a 32k "$name-mono.mp3"
done
# One without loss.
ffmpeg -i "$work/pharmacy-call.wav" $plain -ac 1 -filter:a volume=1.8 -c:a pcm_s16le pharmacy-call-mono.wav
