package org.bleepline.server.redactedaudio;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.bleepline.server.keys.KeyFilter;
import org.bleepline.server.storage.SealedFiles;
import org.bleepline.server.transcript.AudioState;
import org.bleepline.server.transcript.RedactedAudioFile;
import org.bleepline.server.transcript.TranscriptRow;
import org.bleepline.server.transcript.TranscriptStore;
import org.bleepline.server.transcript.Transcripts;
import org.bleepline.server.web.ApiException;
import org.bleepline.server.web.BaseUrl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /v2/transcript/{id}/redacted-audio}, and the file behind the link that it gives. */
@RestController
public final class RedactedAudioController {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Transcripts transcripts;
    private final TranscriptStore store;
    private final RedactedAudios audios;
    private final SignedLinks links;
    private final SealedFiles files;
    private final BaseUrl baseUrl;

    public RedactedAudioController(
            Transcripts transcripts,
            TranscriptStore store,
            RedactedAudios audios,
            SignedLinks links,
            SealedFiles files,
            BaseUrl baseUrl) {
        this.transcripts = transcripts;
        this.store = store;
        this.audios = audios;
        this.links = links;
        this.files = files;
        this.baseUrl = baseUrl;
    }

    @GetMapping("/v2/transcript/{id}/redacted-audio")
    ResponseEntity<ObjectNode> redactedAudio(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestAttribute(KeyFilter.PROJECT) String project) {
        TranscriptRow row = transcripts.require(id, project);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (row.audioState() == AudioState.PENDING) {
            return ResponseEntity.status(202).body(body.put("status", "processing"));
        }
        String link = audios.link(row).orElseThrow(() -> ApiException.badRequest(whyNot(row)));
        body.put("status", "redacted_audio_ready");
        return ResponseEntity.ok(body.put("redacted_audio_url", baseUrl.of(request) + link));
    }

    /** No key is asked for: the signature is the key. As with the service's own links, only GET is answered. */
    @RequestMapping(value = SignedLinks.PATH + "{name}", method = RequestMethod.GET)
    void file(HttpServletRequest request, HttpServletResponse response, @PathVariable("name") String name)
            throws IOException {
        if (!request.getMethod().equals("GET")) {
            throw denied();
        }
        RedactedAudioFile audio = audio(request, name);
        try (SeekableByteChannel content = open(audio, request, name)) {
            send(content, audio.byteCount(), request, response, name);
        } catch (NoSuchFileException e) {
            throw denied();
        }
    }

    private RedactedAudioFile audio(HttpServletRequest request, String name) {
        return links.transcript(name, parameter(request, "Expires"), parameter(request, "Signature"))
                .flatMap(store::find)
                .filter(row -> row.audioState() == AudioState.READY)
                .flatMap(TranscriptRow::audio)
                .filter(audios::alive)
                .orElseThrow(RedactedAudioController::denied);
    }

    private SeekableByteChannel open(RedactedAudioFile audio, HttpServletRequest request, String name)
            throws IOException {
        try {
            return files.open(audio.file());
        } catch (NoSuchFileException e) {
            // Gone, or encrypted anew under another name since it was looked up.
            return files.open(audio(request, name).file());
        }
    }

    private static void send(
            SeekableByteChannel content,
            long length,
            HttpServletRequest request,
            HttpServletResponse response,
            String name)
            throws IOException {
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Cache-Control", "private, no-store");
        Optional<ByteRange> range = Optional.empty();
        try {
            String header = request.getHeader("Range");
            range = header == null ? range : ByteRange.of(header, length);
        } catch (ByteRange.UnsatisfiableException e) {
            response.setHeader("Content-Range", "bytes */" + length);
            throw new ApiException(416, "The range lies behind the end of the file");
        }
        response.setContentType("binary/octet-stream");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        ByteRange sent = range.orElse(new ByteRange(0, length - 1));
        if (range.isPresent()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", "bytes " + sent.first() + "-" + sent.last() + "/" + length);
        }
        response.setContentLengthLong(sent.length());
        copy(content, sent, response.getOutputStream());
    }

    private static void copy(SeekableByteChannel content, ByteRange range, OutputStream out) throws IOException {
        content.position(range.first());
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        long left = range.length();
        while (left > 0) {
            buffer.clear();
            buffer.limit((int) Math.min(left, buffer.capacity()));
            int count = content.read(buffer);
            if (count < 0) {
                throw new IOException("the file is shorter than it should be");
            }
            out.write(buffer.array(), 0, count);
            left -= count;
        }
    }

    private static String whyNot(TranscriptRow row) {
        return switch (row.audioState()) {
            case NONE, PENDING, READY ->
                row.audioState() == AudioState.READY
                        ? "The redacted audio of this transcript has expired."
                        : "Redacted audio was not requested for this transcript: `redact_pii_audio` was not set.";
            case NO_SPEECH ->
                "There is no redacted audio: no speech was detected. Set `return_redacted_no_speech_audio` in"
                        + " `redact_pii_audio_options` to get audio all the same.";
            case TOO_LARGE ->
                "There is no redacted audio: the original file is too large. It must be smaller than 1 GB.";
            case FAILED -> "There is no redacted audio: the transcript has a status of 'error'.";
            case GONE ->
                row.deleted()
                        ? "The redacted audio was deleted with its transcript."
                        : "The redacted audio of this transcript has expired.";
        };
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private static ApiException denied() {
        return new ApiException(403, "Access denied: the link is wrong or has expired");
    }
}
