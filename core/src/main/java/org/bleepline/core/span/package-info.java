/**
 * The text that recognizers read, and the spans they find in it.
 *
 * <p>May use: core.policy, core.transcript.
 */
@NullMarked
package org.bleepline.core.span;

import org.jspecify.annotations.NullMarked;
