/**
 * Results and transcripts as JSON.
 *
 * <p>May use: core, tools.jackson.core.
 */
@NullMarked
package org.bleepline.pipeline.json;

import org.jspecify.annotations.NullMarked;
