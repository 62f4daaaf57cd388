package org.bleepline.engine.whisper;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import org.jspecify.annotations.Nullable;

/** The functions of whisper.cpp 1.7.1 that are used, by their names there; see {@code whisper.h} of that version. */
@SuppressWarnings("MethodName") // as the library calls them
interface LibWhisper extends Library {
    void whisper_log_set(Log log, @Nullable Pointer data);

    @Nullable
    Pointer whisper_init_from_file_no_state(String path);

    void whisper_free(Pointer context);

    @Nullable
    Pointer whisper_init_state(Pointer context);

    void whisper_free_state(Pointer state);

    int whisper_is_multilingual(Pointer context);

    FullParams.ByValue whisper_full_default_params(int strategy);

    int whisper_full_with_state(
            Pointer context, Pointer state, FullParams.ByValue params, Pointer samples, int sampleCount);

    int whisper_full_n_segments_from_state(Pointer state);

    long whisper_full_get_segment_t0_from_state(Pointer state, int segment);

    long whisper_full_get_segment_t1_from_state(Pointer state, int segment);

    int whisper_full_n_tokens_from_state(Pointer state, int segment);

    TokenData.ByValue whisper_full_get_token_data_from_state(Pointer state, int segment, int token);

    @Nullable
    Pointer whisper_token_to_str(Pointer context, int token);

    int whisper_tokenize(Pointer context, String text, int[] tokens, int room);

    int whisper_token_eot(Pointer context);

    int whisper_token_nosp(Pointer context);

    int whisper_n_vocab(Pointer context);

    Pointer whisper_get_logits_from_state(Pointer state);

    int whisper_pcm_to_mel_with_state(Pointer context, Pointer state, Pointer samples, int sampleCount, int threads);

    int whisper_lang_auto_detect_with_state(
            Pointer context, Pointer state, int offsetMillis, int threads, float[] probabilities);

    int whisper_lang_max_id();

    String whisper_lang_str(int language);

    /** Takes what the library would print. */
    interface Log extends Callback {
        void invoke(int level, @Nullable Pointer text, @Nullable Pointer data);
    }

    interface Progress extends Callback {
        void invoke(Pointer context, Pointer state, int percent, @Nullable Pointer data);
    }

    interface EncoderBegin extends Callback {
        boolean invoke(Pointer context, Pointer state, @Nullable Pointer data);
    }

    interface Abort extends Callback {
        boolean invoke(@Nullable Pointer data);
    }

    interface LogitsFilter extends Callback {
        void invoke(
                Pointer context,
                Pointer state,
                @Nullable Pointer tokens,
                int tokenCount,
                Pointer logits,
                @Nullable Pointer data);
    }

    /** {@code whisper_full_params}: 264 bytes on 64-bit systems. Booleans are one byte. */
    @Structure.FieldOrder({
        "strategy",
        "n_threads",
        "n_max_text_ctx",
        "offset_ms",
        "duration_ms",
        "translate",
        "no_context",
        "no_timestamps",
        "single_segment",
        "print_special",
        "print_progress",
        "print_realtime",
        "print_timestamps",
        "token_timestamps",
        "thold_pt",
        "thold_ptsum",
        "max_len",
        "split_on_word",
        "max_tokens",
        "debug_mode",
        "audio_ctx",
        "tdrz_enable",
        "suppress_regex",
        "initial_prompt",
        "prompt_tokens",
        "prompt_n_tokens",
        "language",
        "detect_language",
        "suppress_blank",
        "suppress_nst",
        "temperature",
        "max_initial_ts",
        "length_penalty",
        "temperature_inc",
        "entropy_thold",
        "logprob_thold",
        "no_speech_thold",
        "greedy_best_of",
        "beam_size",
        "beam_patience",
        "new_segment_callback",
        "new_segment_data",
        "progress_callback",
        "progress_data",
        "encoder_begin_callback",
        "encoder_begin_data",
        "abort_callback",
        "abort_data",
        "logits_filter_callback",
        "logits_filter_data",
        "grammar_rules",
        "n_grammar_rules",
        "i_start_rule",
        "grammar_penalty"
    })
    @SuppressWarnings({"NullAway.Init", "MemberName"}) // the library fills them in; they are called as there
    class FullParams extends Structure {
        public int strategy;
        public int n_threads;
        public int n_max_text_ctx;
        public int offset_ms;
        public int duration_ms;
        public byte translate;
        public byte no_context;
        public byte no_timestamps;
        public byte single_segment;
        public byte print_special;
        public byte print_progress;
        public byte print_realtime;
        public byte print_timestamps;
        public byte token_timestamps;
        public float thold_pt;
        public float thold_ptsum;
        public int max_len;
        public byte split_on_word;
        public int max_tokens;
        public byte debug_mode;
        public int audio_ctx;
        public byte tdrz_enable;
        public @Nullable Pointer suppress_regex;
        public @Nullable Pointer initial_prompt;
        public @Nullable Pointer prompt_tokens;
        public int prompt_n_tokens;
        public @Nullable Pointer language;
        public byte detect_language;
        public byte suppress_blank;
        public byte suppress_nst;
        public float temperature;
        public float max_initial_ts;
        public float length_penalty;
        public float temperature_inc;
        public float entropy_thold;
        public float logprob_thold;
        public float no_speech_thold;
        public int greedy_best_of;
        public int beam_size;
        public float beam_patience;
        public @Nullable Pointer new_segment_callback;
        public @Nullable Pointer new_segment_data;
        public @Nullable Progress progress_callback;
        public @Nullable Pointer progress_data;
        public @Nullable EncoderBegin encoder_begin_callback;
        public @Nullable Pointer encoder_begin_data;
        public @Nullable Abort abort_callback;
        public @Nullable Pointer abort_data;
        public @Nullable LogitsFilter logits_filter_callback;
        public @Nullable Pointer logits_filter_data;
        public @Nullable Pointer grammar_rules;
        public long n_grammar_rules;
        public long i_start_rule;
        public float grammar_penalty;

        /** Passed as a copy. */
        public static final class ByValue extends FullParams implements Structure.ByValue {}
    }

    /** {@code whisper_token_data}; times in hundredths of a second. */
    @Structure.FieldOrder({"id", "tid", "p", "plog", "pt", "ptsum", "t0", "t1", "t_dtw", "vlen"})
    @SuppressWarnings("MemberName") // as the library calls them
    class TokenData extends Structure {
        public int id;
        public int tid;
        public float p;
        public float plog;
        public float pt;
        public float ptsum;
        public long t0;
        public long t1;
        public long t_dtw;
        public float vlen;

        /** Returned as a copy. */
        public static final class ByValue extends TokenData implements Structure.ByValue {}
    }
}
