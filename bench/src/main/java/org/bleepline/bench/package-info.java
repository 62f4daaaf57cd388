/**
 * Speed, each question with a baseline and a do-nothing case in the same run.
 *
 * <p>May use: core, detect, audio, speech, pipeline, wording, org.openjdk.jmh.
 */
@NullMarked
package org.bleepline.bench;

import org.jspecify.annotations.NullMarked;
