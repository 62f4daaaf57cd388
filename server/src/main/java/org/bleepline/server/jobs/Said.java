package org.bleepline.server.jobs;

import java.util.Optional;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.core.transcript.TimePrecision;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;

/**
 * What is said in a recording, as the request wants it written, before anything is removed.
 *
 * @param heardBy name and version of the engine; empty where the transcript came with the recording
 * @param times what the times of its words are worth
 * @param raw whether the words are raw, so that they are still to be written as people write
 * @param info what the recording is made of
 * @param languageConfidence how sure the engine was of the language, if it found it out
 * @param window the only stretch that was heard; empty for the whole
 */
record Said(
        Transcript transcript,
        Optional<String> heardBy,
        TimePrecision times,
        boolean raw,
        Optional<Double> languageConfidence,
        RecordingInfo info,
        Optional<TimeRange> window) {}
