package org.bleepline.pipeline.leak;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How a leak check went that ended well: after the last look nothing leaked.
 *
 * @param engine name and version of the engine that heard the redacted recording
 * @param looks how often the recording was looked at, at least once
 * @param valuesSearched how many removed values were searched in what was heard
 * @param cutsMeasured how many cuts were compared with the original's sound
 * @param repaired what leaked in an earlier look and is gone, by look and time
 * @param residualDb how much of the original's sound is left in the worst cut, in dB; empty where no cut was long or loud
 *     enough to be measured. What the encoding adds by itself is not told apart below about -60
 */
public record LeakCheckResult(
        String engine,
        int looks,
        int valuesSearched,
        int cutsMeasured,
        List<Leak> repaired,
        OptionalDouble residualDb) {
    public LeakCheckResult {
        repaired = List.copyOf(repaired);
    }
}
