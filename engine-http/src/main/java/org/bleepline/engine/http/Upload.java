package org.bleepline.engine.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** One request's body: form fields and a WAV file, as {@code multipart/form-data} (RFC 7578). */
final class Upload {
    private final String boundary;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Upload() {
        byte[] random = new byte[16];
        ThreadLocalRandom.current().nextBytes(random);
        boundary = "bleepline-" + HexFormat.of().formatHex(random);
    }

    Upload field(String name, String value) {
        part("name=\"" + name + "\"\r\n\r\n");
        body.writeBytes(value.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** 16-bit mono samples as a WAV file. Its name says nothing about the recording. */
    Upload sound(short[] samples, int sampleRateHz) {
        part("name=\"file\"; filename=\"sound.wav\"\r\nContent-Type: audio/wav\r\n\r\n");
        int bytes = samples.length * 2;
        ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 1);
        wav.putInt(sampleRateHz).putInt(sampleRateHz * 2);
        wav.putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        wav.asShortBuffer().put(samples);
        body.writeBytes(wav.array());
        return this;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    byte[] bytes() {
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private void part(String disposition) {
        String lineBreak = body.size() == 0 ? "" : "\r\n";
        body.writeBytes((lineBreak + "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition)
                .getBytes(StandardCharsets.US_ASCII));
    }
}
