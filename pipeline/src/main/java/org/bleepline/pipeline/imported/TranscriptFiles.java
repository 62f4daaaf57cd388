package org.bleepline.pipeline.imported;

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
import java.util.Optional;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Utterance;
import org.bleepline.core.transcript.Word;
import org.bleepline.pipeline.json.TranscriptFormatException;

/**
 * Reads a transcript that exists already, in UTF-8, or UTF-16 with a byte order mark. What it is shows in its content: JSON of one of the known makers,
 * subtitles (SubRip, WebVTT), CTM, or else plain text, one turn a line. No state; safe for use by several threads.
 */
public final class TranscriptFiles {
    /** Far more than ten hours of speech take; keeps a wrong file from filling the memory. */
    private static final long MAX_BYTES = 256L << 20;

    private TranscriptFiles() {}

    /**
     * @param languageCode the language, where the file does not say it; {@link org.bleepline.core.speech.SpeechRequest#AUTO} to be
     *     told that it does not
     * @throws TranscriptFormatException if the file is missing, empty, not text, or not as its format wants it
     */
    public static Transcript read(Path file, String languageCode) {
        try {
            byte[] bytes = bytes(file);
            Optional<String> content = decoded(bytes);
            if (content.isEmpty()) {
                return ofBrokenTokens(file, new String(bytes, StandardCharsets.UTF_8), languageCode);
            }
            if (content.get().indexOf('\0') >= 0) {
                throw new TranscriptFormatException("the transcript " + file + " is not a text file");
            }
            if (content.get().isBlank()) {
                throw new TranscriptFormatException("the transcript " + file + " is empty");
            }
            return parse(content.get(), languageCode);
        } catch (OutOfMemoryError e) {
            throw new TranscriptFormatException(
                    "the transcript " + file + " needs more memory than this program may use", e);
        }
    }

    /**
     * The same for content that was read already.
     *
     * @param content not blank
     */
    public static Transcript parse(String content, String languageCode) {
        char start = content.stripLeading().charAt(0);
        if (start == '{' || (start == '[' && isJsonList(content))) {
            return JsonTranscripts.read(content, languageCode);
        }
        if (SubtitleTranscript.recognizes(content)) {
            return SubtitleTranscript.read(content, languageCode);
        }
        if (CtmTranscript.recognizes(content)) {
            return CtmTranscript.read(content, languageCode);
        }
        SubtitleTranscript.refuseTimes(content);
        return plainText(content, languageCode);
    }

    /** Text may begin with a bracket too, such as a label in front of a turn. */
    private static boolean isJsonList(String content) {
        String rest = content.stripLeading().substring(1).stripLeading();
        return rest.isEmpty() || "{[\"]".indexOf(rest.charAt(0)) >= 0;
    }

    private static Transcript plainText(String content, String languageCode) {
        List<Word> words = new ArrayList<>();
        List<Utterance> utterances = new ArrayList<>();
        content.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            List<Integer> turn = new ArrayList<>();
            ImportedWords.eachWord(line, word -> {
                ImportedWords.requireRoom(words.size());
                turn.add(words.size());
                words.add(Word.untimed(word));
            });
            if (!turn.isEmpty()) {
                utterances.add(new Utterance(turn, null));
            }
        });
        return new Transcript(languageCode.toLowerCase(Locale.ROOT), words, utterances);
    }

    private static byte[] bytes(Path file) {
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
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new TranscriptFormatException("the transcript " + file + " cannot be read", e);
        }
    }

    /** The text of UTF-8, or of UTF-16 where a byte order mark says so; empty where it is neither. */
    private static Optional<String> decoded(byte[] bytes) {
        boolean wide = bytes.length >= 2
                && (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
                        || bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF);
        try {
            String content = (wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(content.startsWith("\uFEFF") ? content.substring(1) : content);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** whisper.cpp writes the tokens that a character was cut into as they are, which is no UTF-8; the text beside them is. */
    private static Transcript ofBrokenTokens(Path file, String content, String languageCode) {
        if (!content.contains("\"transcription\"") || !content.contains("\"tokens\"")) {
            throw new TranscriptFormatException("the transcript " + file + " is not a text file in UTF-8");
        }
        return JsonTranscripts.readWhisperCpp(content, languageCode);
    }
}
