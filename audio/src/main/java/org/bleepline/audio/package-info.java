/**
 * Decodes recordings, replaces the samples of their cuts, and encodes them again. Refuses to touch anything but the one
 * file it is given: no network address, no playlist, no second file.
 *
 * <p>May use: core, tools.jackson.core.
 */
@NullMarked
package org.bleepline.audio;

import org.jspecify.annotations.NullMarked;
