/**
 * Redaction of text without a recording: POST /v2/redact, an endpoint of our own.
 *
 * <p>May use: core, detect, pipeline, server.api, server.engine, server.keys, server.web, jakarta.servlet, org.springframework, tools.jackson.
 */
@NullMarked
package org.bleepline.server.textredaction;

import org.jspecify.annotations.NullMarked;
