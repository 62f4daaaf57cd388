/**
 * What an auditor gets: a page that shows what was removed and how, and the same signed. Never a removed value.
 *
 * <p>May use: core, audio, pipeline.leak, tools.jackson.core, tools.jackson.databind, com.nimbusds.jose.
 */
@NullMarked
package org.bleepline.pipeline.report;

import org.jspecify.annotations.NullMarked;
