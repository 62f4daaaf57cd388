/**
 * The shapes on the wire: what a request may hold, and what words, utterances and entities look like.
 *
 * <p>May use: core, audio, pipeline.leak, server.web, tools.jackson, com.fasterxml.jackson.
 */
@NullMarked
package org.bleepline.server.api;

import org.jspecify.annotations.NullMarked;
