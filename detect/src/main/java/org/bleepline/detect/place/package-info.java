/**
 * Finds street addresses, postal codes and coordinates. Knows no city and no country.
 *
 * <p>May use: core, detect.spoken, detect.reading.
 */
@NullMarked
package org.bleepline.detect.place;

import org.jspecify.annotations.NullMarked;
