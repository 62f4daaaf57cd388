"""The documentation's way of using the API with requests: upload, transcribe with redaction, poll, redacted audio."""
import os
import time

import requests

base_url = os.environ["BLEEPLINE_URL"]
headers = {"authorization": os.environ["BLEEPLINE_KEY"]}

with open(os.environ["BLEEPLINE_CALL"], "rb") as call:
    upload_url = requests.post(base_url + "/v2/upload", headers=headers, data=call).json()["upload_url"]

request = {
    "audio_url": upload_url,
    "speech_models": ["universal-3-pro", "universal-2"],
    "language_detection": True,
    "redact_pii": True,
    "redact_pii_policies": ["person_name", "organization", "occupation"],
    "redact_pii_sub": "hash",
    "redact_pii_audio": True,
    "redact_pii_audio_quality": "wav",
    "redact_pii_audio_options": {"override_audio_redaction_method": "silence"},
}
transcript_id = requests.post(base_url + "/v2/transcript", json=request, headers=headers).json()["id"]


def poll(address, wanted):
    while True:
        result = requests.get(address, headers=headers).json()
        if result["status"] == wanted:
            return result
        if result["status"] == "error":
            raise RuntimeError(result["error"])
        time.sleep(0.1)


transcript_address = base_url + "/v2/transcript/" + transcript_id
print(poll(transcript_address, "completed")["text"])
audio_url = poll(transcript_address + "/redacted-audio", "redacted_audio_ready")["redacted_audio_url"]
file = requests.get(audio_url, allow_redirects=False)
print(file.status_code, file.content[:4].decode())
