/**
 * The words of a text as somebody would write them down who listens: digits, letters and symbols behind "four", "m as in
 * mike" and "dot", each leading back to the characters it came from. Judges nothing.
 *
 * <p>May use: core.span.
 */
@NullMarked
package org.bleepline.detect.spoken;

import org.jspecify.annotations.NullMarked;
