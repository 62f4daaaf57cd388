#!/usr/bin/env python3
"""Writes gold.jsonl: what is said in the sample recordings, with what is personal in it, for `bleepline evaluate samples/gold.jsonl`."""
import json
import pathlib

here = pathlib.Path(__file__).parent
with open(here / "gold.jsonl", "w", encoding="utf-8") as gold:
    for truth in sorted(here.glob("*.truth.json")):
        call = json.loads(truth.read_text(encoding="utf-8"))
        text, starts, ends, speaker = "", [], [], None
        for word in call["words"]:
            if text:
                text += "\n" if word["speaker"] != speaker else " "
            speaker = word["speaker"]
            starts.append(len(text))
            text += word["text"]
            ends.append(len(text))
        name = truth.name.removesuffix(".truth.json")
        line = {"id": name, "recording": name + ".mp3", "language_code": call["language_code"], "text": text,
                "entities": [{"type": span["policy"], "start": starts[span["first_word"]], "end": ends[span["last_word"]]}
                             for span in call["spans"]]}
        gold.write(json.dumps(line) + "\n")
