package org.bleepline.pipeline;

import java.util.Objects;
import java.util.Optional;
import org.bleepline.audio.OutputFormat;
import org.bleepline.audio.RedactionMethod;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.policy.StaticEntities;
import org.bleepline.core.redaction.CutScope;
import org.bleepline.core.redaction.CutSettings;
import org.bleepline.core.redaction.Substitution;
import org.bleepline.core.speech.SpeakerCount;
import org.bleepline.core.transcript.TimePrecision;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.pipeline.leak.LeakCheckSettings;
import org.bleepline.wording.Style;

/**
 * What to remove from a recording, and how.
 *
 * <p>{@snippet :
 * RedactionOptions options = RedactionOptions.builder()
 *         .policies(PolicySet.of(Policy.PERSON_NAME, Policy.DATE_OF_BIRTH))
 *         .deliveries(Deliveries.none().withRecording(Path.of("call.redacted.mp3")))
 *         .build();
 * }
 *
 * @param policies what to look for; all 44 unless set
 * @param staticEntities exact terms of the user's own; none unless set
 * @param substitution what stands in the text in place of a removed word; {@link Substitution#HASH} unless set
 * @param languageCode what is spoken, lower case; {@code en} unless set
 * @param hearing which channels are heard by themselves; {@link Hearing#AUTO} unless set
 * @param speakers how many may be speaking; where channels are not heard by themselves, speakers are told apart by their
 *     voices then. Empty, not told apart, unless set
 * @param transcript words that exist already; the recording is then not transcribed
 * @param heardBy name and version of this engine, where it heard that transcript before; reports name it and its models then. Empty,
 *     words of unknown origin, unless set
 * @param times what the times of such a transcript are worth; {@link TimePrecision#UNKNOWN} unless set
 * @param rawWords whether the words of {@code transcript} are raw, as an engine heard them, and are to be written as people
 *     write; false unless set. Of words that are heard now this is found out
 * @param style how raw words are written, behind detection; {@link Style#full()} unless set
 * @param window the only stretch that is heard; what lies outside was never looked into, and is therefore removed from the
 *     sound. Empty, the whole recording, unless set
 * @param method what is heard in place of a removed moment; {@link RedactionMethod#BEEP} unless set
 * @param format what the redacted recording is written as; {@link OutputFormat#MP3} unless set
 * @param cuts margins of the cuts
 * @param scope on which channels a moment is removed; {@link CutScope#ALL} unless set
 * @param align whether the times of the words are looked for anew in the sound; false unless set. A transcript without any
 *     time is aligned in any case where the sound is to be cut
 * @param deliveries the files to leave; none unless set
 * @param keepOriginal whether the result also holds the transcript before redaction; false unless set
 * @param leakCheck how the redacted recording is checked; not at all unless set
 */
public record RedactionOptions(
        PolicySet policies,
        StaticEntities staticEntities,
        Substitution substitution,
        String languageCode,
        Hearing hearing,
        Optional<SpeakerCount> speakers,
        Optional<Transcript> transcript,
        Optional<String> heardBy,
        TimePrecision times,
        boolean rawWords,
        Style style,
        Optional<TimeRange> window,
        RedactionMethod method,
        OutputFormat format,
        CutSettings cuts,
        CutScope scope,
        boolean align,
        Deliveries deliveries,
        boolean keepOriginal,
        Optional<LeakCheckSettings> leakCheck) {
    public RedactionOptions {
        Objects.requireNonNull(policies, "policies");
        Objects.requireNonNull(staticEntities, "staticEntities");
        Objects.requireNonNull(substitution, "substitution");
        Objects.requireNonNull(languageCode, "languageCode");
        Objects.requireNonNull(hearing, "hearing");
        Objects.requireNonNull(speakers, "speakers");
        Objects.requireNonNull(transcript, "transcript");
        Objects.requireNonNull(heardBy, "heardBy");
        Objects.requireNonNull(times, "times");
        Objects.requireNonNull(style, "style");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(cuts, "cuts");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(deliveries, "deliveries");
        Objects.requireNonNull(leakCheck, "leakCheck");
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The same options with other files to leave. */
    public RedactionOptions withDeliveries(Deliveries files) {
        return toBuilder().deliveries(files).build();
    }

    /** The same options for another sound track, of which no words are known yet. */
    RedactionOptions heardAnew(String language) {
        Builder builder = toBuilder().languageCode(language);
        builder.speakers = Optional.empty();
        builder.transcript = Optional.empty();
        builder.heardBy = Optional.empty();
        return builder.times(TimePrecision.UNKNOWN).rawWords(false).build();
    }

    /** Begins with these options, all of them. */
    Builder toBuilder() {
        Builder builder = new Builder();
        builder.policies = policies;
        builder.staticEntities = staticEntities;
        builder.substitution = substitution;
        builder.languageCode = languageCode;
        builder.hearing = hearing;
        builder.speakers = speakers;
        builder.transcript = transcript;
        builder.heardBy = heardBy;
        builder.times = times;
        builder.rawWords = rawWords;
        builder.style = style;
        builder.window = window;
        builder.method = method;
        builder.format = format;
        builder.cuts = cuts;
        builder.scope = scope;
        builder.align = align;
        builder.deliveries = deliveries;
        builder.keepOriginal = keepOriginal;
        builder.leakCheck = leakCheck;
        return builder;
    }

    /** Collects options; each has the default that {@link RedactionOptions} names. Not for use by several threads. */
    public static final class Builder {
        private PolicySet policies = PolicySet.all();
        private StaticEntities staticEntities = StaticEntities.none();
        private Substitution substitution = Substitution.HASH;
        private String languageCode = "en";
        private Hearing hearing = Hearing.AUTO;
        private Optional<SpeakerCount> speakers = Optional.empty();
        private Optional<Transcript> transcript = Optional.empty();
        private Optional<String> heardBy = Optional.empty();
        private TimePrecision times = TimePrecision.UNKNOWN;
        private boolean rawWords;
        private Style style = Style.full();
        private Optional<TimeRange> window = Optional.empty();
        private RedactionMethod method = RedactionMethod.BEEP;
        private OutputFormat format = OutputFormat.MP3;
        private CutSettings cuts = CutSettings.defaults();
        private CutScope scope = CutScope.ALL;
        private boolean align;
        private Deliveries deliveries = Deliveries.none();
        private boolean keepOriginal;
        private Optional<LeakCheckSettings> leakCheck = Optional.empty();

        private Builder() {}

        public Builder policies(PolicySet value) {
            policies = value;
            return this;
        }

        public Builder staticEntities(StaticEntities value) {
            staticEntities = value;
            return this;
        }

        public Builder substitution(Substitution value) {
            substitution = value;
            return this;
        }

        public Builder languageCode(String value) {
            languageCode = value;
            return this;
        }

        public Builder hearing(Hearing value) {
            hearing = value;
            return this;
        }

        /** Tell speakers on one channel apart by their voices, where the channels do not. */
        public Builder speakers(SpeakerCount value) {
            speakers = Optional.of(value);
            return this;
        }

        /** Use these words; its language counts, and the recording is not transcribed. */
        public Builder transcript(Transcript value) {
            transcript = Optional.of(value);
            return this;
        }

        /** The given words were heard by the engine that this is used with: its name and version. */
        public Builder heardBy(String value) {
            heardBy = Optional.of(value);
            return this;
        }

        /** What the times of the given words are worth. */
        public Builder times(TimePrecision value) {
            times = value;
            return this;
        }

        /** The words of the given transcript are raw: write them as people write. */
        public Builder rawWords(boolean value) {
            rawWords = value;
            return this;
        }

        /** Write raw words so. */
        public Builder style(Style value) {
            style = value;
            return this;
        }

        /** Hear only this stretch; times stay those of the whole recording. */
        public Builder window(TimeRange value) {
            window = Optional.of(value);
            return this;
        }

        public Builder method(RedactionMethod value) {
            method = value;
            return this;
        }

        public Builder format(OutputFormat value) {
            format = value;
            return this;
        }

        public Builder cuts(CutSettings value) {
            cuts = value;
            return this;
        }

        public Builder scope(CutScope value) {
            scope = value;
            return this;
        }

        /** Look for the times of the words anew in the sound. */
        public Builder align(boolean value) {
            align = value;
            return this;
        }

        public Builder deliveries(Deliveries value) {
            deliveries = value;
            return this;
        }

        public Builder keepOriginal(boolean value) {
            keepOriginal = value;
            return this;
        }

        /** Check the redacted recording, cut wider what leaks, and fail where that does not help. */
        public Builder leakCheck(LeakCheckSettings value) {
            leakCheck = Optional.of(value);
            return this;
        }

        public RedactionOptions build() {
            return new RedactionOptions(
                    policies,
                    staticEntities,
                    substitution,
                    languageCode,
                    hearing,
                    speakers,
                    transcript,
                    heardBy,
                    times,
                    rawWords,
                    style,
                    window,
                    method,
                    format,
                    cuts,
                    scope,
                    align,
                    deliveries,
                    keepOriginal,
                    leakCheck);
        }
    }
}
