/**
 * The whole way of a recording: hear, find, redact, deliver. The library's front door.
 *
 * <p>May use: core, detect, audio, speech, wording, language, pipeline, tools.jackson.core.
 */
@NullMarked
package org.bleepline.pipeline;

import org.jspecify.annotations.NullMarked;
