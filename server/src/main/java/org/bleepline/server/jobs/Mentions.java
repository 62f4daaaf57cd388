package org.bleepline.server.jobs;

import java.util.ArrayList;
import java.util.List;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.detect.DetectionOptions;
import org.bleepline.server.api.WireEntity;
import org.bleepline.server.api.WireWord;

/** {@code entity_detection}: every mention of every kind of personal data, as it was said. */
final class Mentions {
    private Mentions() {}

    static List<WireEntity> of(Job job, Transcript said) {
        Document document = Document.of(said);
        List<WireWord> words = WireTranscript.of(said, job.parameters()).words();
        List<WireEntity> entities = new ArrayList<>();
        for (Span span : job.bleepline().detect(document, DetectionOptions.of(PolicySet.all()))) {
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
