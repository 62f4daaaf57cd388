/**
 * Finds numbers of customers, members and policies.
 *
 * <p>May use: core, detect.spoken, detect.reading.
 */
@NullMarked
package org.bleepline.detect.account;

import org.jspecify.annotations.NullMarked;
