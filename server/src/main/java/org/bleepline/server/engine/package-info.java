/**
 * Which engine hears which request: speech models and languages.
 *
 * <p>May use: core, pipeline, server.api, server.web, tools.jackson, org.slf4j.
 */
@NullMarked
package org.bleepline.server.engine;

import org.jspecify.annotations.NullMarked;
