/**
 * Finds the exact terms that a user has listed. Infers nothing.
 *
 * <p>May use: core.
 */
@NullMarked
package org.bleepline.detect.terms;

import org.jspecify.annotations.NullMarked;
