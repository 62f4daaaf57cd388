/**
 * Sentences, paragraphs, subtitles and word search, made from the redacted words only.
 *
 * <p>May use: server.api, server.transcript, server.keys, server.web, jakarta.servlet, org.springframework, tools.jackson.
 */
@NullMarked
package org.bleepline.server.views;

import org.jspecify.annotations.NullMarked;
