package org.bleepline.audio;

import java.util.List;

/**
 * What is known of a sound track of a file before it is decoded.
 *
 * @param info the part that everybody sees; its duration is -1 if the file does not state one
 * @param format holds every sample of the track
 * @param guessed whether the duration is a guess from the size of the file
 * @param statedMillis length of the sound track alone as the file states it, -1 if it does not
 * @param delayMicros how much later than the file the track begins
 * @param bitRate bits in one second of the encoded track, 0 if unknown
 * @param brand which of the types that share a container this is: the major brand of MPEG-4 and QuickTime, the document
 *     type of Matroska; else empty
 * @param pictures FFmpeg's names of the codecs of the picture tracks, covers left out
 * @param picturesDelayMicros how much later than the file the first of them begins; 0 if there is none
 */
record SoundTrack(
        RecordingInfo info,
        SampleFormat format,
        boolean guessed,
        long statedMillis,
        long delayMicros,
        long bitRate,
        String brand,
        List<String> pictures,
        long picturesDelayMicros) {
    SoundTrack {
        pictures = List.copyOf(pictures);
    }
}
