package org.bleepline.pipeline.imported;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Utterance;
import org.bleepline.core.transcript.Word;

/**
 * Names speakers {@code A}, {@code B}, ... {@code Z}, {@code AA}, ... in order of appearance: what a file calls them may be
 * their name, and labels are not searched for personal data.
 */
final class SpeakerLetters {
    /** What engines call speakers, and AssemblyAI's API: such labels may stay. */
    private static final Pattern NEUTRAL = Pattern.compile("[A-Z]{1,2}|\\d{1,3}");

    private final Map<String, String> letters = new HashMap<>();

    String letterOf(String speaker) {
        return letters.computeIfAbsent(speaker.strip(), name -> letter(letters.size()));
    }

    /** The transcript with letters for its speakers, unless all of them have neutral labels already. */
    static Transcript in(Transcript transcript) {
        boolean neutral = transcript.words().stream()
                .allMatch(word -> word.speaker() == null
                        || NEUTRAL.matcher(word.speaker()).matches());
        if (neutral) {
            return transcript;
        }
        SpeakerLetters letters = new SpeakerLetters();
        List<Word> words = transcript.words().stream()
                .map(word -> word.speaker() == null ? word : word.withSpeaker(letters.letterOf(word.speaker())))
                .toList();
        List<Utterance> utterances = transcript.utterances().stream()
                .map(utterance -> new Utterance(
                        utterance.words(), words.get(utterance.words().get(0)).speaker()))
                .toList();
        return new Transcript(transcript.languageCode(), words, utterances);
    }

    private static String letter(int index) {
        String last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : letter(index / 26 - 1) + last;
    }
}
