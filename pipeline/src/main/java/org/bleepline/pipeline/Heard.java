package org.bleepline.pipeline;

import org.bleepline.audio.RecordingInfo;
import org.bleepline.core.transcript.Transcript;

/**
 * What was heard in one recording, before anything is removed.
 *
 * @param transcript the words, and who spoke them where channels were heard by themselves
 * @param info what the recording is made of
 * @param separate whether each channel was heard by itself
 * @param engine name and version of the speech engine
 */
public record Heard(Transcript transcript, RecordingInfo info, boolean separate, String engine) {}
