package org.bleepline.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as it goes over the wire: snake case, nulls written, and limits for what comes in. */
public final class Json {
    /** A request of the documented API has five levels at most. */
    private static final int MAX_DEPTH = 50;
    /** 100 labels of 200 terms of 200 characters, in UTF-8, and some room. */
    private static final int MAX_BYTES = 17 << 20;

    /** A request of this kind is small; whoever takes longer holds a thread for nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final JsonMapper INCOMING = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /** For everything that goes out and everything that we stored ourselves. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /**
     * Reads a request's body whatever its content type says.
     *
     * @throws ApiException 400 if it is not a JSON object or comes too slowly, 413 if it is too large
     */
    public static ObjectNode object(HttpServletRequest request) throws IOException {
        byte[] body;
        try (InputStream stream = request.getInputStream()) {
            body = read(stream);
        }
        try {
            JsonNode node = INCOMING.readTree(body);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw ApiException.badRequest("The request body must be a JSON object");
        } catch (StreamConstraintsException e) {
            throw ApiException.badRequest("The request body is nested too deeply or holds a number that is too long");
        } catch (JacksonException e) {
            throw ApiException.badRequest("The request body is not valid JSON" + place(e));
        }
    }

    private static byte[] read(InputStream stream) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 13];
        for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
            body.write(buffer, 0, count);
            if (body.size() > MAX_BYTES) {
                throw new ApiException(413, "The request body is larger than " + (MAX_BYTES >> 20) + " MB");
            }
            if (System.nanoTime() > end) {
                throw ApiException.badRequest("The request body came too slowly");
            }
        }
        return body.toByteArray();
    }

    /** Where it broke; never the text around it. */
    private static String place(JacksonException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }
}
