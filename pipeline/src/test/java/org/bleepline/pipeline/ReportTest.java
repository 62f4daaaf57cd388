package org.bleepline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.core.policy.StaticEntities;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.bleepline.detect.Detector;
import org.bleepline.pipeline.leak.LeakCheckSettings;
import org.bleepline.pipeline.report.ReportException;
import org.bleepline.pipeline.report.ReportKey;
import org.bleepline.pipeline.report.SignedReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A report is for people who must not see what was removed, and who need not trust whoever hands it to them. */
class ReportTest {
    private static final List<Word> WORDS = List.of(
            Word.timed("<b>my", 200, 400),
            Word.timed("name", 400, 800),
            Word.timed("is", 800, 1000),
            Word.timed("Karen", 1000, 1600),
            Word.timed("Miller,", 1600, 2200),
            Word.timed("thanks", 2900, 3400));

    @TempDir
    static Path made;

    @TempDir
    Path folder;

    private ReportKey key;

    @BeforeAll
    static void redact() {
        ReportKey key = ReportKey.in(made.resolve("keys"));
        try (Bleepline bleepline = Bleepline.of(
                        FfmpegRecordings.bundled(), Detector::standard, () -> new ScriptedEngine(WORDS))
                .checkedBy(() -> new ScriptedEngine(List.of()))) {
            bleepline.redact(
                    SpokenSound.of(WORDS, 5, 16_000, 5).writeWav(made.resolve("karen.wav")),
                    RedactionOptions.builder()
                            .leakCheck(LeakCheckSettings.defaults())
                            .deliveries(Deliveries.none()
                                    .withRecording(made.resolve("call.redacted.mp3"))
                                    .withResult(made.resolve("call.redacted.json"))
                                    .withReport(new ReportDelivery(
                                            made.resolve("call.report.html"),
                                            made.resolve("call.report.jws"),
                                            key,
                                            "bleepline test")))
                            .build());
        }
    }

    @BeforeEach
    void copy() throws IOException {
        Files.createDirectories(folder.resolve("keys"));
        for (String file : List.of(
                "call.redacted.mp3",
                "call.redacted.json",
                "call.report.html",
                "call.report.jws",
                "keys/report-key.json",
                "keys/report-key.public.json")) {
            Files.copy(made.resolve(file), folder.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        key = ReportKey.in(folder.resolve("keys"));
    }

    @Test
    void thePageHoldsNoRemovedValueAndNoAddress() throws IOException {
        String page = Files.readString(page());

        assertThat(page)
                .contains("<mark>PERSON_NAME</mark>", "&lt;b&gt;my name is", "person_name", "passed", "bleepline test")
                .contains("english.tagger")
                .doesNotContainIgnoringCase("karen", "miller")
                .doesNotContain("<b>my");
        assertThat(page).doesNotContain("<script", "<link", "<img", "<iframe", "@import", "url(", "javascript:");
        assertThat(page).doesNotContainPattern("(?i)\\s(on\\w+|src|href|style|action)\\s*=");
        Matcher addresses = Pattern.compile("[a-z]+://[^\\s\"<]+").matcher(page);
        assertThat(addresses.results().map(match -> match.group()).distinct())
                .as("only the name space of SVG, which nobody fetches")
                .containsExactly("http://www.w3.org/2000/svg");
    }

    @Test
    void thePageForbidsToLoadAnything() throws Exception {
        String page = Files.readString(page());
        String css = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
        byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));

        assertThat(page)
                .contains("default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(hash) + "'");
    }

    @Test
    void thePageIsWellFormed() throws Exception {
        String page = Files.readString(page()).replace("<!doctype html>", "").replaceAll("<meta [^>]*>", "");
        javax.xml.parsers.DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void verifiesWithItsFiles() {
        SignedReport report = SignedReport.verified(signed(), key.publicKey());

        assertThat(report.spanCount()).isEqualTo(1);
        assertThat(report.leakChecked()).isTrue();
        assertThat(report.mismatch("recording", recording())).isEmpty();
        assertThat(report.mismatch("transcript", transcript())).isEmpty();
        assertThat(report.mismatch("report", page())).isEmpty();
    }

    @Test
    void signsNoRemovedValue() throws IOException {
        String payload = new String(
                Base64.getUrlDecoder().decode(Files.readString(signed()).split("\\.")[1]), StandardCharsets.UTF_8);

        assertThat(payload)
                .contains("\"policy\":\"person_name\"", "\"leak_check\"")
                .doesNotContainIgnoringCase("karen");
    }

    @Test
    void tellsAChangedPayload() throws IOException {
        String[] parts = Files.readString(signed()).strip().split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String changed = payload.replace("\"looks\":1", "\"looks\":2");
        assertThat(changed).isNotEqualTo(payload);
        parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8));
        Files.writeString(signed(), String.join(".", parts));

        assertRefused("signature is wrong");
    }

    @Test
    void twoResultsAreNeverOneFile() {
        Deliveries result = Deliveries.none().withResult(folder.resolve("call.json"));

        assertThatThrownBy(() -> result.withRecording(folder.resolve("keys/../call.json")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two results would be written to");
        assertThatThrownBy(() -> result.withReport(
                        new ReportDelivery(page(), folder.resolve("call.json"), key, "bleepline test")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsAnotherKey() {
        ReportKey other = ReportKey.in(folder.resolve("other"));

        assertThatThrownBy(() -> SignedReport.verified(signed(), other.publicKey()))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("another key");
    }

    @Test
    void tellsAnUnsignedReport() throws IOException {
        String[] parts = Files.readString(signed()).strip().split("\\.");
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        Files.writeString(signed(), header + "." + parts[1] + ".");

        assertRefused("no signed report");
    }

    @Test
    void tellsAFileThatIsCutOff() throws IOException {
        String whole = Files.readString(signed());
        for (int length : new int[] {0, 20, whole.indexOf('.') + 10, whole.lastIndexOf('.') - 1, whole.length() - 20}) {
            Files.writeString(signed(), whole.substring(0, length));

            assertThatThrownBy(() -> SignedReport.verified(signed(), key.publicKey()))
                    .as("%d of %d characters", length, whole.length())
                    .isInstanceOf(ReportException.class);
        }
    }

    @Test
    void tellsAnotherRecording() throws IOException {
        byte[] bytes = Files.readAllBytes(recording());
        bytes[bytes.length / 2] ^= 1;
        Files.write(recording(), bytes);

        SignedReport report = SignedReport.verified(signed(), key.publicKey());

        assertThat(report.mismatch("recording", recording()).orElseThrow()).contains("is not the one");
        assertThat(report.mismatch("transcript", transcript())).isEmpty();
        assertThat(report.mismatch("video", recording()).orElseThrow()).contains("does not speak of");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsItsKeyPrivate() throws IOException {
        Path file = folder.resolve("keys/report-key.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(ReportKey.in(folder.resolve("keys")).publicKey()).isEqualTo(key.publicKey());
        assertThat(key.publicKey()).doesNotContain("\"d\"");
        assertThat(Files.readString(folder.resolve("keys/report-key.public.json"))
                        .strip())
                .isEqualTo(key.publicKey());

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> ReportKey.in(folder.resolve("keys")))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void reportsATranscriptAlone() throws IOException {
        Path alone = folder.resolve("chat.report.html");
        try (Bleepline bleepline =
                Bleepline.of(FfmpegRecordings.bundled(), Detector::standard, () -> new ScriptedEngine(List.of()))) {
            bleepline.redact(
                    Transcript.ofWords("en", List.of(Word.untimed("Bearclaw"), Word.untimed("works"))),
                    RedactionOptions.builder()
                            .staticEntities(new StaticEntities(java.util.Map.of("TOOL", List.of("Bearclaw"))))
                            .deliveries(Deliveries.none()
                                    .withResult(folder.resolve("chat.json"))
                                    .withReport(new ReportDelivery(
                                            alone, folder.resolve("chat.report.jws"), key, "bleepline test")))
                            .build());
        }

        assertThat(Files.readString(alone)).contains("<mark>TOOL</mark> works").doesNotContain("Bearclaw");
        assertThat(SignedReport.verified(folder.resolve("chat.report.jws"), key.publicKey())
                        .mismatch("transcript", folder.resolve("chat.json")))
                .isEmpty();
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> SignedReport.verified(signed(), key.publicKey()))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining(why);
    }

    private Path recording() {
        return folder.resolve("call.redacted.mp3");
    }

    private Path transcript() {
        return folder.resolve("call.redacted.json");
    }

    private Path page() {
        return folder.resolve("call.report.html");
    }

    private Path signed() {
        return folder.resolve("call.report.jws");
    }
}
