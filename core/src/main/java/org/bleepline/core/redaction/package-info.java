/**
 * From one list of spans to everything that leaves: the redacted text, words, utterances, and the list of cuts in the sound.
 *
 * <p>May use: core.policy, core.transcript, core.span, core.speech.
 */
@NullMarked
package org.bleepline.core.redaction;

import org.jspecify.annotations.NullMarked;
