/**
 * Finds names by what is said around them: introductions, titles, spelling.
 *
 * <p>May use: core, detect.spoken, detect.reading.
 */
@NullMarked
package org.bleepline.detect.person;

import org.jspecify.annotations.NullMarked;
