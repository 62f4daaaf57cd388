package org.bleepline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bleepline.audio.OutputFormat;
import org.bleepline.audio.RedactionMethod;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.policy.StaticEntities;
import org.bleepline.core.redaction.CutScope;
import org.bleepline.core.redaction.CutSettings;
import org.bleepline.core.redaction.Substitution;
import org.bleepline.core.speech.SpeakerCount;
import org.bleepline.core.transcript.TimePrecision;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.bleepline.pipeline.leak.LeakCheckSettings;
import org.bleepline.wording.Style;
import org.junit.jupiter.api.Test;

/** Options that are made from others keep every part of them. */
class RedactionOptionsTest {
    private static final RedactionOptions DEFAULTS = RedactionOptions.builder().build();

    /** No part is what it is unless set. */
    private static final RedactionOptions UNUSUAL = RedactionOptions.builder()
            .policies(PolicySet.of(Policy.DATE))
            .staticEntities(new StaticEntities(Map.of("TOOL", List.of("Bearclaw"))))
            .substitution(Substitution.ENTITY_NAME)
            .languageCode("de")
            .hearing(Hearing.MIXED)
            .speakers(SpeakerCount.exactly(3))
            .transcript(Transcript.ofWords("de", List.of(Word.timed("Hallo", 0, 400))))
            .heardBy("whisper 1")
            .times(TimePrecision.EXACT)
            .rawWords(true)
            .style(Style.raw())
            .window(new TimeRange(1_000, 2_000))
            .method(RedactionMethod.SILENCE)
            .format(OutputFormat.WAV)
            .cuts(CutSettings.builder().before(Duration.ofMillis(777)).build())
            .scope(CutScope.SPEAKING)
            .align(true)
            .deliveries(Deliveries.none().withResult(Path.of("call.json")))
            .keepOriginal(true)
            .leakCheck(new LeakCheckSettings(7))
            .build();

    @Test
    void copiesEveryPart() {
        assertThat(RedactionOptions.class.getRecordComponents())
                .as("a new part is to be set in UNUSUAL")
                .allSatisfy(part -> assertThat(of(UNUSUAL, part)).isNotEqualTo(of(DEFAULTS, part)));

        assertThat(UNUSUAL.toBuilder().build()).isEqualTo(UNUSUAL);
    }

    @Test
    void knowsNoWordsOfAnotherSoundTrack() {
        RedactionOptions other = UNUSUAL.heardAnew("fr");

        assertThat(other)
                .usingRecursiveComparison()
                .ignoringFields("languageCode", "speakers", "transcript", "heardBy", "times", "rawWords")
                .isEqualTo(UNUSUAL);
        assertThat(other.languageCode()).isEqualTo("fr");
        assertThat(List.of(other.speakers(), other.transcript(), other.heardBy()))
                .containsOnly(Optional.empty());
        assertThat(other.times()).isEqualTo(TimePrecision.UNKNOWN);
        assertThat(other.rawWords()).isFalse();
    }

    private static Object of(RedactionOptions options, RecordComponent part) {
        try {
            return part.getAccessor().invoke(options);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
