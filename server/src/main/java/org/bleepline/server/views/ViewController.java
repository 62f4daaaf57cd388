package org.bleepline.server.views;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.bleepline.server.api.WireWord;
import org.bleepline.server.keys.KeyFilter;
import org.bleepline.server.transcript.TranscriptRow;
import org.bleepline.server.transcript.Transcripts;
import org.bleepline.server.web.ApiException;
import org.bleepline.server.web.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Everything that can be made from the words of a completed transcript. */
@RestController
public final class ViewController {
    private static final MediaType PLAIN_TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final int MAX_PHRASE_WORDS = 5;
    private static final int MAX_TERMS = 1_000;

    private final Transcripts transcripts;

    public ViewController(Transcripts transcripts) {
        this.transcripts = transcripts;
    }

    record SentencesBody(
            String id,
            double confidence,
            long audioDuration,
            @Nullable String speechModelUsed,
            List<Sentence> sentences) {}

    record ParagraphsBody(
            String id,
            double confidence,
            long audioDuration,
            @Nullable String speechModelUsed,
            List<Paragraph> paragraphs) {}

    record Sentence(
            String text,
            long start,
            long end,
            double confidence,
            List<WireWord> words,
            @Nullable String speaker,
            @Nullable String channel) {}

    record Paragraph(String text, long start, long end, double confidence, List<WireWord> words) {}

    record WordSearchBody(String id, int totalCount, List<WordSearch.Match> matches) {}

    @GetMapping("/v2/transcript/{id}/sentences")
    SentencesBody sentences(@PathVariable("id") String id, @RequestAttribute(KeyFilter.PROJECT) String project) {
        TranscriptRow row = transcripts.require(id, project);
        ObjectNode result = transcripts.requireResult(row, "sentences");
        List<WireWord> words = TimedWords.of(result);
        return new SentencesBody(
                row.id(),
                TimedWords.confidence(words),
                result.path("audio_duration").asLong(0),
                result.path("speech_model_used").asString(null),
                Sentences.of(words).stream().map(ViewController::sentence).toList());
    }

    @GetMapping("/v2/transcript/{id}/paragraphs")
    ParagraphsBody paragraphs(@PathVariable("id") String id, @RequestAttribute(KeyFilter.PROJECT) String project) {
        TranscriptRow row = transcripts.require(id, project);
        ObjectNode result = transcripts.requireResult(row, "paragraphs");
        List<WireWord> words = TimedWords.of(result);
        return new ParagraphsBody(
                row.id(),
                TimedWords.confidence(words),
                result.path("audio_duration").asLong(0),
                result.path("speech_model_used").asString(null),
                Sentences.paragraphs(Sentences.of(words)).stream()
                        .map(part -> new Paragraph(
                                TimedWords.text(part),
                                part.get(0).start(),
                                TimedWords.end(part),
                                TimedWords.confidence(part),
                                part))
                        .toList());
    }

    @GetMapping("/v2/transcript/{id}/srt")
    ResponseEntity<byte[]> srt(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestAttribute(KeyFilter.PROJECT) String project) {
        return subtitles(request, id, project, Subtitles::srt);
    }

    @GetMapping("/v2/transcript/{id}/vtt")
    ResponseEntity<byte[]> vtt(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestAttribute(KeyFilter.PROJECT) String project) {
        return subtitles(request, id, project, Subtitles::vtt);
    }

    @GetMapping("/v2/transcript/{id}/word-search")
    WordSearchBody wordSearch(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestAttribute(KeyFilter.PROJECT) String project) {
        List<String> terms = terms(request);
        TranscriptRow row = transcripts.require(id, project);
        ObjectNode result = transcripts.requireResult(row, "word search");
        List<WordSearch.Match> matches = WordSearch.find(terms, TimedWords.of(result));
        return new WordSearchBody(
                row.id(), matches.stream().mapToInt(WordSearch.Match::count).sum(), matches);
    }

    private ResponseEntity<byte[]> subtitles(
            HttpServletRequest request, String id, String project, BiFunction<List<WireWord>, Integer, String> format) {
        int characters = Query.integer(request, "chars_per_caption", 1, 10_000).orElse(Subtitles.DEFAULT_CHARACTERS);
        TranscriptRow row = transcripts.require(id, project);
        ObjectNode result = transcripts.requireResult(row, "subtitles");
        return ResponseEntity.ok()
                .contentType(PLAIN_TEXT)
                .body(format.apply(TimedWords.of(result), characters).getBytes(StandardCharsets.UTF_8));
    }

    /** Clients write lists in three ways: with commas, repeated, and repeated with brackets. */
    private static List<String> terms(HttpServletRequest request) {
        List<String> terms = new ArrayList<>();
        for (String name : List.of("words", "words[]")) {
            String[] values = request.getParameterValues(name);
            for (String value : values == null ? new String[0] : values) {
                for (String part : value.split(",", -1)) {
                    String term = part.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
                    if (!term.isEmpty()) {
                        terms.add(term);
                    }
                }
            }
        }
        if (terms.isEmpty()) {
            throw ApiException.badRequest("`words` must hold at least one word to search for");
        }
        if (terms.size() > MAX_TERMS || terms.stream().anyMatch(term -> term.split(" ").length > MAX_PHRASE_WORDS)) {
            throw ApiException.badRequest("`words` must hold at most " + MAX_TERMS + " words or phrases of at most "
                    + MAX_PHRASE_WORDS + " words");
        }
        return terms;
    }

    private static Sentence sentence(List<WireWord> words) {
        return new Sentence(
                TimedWords.text(words),
                words.get(0).start(),
                TimedWords.end(words),
                TimedWords.confidence(words),
                words,
                words.get(0).speaker(),
                words.get(0).channel());
    }
}
