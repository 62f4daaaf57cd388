/**
 * Writes raw words as people write them: marks and capitals, and figures for numbers that were said in words. Every written
 * word leads back to the raw words behind it.
 *
 * <p>May use: core, detect.spoken, wording.figures, wording.restore.
 */
@NullMarked
package org.bleepline.wording;

import org.jspecify.annotations.NullMarked;
