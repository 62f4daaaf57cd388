package org.bleepline.server.jobs;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.bleepline.server.api.TranscriptParameters;

/** What a request asks to be done to the look of the words, after redaction: of labels only the marks beside them are taken away. */
final class TextStyle {
    /** Strong English swear words, by their stems; a word that begins with one is meant. */
    private static final List<String> STEMS =
            List.of("fuck", "motherfuck", "shit", "bullshit", "cunt", "asshole", "bitch", "bastard", "wank");

    /** Too short to be stems. */
    private static final Set<String> WORDS =
            Set.of("ass", "arse", "dick", "dickhead", "prick", "damn", "goddamn", "piss");

    private TextStyle() {}

    static Transcript apply(Transcript transcript, TranscriptParameters parameters) {
        boolean masks = parameters.filterProfanity() && WordEdits.isEnglish(transcript.languageCode());
        if (parameters.punctuate() && parameters.formatText() && !masks) {
            return transcript;
        }
        List<Word> words = transcript.words().stream()
                .map(word -> word.withText(style(word.text(), parameters, masks)))
                .toList();
        return new Transcript(transcript.languageCode(), words, transcript.utterances());
    }

    private static String style(String text, TranscriptParameters parameters, boolean masks) {
        boolean replaced = isReplaced(text);
        String styled = masks && !replaced ? masked(text) : text;
        if (!parameters.formatText() && !replaced) {
            styled = styled.toLowerCase(Locale.ROOT);
        }
        if (!parameters.punctuate()) {
            String bare = styled.replaceAll("^[\"'(\u201c\u2018]+|[.,?!;:\"')\u201d\u2019]+$", "");
            styled = bare.isEmpty() ? styled : bare;
        }
        return styled;
    }

    private static String masked(String text) {
        String plain = WordEdits.plain(text);
        if (plain.isEmpty() || !(WORDS.contains(plain) || STEMS.stream().anyMatch(plain::startsWith))) {
            return text;
        }
        int start = text.toLowerCase(Locale.ROOT).indexOf(plain);
        return text.substring(0, start + 1) + "*".repeat(plain.length() - 1) + text.substring(start + plain.length());
    }

    private static boolean isReplaced(String text) {
        return text.contains("#") || text.contains("[");
    }
}
