#!/bin/sh
# Makes synthetic calls for CutAccuracy, AlignmentAccuracy and HearingAccuracy: sh bench/make-calls.sh FOLDER [COUNT [VOICES [TURNS]]]
# Calls 0 to 59 have four voices ("rms kal16 slt awb", of flite) and known word times; calls 60 to 74 a fifth ("espeak", Debian's
# espeak-ng), which tells no word times: their words are in NAME.said.txt, and only HearingAccuracy uses them. 8 to 48 kHz; one
# channel or one a speaker; dry, in a room, in noise, over a telephone, or all three. The same calls each time.
# Needs Debian's packages flite, flite1-dev, espeak-ng, gcc and sox.
# VOICES may name some of the four, or "espeak" alone, for all calls. TURNS is a file with a turn a line, in small letters, which
# are said instead of made-up ones, two a call.
set -eu
samples=$(cd "$(dirname "$0")/../samples" && pwd)
folder=${1:?a folder for the calls}
count=${2:-75}
turns=${4:-}
mkdir -p "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc -O2 -o "$work/speak" "$samples/speak.c" -lflite_cmu_us_rms -lflite_cmu_us_kal16 -lflite_cmu_us_slt -lflite_cmu_us_awb \
  -lflite_cmulex -lflite_usenglish -lflite -lm

# Says one call: its number and voices in, lines for speak.c out. Numbers drawn by a congruential generator (Numerical Recipes).
say() {
  awk -v call="$1" -v seed="$(($1 * 7919 + 17))" -v voices="$2" -v turns="$turns" '
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
      many = split(voices, voice, " ")
      a = 1 + draw(many); b = many == 1 ? 1 : 1 + (a + draw(many - 1)) % many
      if (turns != "") {
        while ((getline line < turns) > 0) lines[many_lines++] = line
        print 1, voice[a], 0, lines[call * 2 % many_lines]; print 2, voice[b], 200 + draw(400), lines[(call * 2 + 1) % many_lines]
        exit
      }
      first = draw(5); second = (first + 1 + draw(4)) % 5
      topic(first);  print 1, voice[a], 0, ask; print 2, voice[b], 200 + draw(400), answer
      topic(second); print 1, voice[a], 200 + draw(400), "thank you. " ask; print 2, voice[b], 200 + draw(400), answer
    }'
}

# The same as speak.c does, by espeak-ng: lines in, a WAV with one speaker a channel and the words out.
speak_espeak() {
  sox -V1 -n -r 16000 -c 2 -b 16 "$work/whole.wav" trim 0 0.5
  while read -r speaker voice pause text; do
    plain=$(echo "$text" | sed 's/{[a-z_]*://g; s/}//g')
    espeak-ng -v en-us -s 150 -w "$work/turn.wav" "$plain"
    sides="1 0"
    [ "$speaker" = 2 ] && sides="0 1"
    # shellcheck disable=SC2086 # two channels
    sox -V1 "$work/turn.wav" -r 16000 -b 16 "$work/side.wav" gain -3 remix $sides pad "$(awk -v ms="$pause" 'BEGIN { print ms / 1000 }')" 0
    sox -V1 "$work/whole.wav" "$work/side.wav" "$work/longer.wav"
    mv "$work/longer.wav" "$work/whole.wav"
    echo "$plain" | tr 'A-Z' 'a-z' | tr -cd "a-z' \n" >> "$3"
  done < "$1"
  sox -V1 "$work/whole.wav" "$2" pad 0 0.6
}

number=0
while [ "$number" -lt "$count" ]; do
  name=$(printf 'call-%02d' "$number")
  voices=${3:-rms kal16 slt awb}
  [ -n "${3:-}" ] || [ "$number" -lt 60 ] || voices=espeak
  say "$number" "$voices" > "$work/$name.txt"
  cut -d ' ' -f 1,2 "$work/$name.txt" | sort -u > "$folder/$name.voices.txt"
  if [ "$voices" = espeak ]; then
    rm -f "$folder/$name.said.txt"
    speak_espeak "$work/$name.txt" "$work/$name.wav" "$folder/$name.said.txt"
  else
    "$work/speak" "$work/$name.txt" "$work/$name.wav" "$folder/$name.truth.json"
  fi
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
