#!/bin/sh
# Makes synthetic calls with known word times for CutAccuracy: sh bench/make-calls.sh FOLDER [COUNT]
# Four voices; 8 to 48 kHz; one channel or one a speaker; dry, in a room, in noise, over a telephone, or all three.
# The same calls each time. Needs Debian's packages flite, flite1-dev, gcc and sox.
set -eu
samples=$(cd "$(dirname "$0")/../samples" && pwd)
folder=${1:?a folder for the calls}
count=${2:-60}
mkdir -p "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc -O2 -o "$work/speak" "$samples/speak.c" -lflite_cmu_us_rms -lflite_cmu_us_kal16 -lflite_cmu_us_slt -lflite_cmu_us_awb \
  -lflite_cmulex -lflite_usenglish -lflite -lm

# Says one call: number of the call in, lines for speak.c out. Numbers drawn by a congruential generator (Numerical Recipes).
say() {
  awk -v seed="$1" '
    function draw(most) { seed = (seed * 1664525 + 1013904223) % 4294967296; return int(seed / 65536) % most }
    function pick(list, words) { return words[1 + draw(split(list, words, "|"))] }
    function digits(length_, all, i) {
      for (i = 0; i < length_; i++) all = all (i ? " " : "") pick("zero|one|two|three|four|five|six|seven|eight|nine")
      return all
    }
    function name() { return pick("karen|peter|mary|david|susan|robert|linda|thomas") " " pick("miller|johnson|baker|carter|wilson|morgan|parker|cooper") }
    function date() { return pick("january|march|april|june|august|october|december") " " pick("first|third|fifth|tenth|twelfth|nineteenth") " nineteen " pick("sixty|seventy|eighty|ninety") " " pick("two|four|six|eight") }
    function street() { return pick("twelve|forty|sixteen|ninety") " " pick("maple|river|garden|church") " street" }
    function topic(kind) {
      if (kind == 0) { ask = "may i have your name please?"; answer = pick("sure my name is|yes it is|this is") " {person_name:" name() "} " pick("and i called before.|from the second floor.|speaking.") }
      if (kind == 1) { ask = "what is the number on the card?"; answer = "the number is {credit_card_number:" digits(8) "} " pick("i think.|on the front.|and that is it.") }
      if (kind == 2) { ask = "and when were you born?"; answer = pick("i was born on|it is") " {date_of_birth:" date() "} " pick("in the morning.|as you can see there.|if that helps.") }
      if (kind == 3) { ask = "where shall we send it?"; answer = pick("please send it to|my address is") " {location:" street() "} " pick("behind the station.|near the old school.") }
      if (kind == 4) { ask = "how can we reach you?"; answer = pick("you can call me at|my phone number is") " {phone_number:" digits(7) "} " pick("after lunch.|at any time.") }
    }
    BEGIN {
      for (warm = 0; warm < 5; warm++) draw(7)
      split("rms kal16 slt awb", voice, " ")
      a = 1 + draw(4); b = 1 + (a + draw(3)) % 4
      first = draw(5); second = (first + 1 + draw(4)) % 5
      topic(first);  print 1, voice[a], 0, ask; print 2, voice[b], 200 + draw(400), answer
      topic(second); print 1, voice[a], 200 + draw(400), "thank you. " ask; print 2, voice[b], 200 + draw(400), answer
    }'
}

number=0
while [ "$number" -lt "$count" ]; do
  name=$(printf 'call-%02d' "$number")
  say "$((number * 7919 + 17))" > "$work/$name.txt"
  "$work/speak" "$work/$name.txt" "$work/$name.wav" "$folder/$name.truth.json"
  rate=$(echo "8000 11025 16000 22050 32000 44100 48000" | cut -d ' ' -f "$((number % 7 + 1))")
  mix="remix 1,2"
  [ "$((number % 2))" -eq 1 ] && mix=""
  place=$(echo "dry room noise telephone all" | cut -d ' ' -f "$((number % 5 + 1))")
  room="" ; band="" ; noise="-120"
  case $place in
    room) room="reverb 25 50 30 100 0 -6" ;;
    noise) noise="-36" ;;
    telephone) band="sinc 300-3400"; noise="-50" ;;
    all) room="reverb 15 50 20 100 0 -8"; band="sinc 300-3400"; noise="-42" ;;
  esac
  # shellcheck disable=SC2086 # the effects are lists of words
  sox -R -V1 "$work/$name.wav" -b 16 "$work/room.wav" $mix gain -6 $room $band
  length=$(soxi -s "$work/$name.wav")
  channels=$(soxi -c "$work/room.wav")
  sox -R -V1 -r 16000 -c "$channels" -n -b 16 "$work/noise.wav" synth "${length}s" pinknoise gain "$noise"
  sox -R -V1 -D -m -v 1 "$work/room.wav" -v 1 "$work/noise.wav" -b 16 -r "$rate" "$folder/$name-$place.wav" trim 0 "${length}s"
  number=$((number + 1))
done
echo "$number calls in $folder"
