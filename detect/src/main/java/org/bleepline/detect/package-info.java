/**
 * Finds personal data in text: asks all recognizers and resolves their candidates into one list of spans.
 *
 * <p>May use: core, detect.
 */
@NullMarked
package org.bleepline.detect;

import org.jspecify.annotations.NullMarked;
