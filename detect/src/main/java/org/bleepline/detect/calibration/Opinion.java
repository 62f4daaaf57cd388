package org.bleepline.detect.calibration;

import java.util.List;

/**
 * What the other findings at the place of a span say about it.
 *
 * @param agreeing names of other recognizers that found the same kind there, in order
 * @param disputing the best score of what was found there of another kind; 0 if nothing was
 */
public record Opinion(List<String> agreeing, double disputing) {
    public Opinion {
        agreeing = List.copyOf(agreeing);
    }
}
