/**
 * Looks whether anything that was removed can still be heard in a redacted recording: by hearing it again, and by comparing
 * its sound with the original's.
 *
 * <p>May use: core, audio, detect.spoken, org.apache.commons.math3, tools.jackson.core.
 */
@NullMarked
package org.bleepline.pipeline.leak;

import org.jspecify.annotations.NullMarked;
