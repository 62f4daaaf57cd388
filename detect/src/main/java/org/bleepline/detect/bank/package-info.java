/**
 * Finds bank account, routing and sort numbers, IBAN and SWIFT codes.
 *
 * <p>May use: core, detect.spoken, detect.reading, org.apache.commons.validator.
 */
@NullMarked
package org.bleepline.detect.bank;

import org.jspecify.annotations.NullMarked;
