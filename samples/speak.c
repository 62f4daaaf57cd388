/*
 * Speaks a call with flite and writes it as a stereo WAV file (one speaker a channel) and a ground-truth file.
 *
 *   cc -O2 -o speak speak.c -lflite_cmu_us_rms ... -lflite -lm     (see make-samples.sh)
 *   speak call.txt call.wav call.truth.json
 *
 * Each line of the script is "speaker voice pause text": speaker 1 to 4 (odd ones on the first channel), the flite voice, milliseconds of silence in front of
 * the turn, and the words as they are spoken. {policy:words} marks personal data. Word times come from flite's own
 * segments, so they are exact.
 */
#include <flite/flite.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

cst_voice *register_cmu_us_rms(const char *);
cst_voice *register_cmu_us_kal16(const char *);
cst_voice *register_cmu_us_slt(const char *);
cst_voice *register_cmu_us_awb(const char *);
cst_lexicon *cmulex_init(void);

enum { RATE = 16000, MAX_SECONDS = 120, MAX_WORDS = 2000, TAIL_MS = 600 };

static short samples[2][RATE * MAX_SECONDS];
static struct { char text[64]; long start, end; int speaker; } words[MAX_WORDS];
static struct { char policy[64]; int first, last; } spans[MAX_WORDS];
static int word_count, span_count;

static void fail(const char *what) { fprintf(stderr, "speak: %s\n", what); exit(1); }

static cst_voice *voice_named(const char *name) {
    static cst_voice *rms, *kal16, *slt, *awb;
    if (!strcmp(name, "rms")) return rms ? rms : (rms = register_cmu_us_rms(NULL));
    if (!strcmp(name, "kal16")) return kal16 ? kal16 : (kal16 = register_cmu_us_kal16(NULL));
    if (!strcmp(name, "slt")) return slt ? slt : (slt = register_cmu_us_slt(NULL));
    if (!strcmp(name, "awb")) return awb ? awb : (awb = register_cmu_us_awb(NULL));
    fail("unknown voice");
    return NULL;
}

/* Takes the marks out of the text, notes the words and the spans; gives the text to be spoken. */
static int read_words(char *text, int speaker, char *spoken) {
    int first = word_count, open = -1;
    char *out = spoken;
    for (char *token = strtok(text, " \n"); token; token = strtok(NULL, " \n")) {
        int closes = 0;
        if (*token == '{') {
            char *colon = strchr(token, ':');
            if (!colon) fail("a mark needs the form {policy:words}");
            *colon = 0;
            open = span_count++;
            snprintf(spans[open].policy, sizeof spans[open].policy, "%s", token + 1);
            spans[open].first = word_count;
            token = colon + 1;
        }
        char *brace = strchr(token, '}');
        if (brace) { memmove(brace, brace + 1, strlen(brace)); closes = 1; }
        out += sprintf(out, "%s%s", out == spoken ? "" : " ", token);
        int length = 0;
        for (char *c = token; *c; c++)
            if (isalnum((unsigned char)*c) || *c == '\'') words[word_count].text[length++] = (char)tolower(*c);
        words[word_count].text[length] = 0;
        words[word_count].speaker = speaker;
        if (closes) { if (open < 0) fail("a mark is closed that was not opened"); spans[open].last = word_count; open = -1; }
        word_count++;
    }
    if (open >= 0) fail("a mark is not closed");
    return word_count - first;
}

static long speak_turn(int speaker, const char *voice, long at, char *text) {
    char spoken[4096];
    int first = word_count, count = read_words(text, speaker, spoken), index = 0;
    cst_utterance *utterance = flite_synth_text(spoken, voice_named(voice));
    cst_wave *wave = utt_wave(utterance);
    if (wave->sample_rate != RATE) fail("the voice does not speak at 16 kHz");
    if (at + wave->num_samples >= RATE * (long)MAX_SECONDS) fail("the call is too long");
    memcpy(samples[(speaker - 1) % 2] + at, wave->samples, sizeof(short) * wave->num_samples);
    for (cst_item *word = relation_head(utt_relation(utterance, "Word")); word; word = item_next(word)) {
        if (index > 0 && item_feat_string(word, "name")[0] == '\'') { /* "it's" is two words to flite */
            double tail = ffeature_float(word, "R:SylStructure.daughtern.daughtern.R:Segment.end");
            long stretched = (long)(at * 1000.0 / RATE + tail * 1000 + 0.999);
            if (stretched > words[first + index - 1].end) words[first + index - 1].end = stretched;
            continue;
        }
        if (index >= count) fail("flite speaks more words than the script has; write numbers as words");
        double start = ffeature_float(word, "R:SylStructure.daughter1.daughter1.R:Segment.p.end");
        double end = ffeature_float(word, "R:SylStructure.daughtern.daughtern.R:Segment.end");
        words[first + index].start = (long)(at * 1000.0 / RATE + start * 1000);
        words[first + index].end = (long)(at * 1000.0 / RATE + end * 1000 + 0.999);
        index++;
    }
    if (index != count) fail("flite speaks fewer words than the script has");
    long end = at + wave->num_samples;
    delete_utterance(utterance);
    return end;
}

static void put(FILE *file, long value, int bytes) { while (bytes--) { fputc((int)(value & 255), file); value >>= 8; } }

static void write_wav(const char *path, long frames) {
    FILE *file = fopen(path, "wb");
    if (!file) fail("cannot write the WAV file");
    fputs("RIFF", file); put(file, 36 + frames * 4, 4);
    fputs("WAVEfmt ", file); put(file, 16, 4); put(file, 1, 2); put(file, 2, 2);
    put(file, RATE, 4); put(file, RATE * 4, 4); put(file, 4, 2); put(file, 16, 2);
    fputs("data", file); put(file, frames * 4, 4);
    for (long i = 0; i < frames; i++) { put(file, samples[0][i], 2); put(file, samples[1][i], 2); }
    fclose(file);
}

static void write_truth(const char *path, long frames) {
    FILE *file = fopen(path, "w");
    if (!file) fail("cannot write the ground truth");
    fprintf(file, "{\n  \"language_code\": \"en\",\n  \"audio_duration_ms\": %ld,\n  \"words\": [\n", frames * 1000 / RATE);
    for (int i = 0; i < word_count; i++)
        fprintf(file, "    {\"text\": \"%s\", \"start\": %ld, \"end\": %ld, \"speaker\": \"%d\", \"channel\": \"%d\"}%s\n", words[i].text,
                words[i].start, words[i].end, words[i].speaker, (words[i].speaker - 1) % 2 + 1, i + 1 < word_count ? "," : "");
    fprintf(file, "  ],\n  \"spans\": [\n");
    for (int i = 0; i < span_count; i++)
        fprintf(file, "    {\"policy\": \"%s\", \"first_word\": %d, \"last_word\": %d}%s\n", spans[i].policy, spans[i].first,
                spans[i].last, i + 1 < span_count ? "," : "");
    fprintf(file, "  ]\n}\n");
    fclose(file);
}

int main(int argc, char **argv) {
    if (argc != 4) fail("usage: speak call.txt call.wav call.truth.json");
    FILE *script = fopen(argv[1], "r");
    if (!script) fail("cannot read the script");
    flite_init();
    char line[4096], voice[16];
    long at = RATE / 2;
    while (fgets(line, sizeof line, script)) {
        int speaker, offset;
        long pause;
        if (line[0] == '#' || line[0] == '\n') continue;
        if (sscanf(line, "%d %15s %ld %n", &speaker, voice, &pause, &offset) != 3 || speaker < 1 || speaker > 4) fail("a line needs the form: speaker voice pause text");
        at = speak_turn(speaker, voice, at + pause * RATE / 1000, line + offset);
    }
    fclose(script);
    at += TAIL_MS * RATE / 1000;
    write_wav(argv[2], at);
    write_truth(argv[3], at);
    return 0;
}
