package org.bleepline.cli;

import java.io.PrintWriter;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Utterance;

/** A transcript for reading: one turn a paragraph, with the speaker in front where there is one. */
final class TranscriptPrinter {
    private TranscriptPrinter() {}

    static void print(Transcript transcript, PrintWriter out) {
        for (Utterance utterance : transcript.utterances()) {
            String speaker = utterance.speaker();
            out.println((speaker == null ? "" : "Speaker " + speaker + ": ") + transcript.text(utterance));
        }
    }
}
