package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.assemblyai.api.AssemblyAI;
import com.assemblyai.api.core.ApiError;
import com.assemblyai.api.resources.transcripts.requests.ListTranscriptParams;
import com.assemblyai.api.resources.transcripts.types.PiiPolicy;
import com.assemblyai.api.resources.transcripts.types.RedactPiiAudioQuality;
import com.assemblyai.api.resources.transcripts.types.RedactedAudioResponse;
import com.assemblyai.api.resources.transcripts.types.SubstitutionPolicy;
import com.assemblyai.api.resources.transcripts.types.SubtitleFormat;
import com.assemblyai.api.resources.transcripts.types.Transcript;
import com.assemblyai.api.resources.transcripts.types.TranscriptList;
import com.assemblyai.api.resources.transcripts.types.TranscriptListItem;
import com.assemblyai.api.resources.transcripts.types.TranscriptOptionalParams;
import com.assemblyai.api.resources.transcripts.types.TranscriptStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official client for Java, as it comes from Maven Central, pointed at this server. */
class JavaSdkTest {
    private static final String UNKNOWN = "0b5c0f5e-0000-4000-8000-000000000000";

    private final String url = TestServer.server().url().toString();
    private final AssemblyAI client =
            AssemblyAI.builder().apiKey(TestServer.KEY).url(url).build();

    @TempDir
    private Path folder;

    @Test
    void transcribesAFileWithEveryRedactionOptionItHas() throws Exception {
        Path call = Files.write(folder.resolve("call.wav"), SpokenWav.saying("My name is Ada Lovelace, hello."));

        Transcript transcript = client.transcripts()
                .transcribe(
                        call.toFile(),
                        TranscriptOptionalParams.builder()
                                .redactPii(true)
                                .redactPiiPolicies(List.of(PiiPolicy.PERSON_NAME, PiiPolicy.PHONE_NUMBER))
                                .redactPiiSub(SubstitutionPolicy.ENTITY_NAME)
                                .redactPiiAudio(true)
                                .redactPiiAudioQuality(RedactPiiAudioQuality.WAV)
                                .speakerLabels(true)
                                .entityDetection(true)
                                .build());

        assertThat(transcript.getStatus()).isEqualTo(TranscriptStatus.COMPLETED);
        assertThat(transcript.getText()).contains("My name is [PERSON_NAME] [PERSON_NAME], hello.");
        assertThat(transcript.getRedactPii()).isTrue();
        assertThat(transcript.getRedactPiiAudioQuality()).contains(RedactPiiAudioQuality.WAV);
        assertThat(transcript.getRedactPiiSub()).contains(SubstitutionPolicy.ENTITY_NAME);
        assertThat(transcript.getWords().orElseThrow()).hasSize(6);
        assertThat(transcript.getUtterances().orElseThrow().get(0).getSpeaker()).isEqualTo("A");
        assertThat(transcript.getEntities().orElseThrow().get(0).getText()).contains("Ada");

        RedactedAudioResponse audio = client.transcripts().getRedactedAudio(transcript.getId());
        assertThat(audio.getStatus()).isEqualTo("redacted_audio_ready");
        assertThat(audio.getRedactedAudioUrl()).startsWith(url + "/redacted-audio/" + transcript.getId() + ".wav?");
    }

    @Test
    void readsEveryView() {
        String id = completed();

        assertThat(client.transcripts().getSubtitles(id, SubtitleFormat.SRT)).startsWith("1\n00:00:00,200 --> ");
        assertThat(client.transcripts().getSubtitles(id, SubtitleFormat.VTT)).startsWith("WEBVTT");
        assertThat(client.transcripts().getSentences(id).getSentences()).hasSize(2);
        assertThat(client.transcripts().getParagraphs(id).getParagraphs()).hasSize(1);
        assertThat(client.transcripts().wordSearch(id, List.of("one", "two")).getTotalCount())
                .isEqualTo(2);
        assertThat(client.transcripts().get(id).getText()).contains("One two. Three four.");
    }

    @Test
    void walksThroughAllPagesFromTheNewestToTheOldest() {
        AssemblyAI fresh =
                AssemblyAI.builder().apiKey(TestServer.OTHER_KEY).url(url).build();
        Client other = TestServer.otherProject();
        String upload = other.upload(SpokenWav.saying("One two."));
        List<String> ids = new ArrayList<>();
        for (int count = 0; count < 7; count++) {
            ids.add(0, other.submit(upload, "").path("id").asString());
        }

        List<String> listed = new ArrayList<>();
        TranscriptList page =
                fresh.transcripts().list(ListTranscriptParams.builder().limit(3).build());
        assertThat(page.getPageDetails().getNextUrl()).isEmpty();
        while (true) {
            page.getTranscripts().stream().map(TranscriptListItem::getId).forEach(listed::add);
            String older = page.getPageDetails().getPrevUrl().orElse("");
            if (older.isEmpty()) {
                break;
            }
            String before = older.replaceFirst(".*before_id=", "");
            page = fresh.transcripts()
                    .list(ListTranscriptParams.builder()
                            .limit(3)
                            .beforeId(before)
                            .build());
            assertThat(page.getPageDetails().getNextUrl()).isPresent();
        }

        assertThat(listed).startsWith(ids.toArray(String[]::new)).doesNotHaveDuplicates();
    }

    @Test
    void deletes() {
        String id = completed();

        Transcript deleted = client.transcripts().delete(id);

        assertThat(deleted.getText()).contains("Deleted by user.");
        assertThat(deleted.getAudioUrl()).isEqualTo("http://deleted_by_user");
        assertThat(client.transcripts().get(id).getWords()).isEmpty();
    }

    @Test
    void isToldOfAWrongKeyAndAnUnknownId() {
        AssemblyAI stranger = AssemblyAI.builder().apiKey("wrong").url(url).build();

        assertThatThrownBy(() -> stranger.transcripts().list()).isInstanceOfSatisfying(ApiError.class, error -> {
            assertThat(error.statusCode()).isEqualTo(401);
            assertThat(String.valueOf(error.body())).contains("Authentication error");
        });
        assertThatThrownBy(() -> client.transcripts().get(UNKNOWN)).isInstanceOfSatisfying(ApiError.class, error -> {
            assertThat(error.statusCode()).isEqualTo(400);
            assertThat(String.valueOf(error.body())).contains("transcript id not found");
        });
    }

    @Test
    void uploadsBytes() {
        assertThat(client.files().upload(SpokenWav.saying("Hello.")).getUploadUrl())
                .startsWith(url + "/upload/");
    }

    private String completed() {
        return TestServer.client()
                .transcribe("One two. Three four.", "")
                .path("id")
                .asString();
    }
}
