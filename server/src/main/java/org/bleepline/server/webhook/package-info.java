/**
 * Tells clients' servers that a transcript has ended, until they have heard it.
 *
 * <p>May use: server.api, server.fetch, server.redactedaudio, server.settings, server.storage, server.transcript, server.web, com.github.kagkarlsson.scheduler, io.micrometer, org.springframework, tools.jackson, org.slf4j.
 */
@NullMarked
package org.bleepline.server.webhook;

import org.jspecify.annotations.NullMarked;
