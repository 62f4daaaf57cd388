package org.bleepline.pipeline.json;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Utterance;
import org.bleepline.core.transcript.Word;

/**
 * Reads a transcript that exists already. What it is shows in its content: JSON with {@code words} or {@code utterances}
 * (the shape that this product and AssemblyAI's API write), or else plain text in UTF-8, one turn a line.
 */
public final class TranscriptFiles {
    /** Far more than ten hours of speech take; keeps a wrong file from filling the memory. */
    private static final long MAX_BYTES = 256L << 20;

    private TranscriptFiles() {}

    /**
     * @param languageCode the language, where the file does not say it
     * @throws TranscriptFormatException if the file is missing, empty, not text, or not such JSON
     */
    public static Transcript read(Path file, String languageCode) {
        String content = text(file);
        String start = content.stripLeading();
        if (start.isEmpty()) {
            throw new TranscriptFormatException("the transcript " + file + " is empty");
        }
        if (start.charAt(0) == '{' || start.charAt(0) == '[') {
            return TranscriptJson.read(content, languageCode);
        }
        return plainText(content, languageCode);
    }

    private static Transcript plainText(String content, String languageCode) {
        List<Word> words = new ArrayList<>();
        List<Utterance> utterances = new ArrayList<>();
        content.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            List<Integer> turn = new ArrayList<>();
            for (String word : line.split("\\s+")) {
                turn.add(words.size());
                words.add(Word.untimed(word));
            }
            utterances.add(new Utterance(turn, null));
        });
        return new Transcript(languageCode.toLowerCase(Locale.ROOT), words, utterances);
    }

    private static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new TranscriptFormatException("the transcript " + file + " is a folder");
            }
            if (!Files.exists(file)) {
                throw new TranscriptFormatException("the transcript " + file + " does not exist");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new TranscriptFormatException("the transcript " + file + " is larger than 256 MiB");
            }
            String content = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            if (content.indexOf('\0') >= 0) {
                throw new TranscriptFormatException("the transcript " + file + " is not a text file");
            }
            return content.startsWith("\uFEFF") ? content.substring(1) : content;
        } catch (CharacterCodingException e) {
            throw new TranscriptFormatException("the transcript " + file + " is not a text file in UTF-8", e);
        } catch (IOException e) {
            throw new TranscriptFormatException("the transcript " + file + " cannot be read", e);
        }
    }
}
