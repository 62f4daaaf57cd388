package org.bleepline.audio;

/**
 * What is known of the first sound track of a file before it is decoded.
 *
 * @param info the part that everybody sees; its duration is -1 if the file does not state one
 * @param format holds every sample of the track
 * @param guessed whether the duration is a guess from the size of the file
 * @param statedMillis length of the sound track alone as the file states it, -1 if it does not
 * @param delayMicros how much later than the file the track begins
 * @param bitRate bits in one second of the encoded track, 0 if unknown
 */
record SoundTrack(
        RecordingInfo info, SampleFormat format, boolean guessed, long statedMillis, long delayMicros, long bitRate) {}
