package org.bleepline.pipeline;

import java.util.Optional;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.core.transcript.TimePrecision;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.language.DetectedLanguage;

/**
 * What was heard in one recording, before anything is removed.
 *
 * @param transcript the words, and who spoke them where channels were heard by themselves
 * @param times what the times of the words are worth
 * @param raw whether the words are raw: in small letters, without marks, numbers in words
 * @param info what the recording is made of
 * @param separate whether each channel was heard by itself
 * @param engine name and version of the speech engine
 * @param language what was found to be spoken, by the engine or else by the words, if that was asked for
 */
public record Heard(
        Transcript transcript,
        TimePrecision times,
        boolean raw,
        RecordingInfo info,
        boolean separate,
        String engine,
        Optional<DetectedLanguage> language) {}
