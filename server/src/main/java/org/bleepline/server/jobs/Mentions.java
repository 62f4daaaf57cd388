package org.bleepline.server.jobs;

import java.util.ArrayList;
import java.util.List;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.redaction.RedactedSpan;
import org.bleepline.core.redaction.Substitution;
import org.bleepline.core.redaction.TranscriptRedactor;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.detect.DetectionOptions;
import org.bleepline.server.api.WireEntity;
import org.bleepline.server.api.WireWord;
import org.bleepline.wording.Written;

/** {@code entity_detection}: every mention of every kind of personal data, as it was said. */
final class Mentions {
    private Mentions() {}

    /** Found in the words as they were heard, and given as they are written. */
    static List<WireEntity> of(Job job, Said said) {
        Document heard = Document.of(said.transcript());
        List<Span> found = job.bleepline().detect(said.transcript(), said.raw(), DetectionOptions.of(PolicySet.all()));
        if (!said.raw()) {
            return entities(job, Written.same(said.transcript()), found);
        }
        List<RedactedSpan> spans = TranscriptRedactor.redact(said.transcript(), heard, found, Substitution.HASH)
                .spans();
        Written written = job.bleepline().write(said.transcript(), spans, Removal.style(job));
        return entities(job, written, written.spans(spans));
    }

    private static List<WireEntity> entities(Job job, Written written, List<Span> spans) {
        Document document = Document.of(written.transcript());
        List<WireWord> words =
                WireTranscript.of(written.transcript(), job.parameters()).words();
        List<WireEntity> entities = new ArrayList<>();
        for (Span span : spans) {
            if (span.label() instanceof Policy policy) {
                int first = document.firstWordEndingAfter(span.start());
                int last = document.firstWordStartingAt(span.end()) - 1;
                entities.add(new WireEntity(
                        policy.documentedPolicy().wireName(),
                        document.text().substring(span.start(), span.end()).replace('\n', ' '),
                        words.get(document.transcriptWord(first)).start(),
                        words.get(document.transcriptWord(Math.max(first, last)))
                                .end()));
            }
        }
        return entities;
    }
}
