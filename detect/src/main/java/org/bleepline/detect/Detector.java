package org.bleepline.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bleepline.core.model.ModelFile;
import org.bleepline.core.policy.StaticEntities;
import org.bleepline.core.span.Candidate;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Recognizer;
import org.bleepline.core.span.Span;
import org.bleepline.detect.calibration.Calibration;
import org.bleepline.detect.calibration.Judged;
import org.bleepline.detect.calibration.Opinions;
import org.bleepline.detect.lexicon.Lexicons;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.tagger.Tagger;
import org.bleepline.detect.terms.StaticTerms;

/**
 * Finds everything that is to be removed from a text. Made once; safe for use by several threads; the same document gives
 * the same spans on any number of threads.
 *
 * <p>{@snippet :
 * Document document = Document.of("My name is Ada.", "en");
 * List<Span> spans = Detector.standard().detect(document, DetectionOptions.of(PolicySet.all()));
 * }
 */
public final class Detector {
    private final List<Recognizer> recognizers;

    // The terms of the last call: callers pass the same ones document after document, and to prepare them costs time.
    private volatile Prepared prepared = new Prepared(StaticEntities.none(), StaticTerms.of(StaticEntities.none()));

    private record Prepared(StaticEntities entities, StaticTerms terms) {}

    private Detector(List<Recognizer> recognizers) {
        this.recognizers = List.copyOf(recognizers);
    }

    /** With every recognizer that ships with the product. The first call reads lists and model, both at the same time. */
    public static Detector standard() {
        CompletableFuture<Recognizer> lexicons = CompletableFuture.supplyAsync(Lexicons::english);
        Recognizer tagger = new ProofFirst(new Sifted(Tagger.english()));
        return with(List.of(lexicons.join(), tagger));
    }

    /** The recognizers that work by rules, and more of the caller's choice. */
    static Detector with(List<Recognizer> more) {
        return new Detector(more);
    }

    /** The files of the models that ship with the product, for reports. The first call reads them. */
    public static List<ModelFile> models() {
        return OnBoard.MODELS;
    }

    private static final class OnBoard {
        private static final List<ModelFile> MODELS = List.of(
                ModelFile.ofResource(Detector.class.getClassLoader(), "org/bleepline/detect/tagger/english.tagger"));
    }

    /**
     * The resolved spans: ordered by start, not overlapping, each labelled with an enabled policy or a static label. The
     * score of a policy's span says how often spans like it are right.
     */
    public List<Span> detect(Document document, DetectionOptions options) {
        List<Span> spans = judge(document, options).stream()
                .map(judged -> Calibration.english().calibrated(judged.span(), judged.opinion()))
                .toList();
        return terms(options.staticEntities()).add(document, spans);
    }

    /** The resolved spans of policies as they are before calibration: what a calibration is fitted on. */
    public List<Judged> judge(Document document, DetectionOptions options) {
        if (options.policies().isEmpty()) {
            return List.of();
        }
        Reading reading = Reading.of(document);
        List<Candidate> candidates = new ArrayList<>(Recognizers.byRules(reading));
        recognizers.forEach(recognizer -> candidates.addAll(recognizer.recognize(document)));
        // What stands again elsewhere is no second opinion: so before the repeats.
        Opinions opinions = Opinions.of(candidates);
        candidates.addAll(Consistency.repeats(reading, Resolver.resolve(document, candidates, options.policies())));
        return Resolver.resolve(document, candidates, options.policies()).stream()
                .map(span -> new Judged(span, opinions.on(span)))
                .toList();
    }

    @SuppressWarnings("ReferenceEquality") // comparing thousands of terms would cost more than preparing them
    private StaticTerms terms(StaticEntities entities) {
        Prepared last = prepared;
        if (last.entities() != entities) {
            last = new Prepared(entities, StaticTerms.of(entities));
            prepared = last;
        }
        return last.terms();
    }
}
