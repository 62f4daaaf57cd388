package org.bleepline.server;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Load, for who asks for it: it prints figures, and fails where an answer is not the right one or memory runs out. */
@Tag("load")
class LoadTest {
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void bearsAThousandTranscriptsOfFiftyClientsWhileTwoHundredPoll() throws Exception {
        LoadBench.main(new String[0]);
    }
}
