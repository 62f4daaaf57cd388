/**
 * Engines of native code, each in processes of their own: what crashes, hangs or eats memory there fails one recording, never
 * the program. To add such an engine, implement {@link org.bleepline.engine.worker.PieceEngine} and its maker, and hand both to
 * {@link org.bleepline.engine.worker.WorkerEngine}, which cuts recordings into pieces, shares the workers fairly and puts the
 * words back on the recording's timeline.
 *
 * <p>May use: core, speech.segment.
 */
@NullMarked
package org.bleepline.engine.worker;

import org.jspecify.annotations.NullMarked;
