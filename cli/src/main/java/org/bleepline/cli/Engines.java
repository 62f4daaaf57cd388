package org.bleepline.cli;

import org.bleepline.pipeline.Bleepline;

/** The parts that the commands work with. */
final class Engines {
    private Engines() {}

    static Bleepline bleepline(boolean fast) {
        return Bleepline.standard(fast);
    }
}
