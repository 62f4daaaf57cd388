/**
 * Vosk on this machine, inside of worker processes.
 *
 * <p>May use: core, engine.worker, models, com.sun.jna, org.vosk, tools.jackson.core.
 */
@NullMarked
package org.bleepline.engine.vosk;

import org.jspecify.annotations.NullMarked;
