/**
 * Tells speakers on one channel apart by the sound of their voices, without a trained model.
 *
 * <p>May use: core.speech, core.transcript, org.apache.commons.math3.transform.
 */
@NullMarked
package org.bleepline.speech.speakers;

import org.jspecify.annotations.NullMarked;
