/**
 * Transcripts that exist already, as other programs and services write them, brought to one form. What a file is shows in
 * its content, never in its name. It adds nothing to what a file says: a word without a time stays without one.
 *
 * <p>May use: core, pipeline.json, tools.jackson.core, tools.jackson.databind.
 */
@NullMarked
package org.bleepline.pipeline.imported;

import org.jspecify.annotations.NullMarked;
