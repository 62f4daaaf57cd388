/**
 * The command line: wiring, progress, error messages and exit codes; no redaction logic.
 *
 * <p>May use: core, detect, evaluation, audio, speech, engine.http, engine.vosk, engine.whisper, language, models, pipeline, wording, server, picocli, tools.jackson.core.
 */
@NullMarked
package org.bleepline.cli;

import org.jspecify.annotations.NullMarked;
