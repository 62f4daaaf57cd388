/**
 * A speech engine on another machine: any server that speaks OpenAI's transcription API. It makes network calls, to the one
 * address that its user configured and to no other.
 *
 * <p>May use: core, speech, tools.jackson.core, tools.jackson.databind.
 */
@NullMarked
package org.bleepline.engine.http;

import org.jspecify.annotations.NullMarked;
