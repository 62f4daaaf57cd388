package org.bleepline.engine.whisper;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.engine.worker.HeardWord;
import org.bleepline.engine.worker.PieceEngine;
import org.bleepline.engine.worker.PieceMonitor;
import org.bleepline.engine.worker.PieceRequest;
import org.jspecify.annotations.Nullable;

/**
 * whisper.cpp with a loaded model. Every piece is heard with a fresh state, and every window of a piece in a call of its own, so
 * that neither text nor chance of what was heard before has an influence.
 */
final class WhisperPieceEngine implements PieceEngine {
    private static final int RATE_HZ = SpeechEngine.SAMPLE_RATE_HZ;
    /** whisper.cpp does not look into the last second of what it gets. */
    private static final int SILENCE_BEHIND = RATE_HZ;

    private static final int GREEDY = 0;
    private static final byte YES = 1;
    private static final byte NO = 0;
    /** Keyterms take at most this many tokens, half of what the decoder has room for. */
    private static final int MOST_PROMPT_TOKENS = 200;
    /** Tokens in front of the text: start, and with several languages the language and the task. */
    private static final int ENGLISH_PREFIX = 1;

    private static final int MULTILINGUAL_PREFIX = 3;

    private final LibWhisper library;

    @SuppressWarnings("unused") // the library calls it as long as it is loaded
    private final LibWhisper.Log log;

    private final Pointer context;
    private final int threads;
    private final int endOfText;
    private final boolean multilingual;

    WhisperPieceEngine(LibWhisper library, LibWhisper.Log log, Pointer context, int threads) {
        this.library = library;
        this.log = log;
        this.context = context;
        this.threads = threads;
        this.endOfText = library.whisper_token_eot(context);
        this.multilingual = library.whisper_is_multilingual(context) != 0;
    }

    @Override
    public List<HeardWord> hear(short[] samples, PieceRequest request, PieceMonitor monitor) {
        try (Hearing hearing = new Hearing(samples, request, monitor)) {
            return hearing.words();
        }
    }

    @Override
    public Map<String, Double> languages(short[] samples, PieceMonitor monitor) {
        Pointer state = state();
        try (Memory sound = sound(samples)) {
            float[] probabilities = new float[library.whisper_lang_max_id() + 1];
            int failed = library.whisper_pcm_to_mel_with_state(
                    context, state, sound, samples.length + SILENCE_BEHIND, threads);
            int best = failed != 0
                    ? -1
                    : library.whisper_lang_auto_detect_with_state(context, state, 0, threads, probabilities);
            if (best < 0) {
                throw new SpeechException("whisper.cpp could not find out the language");
            }
            Map<String, Double> languages = new HashMap<>();
            for (int language = 0; language < probabilities.length; language++) {
                languages.put(library.whisper_lang_str(language), (double) probabilities[language]);
            }
            return languages;
        } finally {
            library.whisper_free_state(state);
        }
    }

    @Override
    public void close() {
        library.whisper_free(context);
    }

    private Pointer state() {
        Pointer state = library.whisper_init_state(context);
        if (state == null) {
            throw new SpeechException("there is too little memory for Whisper to work with");
        }
        return state;
    }

    private static Memory sound(short[] samples) {
        Memory memory = new Memory((long) (samples.length + SILENCE_BEHIND) * Float.BYTES);
        memory.clear();
        for (int index = 0; index < samples.length; index++) {
            memory.setFloat((long) index * Float.BYTES, samples[index] / 32768f);
        }
        return memory;
    }

    private static Memory text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        Memory memory = new Memory(utf8.length + 1L);
        memory.write(0, utf8, 0, utf8.length);
        memory.setByte(utf8.length, (byte) 0);
        return memory;
    }

    /** The work on one piece. */
    private final class Hearing implements AutoCloseable {
        private final short[] samples;
        private final PieceRequest request;
        private final PieceMonitor monitor;
        private final Pointer state = state();
        private final Memory sound;
        private final Memory language;
        private final @Nullable Memory prompt;
        private final int promptTokens;
        private final List<HeardWord> words = new ArrayList<>();

        /** A segment, as whisper.cpp calls it: a phrase. */
        private record Spoken(long startMillis, List<Token> tokens) {}

        private int windows;
        private int percent;
        private double noSpeech;

        Hearing(short[] samples, PieceRequest request, PieceMonitor monitor) {
            this.samples = samples;
            this.request = request;
            this.monitor = monitor;
            this.sound = sound(samples);
            this.language = text(multilingual ? request.language() : "en");
            String keyterms = request.keyterms().isEmpty() ? "" : String.join(", ", request.keyterms()) + ".";
            this.promptTokens = keyterms.isEmpty()
                    ? 0
                    : Math.min(
                            MOST_PROMPT_TOKENS, Math.abs(library.whisper_tokenize(context, keyterms, new int[0], 0)));
            this.prompt = promptTokens == 0 ? null : text(keyterms);
        }

        List<HeardWord> words() {
            int from = 0;
            while (from < samples.length && !monitor.stopped()) {
                monitor.heard(from * 1000L / RATE_HZ);
                from += window(from);
            }
            return words;
        }

        /** Hears one window of at most 30 s; returns how many samples of it are done with. */
        private int window(int from) {
            LibWhisper.Progress progress = (ctx, own, value, data) -> percent = value;
            // The second window of a call would be told the text of the first.
            LibWhisper.EncoderBegin encoderBegin = (ctx, own, data) -> windows++ == 0;
            LibWhisper.Abort abort = data -> monitor.stopped();
            LibWhisper.LogitsFilter logits = (ctx, own, tokens, count, values, data) -> {
                if (count == 0) {
                    noSpeech = noSpeechProbability(own);
                }
            };
            LibWhisper.FullParams.ByValue params = params();
            params.progress_callback = progress;
            params.encoder_begin_callback = encoderBegin;
            params.abort_callback = abort;
            params.logits_filter_callback = logits;
            windows = 0;
            percent = 0;
            noSpeech = 0;
            int left = samples.length + SILENCE_BEHIND - from;
            int failed = library.whisper_full_with_state(
                    context, state, params, sound.share((long) from * Float.BYTES), left);
            java.lang.ref.Reference.reachabilityFence(params);
            if (monitor.stopped()) {
                return left;
            }
            if (failed != 0) {
                throw new SpeechException("whisper.cpp failed with the code " + failed);
            }
            long done = collect(from);
            if (windows <= 1) {
                return left;
            }
            // Where it wrote nothing it says only in hundredths how far it is; it skips a second at least.
            return (int) Math.max(
                    RATE_HZ / 10, done > 0 ? done * RATE_HZ / 1000 : Math.max(RATE_HZ, left * (long) percent / 100));
        }

        private LibWhisper.FullParams.ByValue params() {
            LibWhisper.FullParams.ByValue params = library.whisper_full_default_params(GREEDY);
            params.n_threads = threads;
            params.n_max_text_ctx = promptTokens;
            params.no_context = YES;
            params.token_timestamps = YES;
            params.print_progress = NO;
            params.print_realtime = NO;
            params.print_timestamps = NO;
            params.print_special = NO;
            params.language = language;
            params.initial_prompt = prompt;
            return params;
        }

        /** Takes what was heard; returns the milliseconds behind {@code from} at which it ends. */
        private long collect(int from) {
            long offset = from * 1000L / RATE_HZ;
            long done = 0;
            List<Spoken> segments = new ArrayList<>();
            for (int segment = 0; segment < library.whisper_full_n_segments_from_state(state); segment++) {
                segments.add(segment(segment, offset));
                done = library.whisper_full_get_segment_t1_from_state(state, segment) * 10;
            }
            if (!Invented.text(
                    noSpeech,
                    segments.stream()
                            .flatMap(segment -> segment.tokens().stream())
                            .toList())) {
                long soundMillis = samples.length * 1000L / RATE_HZ;
                for (Spoken segment : segments) {
                    if (!Invented.remark(segment.tokens())) {
                        words.addAll(EndOfSound.within(
                                soundMillis,
                                segment.startMillis(),
                                TokenWords.of(segment.tokens(), request.language())));
                    }
                }
            }
            return done;
        }

        private Spoken segment(int segment, long offsetMillis) {
            long first = library.whisper_full_get_segment_t0_from_state(state, segment) * 10;
            long last = library.whisper_full_get_segment_t1_from_state(state, segment) * 10;
            List<Token> tokens = new ArrayList<>();
            for (int index = 0; index < library.whisper_full_n_tokens_from_state(state, segment); index++) {
                LibWhisper.TokenData data = library.whisper_full_get_token_data_from_state(state, segment, index);
                if (data.id >= endOfText) {
                    // Times, languages and other signs.
                    continue;
                }
                Pointer text = library.whisper_token_to_str(context, data.id);
                long start = Math.max(first, Math.min(last, data.t0 * 10));
                long end = Math.max(start, Math.min(last, data.t1 * 10));
                tokens.add(new Token(
                        text == null ? new byte[0] : text.getByteArray(0, (int) text.indexOf(0, (byte) 0)),
                        offsetMillis + start,
                        offsetMillis + end,
                        Math.min(0, data.plog)));
            }
            return new Spoken(offsetMillis + first, tokens);
        }

        /** From the numbers behind the last token in front of the text; this version of whisper.cpp does not tell it. */
        private double noSpeechProbability(Pointer own) {
            int vocabulary = library.whisper_n_vocab(context);
            int prefix = multilingual ? MULTILINGUAL_PREFIX : ENGLISH_PREFIX;
            int row = (promptTokens == 0 ? 0 : promptTokens + 1) + prefix - 1;
            float[] logits = library.whisper_get_logits_from_state(own)
                    .getFloatArray((long) row * vocabulary * Float.BYTES, vocabulary);
            double most = Double.NEGATIVE_INFINITY;
            for (float logit : logits) {
                most = Math.max(most, logit);
            }
            double sum = 0;
            for (float logit : logits) {
                sum += Math.exp(logit - most);
            }
            return Math.exp(logits[library.whisper_token_nosp(context)] - most) / sum;
        }

        @Override
        public void close() {
            library.whisper_free_state(state);
            sound.close();
            language.close();
            if (prompt != null) {
                prompt.close();
            }
        }
    }
}
