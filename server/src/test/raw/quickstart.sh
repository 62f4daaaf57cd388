#!/bin/sh
# The documentation's way of using the API with curl: upload, transcribe with redaction, poll, redacted audio.
set -eu
header="Authorization: $BLEEPLINE_KEY"

field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }

poll() {
  while :; do
    answer=$(curl -s "$1" --header "$header")
    case $(printf %s "$answer" | field status) in
      "$2") printf %s "$answer"; return ;;
      error) printf '%s\n' "$answer" >&2; exit 1 ;;
    esac
    sleep 0.1
  done
}

upload_url=$(curl -s "$BLEEPLINE_URL/v2/upload" --header "$header" --data-binary "@$BLEEPLINE_CALL" | field upload_url)
id=$(curl -s "$BLEEPLINE_URL/v2/transcript" \
  --header "$header" \
  --header "Content-Type: application/json" \
  --data '{
    "audio_url": "'"$upload_url"'",
    "redact_pii": true,
    "redact_pii_policies": ["person_name", "organization", "occupation"],
    "redact_pii_sub": "hash",
    "redact_pii_audio": true,
    "redact_pii_audio_quality": "wav",
    "redact_pii_audio_options": {
      "override_audio_redaction_method": "silence"
    }
  }' | field id)
poll "$BLEEPLINE_URL/v2/transcript/$id" completed | sed 's/.*"status":"completed","text":"\([^"]*\)".*/\1/'
echo
audio_url=$(poll "$BLEEPLINE_URL/v2/transcript/$id/redacted-audio" redacted_audio_ready | field redacted_audio_url)
curl -s -o "$BLEEPLINE_CALL.redacted" -w '%{http_code} ' "$audio_url"
head -c 4 "$BLEEPLINE_CALL.redacted"
