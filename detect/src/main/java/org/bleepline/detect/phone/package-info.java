/**
 * Finds telephone numbers, typed or spoken.
 *
 * <p>May use: core, detect.spoken, detect.reading, com.google.i18n.phonenumbers.
 */
@NullMarked
package org.bleepline.detect.phone;

import org.jspecify.annotations.NullMarked;
