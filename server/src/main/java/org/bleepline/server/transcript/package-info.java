/**
 * Transcripts: create, get, list, delete, and the table they live in.
 *
 * <p>May use: server.api, server.engine, server.keys, server.upload, server.storage, server.vault, server.web, jakarta.servlet, org.springframework, tools.jackson, org.slf4j.
 */
@NullMarked
package org.bleepline.server.transcript;

import org.jspecify.annotations.NullMarked;
