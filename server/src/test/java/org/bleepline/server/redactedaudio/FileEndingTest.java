package org.bleepline.server.redactedaudio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileEndingTest {
    @ParameterizedTest
    @CsvSource({
        "RIFF????WAVEfmt, wav",
        "RF64????WAVEds64, wav",
        "RIFF????AVI LIST, avi",
        "????ftypM4A ????, m4a",
        "????ftypisom, mp4",
        "????ftypqt  , mov",
        "????ftyp3gp4, 3gp",
        "OggS????????????????????????OpusHead, opus",
        "OggS, ogg",
        "0&\u00b2u, wma",
        "FLV, flv",
        "\u00ff\u00fb?, mp3",
        "\u00ff\u00f1?, aac",
        "???, bin"
    })
    void followsFromTheContent(String start, String ending) {
        assertThat(FileEnding.of(start.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(ending);
    }

    @Test
    void tellsWebmFromMatroska() {
        byte[] head = {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3, 0, 'w', 'e', 'b', 'm'};

        assertThat(FileEnding.of(head)).isEqualTo("webm");
        head[5] = 0;
        assertThat(FileEnding.of(head)).isEqualTo("mkv");
    }
}
