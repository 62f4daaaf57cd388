/**
 * Which engine hears which request: speech models and languages.
 *
 * <p>May use: audio, core, detect, engine.http, engine.vosk, engine.whisper, language, models, pipeline, server.api, server.settings, server.web, speech, tools.jackson,
 * org.slf4j, org.springframework.util.
 */
@NullMarked
package org.bleepline.server.engine;

import org.jspecify.annotations.NullMarked;
