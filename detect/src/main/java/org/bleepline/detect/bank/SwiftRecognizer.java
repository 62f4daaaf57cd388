package org.bleepline.detect.bank;

import org.bleepline.core.policy.Policy;
import org.bleepline.detect.reading.Cue;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.ReadingRecognizer;
import org.bleepline.detect.reading.Topic;
import org.bleepline.detect.spoken.SpokenText;

/** Business identifier codes (ISO 9362: eight or eleven letters) typed behind a bank cue. */
public final class SwiftRecognizer implements ReadingRecognizer {
    private static final int MAX_DISTANCE = 3;

    @Override
    public void recognize(Reading reading, Findings findings) {
        SpokenText text = reading.text();
        for (Cue cue : reading.cues()) {
            if (cue.topic() != Topic.BANK) {
                continue;
            }
            for (int token = cue.end(); token < cue.end() + MAX_DISTANCE; token++) {
                boolean size = text.length(token) == 8 || text.length(token) == 11;
                if (size && text.sameTurn(cue.first(), token) && text.allCapitals(token)) {
                    findings.add(Policy.BANKING_INFORMATION, token, token + 1, 0.9, "bank", "cue");
                    break;
                }
            }
        }
    }
}
