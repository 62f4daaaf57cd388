/**
 * What recognizers read: the spoken text with its cues, that is, the phrases by which a speaker announces or asks for a
 * value, and which topic is open where.
 *
 * <p>May use: core, detect.spoken.
 */
@NullMarked
package org.bleepline.detect.reading;

import org.jspecify.annotations.NullMarked;
