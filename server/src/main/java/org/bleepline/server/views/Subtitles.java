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

    /**
     * One caption.
     *
     * @param start milliseconds
     * @param end milliseconds, exclusive
     */
    record Cue(long start, long end, String text) {}

    static String srt(List<WireWord> words, int charactersPerCaption) {
        StringBuilder text = new StringBuilder();
        int number = 1;
        for (Cue cue : cues(words, charactersPerCaption)) {
            text.append(number++).append('\n');
            text.append(srtTime(cue.start))
                    .append(" --> ")
                    .append(srtTime(cue.end))
                    .append('\n');
            text.append(cue.text).append("\n\n");
        }
        return text.toString();
    }

    static String vtt(List<WireWord> words, int charactersPerCaption) {
        StringBuilder text = new StringBuilder("WEBVTT\n\n");
        for (Cue cue : cues(words, charactersPerCaption)) {
            text.append(vttTime(cue.start))
                    .append(" --> ")
                    .append(vttTime(cue.end))
                    .append('\n');
            text.append(cue.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                    .append("\n\n");
        }
        return text.toString();
    }

    /**
     * Captions one behind the other: where two people speak at once, a caption ends when the next one begins, and captions whose
     * words have one time for all share it by their length.
     */
    static List<Cue> cues(List<WireWord> words, int charactersPerCaption) {
        List<List<WireWord>> captions = captions(words, charactersPerCaption);
        long[] starts = new long[captions.size()];
        for (int index = 0; index < starts.length; index++) {
            long start = captions.get(index).get(0).start();
            starts[index] = index == 0 ? start : Math.max(start, starts[index - 1]);
        }
        List<Cue> cues = new ArrayList<>();
        int first = 0;
        while (first < starts.length) {
            int next = first + 1;
            while (next < starts.length && starts[next] == starts[first]) {
                next++;
            }
            long limit = next < starts.length ? starts[next] : Long.MAX_VALUE;
            share(captions.subList(first, next), starts[first], limit, cues);
            first = next;
        }
        return cues;
    }

    /** Gives captions that begin at the same time their parts of it, at least a millisecond each where there is room. */
    private static void share(List<List<WireWord>> captions, long start, long limit, List<Cue> cues) {
        long least = start + captions.size();
        long last = captions.stream().mapToLong(TimedWords::end).max().orElse(least);
        long time = Math.min(limit, Math.max(least, last)) - start;
        List<String> texts = captions.stream().map(TimedWords::text).toList();
        long all = texts.stream().mapToLong(String::length).sum();
        long from = start;
        long length = 0;
        for (int index = 0; index < texts.size(); index++) {
            length += texts.get(index).length();
            long left = (long) texts.size() - 1 - index;
            long share = start + Math.round((double) time * length / all);
            long to = Math.min(Math.max(share, from + 1), Math.max(from, start + time - left));
            cues.add(new Cue(from, to, texts.get(index)));
            from = to;
        }
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
