/**
 * What was said: words with their times, and who spoke them.
 *
 * <p>May use: nothing.
 */
@NullMarked
package org.bleepline.core.transcript;

import org.jspecify.annotations.NullMarked;
