package org.bleepline.detect.reading;

import org.bleepline.detect.spoken.Code;

/** Says what a code may be, given the topics that are open where it stands. Without state. */
@FunctionalInterface
public interface CodeJudge {
    void judge(Code code, OpenTopics topics, Reading reading, Findings findings);
}
