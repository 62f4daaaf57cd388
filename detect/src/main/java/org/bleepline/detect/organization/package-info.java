/**
 * Finds names of businesses in words without capitals, by the trade that ends them and the word that leads to them.
 *
 * <p>May use: core, detect.spoken, detect.reading.
 */
@NullMarked
package org.bleepline.detect.organization;

import org.jspecify.annotations.NullMarked;
