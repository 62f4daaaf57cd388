/**
 * Redacted audio: whether there is any, and the signed address under which it can be fetched without a key.
 *
 * <p>May use: server.keys, server.settings, server.storage, server.transcript, server.vault, server.web, jakarta.servlet, org.springframework, tools.jackson, org.slf4j.
 */
@NullMarked
package org.bleepline.server.redactedaudio;

import org.jspecify.annotations.NullMarked;
