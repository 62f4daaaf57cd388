package org.bleepline.speech.sphinx;

/** How hard the embedded engine listens. */
public enum SphinxAccuracy {
    /** The default: fewest errors. */
    ACCURATE(8000),
    /** A narrower search: faster, with more errors. */
    FAST(3000);

    private final int beamWidth;

    SphinxAccuracy(int beamWidth) {
        this.beamWidth = beamWidth;
    }

    /** Models of phones that the search keeps from one frame of 10 ms to the next. */
    int beamWidth() {
        return beamWidth;
    }
}
