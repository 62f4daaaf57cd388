package org.bleepline.pipeline.imported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.redaction.CutPlanner;
import org.bleepline.core.redaction.CutScope;
import org.bleepline.core.redaction.CutSettings;
import org.bleepline.core.redaction.RedactedSpan;
import org.bleepline.core.redaction.SoundProfile;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.bleepline.pipeline.json.TranscriptFormatException;
import org.bleepline.testkit.Sound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The samples tell the same six words, each as its maker's public documentation describes the format. */
class ImportedTranscriptTest {
    @TempDir
    Path folder;

    private static final String WITH_SPEAKERS = "My 500-700 A, name 700-1000 A, is 1000-1120 A, Mary 1120-1500 A, "
            + "Hill. 1500-1950 A, Thanks. 3000-3400 B";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assemblyai.json",
                "deepgram.json",
                "aws.json",
                "google-v1.json",
                "google-v2-batch.json",
                "google-client-library.json",
                "azure-batch.json",
                "azure-fast.json"
            })
    void readsWordsTimesAndSpeakers(String sample) {
        assertThat(told(read(sample))).isEqualTo(WITH_SPEAKERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai-verbose.json", "whisper.json", "whisper-cpp-full.json", "words.vtt"})
    void readsWordsAndTimes(String sample) {
        assertThat(told(read(sample))).isEqualTo(WITH_SPEAKERS.replaceAll(" [AB]\\b(?=,|$)", ""));
    }

    @Test
    void leavesAWordOfWhisperXWithoutATimeAsItIs() {
        assertThat(told(read("whisperx.json"))).isEqualTo(WITH_SPEAKERS + ", 42 untimed B");
    }

    @Test
    void givesTheTimeOfACueToEachOfItsWords() {
        String cues = "My 500-1950, name 500-1950, is 500-1950, Mary 500-1950, Hill. 500-1950, Thanks. 3000-3400";

        assertThat(told(read("cues.srt"))).isEqualTo(cues);
        assertThat(told(read("cues.vtt")))
                .isEqualTo(cues.replace("1950", "1950 A").replace("3400", "3400 B"));
    }

    @Test
    void cutsTheWholeCueThatHoldsARemovedWord() {
        Transcript cues = read("cues.srt");

        List<Cut> cuts = new CutPlanner(CutSettings.defaults(), CutScope.ALL, true)
                .plan(
                        cues,
                        List.of(new RedactedSpan(
                                Policy.PERSON_NAME,
                                List.of(3, 4),
                                cues.words().get(3).timing(),
                                1,
                                "test",
                                "test")),
                        SoundProfile.none(),
                        10_000)
                .cuts();

        assertThat(cuts).singleElement().satisfies(cut -> {
            assertThat(cut.time().startMillis()).isLessThanOrEqualTo(500);
            assertThat(cut.time().endMillis()).isGreaterThanOrEqualTo(1950);
        });
    }

    @Test
    void readsChannelsOfCtm() {
        Transcript transcript = read("words.ctm");

        assertThat(told(transcript))
                .isEqualTo("my 500-700, name 700-1000, is 1000-1120, mary 1120-1500, hill 1500-1950, thanks 3000-3400");
        assertThat(transcript.words()).extracting(Word::channel).containsExactly(0, 0, 0, 0, 0, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "deepgram.json, 0.99 0.98 0.97 0.9 0.8 1.0, en",
        "aws.json, 0.99 0.98 0.97 0.9 0.8 1.0, en_us",
        "google-v1.json, 0.99 0.98 0.97 0.9 0.8 1.0, en_us",
        "azure-batch.json, 0.99 0.98 0.97 0.9 0.8 1.0, en_us",
        "azure-fast.json, 0.99 0.98 0.97 0.9 0.8 1.0, en_us",
        "openai-verbose.json, 1.0 1.0 1.0 1.0 1.0 1.0, en",
        "whisper.json, 0.99 0.98 0.97 0.9 0.8 1.0, en",
        "whisper-cpp-full.json, 0.99 0.98 0.97 0.9 0.8 1.0, en",
        "words.ctm, 0.99 0.98 0.97 0.9 0.8 1.0, de",
        "cues.srt, 1.0 1.0 1.0 1.0 1.0 1.0, de"
    })
    void readsConfidenceAndLanguage(String sample, String confidences, String language) {
        Transcript transcript = read(sample);

        assertThat(transcript.words().stream()
                        .map(word -> Double.toString(word.confidence()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(confidences);
        assertThat(transcript.languageCode()).isEqualTo(language);
    }

    @Test
    void keepsNoNameOfASpeaker() {
        assertThat(read("cues.vtt").utterances())
                .allSatisfy(utterance -> assertThat(utterance.speaker()).isIn("A", "B"));
        assertThat(parse("{'words': [{'text': 'Hi', 'speaker': 'Mary Hill'}]}").words())
                .extracting(Word::speaker)
                .containsExactly("A");
    }

    @Test
    void readsBothChannelsOfTwoChannelFiles() {
        String deepgram = "{'results':{'channels':[{'alternatives':[{'words':[{'word':'hello','start':0,'end':0.5}]}]},"
                + "{'alternatives':[{'words':[{'word':'hi','start':0.6,'end':0.9}]}]}]}}";
        String aws = "{'results':{'items':[],'channel_labels':{'channels':["
                + "{'channel_label':'ch_0','items':[{'type':'pronunciation','alternatives':[{'content':'hello'}],'start_time':'0','end_time':'0.5'}]},"
                + "{'channel_label':'ch_1','items':[{'type':'pronunciation','alternatives':[{'content':'hi'}],'start_time':'0.6','end_time':'0.9'}]}]}}}";
        String google = "{'results':[{'channelTag':1,'alternatives':[{'words':[{'word':'hello','endTime':'0.5s'}]}]},"
                + "{'channelTag':2,'alternatives':[{'words':[{'word':'hi','startTime':'0.6s','endTime':'0.9s'}]}]}]}";

        for (String content : List.of(deepgram, aws, google)) {
            Transcript transcript = parse(content);
            assertThat(told(transcript)).isEqualTo("hello 0-500, hi 600-900");
            assertThat(transcript.words()).extracting(Word::channel).containsExactly(0, 1);
        }
    }

    @Test
    void splitsAFormattedNumberIntoWordsOfTheSameTime() {
        assertThat(told(parse("{'results':{'channels':[{'alternatives':[{'words':"
                        + "[{'word':'4111','punctuated_word':'4111 1111','start':1,'end':2}]}]}]}}")))
                .isEqualTo("4111 1000-2000, 1111 1000-2000");
    }

    @Test
    void countsAnImpossibleTimeAsNone() {
        assertThat(told(parse(
                        "{'segments':[{'words':[{'word':'a','start':2,'end':1},{'word':'b','start':-1,'end':3}]}]}")))
                .isEqualTo("a untimed, b untimed");
        assertThat(
                        told(
                                parse(
                                        "{'words':[{'text':'a','start':2,'end':1},{'text':'b','start':-1,'end':3},{'text':'c','start':1e300,'end':1e300}]}")))
                .isEqualTo("a untimed, b untimed, c untimed");
    }

    @Test
    void readsATextThatBeginsWithABracketAsText() {
        assertThat(told(parse("[agent] hello"))).isEqualTo("[agent] untimed, hello untimed");
        assertThat(told(parse("room 1 2 3 please"))).startsWith("room untimed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'results':{'items':[{'type':'pronunciation','alternatives':[{'content':'Mary'}],'start_time':'soon'}]}} | 'results.items[0].start_time' must be a number
            {'results':{'channels':{}}} | 'results.channels' must be a list
            {'results':{'channels':[{'alternatives':[{'words':[{'start':1}]}]}]}} | 'results.channels[0].alternatives[0].words[0]' has no 'word'
            {'results':{'a':{'transcript':{'results':[]}},'b':{}}} | holds 2 recordings; one is needed
            {'recognizedPhrases':[{'nBest':[{'words':[{'word':'Mary','offset':'soon','duration':'PT1S'}]}]}]} | has a 'offset' that is not a duration
            {'transcription':[{}]} | 'transcription[0]' has no 'text'
            {'segments':[]} | the transcript has no words
            {'a':1} | JSON of an unknown kind
            [{'text':'Mary'}] | is a JSON list
            {'segments':[{'words':[{'word':7}]}]} | 'segments[0].words[0].word' must be a string
            """)
    void saysWhatIsWrongAndWhereAndNotWhatWasSaid(String content, String complaint) {
        assertThatThrownBy(() -> parse(content))
                .isInstanceOf(TranscriptFormatException.class)
                .hasMessageContaining(complaint.strip())
                .hasMessageNotContaining("Mary")
                .hasMessageNotContaining("soon");
    }

    @Test
    void namesTheLineOfBadSubtitlesAndCtm() {
        assertThatThrownBy(() -> parse("1\n00:00:01,000 --> 00:00:02,000\nMary\n\n2\n00:00:0"))
                .isInstanceOf(TranscriptFormatException.class)
                .hasMessageContaining("near line 6")
                .hasMessageNotContaining("Mary");
        assertThatThrownBy(() -> parse("call A 0.50 0.20 mary\ncall A 0.7"))
                .isInstanceOf(TranscriptFormatException.class)
                .hasMessageContaining("line 2 ");
        assertThatThrownBy(() -> parse("one A 0.50 0.20 mary\ntwo A 0.70 0.10 hill"))
                .hasMessageContaining("holds 2 recordings");
    }

    /** Editors and shells of Windows write them. */
    @ParameterizedTest
    @ValueSource(strings = {"cues.srt", "words.vtt", "words.ctm", "deepgram.json", "assemblyai.json"})
    void readsByteOrderMarksAndTheLineEndsOfWindows(String sample) throws IOException {
        String marked = "\uFEFF" + content(sample).replaceAll("\\R", "\r\n");
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Path file = Files.write(folder.resolve("marked"), marked.getBytes(charset));

            assertThat(told(TranscriptFiles.read(file, "de"))).as("%s", charset).isEqualTo(told(read(sample)));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            WEBVTT\\n00:01.000 --> 00:02.000\\nMary\\n00:03.000 --> 00:04.000\\nHill | Mary 1000-2000, Hill 3000-4000
            WEBVTT\\n\\nNOTE\\n00:01.000 --> 00:02.000\\nMary | Mary 1000-2000
            1\\n00:00:01,000 --> 00:00:02,000\\nMary\\n2\\n00:00:03,000 --> 00:00:04,000\\nHill | Mary 1000-2000, Hill 3000-4000
            1\\n00:00:01,000 --> 00:00:02,000\\nMary\\n42\\n00:00:03,000 --> 00:00:04,000\\nHill | Mary 1000-2000, 42 1000-2000, Hill 3000-4000
            1\\n00:00:01,000-->00:00:02\\nMary<br>Hill | Mary 1000-2000, Hill 1000-2000
            1\\n00:00:01.123456 --> 00:00:02,5\\n<font color="#ff0000">Mary</font> &lt;3 | Mary 1123-2500, <3 1123-2500
            WEBVTT\\n\\n00:01.000 --> 00:02.000\\nO&#39;Neill &amp;lt; Ren&#xE9;e &quot;A&quot; &copy; | O'Neill 1000-2000, &lt; 1000-2000, Renée 1000-2000, "A" 1000-2000, &copy; 1000-2000
            WEBVTT\\n\\n00:01.000 --> 00:02.000\\n<v Mary>hi</v> <v Hill>hello <i>you</i></v> | hi 1000-2000 A, hello 1000-2000 B, you 1000-2000 B
            WEBVTT\\n\\n00:01.000 --> 00:02.000\\nMa<00:01.200>ry<00:01.500> Hi<b>ll</b> there | Mary 1000-1500, Hill 1500-2000, there 1500-2000
            WEBVTT\\n\\n00:01.000 --> 00:02.000\\nAda&#160;<00:01.500>Hill | Ada 1000-1500, Hill 1500-2000
            WEBVTT\\n\\n00:01.000 --> 00:02.000\\n&#xA0;<00:01.500>Hill&#xA0;Street | Hill 1500-2000, Street 1500-2000
            WEBVTT\\n\\n100:00:01.000 --> 100:00:02.000\\nMary | Mary 360001000-360002000
            WEBVTT\\n\\n00:05.000 --> 00:02.000\\nMary | Mary untimed
            call 1 0 1 mary\\ncall 1 1 0.5 hill | mary 0-1000, hill 1000-1500
            """)
    void readsSubtitlesAndLinesAsTheyAreFound(String content, String words) {
        assertThat(told(parse(content.replace("\\n", "\n")))).isEqualTo(words);
    }

    @Test
    void takesEachChannelOfDeepgramForOtherSpeakers() {
        String channel = "{'alternatives':[{'words':[{'word':'%s','start':%d,'end':%d,'speaker':0}]}]}";

        assertThat(told(parse("{'results':{'channels':[" + channel.formatted("hello", 0, 1) + ","
                        + channel.formatted("hi", 2, 3) + "]}}")))
                .isEqualTo("hello 0-1000 A, hi 2000-3000 B");
    }

    @Test
    void leavesAMarkOfAwsAloneWhereTheWordBeforeItIsEmpty() {
        assertThat(told(parse("{'results':{'items':[{'type':'pronunciation','alternatives':[{'content':''}]},"
                        + "{'type':'punctuation','alternatives':[{'content':'.'}]}]}}")))
                .isEqualTo(". untimed");
    }

    @Test
    void readsSpeakersOfWhisperCpp() {
        assertThat(told(parse("{'transcription':[{'offsets':{'from':0,'to':500},'text':' Hi.','speaker':'1'},"
                        + "{'offsets':{'from':500,'to':900},'text':' Hello.','speaker':'?'}]}")))
                .isEqualTo("Hi. 0-500 A, Hello. 500-900");
    }

    /** Its issue 1798: a character of several bytes that became several tokens stands in them byte by byte. */
    @Test
    void readsWhisperCppsTokensThatAreCutInTheMiddleOfACharacter() throws IOException {
        String file = "{\"transcription\":[{\"offsets\":{\"from\":0,\"to\":900},\"text\":\" %s Hill\",\"tokens\":["
                + "{\"text\":\" Ren\u00C3\",\"offsets\":{\"from\":0,\"to\":300}},{\"text\":\"\u00A9e\",\"offsets\":{\"from\":300,\"to\":500}},"
                + "{\"text\":\" Hill\",\"offsets\":{\"from\":500,\"to\":900}}]}]}";
        Path good = folder.resolve("good.json");
        Path bad = folder.resolve("bad.json");
        Path other = folder.resolve("other.json");

        Files.write(good, file.formatted("Ren\u00C3\u00A9e").getBytes(StandardCharsets.ISO_8859_1));
        Files.write(bad, file.formatted("Ren\u00C3").getBytes(StandardCharsets.ISO_8859_1));
        Files.write(other, "{\"text\":\"Ren\u00C3\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(told(TranscriptFiles.read(good, "fr"))).isEqualTo("Renée 0-900, Hill 0-900");
        assertThatThrownBy(() -> TranscriptFiles.read(bad, "fr"))
                .isInstanceOf(TranscriptFormatException.class)
                .hasMessage("the transcript cannot be read: 'transcription[0]' has a 'text' with a broken character");
        assertRefused(other, " is not a text file in UTF-8");
    }

    @Test
    void refusesMoreThanOneTranscriptInAFile() {
        assertThatThrownBy(() -> parse("{'text':'hello'}\n{'text':'Mary'}"))
                .isInstanceOf(TranscriptFormatException.class)
                .hasMessage("the transcript holds several JSON values; one is needed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A call\n\n1\n00:00:01,000 --> 00:00:02,000\nMary",
                "[00:00:01.000 --> 00:00:02.000]  Mary",
                "intro\n00:01.000 --> 00:02.000\nMary"
            })
    void takesNoTimesOfSubtitlesForText(String content) {
        assertThatThrownBy(() -> parse(content))
                .isInstanceOf(TranscriptFormatException.class)
                .hasMessageMatching(
                        "the transcript has times of subtitles in line \\d, but does not begin as SubRip or WebVTT does");
    }

    static Stream<String> jsonSamples() {
        return Stream.of(
                "assemblyai.json",
                "deepgram.json",
                "aws.json",
                "google-v1.json",
                "google-v2-batch.json",
                "google-client-library.json",
                "azure-batch.json",
                "azure-fast.json",
                "openai-verbose.json",
                "whisper.json",
                "whisperx.json",
                "whisper-cpp-full.json");
    }

    @ParameterizedTest
    @MethodSource("jsonSamples")
    void refusesAFileThatWasCutOffAnywhere(String sample) {
        String content = content(sample).strip();

        for (int length = 1; length < content.length(); length++) {
            String start = content.substring(0, length);
            assertThatThrownBy(() -> TranscriptFiles.parse(start, "de"))
                    .isInstanceOf(TranscriptFormatException.class)
                    .hasMessageNotContaining("Mary")
                    .hasMessageNotContaining("\n");
        }
    }

    /**
     * Lines have no end mark, so where a word ends nobody can tell that more is missing; but nothing is read wrong but the word in
     * which the file ends.
     */
    @ParameterizedTest
    @CsvSource({"cues.srt, 6", "cues.vtt, 6", "words.vtt, 6", "words.ctm, 2"})
    void readsNothingWrongOfLinesThatWereCutOff(String sample, int least) {
        String content = content(sample).strip();
        List<String> whole = List.of(told(read(sample)).split(", "));
        int refused = 0;

        for (int length = least; length < content.length(); length++) {
            String start = content.substring(0, length);
            try {
                List<String> words =
                        List.of(told(TranscriptFiles.parse(start, "de")).split(", "));
                assertThat(words.subList(0, words.size() - 1))
                        .as("%s cut at %d", sample, length)
                        .isEqualTo(whole.subList(0, words.size() - 1));
            } catch (TranscriptFormatException e) {
                assertThat(e).hasMessageNotContaining("Mary").hasMessageNotContaining("\n");
                refused++;
            }
        }

        assertThat(refused).as("of %d", content.length()).isGreaterThan(content.length() / 4);
    }

    /** Whatever stands in place of any one value: the file is read, or refused in one sentence without what was said. */
    @ParameterizedTest
    @MethodSource("jsonSamples")
    void refusesAWrongValueAnywhereInOneSentence(String sample) {
        List<String> values = List.of(
                "7",
                "-1e300",
                "1e999",
                "true",
                "null",
                "\"\"",
                "\"\u00A0\"",
                "\"NaN\"",
                "\"Marysoon\"",
                "[]",
                "{}",
                "[7]",
                "{\"Marysoon\":7}");
        int refused = 0;
        for (String value : values) {
            JsonNode wrong = JsonMapper.shared().readTree(value);
            int places = replaced(JsonMapper.shared().readTree(content(sample)), new int[] {Integer.MAX_VALUE}, wrong);
            for (int place = 0; place < places; place++) {
                JsonNode file = JsonMapper.shared().readTree(content(sample));
                replaced(file, new int[] {place}, wrong);
                try {
                    TranscriptFiles.parse(file.toString(), "de");
                } catch (TranscriptFormatException e) {
                    assertThat(e)
                            .hasMessageNotContaining("Mary")
                            .hasMessageNotContaining("\n")
                            .message()
                            .hasSizeGreaterThan(20);
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(20);
    }

    /** Replaces the value at that place, counted through the whole tree; returns how many places there are. */
    private static int replaced(JsonNode node, int[] place, JsonNode value) {
        int places = 0;
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode child = object.get(name);
                if (place[0]-- == 0) {
                    object.set(name, value);
                }
                places += 1 + replaced(child, place, value);
            }
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                JsonNode child = array.get(index);
                if (place[0]-- == 0) {
                    array.set(index, value);
                }
                places += 1 + replaced(child, place, value);
            }
        }
        return places;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1\\n00:00:01,000 --> 00:00:02,000\\nMary\\n\\n2\\n00:00:03,000 --> soon\\nHill | the subtitles cannot be read: a time such as 00:00:01,000 --> 00:00:02,000 was expected near line 6
            1\\n00:00:01,000 --> 00:00:02,000\\nMary\\n\\n2\\n00:00:03,000 --> 00:00:04,000 | the subtitles end inside of a cue near line 6; the file may be cut off
            1\\n00:00:01,000 --> 00:00:02,000\\nMary\\n00:00:03,000 -> 00:00:04,000 --> 00:00:05,000\\nHill | the subtitles cannot be read: a time such as 00:00:01,000 --> 00:00:02,000 was expected near line 4
            1\\n00:00:01,000 --> 00:00:02,000\\nMary\\n00:00:03,0 | the subtitles end inside of a cue near line 4; the file may be cut off
            1\\n00:00:01,0 | the subtitles cannot be read: a time such as 00:00:01,000 --> 00:00:02,000 was expected near line 2
            WEBVTT\\n\\n00:01.000 -> 00:02.000\\nMary | the subtitles cannot be read: a time such as 00:00:01,000 --> 00:00:02,000 was expected near line 4
            WEBVTT\\n\\nNOTE Mary\\n | the transcript has no words
            call A 0.50 0.20 mary 0.9\\ncall A soon 0.20 hill | the CTM file cannot be read: line 2 is not a recording, a channel, a start, a length and a word
            call A 0.50 0.20 mary\\ncall Z 0.70 0.20 hill | the CTM file cannot be read: line 2 is not a recording, a channel, a start, a length and a word
            ;; a call\\ncall A 0.5 | the CTM file cannot be read: line 2 is not a recording, a channel, a start, a length and a word
            """)
    void refusesWrongLinesInOneSentence(String content, String complaint) {
        assertThatThrownBy(() -> parse(content.replace("\\n", "\n")))
                .isInstanceOf(TranscriptFormatException.class)
                .hasMessage(complaint);
    }

    @Test
    void refusesAPlainTextThatIsNoneInOneSentence() throws IOException {
        Path latin1 = Files.write(folder.resolve("latin1.txt"), "Grüße".getBytes(StandardCharsets.ISO_8859_1));
        Path utf16 = Files.write(folder.resolve("utf16.txt"), "Mary".getBytes(StandardCharsets.UTF_16LE));
        Path wav = Sound.silence(8_000, 1).writeWav(folder.resolve("call.wav"));
        Path empty = Files.writeString(folder.resolve("empty.txt"), " \n\t\n");
        // A character of two bytes of which one is left.
        Path cut = Files.write(folder.resolve("cut.txt"), Arrays.copyOf("Mary é".getBytes(StandardCharsets.UTF_8), 6));

        Path archive =
                Files.write(folder.resolve("call.zip"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) 0xD8, 0});

        assertRefused(latin1, " is not a text file in UTF-8");
        assertRefused(utf16, " is not a text file");
        assertRefused(archive, " is not a text file in UTF-8");
        assertThatThrownBy(() -> TranscriptFiles.read(wav, "en"))
                .isInstanceOf(TranscriptFormatException.class)
                .hasMessageStartingWith("the transcript " + wav + " is not a text file");
        assertRefused(empty, " is empty");
        assertRefused(cut, " is not a text file in UTF-8");
        assertRefused(folder, " is a folder");
        assertRefused(folder.resolve("none.txt"), " does not exist");
    }

    private static void assertRefused(Path file, String complaint) {
        assertThatThrownBy(() -> TranscriptFiles.read(file, "en"))
                .isInstanceOf(TranscriptFormatException.class)
                .hasMessage("the transcript " + file + complaint);
    }

    @Test
    void survivesDeepNesting() {
        assertThatThrownBy(() -> parse("{'results':" + "[".repeat(100_000)))
                .isInstanceOf(TranscriptFormatException.class)
                .hasMessageStartingWith(
                        "the transcript is JSON that is nested too deeply, or has too many or too long values");
    }

    static Stream<Arguments> hugeFiles() {
        String tooMany = "the transcript is JSON that is nested too deeply, or has too many or too long values";
        String tooLong = "the transcript has more than a million words";
        String cue = "1\n00:00:01,000 --> 00:00:02,000\n";
        return Stream.of(
                Arguments.of("{'results':{'items':[" + "[],".repeat(10_000_001) + "[]]}}", tooMany),
                Arguments.of("{'text':'" + "a ".repeat(8_000_001) + "'}", tooMany),
                Arguments.of("{'segments':[{'start':" + "1".repeat(100_000) + "}]}", tooMany),
                Arguments.of("{'words':[" + "{'text':'a'},".repeat(1_000_000) + "{'text':'a'}]}", tooLong),
                Arguments.of("{'words':[],'text':'" + "a ".repeat(1_000_001) + "'}", tooLong),
                Arguments.of(
                        "{'utterances':[" + "{'words':[{'text':'a'}]},".repeat(1_000_000)
                                + "{'words':[{'text':'a'}]}]}",
                        tooLong),
                Arguments.of("a ".repeat(1_000_001), tooLong),
                Arguments.of("a\n".repeat(1_000_001), tooLong),
                Arguments.of(cue + "a a ".repeat(500_001), tooLong),
                Arguments.of(
                        cue + "a\n".repeat(1_000_001),
                        "the subtitles cannot be read: more than 100000 lines without a blank one, from line 1"),
                Arguments.of(
                        cue + "<v ".repeat(1_000_000),
                        "the subtitles end inside of a cue near line 3; the file may be cut off"),
                Arguments.of(
                        cue + "<v" + " ".repeat(1_000_000),
                        "the subtitles end inside of a cue near line 3; the file may be cut off"));
    }

    @ParameterizedTest
    @MethodSource("hugeFiles")
    @Timeout(60)
    void refusesMoreThanAnybodySays(String content, String complaint) {
        assertThatThrownBy(() -> parse(content))
                .isInstanceOf(TranscriptFormatException.class)
                .hasMessageStartingWith(complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {":00", "<00:01.000>", "&#1", "{\\\\", "-->", "<br ", "</"})
    @Timeout(60)
    void readsLongLinesInAMoment(String repeated) {
        String cue = "1\n00:00:01,000 --> 00:00:02,000\n" + repeated.repeat(500_000) + " Mary\n";

        assertThat(parse(cue).words()).last().extracting(Word::text).isEqualTo("Mary");
    }

    private static Transcript parse(String content) {
        return TranscriptFiles.parse(content.replace('\'', '"'), "de");
    }

    private static Transcript read(String sample) {
        return TranscriptFiles.parse(content(sample), "de");
    }

    private static String told(Transcript transcript) {
        return transcript.words().stream()
                .map(word -> word.text()
                        + word.time()
                                .map(time -> " " + time.startMillis() + "-" + time.endMillis())
                                .orElse(" untimed")
                        + (word.speaker() == null ? "" : " " + word.speaker()))
                .collect(Collectors.joining(", "));
    }

    private static String content(String sample) {
        try (InputStream stream = ImportedTranscriptTest.class.getResourceAsStream("/imported/" + sample)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
