package org.bleepline.server.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bleepline.server.api.WireWord;

/** Captions in the SubRip and WebVTT formats. A word is never divided. */
final class Subtitles {
    /** Two lines of 42 characters, as broadcasters' guidelines have it. */
    static final int DEFAULT_CHARACTERS = 84;

    private static final long HOUR = 3_600_000;

    private Subtitles() {}

    static String srt(List<WireWord> words, int charactersPerCaption) {
        StringBuilder text = new StringBuilder();
        int number = 1;
        for (List<WireWord> caption : captions(words, charactersPerCaption)) {
            text.append(number++).append('\n');
            text.append(srtTime(caption.get(0).start()))
                    .append(" --> ")
                    .append(srtTime(caption.get(caption.size() - 1).end()))
                    .append('\n');
            text.append(TimedWords.text(caption)).append("\n\n");
        }
        return text.toString();
    }

    static String vtt(List<WireWord> words, int charactersPerCaption) {
        StringBuilder text = new StringBuilder("WEBVTT\n\n");
        for (List<WireWord> caption : captions(words, charactersPerCaption)) {
            text.append(vttTime(caption.get(0).start()))
                    .append(" --> ")
                    .append(vttTime(caption.get(caption.size() - 1).end()))
                    .append('\n');
            text.append(TimedWords.text(caption).replace("&", "&amp;").replace("<", "&lt;"))
                    .append("\n\n");
        }
        return text.toString();
    }

    static List<List<WireWord>> captions(List<WireWord> words, int charactersPerCaption) {
        List<List<WireWord>> captions = new ArrayList<>();
        for (List<WireWord> sentence : Sentences.of(words)) {
            List<WireWord> open = new ArrayList<>();
            int length = 0;
            for (WireWord word : sentence) {
                int more = word.text().length() + (open.isEmpty() ? 0 : 1);
                if (!open.isEmpty() && length + more > charactersPerCaption) {
                    captions.add(List.copyOf(open));
                    open.clear();
                    length = 0;
                    more = word.text().length();
                }
                open.add(word);
                length += more;
            }
            captions.add(List.copyOf(open));
        }
        return captions;
    }

    private static String srtTime(long millis) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d,%03d",
                millis / HOUR,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                millis % 1000);
    }

    private static String vttTime(long millis) {
        String minutes =
                String.format(Locale.ROOT, "%02d:%02d.%03d", millis / 60_000 % 60, millis / 1000 % 60, millis % 1000);
        return millis < HOUR ? minutes : String.format(Locale.ROOT, "%02d:", millis / HOUR) + minutes;
    }
}
