// The documentation's way of using the API with fetch: upload, transcribe with redaction, poll, redacted audio.
import { readFile } from "node:fs/promises";

const baseUrl = process.env.BLEEPLINE_URL;
const headers = { authorization: process.env.BLEEPLINE_KEY };

async function json(address, options) {
  const res = await fetch(address, options);
  if (!res.ok) throw new Error(`${res.status}: ${await res.text()}`);
  return res.json();
}

async function poll(address, wanted) {
  while (true) {
    const result = await json(address, { headers });
    if (result.status === wanted) return result;
    if (result.status === "error") throw new Error(result.error);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const body = await readFile(process.env.BLEEPLINE_CALL);
const { upload_url } = await json(`${baseUrl}/v2/upload`, { method: "POST", headers, body });
const { id } = await json(`${baseUrl}/v2/transcript`, {
  method: "POST",
  headers: { ...headers, "Content-Type": "application/json" },
  body: JSON.stringify({
    audio_url: upload_url,
    speech_models: ["universal-3-pro", "universal-2"],
    language_detection: true,
    redact_pii: true,
    redact_pii_policies: ["person_name", "organization", "occupation"],
    redact_pii_sub: "hash",
    redact_pii_audio: true,
    redact_pii_audio_quality: "wav",
    redact_pii_audio_options: { override_audio_redaction_method: "silence" },
  }),
});
console.log((await poll(`${baseUrl}/v2/transcript/${id}`, "completed")).text);
const audio = await poll(`${baseUrl}/v2/transcript/${id}/redacted-audio`, "redacted_audio_ready");
const file = await fetch(audio.redacted_audio_url, { redirect: "manual" });
console.log(file.status, Buffer.from(await file.arrayBuffer()).subarray(0, 4).toString());
