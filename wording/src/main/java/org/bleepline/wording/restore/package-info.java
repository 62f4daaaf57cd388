/**
 * Restores punctuation marks and capitals in words that have none, with a small trained model. Changes no word otherwise,
 * adds none and leaves none out.
 *
 * <p>May use: core.transcript.
 */
@NullMarked
package org.bleepline.wording.restore;

import org.jspecify.annotations.NullMarked;
