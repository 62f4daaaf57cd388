package org.bleepline.server.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Utterance;
import org.bleepline.core.transcript.Word;
import org.bleepline.server.api.LanguageCodes;
import org.bleepline.server.api.Spelling;
import org.bleepline.server.api.TranscriptParameters;

/** What a request asks to be done to the words before anything is looked for in them. */
final class WordEdits {
    /** As documented for {@code disfluencies}. */
    private static final Set<String> FILLERS = Set.of("um", "uh", "hmm", "mhm", "uh-huh", "ah", "huh", "hm", "m");

    /** Those that are a word in no language: "um" is German for "at", "ah" and "m" are letters and names. */
    private static final Set<String> FILLERS_ANYWHERE = Set.of("hmm", "mhm", "uh-huh", "hm");

    private WordEdits() {}

    static Transcript edit(Transcript transcript, TranscriptParameters parameters) {
        boolean timed = transcript.words().stream().anyMatch(word -> word.timing() != null);
        return timed ? editAll(transcript, parameters) : editTurns(transcript, parameters);
    }

    private static Transcript editAll(Transcript transcript, TranscriptParameters parameters) {
        List<Word> words = edited(transcript.words(), transcript.languageCode(), parameters);
        return words.equals(transcript.words()) ? transcript : Transcript.ofWords(transcript.languageCode(), words);
    }

    /** Without times the turns cannot be told from the words, so each is edited by itself. */
    private static Transcript editTurns(Transcript transcript, TranscriptParameters parameters) {
        List<Word> words = new ArrayList<>();
        List<Utterance> turns = new ArrayList<>();
        for (Utterance turn : transcript.utterances()) {
            List<Word> said = turn.words().stream().map(transcript.words()::get).toList();
            int first = words.size();
            words.addAll(edited(said, transcript.languageCode(), parameters));
            if (words.size() > first) {
                turns.add(new Utterance(
                        IntStream.range(first, words.size()).boxed().toList(), turn.speaker()));
            }
        }
        return new Transcript(transcript.languageCode(), words, turns);
    }

    private static List<Word> edited(List<Word> all, String languageCode, TranscriptParameters parameters) {
        List<Word> words = all;
        if (!parameters.disfluencies()) {
            words = withoutFillers(words, isEnglish(languageCode) ? FILLERS : FILLERS_ANYWHERE);
        }
        if (!parameters.customSpelling().isEmpty()) {
            words = spelled(words, parameters.customSpelling());
        }
        return words;
    }

    /** @param languageCode such as {@code en_uk} */
    static boolean isEnglish(String languageCode) {
        return LanguageCodes.language(languageCode).equals("en");
    }

    private static List<Word> withoutFillers(List<Word> words, Set<String> fillers) {
        List<Word> kept = new ArrayList<>(words.size());
        for (int index = 0; index < words.size(); index++) {
            if (!fillers.contains(plain(words.get(index).text())) || isSpelledLetter(words, index)) {
                kept.add(words.get(index));
            }
        }
        return kept;
    }

    /** The letter M beside another single letter or a number is part of what is spelled, and no filler. */
    private static boolean isSpelledLetter(List<Word> words, int index) {
        return plain(words.get(index).text()).length() == 1
                && ((index > 0 && isSymbol(words.get(index - 1)))
                        || (index + 1 < words.size() && isSymbol(words.get(index + 1))));
    }

    private static boolean isSymbol(Word word) {
        String plain = plain(word.text());
        return plain.length() == 1 || plain.chars().anyMatch(Character::isDigit);
    }

    private static List<Word> spelled(List<Word> words, List<Spelling> rules) {
        List<Word> result = new ArrayList<>(words.size());
        int index = 0;
        while (index < words.size()) {
            int taken = 0;
            for (Spelling rule : rules) {
                for (String from : rule.from()) {
                    List<String> phrase = List.of(from.toLowerCase(Locale.ROOT).split("\\s+"));
                    if (phrase.size() > taken && matches(words, index, phrase)) {
                        if (taken > 0) {
                            result.remove(result.size() - 1);
                        }
                        taken = phrase.size();
                        result.add(joined(words.subList(index, index + taken), rule.to()));
                    }
                }
            }
            if (taken == 0) {
                result.add(words.get(index));
            }
            index += Math.max(1, taken);
        }
        return result;
    }

    private static boolean matches(List<Word> words, int from, List<String> phrase) {
        if (from + phrase.size() > words.size()) {
            return false;
        }
        Word first = words.get(from);
        for (int offset = 0; offset < phrase.size(); offset++) {
            Word word = words.get(from + offset);
            boolean sameVoice = word.channel() == first.channel() && Objects.equals(word.speaker(), first.speaker());
            if (!sameVoice || !plain(word.text()).equals(plain(phrase.get(offset)))) {
                return false;
            }
        }
        return true;
    }

    private static Word joined(List<Word> words, String to) {
        Word first = words.get(0);
        Word last = words.get(words.size() - 1);
        String before = first.text().substring(0, start(first.text()));
        String after = last.text().substring(end(last.text()));
        // A time that leaves a part out would let that part be heard.
        TimeRange whole = first.timing();
        for (Word word : words) {
            whole = whole == null || word.timing() == null ? null : whole.span(word.timing());
        }
        double confidence =
                words.stream().mapToDouble(Word::confidence).average().orElse(first.confidence());
        return first.withText(before + to + after).withTiming(whole).withConfidence(Math.min(1, confidence));
    }

    /** A word in lower case without the signs at its edges. */
    static String plain(String text) {
        int start = start(text);
        int end = end(text);
        return start >= end ? "" : text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static int start(String text) {
        int start = 0;
        while (start < text.length() && !Character.isLetterOrDigit(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        return start;
    }

    private static int end(String text) {
        int end = text.length();
        while (end > 0 && !Character.isLetterOrDigit(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return end;
    }
}
