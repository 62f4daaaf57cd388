package org.bleepline.server.transcript;

import java.time.Instant;

/**
 * A finished redacted audio file.
 *
 * @param file its name among the sealed files
 * @param byteCount of the readable content
 * @param made when it was made
 */
public record RedactedAudioFile(String file, long byteCount, Instant made) {}
