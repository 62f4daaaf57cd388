/**
 * The work on a transcript: fetch, hear, redact, end. Survives being killed at any moment.
 *
 * <p>May use: core, audio, detect, language, pipeline, wording, server.api, server.engine, server.fetch, server.redactedaudio, server.settings, server.storage, server.transcript, server.upload, server.web, server.webhook, com.github.kagkarlsson.scheduler, io.micrometer, org.springframework, tools.jackson, org.slf4j.
 */
@NullMarked
package org.bleepline.server.jobs;

import org.jspecify.annotations.NullMarked;
