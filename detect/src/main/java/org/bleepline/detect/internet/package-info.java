/**
 * Finds e-mail and internet addresses and names of files, typed or spoken.
 *
 * <p>May use: core, detect.spoken, detect.reading, org.apache.commons.validator.
 */
@NullMarked
package org.bleepline.detect.internet;

import org.jspecify.annotations.NullMarked;
