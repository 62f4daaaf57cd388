/**
 * Finds payment card numbers and their verification codes.
 *
 * <p>May use: core, detect.spoken, detect.reading, org.apache.commons.validator.
 */
@NullMarked
package org.bleepline.detect.card;

import org.jspecify.annotations.NullMarked;
