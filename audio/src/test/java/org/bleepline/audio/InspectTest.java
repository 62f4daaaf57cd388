package org.bleepline.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.bleepline.audio.AudioException.Category;
import org.bleepline.testkit.Sound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectTest {
    private final Recordings recordings = FfmpegRecordings.bundled();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "wav, 44100, 2, pcm_s16le, wav",
        "mp3, 44100, 2, mp3, mp3",
        "mp3, 8000, 1, mp3, mp3",
        "m4a, 48000, 1, aac, 'mov,mp4,m4a,3gp,3g2,mj2'",
        "flac, 22050, 2, flac, flac",
        "ogg, 48000, 2, opus, ogg",
        "webm, 48000, 1, opus, 'matroska,webm'",
        "aiff, 11025, 1, pcm_s16be, aiff",
        "aac, 44100, 2, aac, aac",
        "amr, 8000, 1, amr_nb, amr"
    })
    void tellsWhatIsInAFile(String ending, int rateHz, int channels, String codec, String container) {
        Sound voice = Sound.speech(1, rateHz, 2);
        Sound sound = channels == 1 ? voice : voice.beside(voice);
        Path made = sound.writeWav(folder.resolve("made.wav"));
        Path file = ending.equals("ogg")
                ? Media.convert(made, folder.resolve("input.ogg"), "-c:a", "libopus")
                : Media.convert(made, folder.resolve("input." + ending));

        RecordingInfo info = recordings.inspect(file);

        assertThat(info.sampleRateHz()).isEqualTo(rateHz);
        assertThat(info.channelCount()).isEqualTo(channels);
        assertThat(info.channelLayout()).isIn(channels == 1 ? "mono" : "stereo", "unknown");
        assertThat(info.codec()).isEqualTo(codec);
        assertThat(info.container()).isEqualTo(container);
        assertThat(info.hasVideo()).isFalse();
        assertThat(info.durationMillis()).isBetween(1999L, 2120L);
    }

    @Test
    void measuresTheLengthWhereTheFileDoesNotStateIt() {
        Sound quietAndLoud = Sound.silence(16_000, 20).then(Sound.noise(1, 16_000, 2));
        Path wav = quietAndLoud.writeWav(folder.resolve("a.wav"));
        Path mp3 = Media.convert(wav, folder.resolve("a.mp3"), "-q:a", "4", "-write_xing", "0");

        assertThat(recordings.inspect(mp3).durationMillis()).isBetween(22_000L, 22_110L);
    }

    @Test
    void seesPicturesButTakesACoverForNone() {
        Path wav = Sound.speech(1, 16_000, 2).writeWav(folder.resolve("a.wav"));
        Path film = film(wav, folder.resolve("film.mp4"));
        Path picture = folder.resolve("cover.png");
        Media.run(List.of("-f", "lavfi", "-i", "testsrc=s=32x32", "-frames:v", "1", picture.toString()));
        Path song = Media.convert(
                wav, folder.resolve("song.mp3"), "-i", picture.toString(), "-map", "0", "-map", "1", "-c:v", "copy");

        assertThat(recordings.inspect(film).hasVideo()).isTrue();
        assertThat(recordings.inspect(song).hasVideo()).isFalse();
    }

    static Path film(Path wav, Path film) {
        Media.run(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc=s=64x48:r=5:d=2",
                "-i",
                wav.toString(),
                "-c:v",
                "mpeg4",
                film.toString()));
        return film;
    }

    @Test
    void findsTheTypeByContentAndNotByName() throws IOException {
        Path mp3 = Media.convert(Sound.speech(1, 16_000, 1).writeWav(folder.resolve("a.wav")), folder.resolve("a.mp3"));
        Path disguised = Files.move(mp3, folder.resolve("a.txt"));

        assertThat(recordings.inspect(disguised).codec()).isEqualTo("mp3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-i.wav",
                "concat:a.wav",
                "pipe:0",
                "http:",
                "a%03d.wav",
                "a b'c\"d$e`f;g&h.wav",
                "*?.wav",
                "größer 日本.wav"
            })
    void isNotMisledByAFileName(String name) {
        Path file = Sound.speech(1, 16_000, 1).writeWav(folder.resolve(name));

        assertThat(recordings.inspect(file).durationMillis()).isEqualTo(1000);
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        refuses(folder.resolve("nowhere.mp3")).hasMessage("There is no such file.");
        refuses(folder).hasMessage("This is a folder, not a recording.");
        refuses(Files.createFile(folder.resolve("empty.mp3"))).hasMessage("This file is empty.");
        refuses(text("notes.mp3", "Call Ada at noon.\n".repeat(200)))
                .hasMessage("This is not a recording, or it is damaged.");
        refuses(Files.write(folder.resolve("noise.mp3"), randomBytes(100_000)))
                .hasMessage("This is not a recording, or it is damaged.");
    }

    @Test
    void refusesPicturesAlone() {
        Path silent = folder.resolve("silent.mp4");
        Media.run(List.of("-f", "lavfi", "-i", "testsrc=s=64x48:r=5:d=1", "-c:v", "mpeg4", silent.toString()));

        refuses(silent).hasMessage("This file has no sound track.");
    }

    @Test
    void opensNoSecondFile() throws IOException {
        Path secret = Sound.speech(1, 16_000, 1).writeWav(folder.resolve("secret.wav"));
        Media.convert(secret, folder.resolve("part.ts"));
        String sentence = "This is not a recording but another type of file, such as a playlist or text.";

        String concat = "ffconcat version 1.0\nfile secret.wav\n";
        String hls = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n%s\n#EXT-X-ENDLIST\n";
        String dash = "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\""
                + " mediaPresentationDuration=\"PT9S\"><Period><AdaptationSet mimeType=\"audio/mp4\">"
                + "<Representation id=\"1\"><BaseURL>secret.wav</BaseURL></Representation></AdaptationSet></Period></MPD>";
        String session = "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=a\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n";

        refuses(text("a.ffconcat", concat)).hasMessage(sentence);
        refuses(text("a.m3u8", hls.formatted("part.ts"))).hasMessage(sentence);
        refuses(text("b.m3u8", hls.formatted("http://127.0.0.1:1/part.ts"))).hasMessage(sentence);
        refuses(text("c.m3u8", hls.formatted("concat:part.ts|part.ts"))).hasMessage(sentence);
        refuses(text("a.mpd", dash));
        refuses(text("a.sdp", session)).hasMessage(sentence);
        for (String content : List.of(concat, hls.formatted("part.ts"), dash, session)) {
            refuses(text("call.mp3", content));
            refuses(text("call.wav", content));
            refuses(text("call", content));
        }
    }

    @Test
    void refusesTenThousandChannels() throws IOException {
        byte[] wav = Files.readAllBytes(Sound.speech(1, 16_000, 1).writeWav(folder.resolve("a.wav")));
        ByteBuffer.wrap(wav)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(22, (short) 10_000)
                .putShort(32, (short) 20_000);
        Path file = Files.write(folder.resolve("b.wav"), wav);

        assertThatThrownBy(() -> recordings.inspect(file))
                .isInstanceOfSatisfying(
                        AudioException.class, e -> assertThat(e.category()).isEqualTo(Category.INPUT));
    }

    @Test
    void refusesMoreChannelsThanAreAccepted() {
        Sound voice = Sound.speech(1, 16_000, 1);
        Path three = voice.beside(voice).beside(voice).writeWav(folder.resolve("three.wav"));

        Recordings strict = FfmpegRecordings.of(FfmpegSettings.defaults().withMostChannels(2));

        assertThatThrownBy(() -> strict.inspect(three))
                .hasMessage("This recording claims to have 3 channels; at most 2 are accepted.");
    }

    @Test
    void refusesARecordingOfYears() throws IOException {
        byte[] flac = Files.readAllBytes(
                Media.convert(Sound.speech(1, 8000, 1).writeWav(folder.resolve("a.wav")), folder.resolve("a.flac")));
        // STREAMINFO: the number of samples has 36 bits, from the low half of byte 21 on.
        flac[21] |= 0x0f;
        flac[22] = (byte) 0xff;
        Path years = Files.write(folder.resolve("b.flac"), flac);

        refuses(years).hasMessage("This recording is longer than the 24 hours that are accepted.");
    }

    @Test
    void acceptsWhatALimitJustAllows() {
        Path file = Sound.silence(8000, 2).writeWav(folder.resolve("a.wav"));

        assertThat(FfmpegRecordings.of(FfmpegSettings.defaults().withLongest(Duration.ofSeconds(2)))
                        .inspect(file)
                        .durationMillis())
                .isEqualTo(2000);
        assertThatThrownBy(() -> FfmpegRecordings.of(FfmpegSettings.defaults().withLongest(Duration.ofMillis(1999)))
                        .inspect(file))
                .isInstanceOf(AudioException.class);
    }

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private Path text(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refuses(Path file) {
        return assertThatThrownBy(() -> recordings.inspect(file))
                .isInstanceOfSatisfying(
                        AudioException.class, e -> assertThat(e.category()).isEqualTo(Category.INPUT));
    }
}
