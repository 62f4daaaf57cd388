/**
 * Finds passwords, their substitutes, and user names.
 *
 * <p>May use: core, detect.spoken, detect.reading.
 */
@NullMarked
package org.bleepline.detect.credential;

import org.jspecify.annotations.NullMarked;
