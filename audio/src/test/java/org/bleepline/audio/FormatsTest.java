package org.bleepline.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.testkit.Sound;
import org.bleepline.testkit.Spectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One file of each type goes in, a redacted one comes out, equally long, with its sound in the same place. */
class FormatsTest {
    private static final double SECONDS = 2.5137;

    private final Recordings recordings = FfmpegRecordings.bundled();

    @TempDir
    Path folder;

    /** Type as the API lists it, how FFmpeg makes it, rate, channels, and the ending of what comes out. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "3ga, -c:a libopencore_amrnb -b:a 12.2k -f 3gp,  8000, 1, 3gp",
        "3gp, -c:a aac -f 3gp,                          44100, 2, 3gp",
        "aac, -c:a aac -f adts,                         44100, 2, aac",
        "ac3, -c:a ac3 -f ac3,                          48000, 2, ac3",
        "eac3, -c:a eac3 -f eac3,                       48000, 2, eac3",
        "aif, -c:a pcm_s16be -f aiff,                   44100, 2, aiff",
        "aiff, -c:a pcm_s24be -f aiff,                  48000, 1, aiff",
        "alac, -c:a alac -f ipod,                       44100, 2, m4a",
        "amr, -c:a libopencore_amrnb -b:a 12.2k -f amr,  8000, 1, amr",
        "amr, -c:a libvo_amrwbenc -b:a 23.85k -f amr,   16000, 1, amr",
        "au, -c:a pcm_s16be -f au,                      44100, 2, au",
        "au, -c:a pcm_mulaw -f au,                       8000, 1, au",
        "caf, -c:a pcm_s16le -f caf,                    44100, 2, caf",
        "flac, -c:a flac -f flac,                       44100, 2, flac",
        "flv, -c:a libmp3lame -f flv,                   44100, 2, flv",
        "flv, -c:a aac -f flv,                          44100, 1, flv",
        "m4a, -c:a aac -f ipod,                         44100, 2, m4a",
        "m4b, -c:a aac -f mp4,                          22050, 1, m4a",
        "m4p m4r, -c:a aac -f ipod,                     48000, 1, m4a",
        "mka, -c:a aac -f matroska,                     48000, 1, mka",
        "mka, -c:a pcm_s16le -f matroska,               48000, 2, mka",
        "mp2, -c:a mp2 -f mp2,                          48000, 2, mp2",
        "mp3 mpga, -c:a libmp3lame -f mp3,              44100, 2, mp3",
        "ogg oga, -c:a flac -f ogg,                     44100, 2, ogg",
        "ogg, -c:a vorbis -strict -2 -f ogg,            48000, 2, opus",
        "ogg, -c:a libspeex -f ogg,                     16000, 1, spx",
        "mogg, -c:a flac -f ogg,                        48000, 4, ogg",
        "opus, -c:a libopus -f opus,                    48000, 1, opus",
        "tta, -c:a tta -f tta,                          44100, 2, tta",
        "voc, -c:a pcm_s16le -f voc,                    44100, 2, voc",
        "wav, -c:a pcm_s16le -f wav,                    44100, 2, wav",
        "wav, -c:a pcm_s24le -f wav,                    48000, 3, wav",
        "wav, -c:a pcm_u8 -f wav,                        8000, 1, wav",
        "wav, -c:a pcm_alaw -f wav,                      8000, 2, wav",
        "wav, -c:a libmp3lame -f wav,                   44100, 2, wav",
        "w64, -c:a pcm_s16le -f w64,                    44100, 2, w64",
        "wma, -c:a wmav2 -f asf,                        44100, 2, wma",
        "wma, -c:a wmav1 -f asf,                        22050, 1, wma",
        "wma, -c:a wmav2 -f asf,                        16000, 1, wma",
        "wv, -c:a wavpack -f wv,                        44100, 2, wv",
        "webm, -c:a libopus -f webm,                    48000, 2, webm",
        "ts, -c:a aac -f mpegts,                        44100, 2, ts",
        "mts m2ts, -c:a ac3 -mpegts_m2ts_mode 1 -f mpegts, 48000, 2, ts",
        "ts, -c:a mp2 -f mpegts,                        48000, 2, ts",
        "mov, -c:a pcm_s16le -f mov,                    44100, 2, mov",
        "mov, -c:a aac -f mov,                          44100, 2, mov",
        "mp4, -c:a libmp3lame -f mp4,                   44100, 2, m4a",
        "avi, -c:a libmp3lame -f avi,                   44100, 2, avi",
        "mpg, -c:a mp2 -f vob,                          48000, 2, mpg",
        "dts, -c:a dca -strict -2 -f dts,               48000, 2, -",
        "wav, -c:a adpcm_ms -f wav,                     44100, 1, -"
    })
    void comesBackInItsOwnType(String type, String making, int rateHz, int channels, String ending) throws IOException {
        Path input = make(making, rateHz, channels);

        OutputFormat format = OutputFormat.SAME;
        if (ending.equals("-")) {
            assertThatThrownBy(() -> recordings.fileEnding(input, OutputFormat.SAME))
                    .isInstanceOfSatisfying(
                            AudioException.class,
                            e -> assertThat(e.category()).isEqualTo(AudioException.Category.INPUT))
                    .hasMessageEndingWith("cannot be written; choose mp3, wav, flac, opus or m4a.");
            format = OutputFormat.WAV;
        } else {
            assertThat(recordings.fileEnding(input, OutputFormat.SAME)).isEqualTo(ending);
        }
        RecordingInfo before = recordings.inspect(input);
        Path output = redact(input, before, format, new TimeRange(1000, 1500));

        RecordingInfo after = recordings.inspect(output);
        if (format == OutputFormat.SAME) {
            assertThat(after.container()).isEqualTo(before.container());
            assertThat(after.codec()).isEqualTo(writtenAs(before.codec()));
        }
        assertThat(after.channelCount()).isEqualTo(channels);
        assertSameSound(input, output, rateHz, channels);
    }

    private static String writtenAs(String codec) {
        return switch (codec) {
            case "wmav1" -> "wmav2";
            case "vorbis" -> "opus";
            default -> codec;
        };
    }

    @ParameterizedTest(name = "{0} {1} channels at {2} Hz")
    @CsvSource({
        "FLAC, 2, 44100",
        "FLAC, 1, 8000",
        "OPUS, 2, 44100",
        "OPUS, 1, 8000",
        "OPUS, 3, 48000",
        "M4A, 2, 44100",
        "M4A, 1, 8000",
        "M4A, 1, 10000"
    })
    void writesFurtherTypes(OutputFormat format, int channels, int rateHz) throws IOException {
        Path input = make("-c:a pcm_s16le -f wav", rateHz, channels);

        Path output = redact(input, format);

        assertThat(recordings.inspect(output).codec())
                .isEqualTo(format == OutputFormat.M4A ? "aac" : format.wireName());
        assertThat(recordings.inspect(output).channelCount()).isEqualTo(channels);
        assertSameSound(input, output, rateHz, channels);
    }

    @ParameterizedTest
    @CsvSource({
        "5.1, 6, WAV",
        "5.1(side), 6, FLAC",
        "5.1(side), 6, OPUS",
        "quad, 4, WAV",
        "7.1, 8, FLAC",
        "7.1, 8, M4A",
        "2.1, 3, WAV",
        "4.1, 5, SAME",
        "hexagonal, 6, WAV",
        "7.1(wide), 8, FLAC",
        "7.1(wide), 8, OPUS"
    })
    void keepsEveryChannelApart(String layout, int channels, OutputFormat format) {
        Path input = folder.resolve("input");
        List<String> tones = new ArrayList<>();
        for (int channel = 0; channel < channels; channel++) {
            tones.add("0.1*sin(2*PI*t*" + (300 + 200 * channel) + ")");
        }
        Media.run(List.of(
                "-f",
                "lavfi",
                "-i",
                "aevalsrc=" + String.join("|", tones) + ":c=" + layout + ":s=48000:d=1",
                "-f",
                "wav",
                input.toString()));

        Path output = redact(input, format, new TimeRange(200, 400));

        RecordingInfo info = recordings.inspect(output);
        assertThat(info.channelCount()).isEqualTo(channels);
        boolean lossless = format != OutputFormat.OPUS && format != OutputFormat.M4A;
        if (lossless) {
            assertThat(info.channelLayout()).isEqualTo(layout);
        }
        Sound sound = Media.decode(output, 48_000, channels);
        for (int channel = 0; channel < channels; channel++) {
            int hz = 300 + 200 * channel;
            // A lossy channel for low frequencies only is not expected to keep its tone.
            if (lossless || channel != 3) {
                assertThat(Spectrum.powerDb(sound.between(600, 900).channel(channel), 48_000, hz - 50, hz + 50))
                        .as("channel %d", channel)
                        .isCloseTo(-23, within(1.5));
            }
        }
    }

    @Test
    void hears8svx() throws IOException {
        byte[] samples = new byte[30_000];
        double[] speech = Sound.speech(3, 10_000, 3).channel(0);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) Math.round(speech[i] * 127);
        }
        ByteBuffer file = ByteBuffer.allocate(12 + 28 + 8 + samples.length);
        file.put(ascii("FORM")).putInt(4 + 28 + 8 + samples.length).put(ascii("8SVX"));
        file.put(ascii("VHDR")).putInt(20).putInt(samples.length).putInt(0).putInt(0);
        file.putShort((short) 10_000).put((byte) 1).put((byte) 0).putInt(0x10000);
        file.put(ascii("BODY")).putInt(samples.length).put(samples);
        Path input = Files.write(folder.resolve("input"), file.array());

        assertThatThrownBy(() -> recordings.fileEnding(input, OutputFormat.SAME))
                .hasMessageContaining("iff");
        assertSameSound(input, redact(input, OutputFormat.WAV), 10_000, 1);
    }

    /** Qualcomm PureVoice in QCP (RFC 3625): frames of half rate with bits of any value. */
    @Test
    void hearsQcp() throws IOException {
        int frames = 150;
        ByteBuffer file = ByteBuffer.allocate(12 + 8 + 150 + 8 + frames * 17).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF"))
                .putInt(file.capacity() - 8)
                .put(ascii("QLCMfmt "))
                .putInt(150);
        file.put((byte) 1).put((byte) 0);
        byte[] purevoice = {
            0x41,
            0x6d,
            0x7f,
            0x5e,
            0x15,
            (byte) 0xb1,
            (byte) 0xd0,
            0x11,
            (byte) 0xba,
            (byte) 0x91,
            0,
            (byte) 0x80,
            0x5f,
            (byte) 0xb4,
            (byte) 0xb9,
            0x7e
        };
        file.put(purevoice).putShort((short) 2).put(Arrays.copyOf(ascii("Qcelp 13K"), 80));
        file.putShort((short) 6800).putShort((short) 17).putShort((short) 160).putShort((short) 8000);
        file.putShort((short) 16)
                .putInt(1)
                .put(new byte[] {16, 3})
                .put(new byte[14])
                .put(new byte[20]);
        file.position(12 + 8 + 150);
        file.put(ascii("data")).putInt(frames * 17);
        Random random = new Random(1);
        for (int i = 0; i < frames; i++) {
            byte[] bits = new byte[16];
            random.nextBytes(bits);
            file.put((byte) 3).put(bits);
        }
        Path input = Files.write(folder.resolve("input"), file.array());

        assertThatThrownBy(() -> recordings.fileEnding(input, OutputFormat.SAME))
                .hasMessageContaining("qcelp");
        assertSameSound(input, redact(input, OutputFormat.FLAC), 8000, 1);
    }

    /** Monkey's Audio of frames marked as silent, for which no coder is needed. */
    @Test
    void hearsApe() throws IOException {
        int blocks = 73_728;
        int frames = 2;
        ByteBuffer file =
                ByteBuffer.allocate(52 + 24 + 4 * frames + frames * 12).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("MAC ")).putShort((short) 3990).putShort((short) 0);
        file.putInt(52)
                .putInt(24)
                .putInt(4 * frames)
                .putInt(0)
                .putInt(frames * 12)
                .putInt(0)
                .putInt(0);
        file.position(52);
        file.putShort((short) 2000)
                .putShort((short) 0)
                .putInt(blocks)
                .putInt(blocks / 2)
                .putInt(frames);
        file.putShort((short) 16).putShort((short) 2).putInt(44_100);
        for (int i = 0; i < frames; i++) {
            file.putInt(52 + 24 + 4 * frames + 12 * i);
        }
        for (int i = 0; i < frames; i++) {
            // The words of a frame are swapped: checksum with the top bit set, and flags: both channels silent.
            file.order(ByteOrder.LITTLE_ENDIAN).putInt(0x80000000).putInt(3).putInt(0);
        }
        Path input = Files.write(folder.resolve("input"), file.array());

        Path output = redact(input, OutputFormat.FLAC);

        assertThat(recordings.inspect(input).codec()).isEqualTo("ape");
        assertThat(recordings.inspect(output).durationMillis())
                .isEqualTo(recordings.inspect(input).durationMillis())
                .isEqualTo(Math.round(blocks * 1.5 / 44.1));
    }

    /** The Digital Speech Standard: blocks of 512 bytes behind two of header; frames of 264 samples with any bits. */
    @Test
    void hearsDss() throws IOException {
        int blocks = 40;
        byte[] file = new byte[1024 + 512 * blocks];
        new Random(2).nextBytes(file);
        Arrays.fill(file, 0, 1024, (byte) 0);
        System.arraycopy(ascii("\2dss"), 0, file, 0, 4);
        System.arraycopy(ascii("261125080000261125080010"), 0, file, 0x26, 24);
        Path input = Files.write(folder.resolve("input"), file);

        assertThatThrownBy(() -> recordings.fileEnding(input, OutputFormat.SAME))
                .hasMessageContaining("dss");
        Path output = redact(input, OutputFormat.FLAC);
        assertThat(Media.decode(output, 11_025, 1).frameCount())
                .isEqualTo(Media.decode(input, 11_025, 1).frameCount())
                .isGreaterThan(2 * 11_025);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private Path make(String making, int rateHz, int channels) throws IOException {
        Sound sound = Sound.speech(3, rateHz, SECONDS);
        for (int channel = 1; channel < channels; channel++) {
            sound = sound.beside(Sound.speech(3 + channel, rateHz, SECONDS));
        }
        Path made = folder.resolve("made");
        Media.convert(sound.writeWav(folder.resolve("made.wav")), made, making.split(" "));
        // Nothing in the name tells what it is.
        return Files.move(made, folder.resolve("recording.bin"));
    }

    private Path redact(Path input, OutputFormat format) {
        return redact(input, format, new TimeRange(1000, 1500));
    }

    private Path redact(Path input, OutputFormat format, TimeRange cut) {
        return redact(input, recordings.inspect(input), format, cut);
    }

    private Path redact(Path input, RecordingInfo info, OutputFormat format, TimeRange cut) {
        Path output = folder.resolve("output");
        recordings.redact(input, info, output, List.of(Cut.of(cut)), RedactionMethod.BEEP, format, AudioMonitor.none());
        return output;
    }

    private static void assertSameSound(Path input, Path output, int rateHz, int channels) {
        Sound before = Media.onTimeLine(input, rateHz, channels);
        Sound after = Media.onTimeLine(output, rateHz, channels);
        // No codec here has frames of more than 4096 samples; those of WMA and AMR last longest.
        double frameMillis = Math.max(50, 2048_000.0 / rateHz);
        assertThat((after.frameCount() - before.frameCount()) * 1000.0 / rateHz)
                .as("difference in milliseconds")
                .isBetween(-1.0, frameMillis);
        for (int channel = 0; channel < channels; channel++) {
            double[] tone = after.between(1030, 1470).channel(channel);
            assertThat(Spectrum.powerDb(tone, rateHz, 900, 1100)).isGreaterThan(-40);
            double[] kept = before.between(1600, 2400).channel(channel);
            double[] same = after.between(1600, 2400).channel(channel);
            int most = rateHz / 100;
            assertThat(Spectrum.lag(kept, same, most) * 1000.0 / rateHz)
                    .as("channel %d is late by milliseconds", channel)
                    .isBetween(-1.0, 1.0);
            assertThat(Spectrum.correlation(kept, same))
                    .as("channel %d", channel)
                    .isGreaterThan(0.7);
        }
    }
}
