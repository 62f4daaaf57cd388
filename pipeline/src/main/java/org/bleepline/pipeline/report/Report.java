package org.bleepline.pipeline.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bleepline.core.model.ModelFile;
import org.bleepline.core.policy.EntityLabel;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.redaction.RedactedSpan;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.pipeline.leak.LeakCheckResult;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a report says about one redaction. Holds no removed value, and no name of the original file.
 *
 * @param made when the redaction ended
 * @param program name and version of the program
 * @param engine name and version of the speech engine, or {@code transcript}
 * @param settings what was asked for: a name and its value, in the order in which they are shown
 * @param models the files of the models that took part
 * @param durationMillis length of the recording
 * @param files the files that were written beside the report
 * @param turns what was said, without the removed words
 * @param spans what was removed, in the order of the sound tracks
 * @param cuts where the sound was replaced; empty if no recording was written
 * @param leakCheck how the check went; empty if none was asked for
 */
public record Report(
        Instant made,
        String program,
        String engine,
        Map<String, String> settings,
        List<ModelFile> models,
        long durationMillis,
        List<WrittenFile> files,
        List<Turn> turns,
        List<RedactedSpan> spans,
        List<Cut> cuts,
        Optional<LeakCheckResult> leakCheck) {
    public Report {
        models = List.copyOf(models);
        files = List.copyOf(files);
        turns = List.copyOf(turns);
        spans = List.copyOf(spans);
        cuts = List.copyOf(cuts);
    }

    /**
     * A file that the report vouches for.
     *
     * @param role {@code recording}, {@code transcript} or {@code report}
     * @param bytes its size
     * @param sha256 64 hexadecimal digits, lower case
     */
    public record WrittenFile(String role, long bytes, String sha256) {}

    /**
     * One turn of one speaker.
     *
     * @param speaker who spoke, or null where speakers are not told apart
     * @param time from its first word to its last, or null where no word has a time
     * @param parts what was said, in order
     */
    public record Turn(@Nullable String speaker, @Nullable TimeRange time, List<Part> parts) {
        public Turn {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Words that were kept, or a label where some were removed.
     *
     * @param text the words, or the label without brackets
     * @param removed whether it is a label
     */
    public record Part(String text, boolean removed) {}

    /** The policy's wire name, or the user's own label. */
    static String name(EntityLabel label) {
        return label instanceof Policy policy ? policy.wireName() : label.label();
    }

    /** The cut that removed a span, if one did. */
    Optional<Cut> cutOf(RedactedSpan span) {
        return span.time()
                .flatMap(time -> cuts.stream()
                        .filter(cut -> cut.time().startMillis() <= time.startMillis()
                                && time.startMillis() < Math.max(cut.time().endMillis(), time.startMillis() + 1)
                                && cut.time().endMillis() > time.startMillis())
                        .findFirst());
    }
}
