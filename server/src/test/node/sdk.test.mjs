// The official client for Node.js, as it comes from npm, pointed at the server that BLEEPLINE_URL names.
import assert from "node:assert/strict";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { AssemblyAI } from "assemblyai";

const baseUrl = process.env.BLEEPLINE_URL;
const apiKey = process.env.BLEEPLINE_KEY;
const call = process.env.BLEEPLINE_CALL; // says: My name is Ada Lovelace. Please open Bearclaw now.
const client = new AssemblyAI({ apiKey, baseUrl });
const quick = { pollingInterval: 100 };
const redaction = {
  speech_models: ["universal-3-pro", "universal-2"],
  language_detection: true,
  redact_pii: true,
  redact_pii_policies: ["person_name", "organization", "occupation"],
  redact_pii_sub: "entity_name",
};

test("transcribes a path with the quickstart's redaction", async () => {
  const transcript = await client.transcripts.transcribe({ audio: call, ...redaction }, quick);

  assert.equal(transcript.status, "completed");
  assert.equal(transcript.text, "My name is [PERSON_NAME] [PERSON_NAME]. Please open Bearclaw now.");
  assert.equal(transcript.words[3].text, "[PERSON_NAME]");
  assert.equal("unredacted_text" in transcript, false);
});

test("transcribes a stream and a buffer", async () => {
  const stream = await client.transcripts.transcribe({ audio: createReadStream(call), ...redaction }, quick);
  const buffer = await client.transcripts.transcribe({ audio: await readFile(call), ...redaction }, quick);

  assert.equal(stream.text, buffer.text);
});

test("returns the unredacted transcript and redacts static entities", async () => {
  const transcript = await client.transcripts.transcribe(
    {
      audio: call,
      ...redaction,
      redact_pii_return_unredacted: true,
      redact_static_entities: { INTERNAL_TOOL: ["Bearclaw", "Cubclaw"] },
      speaker_labels: true,
    },
    quick,
  );

  assert.equal(transcript.text, "My name is [PERSON_NAME] [PERSON_NAME]. Please open [INTERNAL_TOOL] now.");
  assert.equal(transcript.unredacted_text, "My name is Ada Lovelace. Please open Bearclaw now.");
  assert.equal(transcript.unredacted_words.length, 9);
  assert.ok(transcript.unredacted_utterances.length >= 1);
});

test("fetches redacted audio once, without polling", async () => {
  const transcript = await client.transcripts.transcribe(
    {
      audio: call,
      ...redaction,
      redact_pii_audio: true,
      redact_pii_audio_quality: "wav",
      redact_pii_audio_options: { override_audio_redaction_method: "silence" },
    },
    quick,
  );

  const { status, redacted_audio_url } = await client.transcripts.redactedAudio(transcript.id);
  assert.equal(status, "redacted_audio_ready");
  assert.match(redacted_audio_url, /^http/);
  const file = await client.transcripts.redactedAudioFile(transcript.id);
  const bytes = Buffer.from(await file.arrayBuffer());
  assert.equal(bytes.subarray(0, 4).toString(), "RIFF");
});

test("reads every view", async () => {
  const { id } = await client.transcripts.transcribe({ audio: call, ...redaction }, quick);

  assert.match(await client.transcripts.subtitles(id, "srt"), /^1\n00:00:00,200 --> /);
  assert.match(await client.transcripts.subtitles(id, "vtt", 20), /^WEBVTT/);
  assert.equal((await client.transcripts.sentences(id)).sentences.length, 2);
  assert.equal((await client.transcripts.paragraphs(id)).paragraphs.length, 1);
  const search = await client.transcripts.wordSearch(id, ["open", "lovelace"]);
  assert.equal(search.total_count, 1);
});

test("walks through pages", async () => {
  const uploadUrl = await client.files.upload(call);
  for (let count = 0; count < 3; count++) {
    await client.transcripts.submit({ audio: uploadUrl });
  }
  let page = await client.transcripts.list({ limit: 2 });
  const seen = new Set();
  while (true) {
    page.transcripts.forEach((item) => seen.add(item.id));
    assert.ok(page.transcripts.every((item) => item.created instanceof Date));
    if (!page.page_details.prev_url) break;
    page = await client.transcripts.list(page.page_details.prev_url);
  }
  assert.ok(seen.size >= 3);
});

test("deletes", async () => {
  const { id } = await client.transcripts.transcribe({ audio: call }, quick);

  const deleted = await client.transcripts.delete(id);

  assert.equal(deleted.text, "Deleted by user.");
  assert.equal((await client.transcripts.get(id)).audio_url, "http://deleted_by_user");
});

test("is told of a wrong key, an unknown id and a wrong request", async () => {
  const stranger = new AssemblyAI({ apiKey: "wrong", baseUrl });

  await assert.rejects(stranger.transcripts.list(), /Authentication error, API token missing\/invalid/);
  await assert.rejects(
    client.transcripts.get("0b5c0f5e-0000-4000-8000-000000000000"),
    /Transcript lookup error, transcript id not found/,
  );
  await assert.rejects(
    client.transcripts.submit({ audio: "https://example.org/a.mp3", redact_pii_return_unredacted: true }),
    /`redact_pii_return_unredacted` can only be set to True if `redact_pii` is True/,
  );
});
