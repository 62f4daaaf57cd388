#!/bin/sh
# Makes synthetic talks of two and three speakers on one channel, with known words, times and speakers, for SpeakerAccuracy:
# sh bench/make-talks.sh FOLDER [COUNT [FIRST]]
# Four voices; 12 turns; dry, in a room, in noise, over a telephone, or all three. The same talks each time.
# Needs Debian's packages flite, flite1-dev, gcc and sox.
set -eu
samples=$(cd "$(dirname "$0")/../samples" && pwd)
folder=${1:?a folder for the talks}
count=${2:-40}
mkdir -p "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc -O2 -o "$work/speak" "$samples/speak.c" -lflite_cmu_us_rms -lflite_cmu_us_kal16 -lflite_cmu_us_slt -lflite_cmu_us_awb \
  -lflite_cmulex -lflite_usenglish -lflite -lm

# One talk: its number and how many speak in, lines for speak.c out. Numbers by a congruential generator (Numerical Recipes).
talk() {
  awk -v seed="$1" -v people="$2" '
    function draw(most) { seed = (seed * 1664525 + 1013904223) % 4294967296; return int(seed / 65536) % most }
    function pick(list, words) { return words[1 + draw(split(list, words, "|"))] }
    BEGIN {
      for (warm = 0; warm < 5; warm++) draw(7)
      split("rms kal16 slt awb", voice, " ")
      for (i = 4; i > 1; i--) { j = 1 + draw(i); swap = voice[i]; voice[i] = voice[j]; voice[j] = swap }
      asks = "how can i help you today?|when did you see it last?|and what happened then?|could you tell me a little more about that?|is there anything else i should know?|do you want me to send you another one?"
      answers = "well i bought a lamp from you last week and it does not work any more.|no i have not tried that yet but i can do it now.|yes.|it was fine on monday and then it just stopped.|okay that sounds good to me.|i would rather have my money back if that is possible.|let me have a look at the box in the other room."
      others = "if i may say something we have the same lamp at home and it works.|i think the blue one was better than this.|right.|maybe we should ask the shop around the corner."
      last = 0
      for (turn = 0; turn < 12; turn++) {
        do { who = 1 + draw(people) } while (who == last)
        last = who
        if (who == 1) text = pick(asks); else if (who == 2) text = pick(answers); else text = pick(others)
        if (draw(3) == 0) text = text " " (who == 1 ? pick(asks) : who == 2 ? pick(answers) : pick(others))
        print who, voice[who], 100 + draw(600), text
      }
    }'
}

first=${3:-0}
number=$first
while [ "$number" -lt "$((first + count))" ]; do
  people=$((2 + number % 2))
  name=$(printf 'talk-%02d' "$number")
  talk "$((number * 7919 + 29))" "$people" > "$work/$name.txt"
  "$work/speak" "$work/$name.txt" "$work/$name.wav" "$folder/$name.truth.json"
  place=$(echo "dry room noise telephone all" | cut -d ' ' -f "$((number / 2 % 5 + 1))")
  room="" ; band="" ; noise="-120"
  case $place in
    room) room="reverb 25 50 30 100 0 -6" ;;
    noise) noise="-36" ;;
    telephone) band="sinc 300-3400"; noise="-50" ;;
    all) room="reverb 15 50 20 100 0 -8"; band="sinc 300-3400"; noise="-42" ;;
  esac
  # shellcheck disable=SC2086 # the effects are lists of words
  sox -R -V1 "$work/$name.wav" -b 16 "$work/room.wav" remix 1,2 gain -6 $room $band
  length=$(soxi -s "$work/$name.wav")
  sox -R -V1 -r 16000 -c 1 -n -b 16 "$work/noise.wav" synth "${length}s" pinknoise gain "$noise"
  sox -R -V1 -D -m -v 1 "$work/room.wav" -v 1 "$work/noise.wav" -b 16 "$folder/$name-$people-$place.wav" trim 0 "${length}s"
  number=$((number + 1))
done
echo "$count talks in $folder"
