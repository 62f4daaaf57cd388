/**
 * Whisper on this machine: whisper.cpp, driven through JNA inside of worker processes.
 *
 * <p>May use: core, speech, engine.worker, models, com.sun.jna.
 */
@NullMarked
package org.bleepline.engine.whisper;

import org.jspecify.annotations.NullMarked;
