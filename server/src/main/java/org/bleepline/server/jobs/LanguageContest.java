package org.bleepline.server.jobs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Word;
import org.bleepline.language.DetectedLanguage;
import org.bleepline.pipeline.RedactionOptions;
import org.bleepline.server.api.LanguageCodes;
import org.bleepline.server.engine.Choice;
import org.bleepline.server.engine.ServerEngine;

/**
 * Finds out which language is spoken with engines that know one each, such as Vosk's: all hear the beginning, and the one whose words
 * fill most of the time, weighed by how sure it is of them, decides. A model that hears another language than its own is unsure, or
 * hears little.
 */
final class LanguageContest {
    /** So much of the recording is heard by each. */
    private static final long HEARD_MILLIS = 60_000;

    private LanguageContest() {}

    /** What one contender heard; the longer it was sure, the better. */
    private record Take(ServerEngine engine, String language, double spokenMillis, double sureMillis) {
        double confidence() {
            return spokenMillis == 0 ? 0 : Math.min(1, sureMillis / spokenMillis);
        }

        double worth() {
            return sureMillis * confidence();
        }
    }

    /**
     * The job with the contender that decides, or the job itself where there is no contest.
     *
     * @throws JobException the documented sentence, if the best is not as sure as the client wants it, and nothing else is to be heard
     */
    static Job decided(Job job) throws JobException {
        if (job.choice().contenders().isEmpty()) {
            return job;
        }
        Take best =
                takes(job).stream().max(Comparator.comparingDouble(Take::worth)).orElseThrow();
        DetectedLanguage language = new DetectedLanguage(best.language, best.confidence());
        Choice choice = job.choice();
        if (!Listening.isUnsure(language, job.parameters())) {
            return job.with(choice.decided(best.engine, best.language, Optional.of(language)));
        }
        String code = Listening.fallback(language, job.parameters());
        ServerEngine knowing = choice.contenders().stream()
                .filter(engine -> engine.languages().contains(LanguageCodes.language(code)))
                .findFirst()
                .or(choice::fallback)
                .orElse(best.engine);
        return job.with(choice.decided(knowing, code, Optional.empty()));
    }

    private static List<Take> takes(Job job) throws JobException {
        RecordingInfo info = job.bleepline().inspect(job.original());
        TimeRange whole = Listening.window(job.parameters(), info).orElse(new TimeRange(0, info.durationMillis()));
        TimeRange beginning =
                new TimeRange(whole.startMillis(), Math.min(whole.endMillis(), whole.startMillis() + HEARD_MILLIS));
        RedactionOptions options = RedactionOptions.builder()
                .hearing(Listening.hearing(job))
                .window(beginning)
                .build();
        List<Take> takes = new ArrayList<>();
        for (ServerEngine engine : job.choice().contenders()) {
            job.requireNotCancelled();
            String language = engine.languages().iterator().next();
            List<Word> words = engine.bleepline()
                    .hear(job.original(), options, new SpeechRequest(language), job.monitor())
                    .transcript()
                    .words();
            takes.add(new Take(
                    engine,
                    language,
                    words.stream().mapToDouble(LanguageContest::millis).sum(),
                    words.stream()
                            .mapToDouble(word -> millis(word) * word.confidence())
                            .sum()));
        }
        return takes;
    }

    private static long millis(Word word) {
        return word.time().map(TimeRange::durationMillis).orElse(0L);
    }
}
