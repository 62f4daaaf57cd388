/**
 * Finds the remaining numbers and codes that point to a person or a thing of theirs; asked last, it takes what nobody else explained.
 *
 * <p>May use: core, detect.spoken, detect.reading.
 */
@NullMarked
package org.bleepline.detect.number;

import org.jspecify.annotations.NullMarked;
